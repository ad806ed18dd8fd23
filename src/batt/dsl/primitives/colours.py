"""Colours: which there are, how many cells they have, where they are, and changing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from operator import countOf, itemgetter

from batt.dsl.kinds import (
    Any,
    Colour,
    Count,
    Element,
    FrozenSet,
    Grid,
    Indices,
    Object,
    Patch,
)
from batt.dsl.laws import Law, blind, rule
from batt.dsl.primitive import primitive
from batt.dsl.values import collect_set, natural_sorted
from batt.dsl.values.reading import is_tuple, unordered
from batt.dsl.values.rows import is_colour, number, object_of, rows_of, written
from batt.dsl.values.walking import patch_from, positions_of
from batt.errors import DslError

COLOUR = itemgetter(0)
"""The colour of a cell."""


def colours_of(element: Any) -> Iterable[int]:
    """The colour of each cell of a grid or an object, a set's in no order."""
    if is_tuple(element):
        return chain.from_iterable(rows_of(element))
    return map(COLOUR, unordered(object_of(element)))


def counted(element: Any) -> Counter[int]:
    """How many cells each colour has; ``DslError`` where there are no cells."""
    counts = Counter(colours_of(element))
    if not counts:
        raise DslError("", "no cells")
    return counts


def least_with(counts: Counter[int], count: int) -> int:
    """The least of the colours that have this many cells."""
    found: int = natural_sorted(colour for colour, cells in counts.items() if cells == count)[0]
    return found


@primitive(Law.GIVES_MEMBER)
def mostcolor(element: Element) -> Colour:
    """Find the colour with most cells, the smallest of several; this is the background of a grid.

    >>> mostcolor(Grid("31/13"))
    1
    """
    counts = counted(element)
    return least_with(counts, max(counts.values()))


@primitive(Law.GIVES_MEMBER)
def leastcolor(element: Element) -> Colour:
    """Find the colour with fewest cells among those that occur, the smallest of several.

    >>> leastcolor(Grid("31/11")), leastcolor(Grid("31/13"))
    (3, 1)
    """
    counts = counted(element)
    return least_with(counts, min(counts.values()))


@primitive
def colorcount(element: Element, value: Colour) -> Count:
    """Count the cells of a colour.

    >>> colorcount(Grid("31/11"), 1), colorcount(Grid("31/11"), 5)
    (3, 0)
    """
    return countOf(colours_of(element), number(value))


@primitive
def palette(element: Element) -> FrozenSet[Colour]:
    """Collect the colours that occur.

    >>> palette(Grid("31/13")), palette(())
    (FrozenSet({1, 3}), Patch())
    """
    return collect_set(colours_of(element))


@primitive
def numcolors(element: Element) -> Count:
    """Count the different colours that occur.

    >>> numcolors(Grid("31/13")), numcolors(())
    (2, 0)
    """
    return len(set(colours_of(element)))


@primitive
def color(obj: Object) -> Colour:
    """Read the colour of an object, of several the smallest; of a tuple that of its first cell.

    >>> color({(4, (0, 0)), (2, (5, 5))}), color(((4, (0, 0)), (2, (5, 5))))
    (2, 4)
    """
    cells = object_of(obj)
    if not cells:
        raise DslError("", "empty object")
    return cells[0][0] if isinstance(cells, tuple) else min(map(COLOUR, cells.unordered))


@primitive
def ofcolor(grid: Grid, value: Colour) -> Indices:
    """Find the positions of the cells of a colour.

    >>> ofcolor(Grid("31/13"), 3)
    Patch({(0, 0), (1, 1)})
    """
    wanted = number(value)
    found = [
        (i, j)
        for i, row in enumerate(rows_of(grid))
        if wanted in row
        for j, cell in enumerate(row)
        if cell == wanted
    ]
    return patch_from(grid, found)


@primitive(Law.KEEPS_SOLID)
def replace(grid: Grid, replacee: Colour, replacer: Colour) -> Grid:
    """Give every cell of one colour another one; the new colour matters only if there are any.

    >>> replace(Grid("31/13"), 3, 0)
    Grid('01/10')
    """
    old = number(replacee)
    rows = [
        tuple([replacer if cell == old else cell for cell in row]) if old in row else row
        for row in rows_of(grid)
    ]
    return written(grid, rows, is_colour(replacer))


@primitive(Law.KEEPS_SOLID)
def switch(grid: Grid, a: Colour, b: Colour) -> Grid:
    """Let two colours change places.

    >>> switch(Grid("312"), 3, 1)
    Grid('132')
    """
    other = {number(a): b, number(b): a}
    rows = [[other.get(cell, cell) for cell in row] for row in rows_of(grid)]
    return written(grid, rows, is_colour(a) and is_colour(b))


@primitive
def recolor(value: Colour, patch: Patch) -> Object:
    """Make an object of the positions of a patch, all in one colour.

    A position that an object holds in two colours comes out once.

    >>> recolor(5, {(1, (0, 0)), (2, (0, 0))})
    Patch({(5, (0, 0))})
    """
    cells = [(value, position) for position in positions_of(patch)]
    sure = isinstance(patch, Patch) and is_colour(value)
    return Patch.trusted(cells) if sure else Patch(cells)


blind(
    readers=("mostcolor(_)", "leastcolor(_)", "colorcount(_, c)", "palette(_)", "numcolors(_)"),
    keepers=("hmirror(x)", "vmirror(x)", "rot180(x)", "asobject(x)"),
)
rule("positions counted", "size(ofcolor(g, c))", "colorcount(g, c)")
rule("a colour by itself", "replace(g, c, c)", "g")
rule("replaced twice", "replace(replace(g, a, b), a, b)", "replace(g, a, b)")
rule("switched with itself", "switch(g, c, c)", "g")
rule("switched either way", "switch(g, a, b)", "switch(g, b, a)")
rule("switched back", "switch(switch(g, a, b), a, b)", "g")
rule("colour given", "color(recolor(c, p))", "c")
