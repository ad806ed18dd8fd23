"""Areas of objects, as positions, and painting an area of each object in a colour of its own."""

from __future__ import annotations

from typing import Any

from batt.dsl.kinds import (
    A,
    B,
    Boolean,
    Callable,
    Grid,
    Indices,
    Integer,
    Object,
    Objects,
    Pair,
    Tuple,
)
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.object_features import NOTHING
from batt.dsl.primitives.induced.segments import EDGES, box_area_of
from batt.dsl.values import Patch
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import is_colour, number, written
from batt.dsl.values.walking import (
    area_of,
    background,
    bounds_of,
    places_of,
    positions_of,
    read_rectangle,
)
from batt.errors import DslError


def _box_steps(obj: Any) -> int:
    return 24 * (box_area_of(obj) + len(obj)) + 8


@primitive(work=_box_steps)
def holes_area(obj: Object) -> Indices:
    """Find the positions in the box of an object which it encloses, so that no edge leads out.

    >>> holes_area(Patch([(3, (0, 1)), (3, (1, 0)), (3, (1, 2)), (3, (2, 1))]))
    Patch({(1, 1)})
    """
    places = places_of(obj)
    top, left, bottom, right = bounds_of(obj)
    outside = [(top - 1, left - 1)]
    seen = set(outside)
    for i, j in outside:  # which grows while it is walked over
        for down, along in EDGES:
            near = i + down, j + along
            inside = top - 1 <= near[0] <= bottom + 1 and left - 1 <= near[1] <= right + 1
            if inside and near not in seen and near not in places:
                seen.add(near)
                outside.append(near)
    box = {(i, j) for i in range(top, bottom + 1) for j in range(left, right + 1)}
    return Patch(box - seen - places)


@primitive(work=_box_steps)
def inner_area(obj: Object) -> Indices:
    """Find the positions in the box of an object that are not on its rim.

    >>> inner_area({(0, 0), (2, 2)})
    Patch({(1, 1)})
    """
    top, left, bottom, right = bounds_of(obj)
    return Patch((i, j) for i in range(top + 1, bottom) for j in range(left + 1, right))


def _lookups(keys: Any, table: Any) -> int:
    return len(keys) + 2 * len(table)


@primitive(work=_lookups)
def told_by(keys: Tuple[A], table: Tuple[Pair[A, B]]) -> Tuple[B]:
    """Put for every key what a table has for it; there is no result for a key without a row.

    >>> told_by((7, 5, 7), ((5, 0), (7, 1)))
    (1, 0, 1)
    """
    rows = dict(need_tuple(table))
    try:
        return tuple([rows[key] for key in need_tuple(keys)])
    except KeyError:
        raise DslError("", "a key without a row in the table") from None


def _painting_steps(grid: Any, objs: Any, *_: Any) -> int:
    """A walk over the grid, and for each object one over an area, which is then cut to the grid."""
    return 12 * len(grid) + 8 * area_of(grid) + 4 * sum(map(len, objs)) + 8 * len(objs)


@primitive(work=_painting_steps)
def painted_areas(
    grid: Grid,
    objs: Objects,
    area: Callable[[Object], Indices],
    colours: Tuple[Integer],
    under: Boolean,
) -> Grid:
    """Paint an area of each object in the colour at its place in visiting order; -1 paints none.

    With ``under`` cells of another colour than the background's stay as they are.

    >>> painted_areas(Grid("000/040/000"), objects(Grid("000/040/000"), T, F, T), outbox, (5,), T)
    Grid('555/545/555')
    >>> painted_areas(Grid("400/000"), objects(Grid("400/000"), T, F, T), backdrop, (5,), T)
    Grid('400/000')
    """
    rows, hidden = [list(row) for row in read_rectangle(grid)], background(grid)
    high, wide = len(rows), len(rows[0])
    for obj, colour in zip(objs, colours, strict=False):
        if number(colour) == NOTHING:
            continue
        for i, j in positions_of(area(obj)):
            if 0 <= i < high and 0 <= j < wide and not (under and grid[i][j] != hidden):
                rows[i][j] = colour
    return written(grid, rows, all(map(is_colour, colours)))
