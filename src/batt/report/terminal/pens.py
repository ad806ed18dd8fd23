"""Pens: the ways to draw a board as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.style import Style
from rich.text import Text

from batt.drawing.palette import OFFICIAL, OUTSIDE, Palette, colour_hex, dimmed_hex, ink_on
from batt.drawing.picture import Board

Block = list[Text]
"""Lines of text that are set beside other blocks."""

MARK = "[]"
"""What stands in a marked cell that is two columns wide."""

DIM, BARE = ".", "#"
"""In digits: a cell that is dimmed, and one that is not and has no colour."""


@dataclass(frozen=True)
class Pen:
    """A way to draw a board: as lines, ``columns`` wide for each cell."""

    columns: int
    board: Callable[[Board, Palette], Block]

    def draw(self, rows: Sequence[Sequence[int]], palette: Palette = OFFICIAL) -> Block:
        """Draw a grid."""
        return self.board(Board(tuple(map(tuple, rows))), palette)


def _full(board: Board, palette: Palette) -> Block:
    """A cell as two spaces on its colour, or a mark."""
    lines = []
    for i, row in enumerate(board.rows):
        cells = (
            (MARK if (i, j) in board.marked else "  ", _web(board, i, j, palette))
            for j in range(len(row))
        )
        line = Text()
        for (text, web), run in groupby(cells):
            ink = ink_on(web or OUTSIDE) if text == MARK and web else None
            line.append(text * len(list(run)), _style(ink, web))
        lines.append(line)
    return lines


def _half(board: Board, palette: Palette) -> Block:
    """Two cells as one half block, the upper one on the lower one's colour."""
    lines = []
    for i in range(0, board.height, 2):
        line = Text()
        pairs = (
            (_web(board, i, j, palette), _web(board, i + 1, j, palette)) for j in range(board.width)
        )
        for (upper, lower), run in groupby(pairs):
            block, styled = ("▀", (upper, lower)) if upper else ("▄", (lower, None))
            line.append((block if upper or lower else " ") * len(list(run)), _style(*styled))
        lines.append(line)
    return lines


def _web(board: Board, row: int, column: int, palette: Palette) -> str | None:
    """The web colour of a cell; none where it has no colour, or there is no such row."""
    colour = board.rows[row][column] if row < board.height else None
    if colour is None:
        return None
    return (colour_hex if board.is_bright(row, column) else dimmed_hex)(colour, palette)


def _style(text: str | None, behind: str | None) -> Style:
    return Style(color=text, bgcolor=behind)


def _digits(board: Board, _palette: Palette) -> Block:
    """A cell as its number; where one is no digit, as columns parted by spaces."""
    written = [
        [_digit(board, i, j, cell) for j, cell in enumerate(row)]
        for i, row in enumerate(board.rows)
    ]
    longest = max((len(cell) for row in written for cell in row), default=1)
    gap = " " if longest > 1 else ""
    return [Text(gap.join(_justified(row, longest))) for row in written]


def _justified(row: Iterable[str], columns: int) -> Iterable[str]:
    return (cell.rjust(columns) for cell in row)


def _digit(board: Board, row: int, column: int, cell: int | None) -> str:
    if board.is_bright(row, column):
        return str(cell) if cell is not None else BARE if (row, column) in board.marked else " "
    return " " if cell is None else DIM


FULL, HALF, DIGITS = Pen(2, _full), Pen(1, _half), Pen(1, _digits)
