"""Choosing a whole grid by a key."""

from __future__ import annotations

from typing import Any

from batt.dsl.kinds import A, Colour, Grid, Pair, Tuple, TupleTuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.tilings import solid_rows
from batt.dsl.values.reading import need_tuple
from batt.errors import DslError


def _table_work(_key: Any, table: Any) -> int:
    keyed = sum(len(each) if isinstance(each, tuple) else 1 for each, _ in table)
    return 4 * (keyed + sum(len(rows) * (1 + len(rows[0])) for _, rows in table if rows))


@primitive(work=_table_work)
def grid_for(key: A, table: Tuple[Pair[A, TupleTuple[Colour]]]) -> Grid:
    """Give the grid that a table has for a key; there is no result for a key without a row.

    >>> grid_for(3, ((2, ((0, 0),)), (3, ((1, 2), (2, 1)))))
    Grid('12/21')
    """
    for other, rows in need_tuple(table):
        if other == key:
            return Grid(solid_rows(rows))
    raise DslError("", "a key without a row in the table")
