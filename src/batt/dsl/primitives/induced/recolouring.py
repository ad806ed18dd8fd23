"""Colours exchanged for others, all cells alike: by a table, or by the order in which they are."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import Any

from batt.dsl.kinds import A, Colour, Count, Grid, Integer, Pair, Tuple
from batt.dsl.limits import SIDE_LIMIT
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.tilings import cells_in, solid_rows
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import number
from batt.errors import DslError


def _table_work(grid: Any, table: Any) -> int:
    return 2 * cells_in(grid) + 4 * len(table)


@primitive(work=_table_work)
def recoloured(grid: Grid, table: Tuple[Pair[Colour, Colour]]) -> Grid:
    """Exchange colours as a table says; a colour without a row stays.

    >>> recoloured(Grid("1234"), ((1, 2), (2, 1), (3, 7)))
    Grid('2174')
    """
    colour_of = {number(old): number(new) for old, new in need_tuple(table)}
    return Grid([[colour_of.get(cell, cell) for cell in row] for row in solid_rows(grid)])


def _counting_work(grid: Any) -> int:
    return 2 * cells_in(grid) + 40


@primitive(work=_counting_work)
def colours_met(grid: Grid) -> Tuple[Colour]:
    """List the colours in the order in which they are met, row by row.

    >>> colours_met(Grid("33/15/31"))
    (3, 1, 5)
    """
    return tuple(dict.fromkeys(chain.from_iterable(solid_rows(grid))))


@primitive(work=_counting_work)
def colours_by_count(grid: Grid) -> Tuple[Colour]:
    """List the colours from the most frequent to the least, of equals the smaller first.

    >>> colours_by_count(Grid("331/533"))
    (3, 1, 5)
    """
    counts = Counter(chain.from_iterable(solid_rows(grid)))
    return tuple(sorted(counts, key=lambda colour: (-counts[colour], colour)))


@primitive
def backwards(tup: Tuple[A]) -> Tuple[A]:
    """Give the members of a tuple from the last to the first.

    >>> backwards((3, 1, 5))
    (5, 1, 3)
    """
    return need_tuple(tup)[::-1]


@primitive
def passed_on(tup: Tuple[A], places: Integer) -> Tuple[A]:
    """Move the members of a tuple so many places on; those past the end come in at the front.

    >>> passed_on((3, 1, 5), 1), passed_on((3, 1, 5), -1), passed_on((), 2)
    ((5, 3, 1), (1, 5, 3), ())
    """
    members = need_tuple(tup)
    if not members:
        return members
    at = -number(places) % len(members)
    return members[at:] + members[:at]


def _dropping_work(tup: Any, _count: Any) -> int:
    return len(tup)


@primitive(work=_dropping_work)
def without_first(tup: Tuple[A], count: Integer) -> Tuple[A]:
    """Leave out so many members of a tuple from its front; below 0, from its end.

    >>> without_first((3, 1, 5), 1), without_first((3, 1, 5), -2)
    ((1, 5), (3,))
    """
    members, many = need_tuple(tup), number(count)
    return members[many:] if many >= 0 else members[:many]


def _rows_size(tup: Any, width: Any) -> int:
    return max(1, len(tup) * number(width))


@primitive(result_size=_rows_size)
def colours_in_rows(tup: Tuple[Colour], width: Count) -> Grid:
    """Make a grid of colours, each of which fills a row of this width.

    >>> colours_in_rows((3, 1), 2)
    Grid('33/11')
    """
    wide = number(width)
    if not 0 < wide <= SIDE_LIMIT or not tup:
        raise DslError("", "no cells")
    return Grid([(number(colour),) * wide for colour in need_tuple(tup)])
