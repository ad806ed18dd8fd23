"""Rays: lines that cells send out in some directions, until a rule of numbers ends them.

A rule is four numbers:

- which cells send rays: 0 all, 1 those with nothing beside or before them but something behind,
  2 those with nothing around them but what is behind, 3 those with nothing around them;
- what stops a ray, before it: a colour, -1 all that is not hidden, -2 nothing, -3 its own colour;
- which rays count: 0 all, 1 those that something stops, 2 those that reach the border, 3 only the
  cell that stops one;
- where they are drawn: 0 on hidden cells alone, 1 over everything.
"""

from __future__ import annotations

from typing import Any

from batt.dsl.kinds import Colour, Grid, Integer, Object, Offset, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.masks import WAYS, Masks, mask_steps, masks_of, shift_steps
from batt.dsl.values import Patch
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import number
from batt.dsl.values.walking import area_of, cells_of, patch_from, read_rectangle, read_vector
from batt.errors import DslError

ANYTHING, NOTHING, OWN = -1, -2, -3
"""What stops a ray, other than a colour."""

ALL, TIPS, TAILS, SINGLES = range(4)
"""Which cells send rays."""

EVERY, STOPPED, FREE, HIT = range(4)
"""Which rays count."""


def senders(masks: Masks, filled: int, sources: int, way: Offset, which: int) -> int:
    """The cells of ``sources`` that send rays."""
    if which == ALL:
        return sources
    for near in WAYS:
        ahead = near[0] * way[0] + near[1] * way[1] >= 0
        behind = near == (-way[0], -way[1])
        if ahead or which == SINGLES or (which == TAILS and not behind):
            sources &= ~masks.shifted(filled, -near[0], -near[1])
    return sources if which == SINGLES else sources & masks.shifted(filled, *way)


def reached(masks: Masks, sources: int, way: Offset, blocked: int, which: int) -> int:
    """The cells of the rays that count, up to what is blocked, without their sources."""
    free, front, found = masks.full & ~blocked, sources, 0
    while front := masks.shifted(front, *way) & free & ~found:
        found |= front
    if which == EVERY:
        return found
    front, back = masks.shifted(found | sources, *way) & blocked, 0
    if which == HIT:
        return front
    while front := masks.shifted(front, -way[0], -way[1]) & found & ~back:
        back |= front
    return back if which == STOPPED else found & ~back


def _ray_steps(grid: Any, _hidden: Any, sources: Any, ways: Any, _rule: Any) -> int:
    colours = len({member[0] for member in sources})
    sides = 12 + 2 * max(len(grid), len(grid[0]) if grid else 0)
    drawn = colours * (len(ways) * sides * shift_steps(grid) + 20 * area_of(grid))
    return mask_steps(grid) + 40 * len(sources) + drawn


@primitive(work=_ray_steps)
def rays(
    grid: Grid, hidden: Colour, sources: Object, ways: Tuple[Offset], rule: Tuple[Integer]
) -> Object:
    """Draw the rays of cells, each in its colour, in each of the ways, by a rule.

    The rule says with four numbers: which cells (0 all, 1 tips, 2 tails, 3 single ones); what stops
    a ray (a colour, -1 all but hidden, -2 nothing, -3 its own colour); which rays (0 all, 1 those
    stopped, 2 those not, 3 only what stops one); and whether they go over what is not hidden (1) or
    under it (0).  A way is one step in one of eight directions.

    >>> rays(Grid("0300/0005"), 0, Patch([(3, (0, 1))]), ((0, 1), (1, 1)), (0, -1, 0, 0))
    Patch({(3, (0, 2)), (3, (0, 3)), (3, (1, 2))})
    >>> rays(Grid("30030"), 0, Patch([(3, (0, 0)), (3, (0, 3))]), ((0, 1),), (0, -3, 1, 0))
    Patch({(3, (0, 1)), (3, (0, 2))})
    """
    masks, background = masks_of(grid), number(hidden)
    which, stop, counted, over = map(number, need_tuple(rule))
    filled = masks.all_but(background)
    where = masks.full if over else masks.full & ~filled
    by_colour: dict[int, list[tuple[int, int]]] = {}
    for colour, place in cells_of(sources):
        by_colour.setdefault(colour, []).append(place)
    cells = set()
    for colour, places in by_colour.items():
        mine = masks.mask_of(places)
        blocked, drawn = stoppers(masks, filled, colour, stop), 0
        for way in map(read_way, need_tuple(ways)):
            sending = senders(masks, filled, mine, way, which)
            drawn |= reached(masks, sending, way, blocked, counted)
        cells |= {(colour, place) for place in masks.places(drawn & where)}
    return Patch(cells)


def read_way(way: Any) -> tuple[int, int]:
    """One step in one of eight directions; ``DslError`` for another offset."""
    if (found := read_vector(way)) not in WAYS:
        raise DslError("", "a way is one step in one of eight directions")
    return found


def stoppers(masks: Masks, filled: int, own: int, stop: int) -> int:
    """The cells that stop a ray of a colour."""
    if stop == NOTHING:
        return 0
    return filled if stop == ANYTHING else masks.of.get(own if stop == OWN else stop, 0)


@primitive
def cells_but(grid: Grid, hidden: Colour) -> Object:
    """Give all cells that are not of a colour.

    >>> cells_but(Grid("102"), 0)
    Patch({(1, (0, 0)), (2, (0, 2))})
    """
    rows, colour = read_rectangle(grid), number(hidden)
    cells = [
        (cell, (i, j)) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell != colour
    ]
    return patch_from(rows, cells)


@primitive
def only_on(obj: Object, grid: Grid, colour: Colour) -> Object:
    """Keep the cells of an object that lie where a grid has a colour.

    >>> only_on(Patch([(3, (0, 0)), (3, (0, 1)), (3, (7, 7))]), Grid("102"), 0)
    Patch({(3, (0, 1))})
    """
    rows, wanted = read_rectangle(grid), number(colour)
    high, wide = len(rows), len(rows[0])
    kept = [
        (cell, (i, j))
        for cell, (i, j) in cells_of(obj)
        if 0 <= i < high and 0 <= j < wide and rows[i][j] == wanted
    ]
    return Patch(kept)
