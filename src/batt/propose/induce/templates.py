"""Templates: an object that is drawn again, where a part of it is found or something as large."""

from __future__ import annotations

from collections.abc import Iterator

from batt.dsl.values import Grid
from batt.programs.program import Program
from batt.propose.induce.drawn import MOST_PROGRAMS
from batt.propose.induce.scenes import Scene, View, views
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_CELLS = 150
"""Inputs with more cells that are not hidden are left alone."""


@proposer(rank=29, weight=4)
def templates(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """An object drawn at its traces, or over each other object; it stays or is hidden."""
    for view in views(train, tests, budget):
        if all(map(_may_copy, view.scenes)):
            texts = (*_traces(view), *_copies(view))
            yield from distinct(texts, train, tests, budget, MOST_PROGRAMS)


def _may_copy(scene: Scene) -> bool:
    """Whether few cells are not hidden, and nothing takes a colour that was not there."""
    new = [mask for colour, mask in scene.wanted.of.items() if colour not in scene.given.of]
    return scene.filled.bit_count() <= MOST_CELLS and not new


def _traces(view: View) -> Iterator[str]:
    """Templates at their traces."""
    cut = f"objects_upon(I, {view.hidden}, F, T)"
    several = f"sfilter({cut}, compose(rbind(greater, ONE), numcolors))"
    most, largest = (f"initset(argmax({cut}, {by}))" for by in ("numcolors", "size"))
    for chosen in (several, most, largest):
        for turned in ("F", "T"):
            found = f"templates_completed(I, {chosen}, {view.hidden}, {turned})"
            yield _text(view, found, f"merge({chosen})")


def _copies(view: View) -> Iterator[str]:
    """The object of most colours, or the largest or smallest, over each of the others."""
    for flags in ("F, T", "F, F", "T, T", "T, F"):
        cut = f"objects_upon(I, {view.hidden}, {flags})"
        for chosen in (f"argmax({cut}, numcolors)", f"argmax({cut}, size)", f"argmin({cut}, size)"):
            for place in ("ulcorner", "center"):
                others = f"apply({place}, remove({chosen}, {cut}))"
                around = f"shift({chosen}, invert({place}({chosen})))"
                yield _text(view, f"mapply(lbind(shift, {around}), {others})", chosen)


def _text(view: View, found: str, template: str) -> str:
    """What is found painted, and the template hidden where the outputs hide something."""
    painted = f"paint(I, {found})"
    return f"O = fill({painted}, {view.hidden}, {template})" if view.erases() else f"O = {painted}"
