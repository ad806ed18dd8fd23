"""Tints: the objects of a colour take that of another cell, near them or in one of their ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from batt.dsl.primitives.induced.segments import objects_upon, regions
from batt.dsl.primitives.induced.tints import DISTANCES, tinted
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.drawn import MOST_PROGRAMS
from batt.propose.induce.scenes import Scene, View, views
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_OBJECTS = 100
MOST_SOURCES = 200
"""Inputs with more objects, or more cells that they may take their colour of, are left alone."""

PAIR_STEPS = 60
"""What one object and one cell are charged."""


@proposer(rank=31, weight=2)
def tints(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Objects of one colour that take another, which stands near them or in one of their ways."""
    for view in views(train, tests, budget):
        yield from distinct(_texts(view, train), train, tests, budget, MOST_PROGRAMS)


def _texts(view: View, train: Train) -> Iterator[str]:
    for objs, cut in _kinds(view, train):
        if not 0 < max(map(len, cut)) <= MOST_OBJECTS or not _change(view, cut):
            continue
        others = list(map(_others, view.scenes, cut))
        if max(map(len, others)) > MOST_SOURCES:
            continue
        sources = f"difference(cells_but(I, {view.hidden}), merge({objs}))"
        for how in range(len(DISTANCES)):
            if _makes(view, train, cut, others, how):
                text = f"tinted(I, {objs}, {sources}, {literal_text(how)})"
                if view.erases():
                    text = f"fill({text}, {view.hidden}, {sources})"
                yield f"O = {text}"


Cuts = list[tuple[Patch, ...]]


def _kinds(view: View, train: Train) -> Iterator[tuple[str, Cuts]]:
    """What may take a colour: the parts or the cells of a colour, the largest, all but single."""
    for colour in view.colours:
        name = literal_text(colour)
        for diagonal in (True, False):
            cut = [tuple(regions.run(given, colour, diagonal)) for given, _ in train]
            yield f"regions(I, {name}, {literal_text(diagonal)})", cut
        single: Cuts = [
            tuple(
                Patch([(colour, place)])
                for place in scene.given.places(scene.given.of.get(colour, 0))
            )
            for scene in view.scenes
        ]
        yield f"apply(initset, recolor({name}, ofcolor(I, {name})))", single
    text = f"objects_upon(I, {view.hidden}, T, T)"
    pairs = zip(train, view.scenes, strict=True)
    every = [
        tuple(objects_upon.run(given, scene.hidden, True, True)) for (given, _), scene in pairs
    ]
    if all(every):
        yield f"initset(argmax({text}, size))", [(max(objs, key=len),) for objs in every]
    larger = [tuple(obj for obj in objs if len(obj) > 1) for objs in every]
    yield f"difference({text}, sizefilter({text}, ONE))", larger


def _change(view: View, cut: Cuts) -> bool:
    """Whether all that takes another colour, and is not hidden, is in the objects."""
    view.budget.spend(10 * sum(len(obj) for objs in cut for obj in objs))
    for scene, objs in zip(view.scenes, cut, strict=True):
        tinted = scene.changed & ~scene.wanted.of.get(scene.hidden, 0)
        if tinted & ~scene.given.mask_of(place for obj in objs for _, place in obj):
            return False
    return any(scene.changed for scene in view.scenes)


def _others(scene: Scene, objs: Sequence[Patch]) -> Patch:
    """The cells that are in no object, the hidden ones left out."""
    taken = scene.given.mask_of(place for obj in objs for _, place in obj)
    return Patch(
        (colour, place)
        for colour, mask in scene.given.of.items()
        if colour != scene.hidden
        for place in scene.given.places(mask & ~taken)
    )


def _makes(
    view: View,
    train: Train,
    cut: Cuts,
    others: Sequence[Patch],
    how: int,
) -> bool:
    """Whether the objects become what they are in the outputs."""
    for (given, wanted), objs, sources in zip(train, cut, others, strict=True):
        view.budget.spend(PAIR_STEPS * (1 + len(objs)) * (1 + len(sources)))
        made = tinted.run(given, FrozenSet(objs), sources, how)
        if any(made[i][j] != wanted[i][j] for obj in objs for _, (i, j) in obj):
            return False
    return True
