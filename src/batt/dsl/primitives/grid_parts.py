"""Parts of grids: cutting them out, joining them, and scaling a grid or an object."""

from __future__ import annotations

import itertools

from batt.dsl.kinds import (
    Any,
    Count,
    Element,
    Grid,
    Location,
    Patch,
    Size,
    Tuple,
)
from batt.dsl.laws import Law, rule
from batt.dsl.primitive import primitive
from batt.dsl.values import EMPTY, size
from batt.dsl.values.grid import Row
from batt.dsl.values.reading import is_tuple, need_tuple, unordered
from batt.dsl.values.rows import (
    equal_rows,
    filled_rows,
    moved,
    number,
    object_of,
    regrid,
    rows_of,
)
from batt.dsl.values.walking import bounds_of, check_range, height_of, read_vector, width_of
from batt.errors import DslError


@primitive
def crop(grid: Grid, start: Location, dims: Size) -> Grid:
    """Cut out the part of a grid from a position on, as high and wide as said.

    An overrun is clipped, and a bound below 0 counts from the end, the lower and the upper each by
    itself.

    >>> crop(Grid("123/456/789"), (1, 1), (5, 1))
    Grid('5/8')
    >>> crop(Grid("123/456/789"), (-2, 0), (1, 2)), crop(Grid("123/456/789"), (-1, 0), (2, 2))
    (Grid('45'), Grid())
    """
    (top, left), (height, width) = read_vector(start), read_vector(dims)
    return moved(grid, [row[left : left + width] for row in rows_of(grid)[top : top + height]])


@primitive
def subgrid(patch: Patch, grid: Grid) -> Grid:
    """Crop a grid to the bounding box of a patch, clipped as ``crop`` does it.

    >>> subgrid({(0, 1), (1, 2)}, Grid("123/456/789"))
    Grid('23/56')
    """
    top, left, _, _ = bounds_of(patch)
    # The shape, not the bounds: that of a tuple is a grid's.
    cut: Grid = crop.body(grid, (top, left), (height_of(patch), width_of(patch)))
    return cut


@primitive
def trim(grid: Grid) -> Grid:
    """Take away the first and last row and the first and last column.

    >>> trim(Grid("123/456/789")), trim(Grid("12/34/56"))
    (Grid('5'), Grid([()]))
    """
    return moved(grid, [row[1:-1] for row in rows_of(grid)[1:-1]])


