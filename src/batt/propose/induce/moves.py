"""Moves: which objects go in which direction, by how much or until what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from batt.dsl.primitives.induced.masks import WAYS
from batt.dsl.primitives.induced.moving import slid, slid_towards
from batt.dsl.primitives.induced.rays import cells_but
from batt.dsl.primitives.induced.segments import objects_upon
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.dsl.values.walking import background
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.drawn import MOST_PROGRAMS
from batt.propose.induce.fitting import cells
from batt.propose.induce.scenes import Scene, View, views
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_OBJECTS = 60
"""A grid with more objects is left alone."""

TRIAL_STEPS = 1500
"""What one move of the objects of one grid is charged, beside what it takes for each cell."""

FLAGS = ((True, True), (True, False), (False, True), (False, False))

AMOUNTS = tuple(
    f"{shape.format(amount)}"
    for amount in ("height", "width", "size")
    for shape in (
        "compose(toivec, {})",
        "compose(tojvec, {})",
        "chain(toivec, invert, {})",
        "chain(tojvec, invert, {})",
    )
)
"""Offsets that are as far as an object is high, wide or large."""

EDGES = (
    ("toivec", "uppermost"),
    ("tojvec", "leftmost"),
    ("toivec", "lowermost"),
    ("tojvec", "rightmost"),
)
"""What objects may be aligned by, and how the difference becomes an offset."""


@dataclass(frozen=True)
class Movers:
    """The objects that may move: their expression, and those of each input."""

    text: str
    found: tuple[tuple[Patch, ...], ...]
    in_tests: tuple[tuple[Patch, ...], ...] = ()


@proposer(rank=28, weight=4)
def moves(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Objects that slide until something stops them, or move by an offset."""
    if not _only_moves(train, budget):
        return
    for view in views(train, tests, budget):
        if view.erases():
            texts = _Moving(view, train, tests).texts()
            yield from distinct(texts, train, tests, budget, MOST_PROGRAMS)


def _only_moves(train: Train, budget: Budget) -> bool:
    """Whether no colour but the commonest gains cells in any pair."""
    for given, wanted in train:
        budget.spend(given.height * given.width + wanted.height * wanted.width)
        before, after = (Counter(chain.from_iterable(grid)) for grid in (given, wanted))
        gains = [colour for colour in after if after[colour] > before[colour]]
        if gains and (len(gains) > 1 or before.most_common(1)[0][0] != gains[0]):
            return False
    return True


