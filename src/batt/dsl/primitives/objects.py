"""From grids to objects: connected parts, parts by colour, and where an object appears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, product
from typing import Any

from batt.dsl.kinds import Boolean, Grid, Indices, Object, Objects, Patch
from batt.dsl.laws import rule
from batt.dsl.limits import SIZE_LIMIT
from batt.dsl.primitive import primitive
from batt.dsl.values import EMPTY, Row, collect_set
from batt.dsl.values.walking import (
    area_of,
    background,
    bounds_of,
    cells_of,
    check_range,
    patch_from,
    positions_of,
    read_rectangle,
    read_rows,
    read_sides,
)
from batt.errors import DslError


def _joining_steps(grid: Any, _univalued: Any, diagonal: Any, _without_bg: Any) -> int:
    return 3 * len(grid) + (14 if diagonal else 10) * area_of(grid)


@primitive(work=_joining_steps)
def objects(grid: Grid, univalued: Boolean, diagonal: Boolean, without_bg: Boolean) -> Objects:
    """Find the connected parts of a grid, each with its colours and places.

    Neighbours are joined by edges, with ``diagonal`` by corners too; with ``univalued`` only equal
    colours are; with ``without_bg`` cells of the background colour are in no part and join nothing.

    >>> objects(Grid("001/010/000"), T, F, T)
    FrozenSet({Patch({(1, (0, 2))}), Patch({(1, (1, 1))})})
    >>> objects(Grid("001/010/000"), T, T, T)
    FrozenSet({Patch({(1, (0, 2)), (1, (1, 1))})})
    """
    rows = read_rectangle(grid)
    stride = len(rows[0]) + 1
    fenced = _fenced(rows)
    cells = list(zip(fenced, product(range(len(rows)), range(stride)), strict=False))
    hidden = background(read_rows(grid)) if without_bg else None
    free = [None if colour == hidden else colour for colour in fenced]
    directions = [1, -1, stride, -stride]
    if diagonal:
        directions += [stride + 1, stride - 1, 1 - stride, -1 - stride]
    parts = _parts(free, directions, not univalued)
    return collect_set([patch_from(rows, map(cells.__getitem__, part)) for part in parts])


def _fenced(rows: Sequence[Row]) -> list[Any]:
    """The cells in one list, with a None after each row and a row of them at the end.

    So every neighbour of a cell is in the list: what lies left of a row is the None after the row
    before, and what lies above the first row has a negative place, which counts from the end.
    """
    cells: list[Any] = []
    for row in rows:
        cells += row
        cells.append(None)
    return cells + [None] * (len(rows[0]) + 2)


def _parts(free: list[Any], directions: list[int], any_colour: bool) -> Iterator[list[int]]:
    """The places of each connected part; a place becomes None in ``free`` once it is taken."""
    for start, colour in enumerate(free):
        if colour is None:
            continue
        free[start] = None
        part = [start]
        for place in part:  # which grows while it is walked over
            for direction in directions:
                near = place + direction
                if free[near] == colour or (any_colour and free[near] is not None):
                    free[near] = None
                    part.append(near)
        yield part


def _sorting_steps(grid: Any) -> int:
    return 2 * len(grid) + area_of(grid)


@primitive(work=_sorting_steps)
def partition(grid: Grid) -> Objects:
    """Make one object of each colour, with all its cells, joined or not.

    >>> partition(Grid("12/21"))
    FrozenSet({Patch({(1, (0, 0)), (1, (1, 1))}), Patch({(2, (0, 1)), (2, (1, 0))})})
    """
    return _by_colour(grid, None)


@primitive(work=_sorting_steps)
def fgpartition(grid: Grid) -> Objects:
    """Make one object of each colour but the background's.

    >>> fgpartition(Grid("00/12"))
    FrozenSet({Patch({(1, (1, 0))}), Patch({(2, (1, 1))})})
    >>> fgpartition(Grid("21"))
    FrozenSet({Patch({(2, (0, 0))})})
    """
    return _by_colour(grid, background(read_rows(grid)))


def _by_colour(grid: Any, hidden: int | None) -> Objects:
    rows = read_rows(grid)
    if not any(rows):
        return EMPTY
    cells: dict[int, list[Any]] = defaultdict(list)
    for i, row in enumerate(rows):
        for j, colour in enumerate(row):
            cells[colour].append((colour, (i, j)))
    return collect_set(patch_from(rows, cells[colour]) for colour in cells if colour != hidden)


@primitive
def toobject(patch: Patch, grid: Grid) -> Object:
    """Take the cells that a grid has at the positions of a patch, whose own colours are ignored.

    >>> toobject(Patch([(9, (0, 1)), (9, (0, 2)), (9, (-1, 0))]), Grid("12/34"))
    Patch({(2, (0, 1))})
    """
    rows = read_rows(grid)
    height, width = read_sides(rows)
    if not height:
        raise DslError("", "empty grid")
    places = positions_of(patch)
    inside = [(i, j) for i, j in places if 0 <= i < height and 0 <= j < width]
    return patch_from(rows, [(rows[i][j], (i, j)) for i, j in inside])


def _places_to_try(grid: Any, obj: Any) -> tuple[int, int]:
    """How many rows, and how many columns, the corner of an object's box can be moved to."""
    height, width = read_sides(grid)
    top, left, bottom, right = bounds_of(obj)
    return max(0, height - (bottom - top)), max(0, width - (right - left))


def _matching_steps(grid: Any, obj: Any) -> int:
    if not obj:
        return 0
    down, along = _places_to_try(grid, obj)
    return 3 * len(grid) + down * (along + 1) + down * along * len(obj) + 2 * len(obj)


@primitive(work=_matching_steps)
def occurrences(grid: Grid, obj: Object) -> Indices:
    """Find where an object appears in a grid: the upper left corners of the boxes it fills there.

    Its present place does not matter, nor what else is in the box; the box lies wholly on the grid.
    The empty object appears everywhere, even one row and one column past the grid.

    >>> occurrences(Grid("1212/3434"), Patch([(1, (5, 5)), (4, (6, 6))]))
    Patch({(0, 0), (0, 2)})
    """
    cells, rows = cells_of(obj), read_rows(grid)
    if not rows:
        raise DslError("", "empty grid")
    if not cells:
        return _everywhere(*read_sides(rows))
    down, along = _places_to_try(rows, obj)
    top, left, _, _ = bounds_of(obj)
    width = len(rows[0])
    colours = list(chain.from_iterable(read_rectangle(rows)))
    found = [i * width + j for i in range(down) for j in range(along)]
    for colour, (i, j) in cells:
        offset = (i - top) * width + j - left
        found = [place for place in found if colours[place + offset] == colour]
    return patch_from(rows, [divmod(place, width) for place in found])


def _everywhere(height: int, width: int) -> Indices:
    """Every position from the origin to (height, width)."""
    if (height + 1) * (width + 1) > SIZE_LIMIT:
        raise DslError("", f"the result would pass the size of {SIZE_LIMIT}")
    check_range(0, 0, height, width)
    return Patch.trusted(product(range(height + 1), range(width + 1)))


rule("all parts by colour", "merge(partition(g))", "asobject(g)")
rule("places of all cells", "toindices(asobject(g: Solid))", "asindices(g)")
rule("cells of all places", "toobject(asindices(g: Solid), g)", "asobject(g)")