@primitive(Law.KEEPS_SOLID)
def tophalf(grid: Grid) -> Grid:
    """Take the upper half of the rows, rounded down.

    >>> tophalf(Grid("1/2/3/4/5"))
    Grid('1/2')
    """
    return moved(grid, need_tuple(grid)[: len(grid) // 2])


@primitive(Law.KEEPS_SOLID)
def bottomhalf(grid: Grid) -> Grid:
    """Take the lower half of the rows, rounded down: an odd height's middle row is left out.

    >>> bottomhalf(Grid("1/2/3/4/5"))
    Grid('4/5')
    """
    return moved(grid, need_tuple(grid)[(len(grid) + 1) // 2 :])


@primitive(Law.KEEPS_SOLID)
def lefthalf(grid: Grid) -> Grid:
    """Take the left half of the columns, rounded down; of one column the empty grid is left.

    >>> lefthalf(Grid("12345")), lefthalf(Grid("1/2"))
    (Grid('12'), Grid())
    """
    rows = equal_rows(grid)
    half = len(rows[0]) // 2 if rows else 0
    return moved(grid, [row[:half] for row in rows] if half else ())


@primitive(Law.KEEPS_SOLID)
def righthalf(grid: Grid) -> Grid:
    """Take the right half of the columns, rounded down; of one column the empty grid is left.

    >>> righthalf(Grid("12345")), righthalf(Grid("1/2"))
    (Grid('45'), Grid())
    """
    rows = equal_rows(grid)
    half = len(rows[0]) // 2 if rows else 0
    return moved(grid, [row[-half:] for row in rows] if half else ())


def pieces(length: int, n: int) -> tuple[int, range]:
    """How long each of n pieces of a length is, and where they start."""
    if n == 0:
        raise DslError("", "no pieces")
    each, left_over = divmod(length, n)
    period = each + (left_over != 0)
    return each, range(0, n * period, period or 1) if n > 0 else range(0)


def hsplit_size(grid: Any, n: int) -> int:
    """The size of n pieces side by side."""
    rows = filled_rows(grid)
    width, _ = pieces(len(rows[0]), number(n))
    return 1 + max(n, 0) * len(rows) * max(width, 1)


@primitive(result_size=hsplit_size)
def hsplit(grid: Grid, n: Count) -> Tuple[Grid]:
    """Split a grid into n pieces side by side, all of one width.

    If n does not divide the width, one column between neighbours is left out.

    >>> hsplit(Grid("1234"), 2), hsplit(Grid("12034"), 2)
    ((Grid('12'), Grid('34')), (Grid('12'), Grid('34')))
    """
    rows = filled_rows(grid)
    width, starts = pieces(len(rows[0]), number(n))
    if width == 0:
        return (moved(grid, [row[:0] for row in rows]),) * n
    return tuple(moved(grid, [row[at : at + width] for row in rows]) for at in starts)


def vsplit_size(grid: Any, n: int) -> int:
    """The size of n pieces on top of one another."""
    rows = filled_rows(grid)
    height, _ = pieces(len(rows), number(n))
    return 1 + max(n, 0) * max(height * max(len(rows[0]), 1), 1)


@primitive(result_size=vsplit_size)
def vsplit(grid: Grid, n: Count) -> Tuple[Grid]:
    """Split a grid into n pieces from top to bottom, all of one height.

    If n does not divide the height, one row between neighbours is left out.

    >>> vsplit(Grid("1/2/0/3/4"), 2)
    (Grid('1/2'), Grid('3/4'))
    """
    rows = filled_rows(grid)
    height, starts = pieces(len(rows), number(n))
    return tuple(moved(grid, rows[at : at + height]) for at in starts)


@primitive
def hconcat(a: Grid, b: Grid) -> Grid:
    """Put b to the right of a, with as many rows as the lower one has.

    >>> hconcat(Grid("12/34"), Grid("5"))
    Grid('125')
    """
    rows = [left + right for left, right in zip(rows_of(a), rows_of(b), strict=False)]
    return moved(a, rows) if isinstance(b, Grid) else regrid(rows)


@primitive
def vconcat(a: Grid, b: Grid) -> Grid:
    """Put b below a; rows of different lengths make a plain tuple, which is no grid.

    >>> vconcat(Grid("12"), Grid("34")), vconcat(Grid("12"), Grid("3"))
    (Grid('12/34'), ((1, 2), (3,)))
    """
    members = need_tuple(a) + need_tuple(b)
    if isinstance(a, Grid) and isinstance(b, Grid) and a.width == b.width:
        return Grid.trusted(members)
    grid: Grid = regrid(members)
    return grid


def scaled_size(element: Any, across: Any, down: Any) -> int:
    """The size of an element scaled in two directions."""
    if not element:
        return 1
    has_cells = not is_tuple(element) or any(element)
    across, down = max(number(across), 0) if has_cells else 1, max(number(down), 0)
    return max(size(element) * across, len(element)) * down or 1


def widened(row: Row, factor: int) -> Row:
    """A row with each cell repeated."""
    return tuple(itertools.chain.from_iterable([cell] * factor for cell in row))


@primitive(result_size=lambda grid, factor: scaled_size(grid, factor, 1))
def hupscale(grid: Grid, factor: Count) -> Grid:
    """Repeat every cell along its row; no times leaves empty rows.

    >>> hupscale(Grid("12/34"), 2), hupscale(Grid("12/34"), 0)
    (Grid('1122/3344'), Grid([(), ()]))
    """
    times = number(factor)
    return moved(grid, [widened(row, times) for row in rows_of(grid)])


@primitive(Law.KEEPS_SOLID, result_size=lambda grid, factor: scaled_size(grid, 1, factor))
def vupscale(grid: Grid, factor: Count) -> Grid:
    """Repeat every row; no times leaves the empty grid.

    >>> vupscale(Grid("12/34"), 2), vupscale(Grid("12/34"), 0)
    (Grid('12/12/34/34'), Grid())
    """
    times = range(number(factor))
    return moved(grid, [row for row in need_tuple(grid) for _ in times])


@primitive(
    Law.KEEPS_SOLID, result_size=lambda element, factor: scaled_size(element, factor, factor)
)
def upscale(element: Element, factor: Count) -> Element:
    """Make every cell a square of cells; an object grows away from its upper left corner.

    A factor that is not above 0 leaves nothing.

    >>> upscale(Grid("12"), 2), upscale({(3, (5, 5))}, 0)
    (Grid('1122/1122'), Patch())
    >>> upscale({(3, (5, 5))}, 2)
    Patch({(3, (5, 5)), (3, (5, 6)), (3, (6, 5)), (3, (6, 6))})
    """
    times = number(factor)
    if is_tuple(element):
        tall: list[Row] = []
        if times <= 0:
            return moved(element, tall)
        for row in rows_of(element):
            tall += [widened(row, times)] * times
        return moved(element, tall)
    obj = object_of(element)
    if not obj or times <= 0:
        return EMPTY
    top, left, bottom, right = bounds_of(obj)
    height, width = (bottom - top + 1) * times, (right - left + 1) * times
    check_range(top, left, top + height - 1, left + width - 1)
    square = list(itertools.product(range(times), repeat=2))
    return Patch.trusted(
        (colour, (top + (i - top) * times + di, left + (j - left) * times + dj))
        for colour, (i, j) in unordered(obj)
        for di, dj in square
    )


@primitive(Law.KEEPS_SOLID)
def downscale(grid: Grid, factor: Count) -> Grid:
    """Keep only every so many rows and columns, from the first on; a sign does not matter.

    >>> downscale(Grid("123/456/789"), 2), downscale(Grid("123/456/789"), -2)
    (Grid('13/79'), Grid('13/79'))
    """
    step = abs(number(factor))
    if step == 0:
        raise DslError("", "factor 0")
    if not grid:
        raise DslError("", "empty grid")
    return moved(grid, [row[::step] for row in equal_rows(grid)[::step]])


rule("upside down, top, upside down", "hmirror(tophalf(hmirror(x)))", "bottomhalf(x)")
rule("upside down, bottom, upside down", "hmirror(bottomhalf(hmirror(x)))", "tophalf(x)")
rule("mirrored, left, mirrored", "vmirror(lefthalf(vmirror(x: Solid)))", "righthalf(x)")
rule("mirrored, right, mirrored", "vmirror(righthalf(vmirror(x: Solid)))", "lefthalf(x)")
rule("upper of two", "first(vsplit(x, TWO))", "tophalf(x)")
rule("lower of two", "last(vsplit(x, TWO))", "bottomhalf(x)")
rule("as large as it is", "upscale(x, ONE)", "x")
rule("as wide as it is", "hupscale(x, ONE)", "x")
rule("as high as it is", "vupscale(x, ONE)", "x")
rule("as small as it is", "downscale(x: Solid, ONE)", "x")
rule("scaled down and across", "hupscale(vupscale(x, n), n)", "upscale(x, n)")
rule("scaled across and down", "vupscale(hupscale(x, n), n)", "upscale(x, n)")
rule("all of it", "crop(x: Solid, ORIGIN, shape(x))", "x")
