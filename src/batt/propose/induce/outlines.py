"""Outlines: what is drawn around, in or across the objects of a kind, in which colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from batt.dsl.primitive import CATALOGUE
from batt.dsl.primitives.induced.segments import objects_upon
from batt.dsl.primitives.objects import fgpartition, objects
from batt.dsl.values import Grid, Patch
from batt.errors import DslError
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.drawn import MOST_PROGRAMS, Layer, drawings, in_colours
from batt.propose.induce.scenes import Painted, Scene, View, views
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_OBJECTS = 40
"""A grid with more objects is left alone."""

CELL_STEPS = 12
"""What an outline is charged for each cell of an object."""

FLAGS = ((True, True), (True, False), (False, True), (False, False))
"""How objects are cut: of one colour or many, joined by corners too or by edges alone."""

Outline = Callable[[Any], Any]


def _of(*names: str) -> tuple[str, Outline]:
    """A primitive, or one after the other: the expression and the function."""
    made = [CATALOGUE[name].run for name in names]
    if len(made) == 1:
        return names[0], made[0]
    return f"compose({', '.join(names)})", lambda obj: made[0](made[1](obj))


OUTLINES = (
    ("outbox", CATALOGUE["outbox"].run),
    ("delta", CATALOGUE["delta"].run),
    (
        "fork(difference, backdrop, box)",
        lambda obj: CATALOGUE["difference"].run(
            *(CATALOGUE[w].run(obj) for w in ("backdrop", "box"))
        ),
    ),
    *(
        _of(*names)
        for names in (
            ("backdrop",),
            ("box",),
            ("corners",),
            ("backdrop", "outbox"),
            ("corners", "outbox"),
            ("corners", "inbox"),
            ("inbox",),
            ("hfrontier", "center"),
            ("vfrontier", "center"),
            ("hfrontier", "ulcorner"),
            ("vfrontier", "ulcorner"),
            ("hfrontier", "lrcorner"),
            ("vfrontier", "lrcorner"),
            ("initset", "center"),
            ("initset", "ulcorner"),
        )
    ),
)


@dataclass(frozen=True)
class Kind:
    """Some objects of every input: their expression, and the objects."""

    text: str
    found: tuple[tuple[Patch, ...], ...]


@proposer(rank=21, weight=3)
def outlines(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Boxes, fillings, corners and lines of objects, in their own colour or another."""
    for view in views(train, tests, budget):
        yield from distinct(
            drawings(view, outline_layers(view, train)), train, tests, budget, MOST_PROGRAMS
        )


def outline_layers(view: View, train: Train) -> Iterator[Layer]:
    """What is drawn of the objects of each kind, where it crosses nothing that stays blank."""
    for kind in _kinds(view, train):
        for text, outline in OUTLINES:
            for over in (True, False) if "frontier" in text else (False, True):
                paints = _drawn(view, kind, outline, over)
                if paints is not None:
                    drawn = f"mapply(fork(recolor, color, {text}), {kind.text})"
                    if not over:
                        drawn = f"only_on({drawn}, I, {view.hidden})"
                    yield from in_colours(view, drawn, paints)


def _kinds(view: View, train: Train) -> Iterator[Kind]:
    for text, cut in _cuts(view, train):
        if not 0 < max(map(len, cut)) <= MOST_OBJECTS:
            continue
        yield Kind(text, tuple(cut))
        for word, choose in (("argmax", max), ("argmin", min)):
            if all(cut) and any(len(found) > 1 for found in cut):
                chosen = tuple((choose(found, key=len),) for found in cut)
                yield Kind(f"initset({word}({text}, size))", chosen)
        for colour in view.colours:
            found = tuple(tuple(obj for obj in each if min(obj)[0] == colour) for each in cut)
            yield Kind(f"colorfilter({text}, {literal_text(colour)})", found)


def _cuts(view: View, train: Train) -> Iterator[tuple[str, list[tuple[Patch, ...]]]]:
    """The objects of every input, cut in some ways, and all cells of a colour together.

    Single cells come first: those that stand close are one object, and yet drawn around each.
    """
    area = sum(scene.given.height * scene.given.width for scene in view.scenes)
    view.budget.spend(5 * area)
    text = f"apply(initset, cells_but(I, {view.hidden}))"
    yield text, [_single_cells(scene) for scene in view.scenes]
    for flags in FLAGS:
        view.budget.spend(20 * area)
        names = ", ".join(map(literal_text, flags))
        if view.hidden == "ZERO":
            text = f"objects_upon(I, ZERO, {names})"
            yield text, [tuple(objects_upon.run(given, 0, *flags)) for given, _ in train]
        else:
            cut = [tuple(objects.run(given, *flags, True)) for given, _ in train]
            yield f"objects(I, {names}, T)", cut
    if view.hidden != "ZERO":
        view.budget.spend(5 * area)
        yield "fgpartition(I)", [tuple(fgpartition.run(given)) for given, _ in train]


def _single_cells(scene: Scene) -> tuple[Patch, ...]:
    """Each cell that is not hidden as an object of its own."""
    shown = ((colour, mask) for colour, mask in scene.given.of.items() if colour != scene.hidden)
    return tuple(
        Patch({(colour, place)}) for colour, mask in shown for place in scene.given.places(mask)
    )


def _drawn(view: View, kind: Kind, outline: Outline, over: bool) -> tuple[Painted, ...] | None:
    """What is drawn in each pair, in the colours of the objects; None if some stays blank."""
    found = []
    for scene, objs in zip(view.scenes, kind.found, strict=True):
        paint: Painted = {}
        where = scene.given.full if over else scene.given.full & ~scene.filled
        for obj in objs:
            view.budget.spend(CELL_STEPS * len(obj))
            try:
                mask = scene.given.mask_of(outline(obj)) & where
            except DslError:
                return None
            if mask & scene.blank:
                return None
            colour = min(colour for colour, _ in obj)
            paint[colour] = paint.get(colour, 0) | mask
        found.append(paint)
    return tuple(found) if any(found) else None
