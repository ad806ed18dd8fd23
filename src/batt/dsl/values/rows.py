"""Reading the rows of a grid, and making grids of rows.

A tuple is read as a grid wherever it can be: ragged rows, or members that are no rows at all, work
as long as nothing is asked of them that they lack.  Cells that a primitive only moves may be of any
kind, and what is then no grid stays a plain tuple; cells that it writes are colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from batt.dsl.limits import CELL_MAX, CELL_MIN
from batt.dsl.values.grid import CELL_VALUES, Grid, Row
from batt.dsl.values.reading import is_tuple, need_tuple, unordered
from batt.dsl.values.sets import Cell, Patch
from batt.dsl.values.walking import holds_cells, read_patch
from batt.errors import DslError

POSITION = itemgetter(1)
"""The position of a cell."""


def number(value: Any) -> int:
    """A number as it is; ``DslError`` for anything else, none too."""
    if isinstance(value, int):
        return value
    raise DslError("", f"{value!r:.40} is no number")


def is_colour(value: Any) -> bool:
    """Whether a value can stand in a grid as it is (a boolean has to become a number first)."""
    return type(value) is int and CELL_MIN <= value <= CELL_MAX


def rows_of(grid: Any) -> tuple[Row, ...]:
    """The rows of a grid, perhaps of different lengths; ``DslError`` for another kind of value."""
    if isinstance(grid, Grid):
        return tuple(grid)
    return tuple(map(need_tuple, need_tuple(grid)))


def filled_rows(grid: Any) -> tuple[Row, ...]:
    """The rows of a grid; ``DslError`` where it has none."""
    rows = rows_of(grid)
    if not rows:
        raise DslError("", "empty grid")
    return rows


def equal_rows(grid: Any) -> tuple[Row, ...]:
    """The rows of a grid, longer ones cut to the first; ``DslError`` where one is shorter."""
    rows = rows_of(grid)
    if isinstance(grid, Grid) or not rows:
        return rows
    width = len(rows[0])
    if min(map(len, rows)) < width:
        raise DslError("", "a row lacks cells that are needed")
    return tuple(row[:width] for row in rows)


def moved(grid: Any, rows: Iterable[Any]) -> Grid:
    """A grid whose cells all come from the given one, its rows equally long if those are."""
    if isinstance(grid, Grid):
        return Grid.trusted(rows)
    made: Grid = regrid(rows)
    return made


def regrid(rows: Iterable[Any]) -> Any:
    """The grid that a tuple of any members is, or the tuple itself where it is none.

    Raises ``DslError`` for what would be a grid but for a side past the limit.

    >>> regrid([(1, 2), (3, 4)]), regrid([(1, 2), (3,)]), regrid([(1, 200)])
    (Grid('12/34'), ((1, 2), (3,)), ((1, 200),))
    """
    made = tuple(rows)
    if (
        all(map(is_tuple, made))
        and len(set(map(len, made))) <= 1
        and CELL_VALUES.issuperset(chain.from_iterable(made))
    ):
        return Grid(made)
    return made


def written(grid: Any, rows: Iterable[Sequence[Any]], sure: bool) -> Grid:
    """A grid made by writing colours over the cells of the given one.

    ``sure`` says that the colours written are known to be such.  Else each cell is checked, and
    ``DslError`` raised for one that is no number from -128 to 127; rows of different lengths are
    checked alike and stay a plain tuple.
    """
    if sure and isinstance(grid, Grid):
        return Grid.trusted(map(tuple, rows))
    made = tuple(map(tuple, rows))
    checked: Grid = Grid(made) if len(set(map(len, made))) <= 1 else _ragged(made)
    return checked


def _ragged(rows: tuple[Row, ...]) -> Any:
    return tuple(Grid([row])[0] for row in rows)


def object_of(obj: Any) -> Patch | tuple[Cell, ...]:
    """The cells of an object, of a tuple in its own sequence; ``DslError`` for positions."""
    members = read_patch(obj)
    if members and not holds_cells(members):
        raise DslError("", "positions without colours")
    return members


def painted(obj: Any) -> Iterable[Cell]:
    """The cells in an order that paints what their visiting order paints.

    A set has to be sorted only where it holds a position in two colours.
    """
    cells = object_of(obj)
    single = len(set(map(POSITION, unordered(cells)))) == len(cells)
    return unordered(cells) if single else cells