@dataclass(frozen=True)
class _Moving:
    """The search for a move that makes all outputs."""

    view: View
    train: Train
    tests: tuple[Grid, ...]

    def texts(self) -> Iterator[str]:
        """The programs whose moves make the outputs."""
        kinds = self._able()
        for movers in kinds:
            yield from self._slides(movers)
        for movers in kinds:
            yield from self._towards(movers)
        for movers in kinds:
            yield from self._offsets(movers)

    def _able(self) -> list[Movers]:
        """The different kinds of objects that cover all cells which become hidden."""
        able: dict[tuple[frozenset[Patch], ...], Movers] = {}
        for movers in self._movers():
            self.view.budget.spend(10 * sum(len(obj) for objs in movers.found for obj in objs))
            if all(map(_covers, self.view.scenes, movers.found)):
                able.setdefault(tuple(map(frozenset, (*movers.found, *movers.in_tests))), movers)
        return list(able.values())

    def _movers(self) -> Iterator[Movers]:
        """Objects cut in all ways, and each cell alone: all, those of a colour, the single ones."""
        hidden = self.view.hidden
        sheets = [
            *zip(
                [given for given, _ in self.train],
                [s.hidden for s in self.view.scenes],
                strict=True,
            ),
            *(
                (grid, 0 if hidden == "ZERO" else background(grid))
                for grid in self.tests
                if cells(grid)
            ),
        ]
        cuts = {}
        for one, diagonal in FLAGS:
            flags = f"{literal_text(one)}, {literal_text(diagonal)}"
            self._charge(20)
            cut = [tuple(objects_upon.run(grid, colour, one, diagonal)) for grid, colour in sheets]
            cuts[f"objects_upon(I, {hidden}, {flags})"] = cut
        for text in list(cuts)[1::2]:  # cells that touch by corners are single ones as well
            yield from self._single(text, cuts[text])
        for text, cut in cuts.items():
            yield from self._of_cut(text, cut)
            yield from self._single(text, cut)
        single = [
            tuple(Patch([cell]) for cell in cells_but.run(grid, colour)) for grid, colour in sheets
        ]
        yield from self._of_cut(f"apply(initset, cells_but(I, {hidden}))", single)

    def _of_cut(self, text: str, cut: Sequence[tuple[Patch, ...]]) -> Iterator[Movers]:
        if not 0 < max(map(len, cut)) <= MOST_OBJECTS:
            return
        yield self._kind(text, cut)
        for colour in self.view.colours:
            found = [tuple(o for o in objs if _colour(o) == colour) for objs in cut]
            yield self._kind(f"colorfilter({text}, {literal_text(colour)})", found)
        if all(cut):
            rest = [tuple(o for o in objs if o != max(objs, key=len)) for objs in cut]
            yield self._kind(f"remove(argmax({text}, size), {text})", rest)

    def _single(self, text: str, cut: Sequence[tuple[Patch, ...]]) -> Iterator[Movers]:
        small = [tuple(o for o in objs if len(o) == 1) for objs in cut]
        if 0 < max(map(len, cut)) <= MOST_OBJECTS:
            yield self._kind(f"sizefilter({text}, ONE)", small)

    def _kind(self, text: str, found: Sequence[tuple[Patch, ...]]) -> Movers:
        pairs = len(self.train)
        return Movers(text, tuple(found[:pairs]), tuple(found[pairs:]))

    def _slides(self, movers: Movers) -> Iterator[str]:
        for way in WAYS:
            if self._makes(movers, slid.run, way):
                yield f"O = slid(I, {self.view.hidden}, {movers.text}, {literal_text(way)})"

    def _towards(self, movers: Movers) -> Iterator[str]:
        for text, goals in self._goals(movers):
            for own in (False, True):
                for stay in (True, False):
                    if self._makes_towards(movers, goals, own, stay):
                        flags = f"{literal_text(own)}, {literal_text(stay)}"
                        yield (
                            f"O = slid_towards(I, {self.view.hidden}, {movers.text}, "
                            f"{text}, {flags})"
                        )

    def _goals(self, movers: Movers) -> Iterator[tuple[str, list[Patch]]]:
        """What objects may move towards: all that does not move, or the cells of a colour."""
        rest = []
        for (given, _), scene, objs in zip(self.train, self.view.scenes, movers.found, strict=True):
            moving = {place for obj in objs for _, place in obj}
            rest.append(
                Patch(
                    (cell, (i, j))
                    for i, row in enumerate(given)
                    for j, cell in enumerate(row)
                    if cell != scene.hidden and (i, j) not in moving
                )
            )
        if all(rest):
            hidden = self.view.hidden
            yield f"difference(cells_but(I, {hidden}), merge({movers.text}))", rest
        for colour in self.view.colours:
            cells = [
                Patch(
                    (colour, place) for place in scene.given.places(scene.given.of.get(colour, 0))
                )
                for scene in self.view.scenes
            ]
            if all(cells):
                name = literal_text(colour)
                yield f"recolor({name}, ofcolor(I, {name}))", cells

    def _makes_towards(self, movers: Movers, goals: Sequence[Patch], own: bool, stay: bool) -> bool:
        pairs = zip(self.train, self.view.scenes, movers.found, goals, strict=True)
        for (given, wanted), scene, objs, goal in pairs:
            self._charge_trial(objs)
            made = slid_towards.run(given, scene.hidden, FrozenSet(objs), goal, own, stay)
            if made != wanted:
                return False
        return True

    def _makes(self, movers: Movers, move: Any, *how: Any) -> bool:
        """Whether a move makes all outputs."""
        pairs = zip(self.train, self.view.scenes, movers.found, strict=True)
        for (given, wanted), scene, objs in pairs:
            self._charge_trial(objs)
            if move(given, scene.hidden, FrozenSet(objs), *how) != wanted:
                return False
        return True

    def _offsets(self, movers: Movers) -> Iterator[str]:
        """Offsets that follow from the object, or its place beside that of another."""
        told = [*AMOUNTS]
        for colour in self.view.colours:
            goal = f"ofcolor(I, {literal_text(colour)})"
            told += [f"chain({to}, lbind(subtract, {edge}({goal})), {edge})" for to, edge in EDGES]
        for offset in told:
            self._charge(4)
            offsets = f"measured({movers.text}, {offset})"
            yield f"O = moved_each(I, {self.view.hidden}, {movers.text}, {offsets})"

    def _charge(self, per_cell: int) -> None:
        sizes = sum(each.given.height * each.given.width for each in self.view.scenes)
        self.view.budget.spend(per_cell * sizes)

    def _charge_trial(self, objs: Sequence[Patch]) -> None:
        self.view.budget.spend(TRIAL_STEPS + 60 * sum(map(len, objs)))


def _covers(scene: Scene, objs: Sequence[Patch]) -> bool:
    left = scene.changed & scene.wanted.of.get(scene.hidden, 0)
    return not left & ~scene.given.mask_of(place for obj in objs for _, place in obj)


def _colour(obj: Patch) -> int:
    return int(min(colour for colour, _ in obj))
