"""Features of parts: what is found of each part of a grid, read from a table as a cell."""

from __future__ import annotations

from batt.dsl.kinds import A, Any, Colour, Grid, Integer, Pair, Tuple, TupleTuple
from batt.dsl.primitive import primitive
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import filled_rows, number
from batt.errors import DslError


def members_in(rows: Any) -> int:
    """The number of members of rows, which may have different lengths."""
    return sum(map(len, rows)) + len(rows)


def _lookups(rows: Any, table: Any) -> int:
    return members_in(rows) + len(table)


@primitive(work=_lookups)
def looked_up(rows: TupleTuple[A], table: Tuple[Pair[A, Colour]]) -> Grid:
    """Put for every member of rows the colour that a table has for it.

    There is no result where a member has no row in the table.

    >>> looked_up(((7, 5), (5, 5)), ((5, 0), (7, 1)))
    Grid('10/00')
    """
    colour_of = {key: number(colour) for key, colour in need_tuple(table)}
    try:
        return Grid([[colour_of[member] for member in row] for row in filled_rows(rows)])
    except KeyError:
        raise DslError("", "a value without a row in the table") from None


@primitive(work=members_in)
def extremes(rows: TupleTuple[Integer]) -> TupleTuple[Integer]:
    """Put 1 for the greatest number in rows, wherever it stands, -1 for the least, else 0.

    Where all are equal there is no result.

    >>> extremes(((3, 5), (5, 1)))
    ((0, 1), (1, -1))
    """
    numbers = [[number(member) for member in row] for row in filled_rows(rows)]
    least, most = min(map(min, numbers)), max(map(max, numbers))
    if least == most:
        raise DslError("", "all numbers are equal")
    return tuple([tuple([(n == most) - (n == least) for n in row]) for row in numbers])
