"""Counts that become pictures: so many cells filled, bars as long as objects are large, a table."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from batt.dsl.kinds import A, B, Colour, Count, Grid, Location, Object, Pair, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.tilings import cells_in
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import is_colour, number, written
from batt.dsl.values.walking import cells_of, read_rectangle, read_vector
from batt.errors import DslError


def _filling_steps(grid: Any, _colour: Any, places: Any, _count: Any) -> int:
    return 8 * cells_in(grid) + 12 * len(places)


@primitive(work=_filling_steps)
def filled_first(grid: Grid, colour: Colour, places: Tuple[Location], count: Count) -> Grid:
    """Give a colour to the first so many of some places; there is no result if they are too few.

    >>> filled_first(Grid("000/000"), 3, ((0, 0), (0, 1), (1, 0)), 2)
    Grid('330/000')
    """
    rows = [list(row) for row in read_rectangle(grid)]
    order, many = need_tuple(places), number(count)
    if not 0 <= many <= len(order):
        raise DslError("", f"{many} of {len(order)} places")
    for i, j in map(read_vector, order[:many]):
        if 0 <= i < len(rows) and 0 <= j < len(rows[0]):
            rows[i][j] = number(colour)
    return written(grid, rows, is_colour(colour))


def _bar_size(bars: Any, _hidden: Any) -> int:
    return max(1, len(bars) * max(map(len, bars), default=0))


@primitive(result_size=_bar_size)
def bars(bars: Tuple[Object], hidden: Colour) -> Grid:
    """Draw a row for each object: as many cells as it has, in its smallest colour, from the left.

    >>> bars((Patch([(3, (0, 0)), (3, (0, 1))]), Patch([(5, (7, 7))])), 0)
    Grid('33/50')
    """
    objs = list(map(cells_of, need_tuple(bars)))
    if not objs or not all(objs):
        raise DslError("", "no objects, or an empty one")
    width, rest = max(map(len, objs)), number(hidden)
    lines = [(min(colour for colour, _ in obj), len(obj)) for obj in objs]
    return Grid([(colour,) * many + (rest,) * (width - many) for colour, many in lines])


@primitive
def found_in(table: Tuple[Pair[A, B]], key: A) -> B:
    """Give what a table has for a key; there is no result where it has no row for it.

    >>> found_in(((2, 7), (3, 8)), 3)
    8
    """
    for row in need_tuple(table):
        mine, value = need_tuple(row)
        if mine == key:
            return value  # type: ignore[no-any-return]
    raise DslError("", "no row for a key")


@primitive(work=lambda grid: 4 * cells_in(grid))
def condensed(grid: Grid) -> Grid:
    """Leave out each row that is as the one above it, and then each column as the one before it.

    >>> condensed(Grid("1122/1122/3311/1122"))
    Grid('12/31/12')
    """
    rows = [row for row, _ in groupby(read_rectangle(grid))]
    columns = [column for column, _ in groupby(zip(*rows, strict=True))]
    return Grid(zip(*columns, strict=True))
