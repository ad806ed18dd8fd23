"""Pictures: the closed set of what a value can look like, before anyone draws it.

Pictures are plain data and bounded: however large a value is, its picture is small.  They are drawn
in the terminal by ``batt.report.terminal``, as SVG by ``batt.drawing.value_svg``.  Their texts may
hold anything, and are made safe by who draws them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Position: TypeAlias = tuple[int, int]
BoardRows: TypeAlias = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True)
class Board:
    """Cells in rows: a grid, something in its place over a dimmed grid, or a difference.

    ``rows`` are equally long; a cell without a colour, off the grid, is None.  ``bright`` are the
    places, as (row, column) in ``rows``, that are not dimmed; None means all.  ``marked`` places
    have a mark: a position, or a cell that differs.  ``corner`` is where the first cell lies in
    the grid that the board is over.  ``caption`` says the size, and what is left out.
    """

    rows: BoardRows
    caption: str = ""
    bright: frozenset[Position] | None = None
    marked: frozenset[Position] = frozenset()
    corner: Position = (0, 0)

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def is_bright(self, row: int, column: int) -> bool:
        """Whether a place is not dimmed."""
        return self.bright is None or (row, column) in self.bright


@dataclass(frozen=True)
class Number:
    """A number; ``is_colour`` where it is known to be used as a colour from 0 to 9."""

    value: int
    is_colour: bool = False


@dataclass(frozen=True)
class Words:
    """What is best said in words: a truth value, a few numbers, what is too large to be drawn."""

    text: str


@dataclass(frozen=True)
class Formula:
    """A function value: its expression, in which constants are named."""

    text: str


@dataclass(frozen=True)
class Fault:
    """No value, and why."""

    reason: str


@dataclass(frozen=True)
class Many:
    """A tuple or a set: the first members, and how many more there are.

    ``caption`` counts them all.  ``whole`` shows all of a set of objects in their places at once;
    its members are then cut out.
    """

    caption: str
    members: tuple[Picture, ...]
    left_out: int = 0
    whole: Board | None = None


Picture: TypeAlias = Board | Number | Words | Formula | Fault | Many
