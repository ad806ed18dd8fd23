"""Bounces: diagonals from some cells that turn where something is in their way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from batt.dsl.primitives.induced.bounces import TURNS, bounced
from batt.dsl.primitives.induced.masks import WAYS
from batt.dsl.primitives.induced.rays import ALL, TAILS
from batt.dsl.values import Grid, Patch
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.drawn import MOST_PROGRAMS, Layer, drawings, in_colours
from batt.propose.induce.scenes import Painted, View, views
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_SOURCES = 6
"""More cells of a colour than these in one input send no bouncing rays."""

WAY_SETS = (WAYS[4:], *((way,) for way in WAYS[4:]))
"""The ways that rays may go: all diagonals, or one."""

RAY_STEPS = 800
"""What the rays of one colour are charged."""


@proposer(rank=22, weight=2)
def bounces(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Diagonals from the cells of a colour that turn at the border, or at what they meet."""
    for view in views(train, tests, budget):
        if not view.erases():
            layers = _layers(view, train)
            yield from distinct(drawings(view, layers), train, tests, budget, MOST_PROGRAMS)


def _layers(view: View, train: Train) -> Iterator[Layer]:
    for colour in view.colours:
        sources = [
            Patch((colour, place) for place in scene.given.places(scene.given.of.get(colour, 0)))
            for scene in view.scenes
            if scene.given.of.get(colour, 0).bit_count() <= MOST_SOURCES
        ]
        if len(sources) < len(view.scenes):
            continue
        name = literal_text(colour)
        cells = f"recolor({name}, ofcolor(I, {name}))"
        for which, turning, ways in product((ALL, TAILS), range(len(TURNS)), WAY_SETS):
            paints = _drawn(view, train, sources, ways, which, turning)
            if paints is not None:
                how = ", ".join(map(literal_text, (ways, which, turning)))
                text = f"bounced(I, {view.hidden}, {cells}, {how})"
                yield from in_colours(view, text, paints)


def _drawn(
    view: View,
    train: Train,
    sources: list[Patch],
    ways: tuple[tuple[int, int], ...],
    which: int,
    turning: int,
) -> tuple[Painted, ...] | None:
    """What is drawn in each pair; None if some stays blank."""
    found = []
    for (given, _), scene, cells in zip(train, view.scenes, sources, strict=True):
        view.budget.spend(RAY_STEPS)
        paint: Painted = {}
        for colour, place in bounced.run(given, scene.hidden, cells, ways, which, turning):
            paint[colour] = paint.get(colour, 0) | scene.given.mask_of([place])
        if any(mask & scene.blank for mask in paint.values()):
            return None
        found.append(paint)
    return tuple(found) if any(found) else None
