"""Features: what can be told of an object alone, or of an object and the grid that it is on.

Many other primitives are features as well: ``size``, ``height``, ``numcolors``, ``square`` …
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from batt.dsl.kinds import Boolean, Colour, Count, Grid, Integer, Object, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.colours import counted
from batt.dsl.primitives.induced.segments import CORNERS, EDGES, box_area_of, joined
from batt.dsl.values.walking import (
    area_of,
    background,
    bounds_of,
    cells_of,
    height_of,
    places_of,
    read_rectangle,
    width_of,
)

NOTHING = -1
"""What a feature gives for a colour where there are no cells."""


def _box_steps(obj: Any, *_grid: Any) -> int:
    return 10 * box_area_of(obj)


def _form_steps(obj: Any) -> int:
    return 64 * (len(obj) + height_of(obj) + width_of(obj))


def _cell_steps(obj: Any) -> int:
    return 16 * len(obj)


def _turning_steps(obj: Any) -> int:
    return 8 + 32 * len(obj)


def _near_steps(obj: Any, grid: Any) -> int:
    return 32 * len(obj) + 2 * area_of(grid) + len(grid)


@primitive
def box_area(obj: Object) -> Count:
    """Count the cells of the bounding box.

    >>> box_area(Patch([(3, (0, 0)), (3, (1, 2))]))
    6
    """
    return box_area_of(obj)


@primitive
def long_side(obj: Object) -> Count:
    """Give the larger of height and width.

    >>> long_side(Patch([(3, (0, 0)), (3, (1, 2))]))
    3
    """
    return max(height_of(obj), width_of(obj))


@primitive
def short_side(obj: Object) -> Count:
    """Give the smaller of height and width.

    >>> short_side(Patch([(3, (0, 0)), (3, (1, 2))]))
    2
    """
    return min(height_of(obj), width_of(obj))


@primitive
def gaps(obj: Object) -> Count:
    """Count the cells of the bounding box that are not in the object.

    >>> gaps(Patch([(3, (0, 0)), (3, (1, 2))]))
    4
    """
    return box_area_of(obj) - len(places_of(obj))


@primitive(work=_box_steps)
def holes(obj: Object) -> Count:
    """Count the holes: connected parts, by edges, of what is not in the object but shut in by it.

    >>> holes(asobject(Grid("33/33"))), holes(box(asobject(Grid("333/333/333"))))
    (0, 1)
    """
    return len(_holes(obj))


@primitive(work=_box_steps)
def hole_cells(obj: Object) -> Count:
    """Count the cells in all holes.

    >>> hole_cells(box(asobject(Grid("3333/3333/3333"))))
    2
    """
    return sum(map(len, _holes(obj)))


def _holes(obj: Any) -> list[list[tuple[int, int]]]:
    places = places_of(obj)
    top, left, bottom, right = bounds_of(obj)
    free = {(i, j) for i in range(top, bottom + 1) for j in range(left, right + 1)} - places
    return [part for part in joined(free, EDGES) if not _reaches(part, bounds_of(obj))]


def _reaches(part: list[tuple[int, int]], bounds: tuple[int, int, int, int]) -> bool:
    """Whether some cell of a part lies on the rim of a box."""
    top, left, bottom, right = bounds
    return any(i in (top, bottom) or j in (left, right) for i, j in part)


@primitive(work=_cell_steps)
def fragments(obj: Object) -> Count:
    """Count the connected parts, by edges, of whatever colours.

    >>> fragments(Patch([(3, (0, 0)), (4, (0, 1)), (3, (1, 2))]))
    2
    """
    return len(joined(places_of(obj), EDGES))


@primitive(work=_cell_steps)
def rim(obj: Object) -> Count:
    """Count the edges between cells in the object and those outside, around holes as well.

    >>> rim(Patch([(3, (0, 0)), (3, (0, 1))]))
    6
    """
    places = places_of(obj)
    return sum((i + down, j + along) not in places for i, j in places for down, along in EDGES)


@primitive
def minor_cells(obj: Object) -> Count:
    """Count the cells that are not of the most common colour.

    >>> minor_cells(asobject(Grid("3345")))
    2
    """
    counts = counted(obj)
    return sum(counts.values()) - max(counts.values())


@primitive(work=_turning_steps)
def symmetries(obj: Object) -> Count:
    """Count the reflections that leave an object as it is: up-down, left-right, two diagonals.

    >>> symmetries(asobject(Grid("33/33"))), symmetries(asobject(Grid("345")))
    (4, 1)
    """
    itself = _turned(obj, MOTIONS[0])
    return sum(_turned(obj, motion) == itself for motion in REFLECTIONS)


@primitive(work=_cell_steps)
def same_upside_down(obj: Object) -> Boolean:
    """Tell whether up and down may change places, colours and all.

    >>> same_upside_down(asobject(Grid("34"))), same_upside_down(asobject(Grid("3/4")))
    (True, False)
    """
    return _turned(obj, MOTIONS[1]) == _turned(obj, MOTIONS[0])


@primitive(work=_cell_steps)
def same_left_right(obj: Object) -> Boolean:
    """Tell whether left and right may change places, colours and all.

    >>> same_left_right(asobject(Grid("34"))), same_left_right(asobject(Grid("3/4")))
    (False, True)
    """
    return _turned(obj, MOTIONS[2]) == _turned(obj, MOTIONS[0])


@primitive(work=_form_steps)
def outline(obj: Object) -> Tuple[Integer]:
    """Give the positions, wherever they lie, as one number a row, a binary digit a column.

    >>> outline(Patch([(3, (4, 4)), (3, (4, 5)), (3, (5, 5))]))
    (3, 1)
    """
    return _row_numbers(obj, MOTIONS[0])


@primitive(work=_form_steps)
def form(obj: Object) -> Tuple[Integer]:
    """Give the outline of the least of the eight ways to turn and reflect an object.

    >>> form(Patch([(3, (4, 4)), (3, (4, 5)), (3, (5, 5))]))
    (1, 3)
    """
    return min(
        (_row_numbers(obj, motion) for motion in MOTIONS), key=lambda each: (len(each), each)
    )


Motion = tuple[int, int, bool]
"""The signs of rows and columns, and whether these change places after."""

MOTIONS: tuple[Motion, ...] = (
    (1, 1, False),
    (-1, 1, False),
    (1, -1, False),
    (-1, -1, False),
    (1, 1, True),
    (-1, 1, True),
    (1, -1, True),
    (-1, -1, True),
)
REFLECTIONS = (MOTIONS[1], MOTIONS[2], MOTIONS[4], MOTIONS[7])


def _moved(place: tuple[int, int], motion: Motion) -> tuple[int, int]:
    row, column = place[0] * motion[0], place[1] * motion[1]
    return (column, row) if motion[2] else (row, column)


def _turned(obj: Any, motion: Motion) -> set[tuple[int, tuple[int, int]]]:
    """The cells after a motion, the upper left corner at the origin."""
    cells = [(colour, _moved(place, motion)) for colour, place in cells_of(obj)]
    top = min((i for _, (i, _) in cells), default=0)
    left = min((j for _, (_, j) in cells), default=0)
    return {(colour, (i - top, j - left)) for colour, (i, j) in cells}


def _row_numbers(obj: Any, motion: Motion) -> tuple[int, ...]:
    places = [_moved(place, motion) for place in places_of(obj)]
    top, right = min(i for i, _ in places), max(j for _, j in places)
    numbers = [0] * (max(i for i, _ in places) - top + 1)
    for i, j in places:
        numbers[i - top] |= 1 << (right - j)
    return tuple(numbers)


@primitive
def edges_touched(obj: Object, grid: Grid) -> Count:
    """Count the sides of the grid, 0 to 4, that an object reaches.

    >>> edges_touched(Patch([(3, (0, 0))]), Grid("300/000")), edges_touched(Patch(), Grid("3"))
    (2, 0)
    """
    if not obj:
        return 0
    top, left, bottom, right = bounds_of(obj)
    rows = read_rectangle(grid)
    return (top <= 0) + (left <= 0) + (bottom >= len(rows) - 1) + (right >= len(rows[0]) - 1)


@primitive
def on_edge(obj: Object, grid: Grid) -> Boolean:
    """Tell whether an object reaches a side of the grid.

    >>> on_edge(Patch([(3, (1, 1))]), Grid("000/030/000"))
    False
    """
    return bool(edges_touched.body(obj, grid))


@primitive
def covers_centre(obj: Object, grid: Grid) -> Boolean:
    """Tell whether the box of an object covers the centre of the grid.

    >>> covers_centre(Patch([(3, (1, 1))]), Grid("000/030/000"))
    True
    """
    top, left, bottom, right = bounds_of(obj)
    rows = read_rectangle(grid)
    row, column = len(rows) - 1, len(rows[0]) - 1
    return 2 * top <= row <= 2 * bottom and 2 * left <= column <= 2 * right


@primitive(work=_near_steps)
def foreground(obj: Object, grid: Grid) -> Count:
    """Count the cells of an object that are not of the background colour of the grid.

    >>> foreground(asobject(Grid("034")), Grid("034/000"))
    2
    """
    hidden = background(read_rectangle(grid))
    return sum(colour != hidden for colour, _ in cells_of(obj))


@primitive(work=_near_steps)
def surrounding(obj: Object, grid: Grid) -> Colour:
    """Give the most common colour next to an object, by edge or corner; -1 where nothing is.

    >>> surrounding(Patch([(3, (0, 0))]), Grid("35/55"))
    5
    >>> surrounding(Patch([(3, (0, 0))]), Grid("3"))
    -1
    """
    counts = _near(obj, grid)
    return min(counts, key=lambda colour: (-counts[colour], colour), default=NOTHING)


@primitive(work=_near_steps)
def near_colours(obj: Object, grid: Grid) -> Count:
    """Count the colours next to an object, by edge or corner.

    >>> near_colours(Patch([(3, (0, 0))]), Grid("35/05"))
    2
    """
    return len(_near(obj, grid))


def _near(obj: Any, grid: Any) -> Counter[int]:
    """How many cells of each colour are next to an object."""
    rows, places = read_rectangle(grid), places_of(obj)
    high, wide = len(rows), len(rows[0])
    around = {(i + di, j + dj) for i, j in places for di, dj in EDGES + CORNERS} - places
    return Counter(rows[i][j] for i, j in around if 0 <= i < high and 0 <= j < wide)
