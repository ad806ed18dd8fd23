"""Grids: making, reading, turning and comparing them, and their lines of one colour."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

from batt.dsl.kinds import (
    Any,
    Colour,
    Grid,
    Indices,
    Location,
    Object,
    Objects,
    Patch,
    Piece,
    Size,
)
from batt.dsl.laws import Law
from batt.dsl.primitive import primitive
from batt.dsl.values import EMPTY, collect_set
from batt.dsl.values.grid import Row
from batt.dsl.values.reading import is_tuple, need_tuple, unordered
from batt.dsl.values.rows import (
    equal_rows,
    filled_rows,
    is_colour,
    moved,
    rows_of,
    written,
)
from batt.dsl.values.walking import (
    bounds_of,
    check_range,
    holds_cells,
    patch_from,
    read_patch,
    read_vector,
)
from batt.errors import DslError


def canvas_size(_value: Any, dimensions: Any) -> int:
    """The size of a canvas."""
    height, width = read_vector(dimensions)
    return height * max(width, 1) if height > 0 else 1


@primitive(result_size=canvas_size)
def canvas(value: Colour, dimensions: Size) -> Grid:
    """Make a grid of a height and a width in one colour.

    Without height it is the empty grid, without width it has empty rows.

    >>> canvas(3, (2, 3)), canvas(3, (0, 3)), canvas(3, (2, -1))
    (Grid('333/333'), Grid(), Grid([(), ()]))
    """
    height, width = read_vector(dimensions)
    if height <= 0:
        return Grid()
    return Grid.trusted(tuple(Grid([(value,) * width])) * height)


def first_row_area(grid: Any) -> int:
    """Rows times members of the first row; 1 where there are none, as for the empty set."""
    return len(grid) * len(grid[0]) or 1 if grid else 1


@primitive(result_size=first_row_area)
def asindices(grid: Grid) -> Indices:
    """Collect all positions of a grid, with as many columns as its first row has.

    >>> asindices(Grid("12")), asindices(())
    (Patch({(0, 0), (0, 1)}), Patch())
    """
    rows = rows_of(grid)
    if not rows:
        return EMPTY
    return patch_from(grid, itertools.product(range(len(rows)), range(len(rows[0]))))


@primitive
def asobject(grid: Grid) -> Object:
    """Make an object of all cells of a grid.

    >>> asobject(Grid("21"))
    Patch({(1, (0, 1)), (2, (0, 0))})
    """
    return patch_from(
        grid, [(cell, (i, j)) for i, row in enumerate(rows_of(grid)) for j, cell in enumerate(row)]
    )


def cell_at(rows: tuple[Row, ...], i: int, j: int) -> Any:
    """The cell at a position, none off the grid."""
    return rows[i][j] if 0 <= i < len(rows) and 0 <= j < len(rows[0]) else None


@primitive(Law.GIVES_MEMBER)
def index(grid: Grid, loc: Location) -> Colour | None:
    """Read the colour at a position; none off the grid, where negative positions are too.

    >>> index(Grid("12/34"), (1, 0)), index(Grid("12/34"), (-1, 0))
    (3, None)
    """
    i, j = read_vector(loc)
    colour: int = cell_at(filled_rows(grid), i, j)
    return colour


@primitive(Law.KEEPS_SOLID)
def rot90(grid: Grid) -> Grid:
    """Turn a grid by a quarter clockwise.

    >>> rot90(Grid("12/34"))
    Grid('31/42')
    """
    return moved(grid, zip(*equal_rows(grid)[::-1], strict=True))


@primitive(Law.INVOLUTION, Law.KEEPS_SOLID)
def rot180(grid: Grid) -> Grid:
    """Turn a grid by a half.

    >>> rot180(Grid("12/34"))
    Grid('43/21')
    """
    return moved(grid, [row[::-1] for row in rows_of(grid)[::-1]])


@primitive(Law.KEEPS_SOLID)
def rot270(grid: Grid) -> Grid:
    """Turn a grid by a quarter anticlockwise.

    >>> rot270(Grid("12/34"))
    Grid('24/13')
    """
    return moved(grid, tuple(zip(*equal_rows(grid), strict=True))[::-1])


def placed(patch: Any, place: Callable[[int, int], tuple[int, int]]) -> Patch:
    """A patch with each position placed anew, within range; colours go along."""
    members = read_patch(patch)
    if holds_cells(members):
        return Patch.trusted([(colour, place(i, j)) for colour, (i, j) in unordered(members)])
    return Patch.trusted([place(i, j) for i, j in unordered(members)])


@primitive(Law.INVOLUTION, Law.KEEPS_SOLID)
def hmirror(piece: Piece) -> Piece:
    """Let top and bottom change places, of a patch within its bounding box.

    >>> hmirror(Grid("12/34")), hmirror({(5, 0), (5, 1), (6, 1)})
    (Grid('34/12'), Patch({(5, 1), (6, 0), (6, 1)}))
    """
    if is_tuple(piece):
        return moved(piece, need_tuple(piece)[::-1])
    top, _, bottom, _ = bounds_of(piece)
    return placed(piece, lambda i, j: (top + bottom - i, j))


@primitive(Law.INVOLUTION, Law.KEEPS_SOLID)
def vmirror(piece: Piece) -> Piece:
    """Let left and right change places, of a patch within its bounding box.

    >>> vmirror(Grid("12/34")), vmirror({(0, 5), (1, 5), (1, 6)})
    (Grid('21/43'), Patch({(0, 6), (1, 5), (1, 6)}))
    """
    if is_tuple(piece):
        return moved(piece, [row[::-1] for row in rows_of(piece)])
    _, left, _, right = bounds_of(piece)
    return placed(piece, lambda i, j: (i, left + right - j))


@primitive(Law.KEEPS_SOLID)
def dmirror(piece: Piece) -> Piece:
    """Mirror about the diagonal that falls to the right: a grid is transposed.

    The bounding box of a patch keeps its upper left corner and swaps height and width.

    >>> dmirror(Grid("12/34")), dmirror({(5, 0), (6, 0)})
    (Grid('13/24'), Patch({(5, 0), (5, 1)}))
    """
    if is_tuple(piece):
        return moved(piece, zip(*equal_rows(piece), strict=True))
    top, left, bottom, right = bounds_of(piece)
    check_range(top, left, top + right - left, left + bottom - top)
    return placed(piece, lambda i, j: (top + j - left, left + i - top))


@primitive(Law.KEEPS_SOLID)
def cmirror(piece: Piece) -> Piece:
    """Mirror about the diagonal that rises to the right.

    The bounding box of a patch keeps its upper left corner and swaps height and width.

    >>> cmirror(Grid("12/34")), cmirror({(0, 0), (1, 0), (1, 1)})
    (Grid('42/31'), Patch({(0, 0), (1, 0), (1, 1)}))
    """
    if is_tuple(piece):
        return moved(piece, tuple(zip(*equal_rows(piece)[::-1], strict=True))[::-1])
    top, left, bottom, right = bounds_of(piece)
    check_range(top, left, top + right - left, left + bottom - top)
    return placed(piece, lambda i, j: (top + right - j, left + bottom - i))


@primitive(Law.KEEPS_SOLID)
def cellwise(a: Grid, b: Grid, fallback: Colour) -> Grid:
    """Keep the cells of a in which b agrees, and put another colour elsewhere.

    What b has beyond a is ignored.

    >>> cellwise(Grid("12/34"), Grid("10/04"), 7)
    Grid('17/74')
    """
    rows = filled_rows(a)
    made = []
    for row, other in itertools.zip_longest(rows, rows_of(b)[: len(rows)], fillvalue=()):
        if len(other) < len(row):
            raise DslError("", "a cell that only the first grid has")
        pairs = zip(row, other, strict=False)
        made.append([cell if cell == match else fallback for cell, match in pairs])
    return written(a, made, is_colour(fallback))


@primitive
def compress(grid: Grid) -> Grid:
    """Take away all rows of one single colour and all columns of one single colour.

    Both are found on the grid as given, so a grid of one row loses every column.

    >>> compress(Grid("000/102/000")), compress(Grid("12"))
    (Grid('12'), Grid([()]))
    """
    rows = equal_rows(grid)
    kept = [len(set(column)) != 1 for column in zip(*rows, strict=True)]
    return moved(grid, [tuple(itertools.compress(row, kept)) for row in rows if len(set(row)) != 1])


def side_sum(grid: Any) -> int:
    """Rows and columns of a grid: a charge for walking over both."""
    rows = filled_rows(grid)
    return len(rows) + len(rows[0])


def single_coloured(lines: Iterable[Row]) -> Iterator[tuple[int, Row]]:
    """The lines of one single colour, each with its number."""
    return ((at, line) for at, line in enumerate(lines) if len(set(line)) == 1)


@primitive(work=side_sum)
def frontiers(grid: Grid) -> Objects:
    """Collect the rows and the columns of one single colour, each an object over its full length.

    >>> frontiers(Grid("12/12")) == {recolor(1, {(0, 0), (1, 0)}), recolor(2, {(0, 1), (1, 1)})}
    True
    """
    filled_rows(grid)
    rows = equal_rows(grid)
    lines = [
        patch_from(grid, [(row[0], (i, j)) for j in range(len(row))])
        for i, row in single_coloured(rows)
    ]
    lines += [
        patch_from(grid, [(column[0], (i, j)) for i in range(len(column))])
        for j, column in single_coloured(zip(*rows, strict=True))
    ]
    return collect_set(lines)
