"""Rules for each object: by its key a table tells whether it stays, goes or takes a colour."""

from __future__ import annotations

from typing import Any

from batt.dsl.kinds import A, Grid, Integer, Objects, Pair, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.values.rows import is_colour, written
from batt.dsl.values.walking import area_of, background, positions_of, read_rectangle
from batt.errors import DslError

KEPT = -1
"""In a table: the object stays as it is."""

WIPED = -2
"""In a table: the object takes the colour of the background."""


def _painting_steps(grid: Any, objs: Any, _keys: Any, table: Any) -> int:
    painted = sum(map(len, objs)) + 2 * len(objs) + len(table)
    return 8 * len(grid) + 4 * area_of(grid) + 2 * painted


@primitive(work=_painting_steps)
def recolour_each(
    grid: Grid, objs: Objects, keys: Tuple[A], table: Tuple[Pair[A, Integer]]
) -> Grid:
    """Give each object what a table has for its key, the keys in visiting order of the objects.

    That is a colour, -1 for an object that stays as it is, or -2 for one that takes the colour of
    the background.  A key without a row has no result.

    >>> recolour_each(Grid("1022"), FrozenSet({Patch([(1, (0, 0))])}), (7,), ((7, 5),))
    Grid('5022')
    >>> recolour_each(Grid("1002"), objects(Grid("1002"), T, F, T), (7, 8), ((7, -1), (8, -2)))
    Grid('1000')
    """
    rows = [list(row) for row in read_rectangle(grid)]
    hidden, actions = background(grid), dict(table)
    for obj, key in zip(objs, keys, strict=True):
        if key not in actions:
            raise DslError("", "no row for a key")
        action = actions[key]
        if action == KEPT:
            continue
        colour = hidden if action == WIPED else action
        for i, j in positions_of(obj):
            if 0 <= i < len(rows) and 0 <= j < len(rows[0]):
                rows[i][j] = colour
    return written(grid, rows, all(map(is_colour, actions.values())))
