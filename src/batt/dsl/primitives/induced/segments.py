"""Cutting a grid into pieces that keep their places: parts of a colour, tiles, panels, boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from typing import Any

from batt.dsl.kinds import Boolean, Colour, Grid, Object, Objects, Size
from batt.dsl.primitive import primitive
from batt.dsl.primitives.objects import objects
from batt.dsl.values import Row, collect_set
from batt.dsl.values.rows import number
from batt.dsl.values.walking import (
    area_of,
    bounds_of,
    patch_from,
    read_rectangle,
    read_vector,
)
from batt.errors import DslError

EDGES = ((-1, 0), (1, 0), (0, -1), (0, 1))
CORNERS = ((-1, -1), (-1, 1), (1, -1), (1, 1))


def _joining_steps(grid: Any, _colour: Any, diagonal: Any, *_more: Any) -> int:
    return 8 * len(grid) + (20 if diagonal else 16) * area_of(grid)


@primitive(work=_joining_steps)
def regions(grid: Grid, colour: Colour, diagonal: Boolean) -> Objects:
    """Find the connected parts of one colour, joined by edges, with ``diagonal`` by corners too.

    >>> regions(Grid("310/130"), 3, F)
    FrozenSet({Patch({(3, (0, 0))}), Patch({(3, (1, 1))})})
    """
    wanted = number(colour)
    rows = read_rectangle(grid)
    free = {(i, j) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell == wanted}
    found = joined(free, EDGES + CORNERS if diagonal else EDGES)
    return collect_set(_cut(rows, part) for part in found)


def joined(
    free: set[tuple[int, int]], directions: Sequence[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """The connected parts of a set of positions, in order of their first; it is used up."""
    parts = []
    for start in sorted(free):
        if start not in free:
            continue
        free.remove(start)
        part = [start]
        for i, j in part:  # which grows while it is walked over
            for down, along in directions:
                near = (i + down, j + along)
                if near in free:
                    free.remove(near)
                    part.append(near)
        parts.append(part)
    return parts


def _cut(rows: Sequence[Row], places: Iterable[tuple[int, int]]) -> Object:
    return patch_from(rows, [(rows[i][j], (i, j)) for i, j in places])


def _sheet_steps(grid: Any, *_more: Any) -> int:
    return 10 * len(grid) + 24 * area_of(grid)


@primitive(work=_sheet_steps)
def objects_upon(grid: Grid, hidden: Colour, univalued: Boolean, diagonal: Boolean) -> Objects:
    """Find the connected parts of all cells but those of a colour, the background for this once.

    >>> objects_upon(Grid("001/012"), 0, F, F)
    FrozenSet({Patch({(1, (0, 2)), (1, (1, 1)), (2, (1, 2))})})
    """
    sheet = number(hidden)
    found = objects.body(grid, univalued, diagonal, False) if univalued else None
    if found is not None:
        return collect_set(part for part in found if next(iter(part))[0] != sheet)
    rows = read_rectangle(grid)
    free = {(i, j) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell != sheet}
    parts = joined(free, EDGES + CORNERS if diagonal else EDGES)
    return collect_set(_cut(rows, part) for part in parts)


def _cutting_steps(grid: Any, *_layout: Any) -> int:
    return 20 + 4 * len(grid) + 16 * area_of(grid)


@primitive(work=_cutting_steps)
def tiles(grid: Grid, layout: Size) -> Objects:
    """Cut a grid into equal tiles, as many below and beside one another as ``layout`` says.

    >>> tiles(Grid("1122"), (1, 2))
    FrozenSet({Patch({(1, (0, 0)), (1, (0, 1))}), Patch({(2, (0, 2)), (2, (0, 3))})})
    """
    rows = read_rectangle(grid)
    down, along = read_vector(layout)
    if down < 1 or along < 1 or len(rows) % down or len(rows[0]) % along:
        raise DslError("", "the grid has no such equal tiles")
    high, wide = len(rows) // down, len(rows[0]) // along
    spans_down = [(i * high, (i + 1) * high) for i in range(down)]
    spans_along = [(j * wide, (j + 1) * wide) for j in range(along)]
    return _rectangles(rows, spans_down, spans_along)


@primitive(work=_cutting_steps)
def panels(grid: Grid) -> Objects:
    """Cut a grid at its separators, the rows and columns that are wholly of one same colour.

    The colour is the one that most such rows and columns have, the smallest of several.

    >>> panels(Grid("15112/55555"))
    FrozenSet({Patch({(1, (0, 0))}), Patch({(1, (0, 2)), (1, (0, 3)), (2, (0, 4))})})
    """
    rows = read_rectangle(grid)
    columns = list(zip(*rows, strict=True))
    plain = [line[0] for line in [*rows, *columns] if len(set(line)) == 1]
    if not plain:
        raise DslError("", "no separators")
    colour = min(set(plain), key=lambda each: (-plain.count(each), each))
    spans = [_spans([set(line) == {colour} for line in lines]) for lines in (rows, columns)]
    return _rectangles(rows, *spans)


def _spans(is_line: Sequence[bool]) -> list[tuple[int, int]]:
    """Begin and end of each stretch between the lines."""
    cuts = [-1, *(place for place, line in enumerate(is_line) if line), len(is_line)]
    return [(before + 1, after) for before, after in pairwise(cuts) if before + 1 < after]


def _rectangles(
    rows: Sequence[Row], down: list[tuple[int, int]], along: list[tuple[int, int]]
) -> Objects:
    return collect_set(
        _cut(rows, product(range(top, bottom), range(left, right)))
        for top, bottom in down
        for left, right in along
    )


def _boxing_steps(objs: Any, _grid: Any) -> int:
    return 8 * sum(box_area_of(obj) for obj in objs) + 8 * len(objs)


def box_area_of(obj: Any) -> int:
    """The number of cells in the bounding box of a patch; 0 where it is empty."""
    if not obj:
        return 0
    top, left, bottom, right = bounds_of(obj)
    return (bottom - top + 1) * (right - left + 1)


@primitive(work=_boxing_steps)
def boxed(objs: Objects, grid: Grid) -> Objects:
    """Give for each object all that the grid has in its bounding box, the background too.

    >>> boxed(FrozenSet({Patch([(1, (0, 0)), (1, (0, 2))])}), Grid("101"))
    FrozenSet({Patch({(0, (0, 1)), (1, (0, 0)), (1, (0, 2))})})
    """
    rows = read_rectangle(grid)
    high, wide = len(rows), len(rows[0])
    found = []
    for top, left, bottom, right in map(bounds_of, objs):
        down = range(max(top, 0), min(bottom + 1, high))
        found.append(_cut(rows, product(down, range(max(left, 0), min(right + 1, wide)))))
    return collect_set(found)
