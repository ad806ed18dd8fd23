"""Stamps: a pattern that is painted around each of some cells."""

from __future__ import annotations

from typing import Any

from batt.dsl.kinds import Colour, Grid, Integer, Object, Objects, Offset, Pair, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.masks import WAYS
from batt.dsl.values import Patch
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import number
from batt.dsl.values.walking import (
    bounds_of,
    cells_of,
    check_range,
    read_rectangle,
    read_vector,
)
from batt.errors import DslError

OWN = -1
"""In a pattern: the colour of the cell that it is around."""


def _stamping_steps(cells: Any, pattern: Any) -> int:
    return 16 * len(cells) + 24 * (len(cells) + 1) * len(pattern)


@primitive(work=_stamping_steps)
def stamps(cells: Object, pattern: Tuple[Pair[Offset, Integer]]) -> Object:
    """Paint a pattern around each of some cells: at each offset a colour, -1 the cell's own.

    Where several meet, the one of the cell that is visited first is seen.

    >>> stamps(Patch([(3, (1, 1))]), (((0, 1), 5), ((1, 0), -1)))
    Patch({(3, (2, 1)), (5, (1, 2))})
    """
    rows = [(read_vector(offset), number(colour)) for offset, colour in need_tuple(pattern)]
    made: dict[tuple[int, int], int] = {}
    for own, (i, j) in sorted(cells_of(cells)):
        for (down, right), colour in rows:
            check_range(i + down, j + right, i + down, j + right)
            made.setdefault((i + down, j + right), own if colour == OWN else colour)
    return Patch((colour, place) for place, colour in made.items())


def _alone_steps(grid: Any, _hidden: Any, cells: Any) -> int:
    return 40 * len(cells) + len(grid)


@primitive(work=_alone_steps)
def alone(grid: Grid, hidden: Colour, cells: Object) -> Object:
    """Keep the cells around which a grid has one colour alone.

    >>> alone(Grid("3000/0044"), 0, Patch([(3, (0, 0)), (4, (1, 2))]))
    Patch({(3, (0, 0))})
    """
    rows, colour = read_rectangle(grid), number(hidden)
    high, wide = len(rows), len(rows[0])
    return Patch(
        (own, (i, j))
        for own, (i, j) in cells_of(cells)
        if all(
            rows[i + down][j + right] == colour
            for down, right in WAYS
            if 0 <= i + down < high and 0 <= j + right < wide
        )
    )


def _corner_steps(objs: Any, _which: Any) -> int:
    return 20 * sum(len(obj) + 1 for obj in objs)


@primitive(work=_corner_steps)
def corner_cells(objs: Objects, which: Integer) -> Object:
    """Give for each object a corner of its box, in its smallest colour.

    The corners are 0 the upper left, 1 the upper right, 2 the lower left and 3 the lower right one.

    >>> corner_cells(FrozenSet({Patch([(3, (0, 1)), (3, (1, 0))])}), 3)
    Patch({(3, (1, 1))})
    """
    if (corner := number(which)) not in range(4):
        raise DslError("", "a corner has a number from 0 to 3")
    cells = []
    for obj in objs:
        top, left, bottom, right = bounds_of(obj)
        place = (bottom if corner > 1 else top, right if corner % 2 else left)
        cells.append((min(colour for colour, _ in cells_of(obj)), place))
    return Patch(cells)
