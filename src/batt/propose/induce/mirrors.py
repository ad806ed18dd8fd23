"""Mirrors: images of objects about a part of them."""

from __future__ import annotations

from collections.abc import Iterator

from batt.dsl.kinds import Objects
from batt.dsl.primitives.induced.masks import Masks
from batt.dsl.primitives.induced.mirrors import BOX, RAREST, mirrored
from batt.dsl.primitives.induced.segments import objects_upon
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.drawn import MOST_PROGRAMS, Layer, drawings, union, useful
from batt.propose.induce.scenes import Painted, View, views
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_CELLS = 150
"""Objects that have more cells together are left alone."""

GROUPS = ((1, 2, 3, 4, 5, 6, 7), (2, 4, 5), (4,), (5,), (2,), (6,), (7,), (1, 2, 3))
"""The rigid motions that may make images together."""

CELL_STEPS = 40
"""What the image of a cell is charged."""


@proposer(rank=23)
def mirrors(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Mirror images about a part of each object."""
    for view in views(train, tests, budget):
        few = all(scene.filled.bit_count() <= MOST_CELLS for scene in view.scenes)
        if few and not view.erases():
            texts = drawings(view, _layers(view, train))
            yield from distinct(texts, train, tests, budget, MOST_PROGRAMS)


def _layers(view: View, train: Train) -> Iterator[Layer]:
    whole = [FrozenSet({_cells(scene.given, scene.hidden)}) for scene in view.scenes]
    each = [
        objects_upon.run(given, scene.hidden, False, True)
        for (given, _), scene in zip(train, view.scenes, strict=True)
    ]
    for text, kinds in (
        (f"initset(cells_but(I, {view.hidden}))", whole),
        (f"objects_upon(I, {view.hidden}, F, T)", each),
    ):
        for about in (BOX, RAREST, *view.colours):
            single = {}
            for motion in range(1, 8):
                paints = _images(view, kinds, about, motion)
                if paints is not None:
                    single[motion] = paints
            for group in GROUPS:
                if all(motion in single for motion in group):
                    objs = f"mirrored({text}, {literal_text(about)}, {literal_text(group)})"
                    together = union([single[motion] for motion in group])
                    yield from useful(view, f"only_on({objs}, I, {view.hidden})", together)


def _cells(masks: Masks, hidden: int) -> Patch:
    return Patch(
        (colour, place)
        for colour, mask in masks.of.items()
        if colour != hidden
        for place in masks.places(mask)
    )


def _images(
    view: View, kinds: list[Objects], about: int, motion: int
) -> tuple[Painted, ...] | None:
    """What is drawn on hidden cells in each pair; None if some stays blank."""
    found = []
    for scene, objs in zip(view.scenes, kinds, strict=True):
        view.budget.spend(CELL_STEPS * scene.filled.bit_count())
        paint: Painted = {}
        for colour, place in mirrored.run(objs, about, (motion,)):
            mask = scene.given.mask_of([place]) & ~scene.filled
            if mask & scene.blank:
                return None
            paint[colour] = paint.get(colour, 0) | mask
        found.append(paint)
    return tuple(found) if any(found) else None
