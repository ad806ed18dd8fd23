"""Reading arguments that are walked over: patches, vectors, and the rows of grids.

A tuple of positions or cells is read as a patch here, a plain tuple of rows as a grid.  What is of
a kind that has no reading raises ``DslError``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, TypeAlias

from batt.dsl.limits import SIDE_LIMIT
from batt.dsl.values.grid import CELL_VALUES, Grid, Row
from batt.dsl.values.reading import is_tuple, unordered
from batt.dsl.values.sets import Cell, FrozenSet, Patch, Position
from batt.errors import DslError

Bounds: TypeAlias = tuple[int, int, int, int]
"""Least row, least column, greatest row, greatest column."""


def read_patch(patch: Any) -> Patch | tuple[Any, ...]:
    """The members of a patch, all positions or all cells; of a tuple in its own sequence."""
    if isinstance(patch, Patch):
        return patch
    if isinstance(patch, FrozenSet):
        return Patch(patch.unordered)
    if not is_tuple(patch):
        raise DslError("", "neither a set nor a tuple where a patch is needed")
    members = tuple(patch)
    if len(set(map(_is_cell, members))) > 1:
        raise DslError("", "a patch of both positions and cells")
    return members


def _is_cell(member: Any) -> bool:
    """Tell a cell from a position, of any amounts: the ranges bind sets, not tuples."""
    if type(member) is tuple and len(member) == 2 and isinstance(member[0], int):
        if isinstance(member[1], int):
            return False
        if type(member[1]) is tuple and len(member[1]) == 2:
            row, column = member[1]
            if isinstance(row, int) and isinstance(column, int):
                return True
    raise DslError("", "a member that is no position (row, column) and no cell")


def holds_cells(members: Patch | tuple[Any, ...]) -> bool:
    """Whether what ``read_patch`` gave are cells; nothing is neither."""
    if isinstance(members, Patch):
        return members.is_object
    return bool(members) and type(members[0][1]) is tuple


def positions_of(patch: Any) -> Iterable[Position]:
    """The position of each member, a set's unordered; the patch is checked at once."""
    members = read_patch(patch)
    found = unordered(members)
    return map(itemgetter(1), found) if holds_cells(members) else found


def places_of(patch: Any) -> set[Position]:
    """The positions as a set; ``DslError`` where there are none."""
    places = set(positions_of(patch))
    if not places:
        raise DslError("", "empty patch")
    return places


def cells_of(obj: Any) -> set[Cell]:
    """The cells of an object; ``DslError`` for positions without colours."""
    members = read_patch(obj)
    if members and not holds_cells(members):
        raise DslError("", "positions without colours")
    return set(unordered(members))


def bounds_of(patch: Any) -> Bounds:
    """The bounding box of a patch; ``DslError`` where it is empty."""
    members = read_patch(patch)
    if not members:
        raise DslError("", "empty patch")
    if isinstance(members, Patch):
        return members.bounds
    rows, columns = zip(*positions_of(members), strict=True)
    return int(min(rows)), int(min(columns)), int(max(rows)), int(max(columns))


def check_range(top: int, left: int, bottom: int, right: int) -> None:
    """Raise ``DslError`` unless a patch may hold every position of the rectangle."""
    if top < -SIDE_LIMIT or left < -SIDE_LIMIT or bottom > SIDE_LIMIT or right > SIDE_LIMIT:
        raise DslError("", f"a position past {SIDE_LIMIT}")


def read_vector(vector: Any) -> Position:
    """The two numbers of a vector."""
    if isinstance(vector, tuple) and len(vector) == 2:
        row, column = vector
        if isinstance(row, int) and isinstance(column, int):
            return int(row), int(column)
    raise DslError("", "no vector of two numbers")


def height_of(piece: Any) -> int:
    """The number of members of a tuple, or of rows that a patch's bounding box has; 0 if empty."""
    if is_tuple(piece):
        return len(piece)
    if not read_patch(piece):
        return 0
    top, _, bottom, _ = bounds_of(piece)
    return bottom - top + 1


def width_of(piece: Any) -> int:
    """The length of a tuple's first member, or of a patch's bounding box; 0 if empty."""
    if is_tuple(piece):
        return len(piece[0]) if piece else 0
    if not read_patch(piece):
        return 0
    _, left, _, right = bounds_of(piece)
    return right - left + 1


def read_sides(grid: Any) -> tuple[int, int]:
    """Height and width (of the first row) of a grid; the empty grid has none."""
    if not is_tuple(grid):
        raise DslError("", "no tuple where a grid is needed")
    return height_of(grid), width_of(grid)


def area_of(grid: Any) -> int:
    """Height times width of a grid; 0 for the empty grid."""
    height, width = read_sides(grid)
    return height * width


def read_rows(grid: Any) -> Sequence[Row]:
    """The rows of a grid, each a tuple of numbers: a ``Grid`` wherever they make one."""
    if isinstance(grid, Grid):
        return grid
    if not isinstance(grid, tuple) or not all(map(_is_row, grid)):
        raise DslError("", "no tuple of rows of numbers where a grid is needed")
    sides = {len(grid), *map(len, grid[:1])}
    alike = len(set(map(len, grid))) <= 1 and max(sides) <= SIDE_LIMIT
    return Grid(grid) if alike and CELL_VALUES.issuperset(chain.from_iterable(grid)) else grid


def _is_row(row: Any) -> bool:
    return is_tuple(row) and {int, bool}.issuperset(map(type, row))


def read_rectangle(grid: Any) -> Sequence[Row]:
    """The rows of a grid that has some, as long as the first: a surplus cell is left out.

    Raises ``DslError`` for the empty grid, and where a row is shorter than the first.
    """
    rows = read_rows(grid)
    if not rows:
        raise DslError("", "empty grid")
    if isinstance(rows, Grid):
        return rows
    width = len(rows[0])
    if any(len(row) < width for row in rows):
        raise DslError("", "a row lacks cells that are needed")
    return [row[:width] for row in rows]


def background(rows: Sequence[Row]) -> int:
    """The colour with most cells, of several the smallest; ``DslError`` without any cell."""
    counts = Counter(chain.from_iterable(rows))
    if not counts:
        raise DslError("", "no cells")
    return max(sorted(counts), key=counts.__getitem__)


def patch_from(rows: Sequence[Row], cells: Iterable[Any]) -> Patch:
    """The patch of cells or positions taken from a grid, checked unless its rows are a ``Grid``.

    A ``Grid`` keeps its cells in range; other rows may hold any numbers.
    """
    return Patch.trusted(cells) if isinstance(rows, Grid) else Patch(cells)
