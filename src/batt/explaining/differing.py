"""``difference``: where an output is not what was asked for."""

from __future__ import annotations

from batt.drawing.picture import Board, Fault, Picture, Words
from batt.dsl.values import Grid, is_grid
from batt.evaluate.outcome import Failure, Outcome
from batt.explaining.boards import SIDE, grid_board
from batt.explaining.expression import counted, summary


def difference(expected: Grid, got: Outcome) -> Picture:
    """What is wrong with an outcome: the grid with the cells marked that differ, or what it is.

    >>> from batt.explaining import difference  # there is a primitive of that name, too
    >>> difference(Grid("12/34"), Grid("12/35")).marked
    frozenset({(1, 1)})
    >>> difference(Grid("12/34"), Grid("123")).caption
    '1x3, not 2x2'
    """
    if isinstance(got, Failure):
        return Fault(str(got))
    if not is_grid(got):
        return Words(f"{summary(got)}, not a {summary(expected)}")
    grid = got if isinstance(got, Grid) else Grid(got)
    if (grid.height, grid.width) != (expected.height, expected.width):
        size = f"{expected.height}x{expected.width}"
        board = grid_board(grid)
        return Board(board.rows, f"{board.caption}, not {size}")
    return _same_size(expected, grid)


def _same_size(expected: Grid, got: Grid) -> Picture:
    differ = [
        (i, j)
        for i, (asked, given) in enumerate(zip(expected, got, strict=True))
        for j, (wanted, cell) in enumerate(zip(asked, given, strict=True))
        if wanted != cell
    ]
    if not differ:
        return Words("right")
    board = grid_board(got)
    cells = counted(got.height * got.width, "cell")
    shown = frozenset((i, j) for i, j in differ if i < SIDE and j < SIDE)
    return Board(board.rows, f"{len(differ):,} of {cells} differ", shown, shown)
