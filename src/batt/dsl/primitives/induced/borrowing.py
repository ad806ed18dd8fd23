"""Colours that an object takes from what is around it: the nearest, what it sees, what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from batt.dsl.kinds import Colour, Grid, Integer, Object, Objects, Offset, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.object_features import NOTHING
from batt.dsl.primitives.induced.segments import CORNERS, EDGES
from batt.dsl.values import Row
from batt.dsl.values.rows import is_colour, number, written
from batt.dsl.values.walking import (
    area_of,
    background,
    bounds_of,
    places_of,
    positions_of,
    read_rectangle,
    read_vector,
)
from batt.errors import DslError

Place = tuple[int, int]


def _painting_steps(grid: Any, objs: Any, _colours: Any) -> int:
    return 8 * len(grid) + 4 * area_of(grid) + 2 * sum(map(len, objs)) + 2 * len(objs)


@primitive(work=_painting_steps)
def painted_each(grid: Grid, objs: Objects, colours: Tuple[Integer]) -> Grid:
    """Paint each object in the colour at its place in visiting order; with -1 it stays as it is.

    >>> painted_each(Grid("1002"), objects(Grid("1002"), T, F, T), (5, -1))
    Grid('5002')
    """
    rows = [list(row) for row in read_rectangle(grid)]
    for obj, colour in zip(objs, colours, strict=False):
        if number(colour) == NOTHING:
            continue
        for i, j in positions_of(obj):
            if 0 <= i < len(rows) and 0 <= j < len(rows[0]):
                rows[i][j] = colour
    return written(grid, rows, all(map(is_colour, colours)))


def _walk_steps(obj: Any, grid: Any, *_: Any) -> int:
    return 8 * len(grid) + 24 * (area_of(grid) + len(obj)) + 60 * len(obj)


def _hidden(obj: Any, grid: Any) -> tuple[Sequence[Row], set[Place], set[int]]:
    """The rows, the places of the object, and the colours that it does not look at."""
    rows, places = read_rectangle(grid), places_of(obj)
    own = {rows[i][j] for i, j in places if _is_inside(rows, i, j)}
    return rows, places, own | {background(grid)}


def _is_inside(rows: Sequence[Row], i: int, j: int) -> bool:
    return 0 <= i < len(rows) and 0 <= j < len(rows[0])


def _most(colours: Iterable[int]) -> int:
    counts = Counter(colours)
    return min(counts, key=lambda colour: (-counts[colour], colour), default=NOTHING)


@primitive(work=_walk_steps)
def nearest_colour(obj: Object, grid: Grid) -> Colour:
    """Give the colour of the cell next to an object, other than its own and the background's.

    Steps go to all eight sides; of several colours as near it is that with most cells, then the
    smallest, and -1 where there is none.

    >>> nearest_colour(Patch([(3, (0, 0))]), Grid("3004/0050")), nearest_colour({(0, 0)}, Grid("3"))
    (5, -1)
    """
    rows, places, hidden = _hidden(obj, grid)
    ring, seen = places, set(places)
    while ring:
        ring = {
            (i + down, j + right)
            for i, j in ring
            for down, right in EDGES + CORNERS
            if _is_inside(rows, i + down, j + right)
        } - seen
        seen |= ring
        found = [rows[i][j] for i, j in ring if rows[i][j] not in hidden]
        if found:
            return _most(found)
    return NOTHING


@primitive(work=_walk_steps)
def colour_seen(obj: Object, grid: Grid, direction: Offset) -> Colour:
    """Give the first colour that an object sees in a direction, straight from any of its cells.

    It looks through its own colour and the background; of several it is the nearest, then that
    with most cells, then the smallest, and -1 where there is none.

    >>> colour_seen(Patch([(3, (0, 0)), (3, (1, 0))]), Grid("3004/3050"), (0, 1))
    5
    """
    rows, places, hidden = _hidden(obj, grid)
    return _seen(rows, places, hidden, _direction(direction))


def _direction(direction: Any) -> Place:
    way = read_vector(direction)
    if way not in EDGES + CORNERS:
        raise DslError("", "a direction is one step to one of the eight sides")
    return way


def _seen(rows: Sequence[Row], places: set[Place], hidden: Collection[int], way: Place) -> int:
    front = {(i, j) for i, j in places if _is_inside(rows, i, j)}
    while front:
        moved = ((i + way[0], j + way[1]) for i, j in front)
        front = {(i, j) for i, j in moved if _is_inside(rows, i, j)} - places
        found = [rows[i][j] for i, j in front if rows[i][j] not in hidden]
        if found:
            return _most(found)
    return NOTHING


@primitive(work=_walk_steps)
def colour_held(obj: Object, grid: Grid) -> Colour:
    """Give the colour with most cells in the box of an object, not its own nor the background's.

    Of several it is the smallest, and -1 stands for none.

    >>> colour_held(Patch([(3, (0, 0)), (3, (0, 2))]), Grid("343"))
    4
    """
    rows, _, hidden = _hidden(obj, grid)
    top, left, bottom, right = bounds_of(obj)
    box = rows[max(0, top) : bottom + 1]
    return _most(
        cell for row in box for cell in row[max(0, left) : right + 1] if cell not in hidden
    )
