"""Bouncing rays: diagonals that turn where something is in the way."""

from __future__ import annotations

from typing import Any

from batt.dsl.kinds import Colour, Grid, Integer, Object, Offset, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.masks import mask_steps, masks_of, shift_steps
from batt.dsl.primitives.induced.rays import read_way, senders
from batt.dsl.values import Patch
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import number
from batt.dsl.values.walking import cells_of, read_rectangle
from batt.errors import DslError

OFF_WALLS = 3
"""The way of turning in which the border ends a ray."""

TURNS = (((1, -1),), ((-1, 1),), ((1, -1), (-1, 1)), ((1, -1), (-1, 1)))
"""By the way of turning: the signs that rows and columns of a way get, those to try first."""


def _longest(grid: Any) -> int:
    """The most steps of a ray."""
    return 4 * (len(grid) + (len(grid[0]) if grid else 0))


def _bounce_steps(grid: Any, _hidden: Any, sources: Any, ways: Any, *_more: Any) -> int:
    rays = len(sources) * (60 + 40 * _longest(grid))
    return mask_steps(grid) + len(ways) * (20 * shift_steps(grid) + rays)


@primitive(work=_bounce_steps)
def bounced(
    grid: Grid,
    hidden: Colour,
    sources: Object,
    ways: Tuple[Offset],
    which: Integer,
    turning: Integer,
) -> Object:
    """Draw rays of cells, each in its colour, that turn at the border and at what is not hidden.

    ``which`` cells send rays: 0 all, 1 tips, 2 tails, 3 single ones, as for ``rays``.  A ray that
    cannot go on keeps, with 0 for ``turning``, its way up or down and turns sideways, with 1 the
    other way about; with 2 it does whichever it can, with 3 as well, but the border ends it.  It
    ends where it can do neither.

    >>> bounced(Grid("00/00/30"), 0, Patch([(3, (2, 0))]), ((-1, 1),), 0, 0)
    Patch({(3, (0, 0)), (3, (1, 1))})
    """
    if number(turning) not in range(len(TURNS)):
        raise DslError("", "rays turn in a way from 0 to 3")
    masks, rows, background = masks_of(grid), read_rectangle(grid), number(hidden)
    cells, filled = cells_of(sources), masks.all_but(background)
    mine = masks.mask_of(place for _, place in cells)
    made = set()
    for way in map(read_way, need_tuple(ways)):
        starts = set(masks.places(senders(masks, filled, mine, way, number(which))))
        for colour, place in cells:
            if place in starts:
                made |= {(colour, at) for at in _path(rows, background, place, way, turning)}
    return Patch(made)


def _path(
    rows: Any, background: int, place: tuple[int, int], way: tuple[int, int], turning: int
) -> set[tuple[int, int]]:
    """The cells that a ray comes through."""
    (i, j), (down, right) = place, way
    high, wide = len(rows), len(rows[0])
    found = set()
    for _ in range(_longest(rows)):
        if turning == OFF_WALLS and not (0 <= i + down < high and 0 <= j + right < wide):
            break
        for upright, sideways in ((1, 1), *TURNS[turning]):
            k, m = i + down * upright, j + right * sideways
            if 0 <= k < high and 0 <= m < wide and rows[k][m] == background:
                break
        else:
            break
        i, j, down, right = k, m, down * upright, right * sideways
        found.add((i, j))
    return found
