"""``Grid``: an immutable rectangle of small numbers, here in plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from batt.drawing.svg import grid_svg
from batt.dsl.limits import CELL_MAX, CELL_MIN, SIDE_LIMIT, SIZE_LIMIT
from batt.errors import DslError

CELL_VALUES = frozenset(range(CELL_MIN, CELL_MAX + 1))

Row = tuple[int, ...]


class Grid(tuple[Row, ...]):
    """A grid of ``height`` rows, each a tuple of ``width`` numbers from -128 to 127.

    It is, equals and hashes like the tuple of its rows.  ``Grid()`` is the empty grid; a grid may
    also have rows without cells.  Digits are a short way to write one, rows parted by ``/``.

    Raises ``DslError`` for rows of different lengths, for a cell that is not such a number, and for
    a side past 2047 or more than 100,000 cells.

    >>> Grid([(1, 2), (3, 4)])
    Grid('12/34')
    >>> Grid("12/34") == ((1, 2), (3, 4))
    True
    >>> Grid([(True, 10)])
    Grid([(1, 10)])
    """

    def __new__(cls, rows: str | Iterable[Iterable[int]] = ()) -> Grid:
        """Check the rows and keep them."""
        if isinstance(rows, str):
            rows = [[int(digit) for digit in row] for row in rows.split("/")]
        checked = tuple(map(tuple, rows))
        check_rectangle(checked)
        kinds = set(map(type, chain.from_iterable(checked)))
        if not (kinds <= {int} and CELL_VALUES.issuperset(chain.from_iterable(checked))):
            checked = tuple(tuple(map(_cell, row)) for row in checked)
        return tuple.__new__(cls, checked)

    @classmethod
    def trusted(cls, rows: Iterable[Row]) -> Grid:
        """Make a grid of rows that are known to be equally long tuples of cells of other grids.

        Only the limits are checked, so this is what a primitive uses that moves cells about.
        """
        grid = tuple.__new__(cls, rows)
        if grid:
            _check_sides(len(grid), len(grid[0]))
        return grid

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self)

    @property
    def width(self) -> int:
        """The number of columns; 0 for the empty grid."""
        return len(self[0]) if self else 0

    def __hash__(self) -> int:
        """The hash of the tuple of rows, made once."""
        made: int | None = self.__dict__.get("_hash")
        if made is None:
            made = self.__dict__["_hash"] = tuple.__hash__(self)
        return made

    def __repr__(self) -> str:
        """The text that makes the grid again."""
        if self.width and self.holds(0, 9):
            return "Grid('" + "/".join("".join(map(str, row)) for row in self) + "')"
        return f"Grid({list(self)!r})" if self else "Grid()"

    def packed(self) -> bytes:
        r"""The cells as bytes, a signed one each, row by row.

        >>> Grid([(1, -1)]).packed()
        b'\x01\xff'
        """
        return bytes(cell & 0xFF for row in self for cell in row)

    def holds(self, least: int, most: int) -> bool:
        """Whether every cell is from ``least`` to ``most``."""
        return all(not row or (min(row) >= least and max(row) <= most) for row in self)

    def _repr_html_(self) -> str:
        """The grid as a picture, for notebooks."""
        return grid_svg(self)


def check_rectangle(rows: tuple[tuple[Any, ...], ...]) -> None:
    """Raise ``DslError`` unless the rows are equally long and the sides within the limits."""
    if rows:
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            raise DslError("", "rows of different lengths")
        _check_sides(len(rows), width)


def _check_sides(height: int, width: int) -> None:
    if height > SIDE_LIMIT or width > SIDE_LIMIT:
        raise DslError("", f"{height} x {width}; a side is at most {SIDE_LIMIT}")
    if height * width > SIZE_LIMIT:
        raise DslError("", f"{height} x {width}; a value's size is at most {SIZE_LIMIT}")


def _cell(value: object) -> int:
    if isinstance(value, int) and CELL_MIN <= value <= CELL_MAX:
        return int(value)
    raise DslError("", f"a cell is a number from {CELL_MIN} to {CELL_MAX}, not {value!r:.40}")
