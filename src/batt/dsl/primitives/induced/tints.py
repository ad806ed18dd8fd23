"""Tints: objects that take the colour of something else, near them or in one of their ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from batt.dsl.kinds import Grid, Integer, Object, Objects
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.tilings import cells_in
from batt.dsl.values.rows import number, written
from batt.dsl.values.walking import bounds_of, cells_of, read_rectangle
from batt.errors import DslError

Bounds = tuple[int, int, int, int]
Place = tuple[int, int]

NOWHERE = 10**6
"""Farther than anything is."""


def _beyond(box: Bounds, place: Place) -> Place:
    """How far a place is beyond a box in rows and columns, negative before it."""
    (top, left, bottom, right), (i, j) = box, place
    return max(i - bottom, 0) + min(i - top, 0), max(j - right, 0) + min(j - left, 0)


def _one_way(far: int, aside: int) -> int:
    """How far something is that has to be ahead, and straight so."""
    return far if far > 0 and not aside else NOWHERE


DISTANCES: tuple[Callable[[int, int], int], ...] = (
    lambda down, right: abs(down) + abs(right),
    lambda down, right: _one_way(-down, right),
    lambda down, right: _one_way(down, right),
    lambda down, right: _one_way(-right, down),
    lambda down, right: _one_way(right, down),
    lambda down, right: NOWHERE if down and right else abs(down) + abs(right),
    lambda down, right: NOWHERE if down or right else 0,
    lambda down, right: NOWHERE if max(abs(down), abs(right)) > 1 else 0,
)
"""How far a cell is from a box: in all, above, below, left, right, straight, inside, around it."""


def _tinting_steps(grid: Any, objs: Any, sources: Any, _how: Any) -> int:
    cells = sum(map(len, objs))
    return 8 * cells_in(grid) + 20 * cells + 60 * len(objs) * (1 + len(sources))


@primitive(work=_tinting_steps)
def tinted(grid: Grid, objs: Objects, sources: Object, how: Integer) -> Grid:
    """Give each object the colour of the nearest of some cells, which are not its own.

    The nearest is 0 of all; 1 above it in its columns, 2 below, 3 left of it in its rows, 4 right;
    5 of all in its rows or columns; 6 inside of its box; 7 inside or beside it.  Of several as near
    the commonest colour counts, then the smallest.  An object without such a cell stays.

    >>> tinted(Grid("5004/0000"), FrozenSet({Patch([(5, (0, 0))])}), Patch([(4, (0, 3))]), 4)
    Grid('4004/0000')
    """
    if not 0 <= number(how) < len(DISTANCES):
        raise DslError("", f"a way to be near is a number below {len(DISTANCES)}")
    far, rows = DISTANCES[number(how)], [list(row) for row in read_rectangle(grid)]
    high, wide = len(rows), len(rows[0])
    cells = cells_of(sources)
    for obj in objs:
        mine, box = cells_of(obj), bounds_of(obj)
        near = [(far(*_beyond(box, cell[1])), cell[0]) for cell in cells if cell not in mine]
        least = min(near)[0] if near else NOWHERE
        if least == NOWHERE:
            continue
        found = sorted(colour for distance, colour in near if distance == least)
        tint = max(dict.fromkeys(found), key=found.count)
        for _, (i, j) in mine:
            if 0 <= i < high and 0 <= j < wide:
                rows[i][j] = tint
    return written(grid, rows, False)
