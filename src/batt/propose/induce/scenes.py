"""Scenes: train pairs as masks, with a background, what changed and what did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from batt.dsl.primitives.induced.masks import Masks
from batt.dsl.values import Grid
from batt.dsl.values.walking import background
from batt.propose.induce.fitting import cells, cells_of_pairs
from batt.propose.proposers import Budget, Train

BACKGROUND_PART = 4
"""Of so many cells at least one is of the background, where there is one."""

Painted = dict[int, int]
"""The mask that is painted in each colour."""


@dataclass(frozen=True)
class Scene:
    """A train pair as masks."""

    given: Masks
    wanted: Masks
    hidden: int
    blank: int
    """Hidden cells that stay hidden."""
    changed: int
    filled: int


@dataclass(frozen=True)
class View:
    """The train pairs of a task with what is taken for their background."""

    scenes: tuple[Scene, ...]
    hidden: str
    """The expression of the background."""
    budget: Budget = field(repr=False)

    @cached_property
    def colours(self) -> list[int]:
        """The colours of the inputs that are not hidden, those that all have first."""
        seen = [scene.given.of.keys() - {scene.hidden} for scene in self.scenes]
        every = set().union(*seen)
        return sorted(every, key=lambda each: (-sum(each in one for one in seen), each))

    def erases(self) -> bool:
        """Whether some cell becomes hidden."""
        return any(scene.wanted.of.get(scene.hidden, 0) & scene.changed for scene in self.scenes)

    @cached_property
    def new_colours(self) -> list[int]:
        """The colours that changed cells become."""
        found = {
            colour
            for scene in self.scenes
            for colour, mask in scene.wanted.of.items()
            if mask & scene.changed
        }
        return sorted(found)


def painted(paint: Painted) -> int:
    """All cells that are painted."""
    mask = 0
    for each in paint.values():
        mask |= each
    return mask


def views(train: Train, tests: Sequence[Grid], budget: Budget) -> Iterator[View]:
    """The views of a task whose sizes stay and that has a background; perhaps none."""
    if any((a.height, a.width) != (b.height, b.width) for a, b in train):
        return
    if any(not a.height or not a.width for a, _ in train) or all(a == b for a, b in train):
        return
    budget.spend(20 * cells_of_pairs(train) + cells(*tests))
    pairs = [(Masks(given), Masks(wanted)) for given, wanted in train]
    common = [background(given) for given, _ in train]
    choices = [("mostcolor(I)", common)]
    unlike = any(common) or any(background(grid) for grid in tests if cells(grid))
    if unlike and all(0 in given.of for given, _ in pairs):
        choices.insert(0, ("ZERO", [0] * len(pairs)))
    for text, hidden in choices:
        scenes = [_scene(*pair, colour) for pair, colour in zip(pairs, hidden, strict=True)]
        if all(_has_background(scene) for scene in scenes):
            yield View(tuple(scenes), text, budget)


def _has_background(scene: Scene) -> bool:
    hidden = scene.given.full & ~scene.filled
    return BACKGROUND_PART * hidden.bit_count() >= scene.given.full.bit_count()


def _scene(given: Masks, wanted: Masks, hidden: int) -> Scene:
    same = 0
    for colour, mask in given.of.items():
        same |= mask & wanted.of.get(colour, 0)
    blank = given.of.get(hidden, 0) & same
    return Scene(given, wanted, hidden, blank, given.full & ~same, given.all_but(hidden))
