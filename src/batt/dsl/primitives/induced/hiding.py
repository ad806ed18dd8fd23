"""Hiding colours: which colour hides a part of a pattern, told by the pattern itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from batt.dsl.kinds import Any, Colour, Grid
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.symmetries import (
    MOST_MAPS,
    MOST_PASSES,
    Map,
    agreeing,
    board_of,
    boards_of,
    filled,
    mirrors,
    most_mirrors,
    most_steps,
    steps,
    stride_of,
)
from batt.dsl.primitives.induced.tilings import TURNS, Rows, cells_in, solid_rows
from batt.dsl.values.rows import number
from batt.errors import DslError

NOTHING = -1
"""No colour: what is hidden from a board of all cells."""


def _mirror_work(grid: Any) -> int:
    return _work(grid, most_mirrors(grid), len(TURNS))


def _step_work(grid: Any) -> int:
    return _work(grid, most_steps(grid), 1)


def _work(grid: Any, maps: int, motions: int) -> int:
    """A board for each motion, and for each colour a comparison with others for each map.

    Filling is charged once: hardly any map agrees unless the colour is the one that hides.
    """
    colours = len(set(chain.from_iterable(grid)))
    boards = (2 * motions + 5) * MOST_PASSES * (cells_in(grid) + len(grid))
    return boards + colours * (8 * maps + MOST_PASSES * MOST_MAPS)


@primitive(work=_mirror_work)
def hidden_by_symmetry(grid: Grid) -> Colour:
    """Give the colour that hides a part of a symmetric pattern.

    With it ``completed_by_symmetry`` fills all of its cells.  Of several colours it is the one
    with the fewest cells, of equal ones the least.  There is no result where there is none.

    >>> hidden_by_symmetry(Grid("1221/4554/1281"))
    8
    """
    rows = solid_rows(grid)
    return _hiding(rows, list(mirrors(len(rows), len(rows[0]))))


@primitive(work=_step_work)
def hidden_by_period(grid: Grid) -> Colour:
    """Give the colour that hides a part of a pattern which repeats.

    With it ``completed_by_period`` fills all of its cells.  Of several colours it is the one with
    the fewest cells, of equal ones the least.  There is no result where there is none.

    >>> hidden_by_period(Grid("12121277"))
    7
    """
    rows = solid_rows(grid)
    return _hiding(rows, list(steps(len(rows), len(rows[0]))))


def _hiding(rows: Rows, maps: Sequence[Map]) -> int:
    """The colour with the fewest cells that are all told; ``DslError`` where there is none."""
    stride, counts = stride_of(rows), Counter(map(number, chain.from_iterable(rows)))
    boards, whole = boards_of(rows, NOTHING, maps), board_of(rows, NOTHING)
    for hidden in sorted(counts, key=lambda colour: (counts[colour], colour)):
        board = {colour: places for colour, places in whole.items() if colour != hidden}
        seen = {
            motion: {colour: places for colour, places in each.items() if colour != hidden}
            for motion, each in boards.items()
        }
        followed = list(agreeing(seen, board, stride, maps))
        if followed and not any(hidden in row for row in filled(rows, hidden, followed)):
            return hidden
    raise DslError("", "no colour that hides a part of a pattern")
