"""Layers: what is true of each cell of a grid, as a grid of the same size that holds numbers.

A layer is a grid like any other, so layers combine with all that works on grids.  Where a number
passes 127, the most that a cell holds, 127 stands for it; a cell off the grid has the colour 10.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain

from batt.dsl.kinds import Any, Boolean, Colour, Count, Grid, Integer, IntegerTuple, Offset
from batt.dsl.limits import CELL_MAX
from batt.dsl.primitive import primitive
from batt.dsl.values.grid import Row
from batt.dsl.values.rows import equal_rows
from batt.dsl.values.walking import read_vector
from batt.errors import DslError

OFF_GRID = 10
"""The colour of what lies off the grid."""

Rows = tuple[Row, ...]


def layer_cells(grid: Any) -> int:
    """The cells of a grid and its rows; 1 for what is no grid."""
    return len(grid) * (len(grid[0]) + 2) if grid else 1


def _walks(many: int) -> Callable[..., int]:
    """A charge of so many walks over the first argument."""
    return lambda grid, *_: many * layer_cells(grid)


def layer_rows(grid: Any) -> Rows:
    """The rows of a grid that has cells, equally long; ``DslError`` for another."""
    rows = equal_rows(grid)
    if not rows or not rows[0]:
        raise DslError("", "empty grid")
    return rows


def _layer(rows: Iterable[Iterable[int]]) -> Grid:
    return Grid([[min(cell, CELL_MAX) for cell in row] for row in rows])


def _moved(rows: Rows, down: int, right: int) -> Rows:
    """The rows with, at each place, the cell so many rows down and columns to the right."""
    height, width = len(rows), len(rows[0])
    left = (OFF_GRID,) * min(max(0, -right), width)
    rest = (OFF_GRID,) * min(max(0, right), width)
    empty = (OFF_GRID,) * width
    return tuple(
        left + rows[i + down][max(0, right) : max(0, width + min(0, right))] + rest
        if 0 <= i + down < height
        else empty
        for i in range(height)
    )


@primitive(work=_walks(4))
def layer_beside(grid: Grid, offset: Offset) -> Grid:
    """Give each cell the colour of the cell at an offset from it, 10 where that is off the grid.

    >>> layer_beside(Grid("123"), (0, 1))
    Grid([(2, 3, 10)])
    """
    return _layer(_moved(layer_rows(grid), *read_vector(offset)))


@primitive(work=_walks(24))
def layer_around(grid: Grid, value: Colour, diagonal: Boolean) -> Grid:
    """Count for each cell those of a colour among its four neighbours, or all eight.

    >>> layer_around(Grid("110/010"), 1, False)
    Grid('121/211')
    >>> layer_around(Grid("110/010"), 1, True)
    Grid('222/322')
    """
    rows = layer_rows(grid)
    ways = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    if diagonal:
        ways += [(1, 1), (1, -1), (-1, 1), (-1, -1)]
    near = [chain.from_iterable(_moved(rows, *way)) for way in ways]
    counts = [here.count(value) for here in zip(*near, strict=True)]
    width = len(rows[0])
    return Grid([counts[at : at + width] for at in range(0, len(counts), width)])


@primitive(work=_walks(8))
def layer_seen(grid: Grid, direction: Offset) -> Grid:
    """Give each cell the first colour but black that is met from it in a direction, else 10.

    The direction is one of the eight; the cell itself does not count.

    >>> layer_seen(Grid("0201"), (0, 1))
    Grid([(2, 1, 1, 10)])
    """
    met = _met(layer_rows(grid), read_vector(direction))
    return Grid([[colour for colour, _ in row] for row in met])


@primitive(work=_walks(10))
def layer_steps(grid: Grid, direction: Offset) -> Grid:
    """Count for each cell the steps in a direction to the first that is not black, or the edge.

    >>> layer_steps(Grid("0200"), (0, 1))
    Grid('1321')
    """
    return _layer(
        [steps for _, steps in row] for row in _met(layer_rows(grid), read_vector(direction))
    )


Met = tuple[int, int]
"""The colour that is met in a direction, and the steps to it."""


def _met(rows: Rows, direction: IntegerTuple) -> list[list[Met]]:
    """What each cell meets, worked out from the edge that the direction leads to."""
    down, right = direction
    if max(abs(down), abs(right)) != 1:
        raise DslError("", "a direction is one step in one of eight ways")
    height, width = len(rows), len(rows[0])
    met: list[list[Met]] = [[(OFF_GRID, 1)] * width for _ in range(height)]
    for i in range(height) if down <= 0 else range(height - 1, -1, -1):
        for j in range(width) if right <= 0 else range(width - 1, -1, -1):
            k, m = i + down, j + right
            if 0 <= k < height and 0 <= m < width:
                colour, steps = met[k][m]
                met[i][j] = (rows[k][m], 1) if rows[k][m] else (colour, steps + 1)
    return met


@primitive(work=_walks(4))
def layer_in_row(grid: Grid, value: Colour) -> Grid:
    """Count for each cell those of a colour in its row.

    >>> layer_in_row(Grid("11/10"), 1)
    Grid('22/11')
    """
    rows = layer_rows(grid)
    return _layer((row.count(value),) * len(row) for row in rows)


@primitive(work=_walks(4))
def layer_in_column(grid: Grid, value: Colour) -> Grid:
    """Count for each cell those of a colour in its column.

    >>> layer_in_column(Grid("11/10"), 1)
    Grid('21/21')
    """
    rows = layer_rows(grid)
    counts = [column.count(value) for column in zip(*rows, strict=True)]
    return _layer(counts for _ in rows)


@primitive(work=_walks(6))
def layer_colour_counts(grid: Grid) -> Grid:
    """Count for each cell those of its own colour in the grid.

    >>> layer_colour_counts(Grid("112"))
    Grid('221')
    """
    rows = layer_rows(grid)
    counts = Counter(chain.from_iterable(rows))
    return _layer([counts[cell] for cell in row] for row in rows)


@primitive(work=_walks(6))
def layer_places(grid: Grid, steps: IntegerTuple, modulus: Count) -> Grid:
    """Give each cell its row and column, each times its part of ``steps``, summed, modulo a number.

    >>> layer_places(Grid("000/000"), (1, 1), 2)
    Grid('010/101')
    """
    rows, (down, right) = layer_rows(grid), read_vector(steps)
    if not 1 <= modulus <= CELL_MAX:
        raise DslError("", f"the modulus is from 1 to {CELL_MAX}")
    return Grid(
        [(down * i + right * j) % modulus for j in range(len(row))] for i, row in enumerate(rows)
    )


@primitive(work=_walks(6))
def layer_from_edge(grid: Grid) -> Grid:
    """Count for each cell the cells between it and the nearest edge.

    >>> layer_from_edge(Grid("000/000/000"))
    Grid('000/010/000')
    """
    rows = layer_rows(grid)
    height, width = len(rows), len(rows[0])
    return _layer(
        [min(i, j, height - 1 - i, width - 1 - j) for j in range(width)] for i in range(height)
    )


Region = list[tuple[int, int]]
"""The positions of cells that hang together."""


@primitive(work=_walks(40))
def layer_region_sizes(grid: Grid, diagonal: Boolean) -> Grid:
    """Count for each cell those that hang together with it and have its colour.

    >>> layer_region_sizes(Grid("110/001"), True)
    Grid('333/333')
    """
    return _by_region(grid, diagonal, lambda region, _rows: len(region))


@primitive(work=_walks(40))
def layer_region_heights(grid: Grid, diagonal: Boolean) -> Grid:
    """Give each cell the height of what hangs together with it and has its colour.

    >>> layer_region_heights(Grid("10/12"), False)
    Grid('21/21')
    """
    return _by_region(grid, diagonal, lambda region, _rows: _extent([i for i, _ in region]))


@primitive(work=_walks(40))
def layer_region_widths(grid: Grid, diagonal: Boolean) -> Grid:
    """Give each cell the width of what hangs together with it and has its colour.

    >>> layer_region_widths(Grid("11/02"), False)
    Grid('22/11')
    """
    return _by_region(grid, diagonal, lambda region, _rows: _extent([j for _, j in region]))


@primitive(work=_walks(40))
def layer_enclosed(grid: Grid, diagonal: Boolean) -> Grid:
    """Give 1 to each cell whose region, all of its colour, does not reach an edge, 0 to others.

    >>> layer_enclosed(Grid("111/101/111"), False)
    Grid('000/010/000')
    """
    return _by_region(grid, diagonal, _is_enclosed)


@primitive(work=_walks(40))
def layer_square_regions(grid: Grid, diagonal: Boolean) -> Grid:
    """Give 1 to each cell whose region, all of its colour, is a full box, 0 to others.

    >>> layer_square_regions(Grid("112/122"), False), layer_square_regions(Grid("11"), False)
    (Grid('000/000'), Grid('11'))
    """
    return _by_region(grid, diagonal, _is_box)


def _extent(line: list[int]) -> int:
    return max(line) - min(line) + 1


def _is_enclosed(region: Region, rows: Rows) -> int:
    last_row, last_column = len(rows) - 1, len(rows[0]) - 1
    return int(all(0 < i < last_row and 0 < j < last_column for i, j in region))


def _is_box(region: Region, _rows: Rows) -> int:
    area = _extent([i for i, _ in region]) * _extent([j for _, j in region])
    return int(area == len(region))


def _by_region(grid: Any, diagonal: Any, measure: Callable[[Region, Rows], int]) -> Grid:
    """A layer that is the same all over each region of one colour."""
    rows = layer_rows(grid)
    made = [[0] * len(row) for row in rows]
    for region in _regions(rows, bool(diagonal)):
        found = measure(region, rows)
        for i, j in region:
            made[i][j] = found
    return _layer(made)


def _regions(rows: Rows, diagonal: bool) -> Iterable[Region]:
    height, width = len(rows), len(rows[0])
    left = {(i, j) for i in range(height) for j in range(width)}
    while left:
        start = left.pop()
        colour, region = rows[start[0]][start[1]], [start]
        for i, j in region:
            near = [(i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)]
            if diagonal:
                near += [(i + 1, j + 1), (i + 1, j - 1), (i - 1, j + 1), (i - 1, j - 1)]
            for place in near:
                if place in left and rows[place[0]][place[1]] == colour:
                    left.remove(place)
                    region.append(place)
        yield region


def _chosen(layer: Any, test: Callable[[int], bool], yes: Any, no: Any) -> Grid:
    """The cells of one grid where a test holds of a layer, those of another elsewhere."""
    rows, ours, theirs = layer_rows(layer), layer_rows(yes), layer_rows(no)
    if not (len(rows), len(rows[0])) == (len(ours), len(ours[0])) == (len(theirs), len(theirs[0])):
        raise DslError("", "grids of one size are needed")
    return Grid(
        [a if test(cell) else b for cell, a, b in zip(row, left, right, strict=True)]
        for row, left, right in zip(rows, ours, theirs, strict=True)
    )


@primitive(work=_walks(4))
def where_is(layer: Grid, value: Integer, yes: Grid, no: Grid) -> Grid:
    """Take the cells of one grid where a layer has a value, and those of another elsewhere.

    >>> where_is(Grid("0120"), 0, Grid("5555"), Grid("1234"))
    Grid('5235')
    """
    return _chosen(layer, lambda cell: cell == value, yes, no)


@primitive(work=_walks(4))
def where_above(layer: Grid, limit: Integer, yes: Grid, no: Grid) -> Grid:
    """Take the cells of one grid where a layer is above a limit, and those of another elsewhere.

    >>> where_above(Grid("0123"), 1, Grid("5555"), Grid("1234"))
    Grid('1255')
    """
    return _chosen(layer, lambda cell: cell > limit, yes, no)
