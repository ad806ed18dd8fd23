"""Stamps: the pattern that is painted around each marker, deduced cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from batt.dsl.kinds import Objects, Offset
from batt.dsl.primitives.induced.masks import WAYS
from batt.dsl.primitives.induced.stamps import OWN, corner_cells
from batt.dsl.primitives.objects import objects
from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.drawn import MOST_PROGRAMS, Layer, drawings, union, useful
from batt.propose.induce.scenes import Painted, Scene, View, painted, views
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

REACH = 5
"""How far from its marker a pattern goes, in rows and in columns."""

FEWEST = 2
"""A pattern is around at least so many markers, all pairs together."""

MOST_ROWS = 12
"""A pattern of more cells learns by heart."""

CLOSE = 2
"""So many steps the cells of a pattern are from one another, or from the marker."""

MOST_MARKERS = 60
"""So many in one input are no markers."""

MATCH_STEPS = 15
"""What trying one offset in one pair is charged."""

OFFSETS = sorted(
    (
        (down, right)
        for down in range(-REACH, REACH + 1)
        for right in range(-REACH, REACH + 1)
        if (down, right) != (0, 0)
    ),
    key=lambda offset: (offset[0] ** 2 + offset[1] ** 2, offset),
)


@dataclass(frozen=True)
class Markers:
    """Cells that a pattern may be around: their expression, and where they are by colour."""

    text: str
    found: tuple[Painted, ...]

    @cached_property
    def masks(self) -> tuple[int, ...]:
        """Where they are, in whatever colour."""
        return tuple(map(painted, self.found))

    def count(self) -> list[int]:
        """How many there are in each pair."""
        return [mask.bit_count() for mask in self.masks]


@proposer(rank=25, weight=2)
def stamps(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """A pattern around each marker of a colour, over or under what is there."""
    for view in views(train, tests, budget):
        if all(map(_is_near, view.scenes)):
            yield from distinct(
                drawings(view, list(stamp_layers(view, train))), train, tests, budget, MOST_PROGRAMS
            )


def _is_near(scene: Scene) -> bool:
    """Whether all that changed is near something."""
    near = scene.filled
    for _ in range(REACH):
        for down, right in ((0, 1), (1, 0)):
            near |= scene.given.shifted(near, down, right) | scene.given.shifted(
                near, -down, -right
            )
    return not scene.changed & ~near


def stamp_layers(view: View, train: Train) -> Iterator[Layer]:
    """The patterns around all kinds of markers, those under what is there first."""
    kinds = [
        markers
        for markers in _markers(view, train)
        if sum(markers.count()) >= FEWEST and max(markers.count()) <= MOST_MARKERS
    ]
    for over in (False, True):
        for markers in kinds:
            yield from _pattern(view, markers, over)


def _markers(view: View, train: Train) -> Iterator[Markers]:
    filled = tuple(
        {colour: mask for colour, mask in scene.given.of.items() if colour != scene.hidden}
        for scene in view.scenes
    )
    cells = f"cells_but(I, {view.hidden})"
    yield from _both(view, Markers(cells, filled))
    for colour in view.colours:
        name = literal_text(colour)
        found = tuple({colour: each[colour]} if colour in each else {} for each in filled)
        yield from _both(view, Markers(f"recolor({name}, ofcolor(I, {name}))", found))
    for one in (True, False):
        text = f"objects(I, {literal_text(one)}, T, T)"
        view.budget.spend(20 * sum(scene.given.height * scene.given.width for scene in view.scenes))
        cut = [objects.run(given, one, True, True) for given, _ in train]
        if max(map(len, cut)) > MOST_MARKERS:
            continue
        for corner in range(4):
            pairs = zip(view.scenes, cut, strict=True)
            found = tuple(_corners(scene, objs, corner) for scene, objs in pairs)
            yield Markers(f"corner_cells({text}, {literal_text(corner)})", found)


def _corners(scene: Scene, objs: Objects, corner: int) -> Painted:
    paint: Painted = {}
    for colour, place in corner_cells.run(objs, corner):
        paint[colour] = paint.get(colour, 0) | scene.given.mask_of([place])
    return paint


def _both(view: View, markers: Markers) -> Iterator[Markers]:
    """The markers, and those of them that are alone."""
    yield markers
    found = []
    for scene, paint in zip(view.scenes, markers.found, strict=True):
        mask = scene.given.full
        for way in WAYS:
            mask &= ~scene.given.shifted(scene.filled, *way)
        found.append({colour: each & mask for colour, each in paint.items() if each & mask})
    if tuple(found) != markers.found:
        yield Markers(f"alone(I, {view.hidden}, {markers.text})", tuple(found))


def _pattern(view: View, markers: Markers, over: bool) -> Iterator[Layer]:
    """The nearest cells that explain something, as one layer: all right, and perhaps covered."""
    offsets = [
        (offset, moved)
        for offset in OFFSETS
        if (moved := _moved(view, markers, offset, over)) is not None
    ]
    for strict in (True, False):
        left = [scene.changed for scene in view.scenes]
        rows: list[tuple[Offset, int]] = []
        parts: list[tuple[Painted, ...]] = []
        for offset, moved in offsets:
            view.budget.spend(MATCH_STEPS * len(left) * (1 + len(view.new_colours)))
            found = _colour(view, moved, left, strict)
            if found is None or not _is_close(offset, [(0, 0), *(row for row, _ in rows)]):
                continue
            colour, paints = found
            rows.append((offset, colour))
            parts.append(paints)
            for at, (scene, paint) in enumerate(zip(view.scenes, paints, strict=True)):
                left[at] &= ~_right(scene, paint)
        if 0 < len(rows) <= MOST_ROWS:
            text = f"stamps({markers.text}, {literal_text(tuple(sorted(rows)))})"
            if not over:
                text = f"only_on({text}, I, {view.hidden})"
            yield from useful(view, text, union(parts))


def _is_close(offset: Offset, others: Iterable[Offset]) -> bool:
    """Whether at most one cell is between an offset and one of some others."""
    return any(max(abs(offset[0] - i), abs(offset[1] - j)) <= CLOSE for i, j in others)


def _moved(
    view: View, markers: Markers, offset: tuple[int, int], over: bool
) -> tuple[Painted, ...] | None:
    """Where an offset from the markers leads, by their colour; None if some cell stays blank."""
    view.budget.spend(MATCH_STEPS)
    for scene, mask in zip(view.scenes, markers.masks, strict=True):
        if scene.given.shifted(mask, *offset) & scene.blank:
            return None
    found = []
    for scene, paint in zip(view.scenes, markers.found, strict=True):
        view.budget.spend(MATCH_STEPS * len(paint))
        where = scene.given.full if over else scene.given.full & ~scene.filled
        moved = {
            colour: scene.given.shifted(mask, *offset) & where for colour, mask in paint.items()
        }
        found.append({colour: mask for colour, mask in moved.items() if mask})
    return tuple(found) if any(found) else None


def _colour(
    view: View, moved: tuple[Painted, ...], left: Sequence[int], strict: bool
) -> tuple[int, tuple[Painted, ...]] | None:
    """The colour that explains most cells that are left, and what is painted then."""
    best, most = None, 0
    for colour in (OWN, *view.new_colours):
        paints = moved if colour == OWN else tuple({colour: painted(paint)} for paint in moved)
        right = [_right(scene, paint) for scene, paint in zip(view.scenes, paints, strict=True)]
        if strict and any(
            painted(paint) & ~mask for paint, mask in zip(paints, right, strict=True)
        ):
            continue
        gain = sum((mask & missing).bit_count() for mask, missing in zip(right, left, strict=True))
        if gain > most and gain >= FEWEST:
            best, most = (colour, paints), gain
    return best


def _right(scene: Scene, paint: Painted) -> int:
    """The cells that are painted in the colour they have in the output."""
    mask = 0
    for colour, cells in paint.items():
        mask |= cells & scene.wanted.of.get(colour, 0)
    return mask
