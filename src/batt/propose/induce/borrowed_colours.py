"""Borrowed colours: the regions of one colour each take that of something around them.

Which regions are meant follows from the cells that change, all of one colour before; where the
colour comes from is one feature, the same for all.  Flooding a room with the colour of its seed,
or with that of the nearest wall, is of this kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from batt.dsl.primitives.induced.borrowing import (
    colour_held,
    colour_seen,
    nearest_colour,
)
from batt.dsl.primitives.induced.object_features import NOTHING, surrounding
from batt.dsl.primitives.patches import bordering
from batt.dsl.values import Grid, Patch
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, fitting
from batt.propose.induce.pieces import Feature, Segmentation, Sheet, parts_of_colour
from batt.propose.proposers import Budget, Train, proposer

WAYS = ((-1, 0), (1, 0), (0, -1), (0, 1))


def _seen(way: tuple[int, int]) -> Feature:
    text = f"rbind(rbind(colour_seen, {literal_text(way)}), I)"
    return Feature(text, lambda obj, grid: colour_seen.run(obj, grid, way))


FEATURES = (
    Feature("rbind(nearest_colour, I)", lambda obj, grid: nearest_colour.run(obj, grid)),
    Feature("rbind(colour_held, I)", lambda obj, grid: colour_held.run(obj, grid)),
    Feature("rbind(surrounding, I)", lambda obj, grid: surrounding.run(obj, grid)),
    *map(_seen, WAYS),
)
"""What tells the colour of a region, the plain first."""


@proposer(rank=44)
def borrowed_colours(train: Train, _tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Every region of one colour takes the colour of what is around it, or within it."""
    budget.spend(cells_of_pairs(train))
    changed = _changed_colours(train)
    if len(changed) != 1:
        return
    (colour,) = changed
    sheets = [Sheet(given, budget) for given, _ in train]
    for segmentation in _segmentations(colour):
        cut = [sheet.cut(segmentation) for sheet in sheets]
        wanted = [
            _wanted(pieces or (), after) for pieces, (_, after) in zip(cut, train, strict=True)
        ]
        if not all(wanted):
            continue
        told = [
            feature
            for feature in FEATURES
            if all(
                _agrees(feature, pieces or (), sheet, colours)
                for pieces, sheet, colours in zip(cut, sheets, wanted, strict=True)
            )
        ]
        texts = (
            f"pieces = {segmentation.text}\n"
            f"O = painted_each(I, pieces, measured(pieces, {feature.text}))"
            for feature in told
        )
        yield from fitting(texts, train, budget)


def _segmentations(colour: int) -> Iterator[Segmentation]:
    """The regions of a colour, and those of them alone that do not touch the border."""
    for every in parts_of_colour(colour):
        yield every
        text = f"sfilter({every.text}, compose(flip, rbind(bordering, I)))"
        yield Segmentation(text, partial(_inside, every))


def _inside(segmentation: Segmentation, grid: Grid) -> list[Patch]:
    return [obj for obj in segmentation.cut(grid) if not bordering.run(obj, grid)]


def _changed_colours(train: Train) -> set[int]:
    """The colours of cells that change; none where a size changes, or nothing does."""
    if any((a.height, a.width) != (b.height, b.width) for a, b in train):
        return set()
    return {
        before
        for given, wanted in train
        for row, new in zip(given, wanted, strict=True)
        for before, after in zip(row, new, strict=True)
        if before != after
    }


def _wanted(pieces: Sequence[Patch], wanted: Grid) -> list[set[int]]:
    """The colour that each region becomes, with -1 where it stays; nothing where it is no one."""
    found = []
    for obj in pieces:
        new = {wanted[i][j] for _, (i, j) in obj}
        if len(new) != 1:
            return []
        stays = all(wanted[i][j] == colour for colour, (i, j) in obj)
        found.append(new | {NOTHING} if stays else new)
    return found


def _agrees(
    feature: Feature, pieces: Sequence[Patch], sheet: Sheet, wanted: Sequence[set[int]]
) -> bool:
    return all(
        sheet.tell(feature, obj) in colours for obj, colours in zip(pieces, wanted, strict=True)
    )
