"""Templates: objects of several colours that are drawn where a part of them is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from batt.dsl.kinds import Boolean, Colour, Grid, Object, Objects
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.mirrors import MOTIONS, Cells, Place, Spot, moved_about
from batt.dsl.values import Patch
from batt.dsl.values.rows import number
from batt.dsl.values.walking import cells_of, read_rectangle

MOST_COLOURS = 4
"""A template has at most so many colours."""


def _template_steps(grid: Any, templates: Any, _hidden: Any, turned: Any) -> int:
    area = len(grid) * len(grid[0]) if grid else 0
    motions = len(MOTIONS) if turned else 1
    cells = sum(len(obj) + 1 for obj in templates)
    return 100 + 20 * area + motions * cells * (60 + 12 * area)


@primitive(work=_template_steps)
def templates_completed(grid: Grid, templates: Objects, hidden: Colour, turned: Boolean) -> Object:
    """Find the traces of templates, and give the templates at these places.

    A trace is all cells that a template has of one colour, outside of the templates, where the rest
    of it is hidden or there already, and something is hidden; with ``turned`` it may be moved in
    any of the eight rigid ways.  Where several have the same trace, the one counts of which most is
    there.  Templates of more than four colours, or of one, have no traces.

    >>> templates_completed(Grid("3450/0000/0040"), FrozenSet({asobject(Grid("345"))}), 0, F)
    Patch({(3, (2, 1)), (4, (2, 2)), (5, (2, 3))})
    """
    rows, background = read_rectangle(grid), number(hidden)
    known = [cells_of(obj) for obj in templates]
    taken = {place for obj in known for _, place in obj}
    free = {
        (i, j): cell
        for i, row in enumerate(rows)
        for j, cell in enumerate(row)
        if (i, j) not in taken
    }
    by_trace: dict[frozenset[Place], list[tuple[int, list[Spot]]]] = {}
    for template in known:
        for motion in range(len(MOTIONS) if turned else 1):
            for trace, there, placed in _traces(free, background, template, motion):
                by_trace.setdefault(trace, []).append((there, placed))
    found: Cells = set()
    for fitting in by_trace.values():
        most = max(there for there, _ in fitting)
        found |= {spot for there, placed in fitting if there == most for spot in placed}
    return Patch(found)


def _traces(
    free: dict[Place, int], background: int, template: Cells, motion: int
) -> Iterator[tuple[frozenset[Place], int, list[Spot]]]:
    """The traces of a template that is moved so: where, how much is there, and all of it."""
    cells = list(moved_about(template, (0, 0), motion))
    inked = sorted({colour for colour, _ in cells})
    if not 1 < len(inked) <= MOST_COLOURS:
        return
    for colour in inked:
        mine = [place for ink, place in cells if ink == colour]
        for (i, j), here in free.items():
            if here != colour:
                continue
            down, right = i - mine[0][0], j - mine[0][1]
            if all(free.get((k + down, m + right)) == colour for k, m in mine):
                seen = [(ink, free.get((k + down, m + right))) for ink, (k, m) in cells]
                there = sum(ink == cell for ink, cell in seen)
                if there < len(cells) and all(cell in (ink, background) for ink, cell in seen):
                    trace = frozenset((k + down, m + right) for k, m in mine)
                    placed = [(ink, (k + down, m + right)) for ink, (k, m) in cells]
                    yield trace, there, placed
