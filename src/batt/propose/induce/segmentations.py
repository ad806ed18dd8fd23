"""Cuts of a grid into parts, as texts of programs, which the families of parts share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from batt.dsl.primitives.induced.part_roles import halves
from batt.dsl.primitives.induced.parts import equal_parts, parts_between_lines, with_mirrors
from batt.dsl.values import Grid
from batt.errors import DslError
from batt.propose.induce.fitting import cells_of_pairs
from batt.propose.proposers import Budget, Train

Parts = tuple[Grid, ...]

MOST_PARTS = 16
"""More parts than these are not combined cell by cell."""


SIDES = (1, 2, 3, 4, 5)
"""How many parts there may be down and across."""


@dataclass(frozen=True)
class Segmentation:
    """A cut into a tuple of parts: the expression that makes it, and the function behind it."""

    text: str
    parts: Callable[[Grid], Parts]


@dataclass(frozen=True)
class Cut:
    """The train inputs cut in the same number of parts, all as large as the outputs."""

    text: str
    pairs: tuple[tuple[Parts, Grid], ...]
    tests: tuple[Parts, ...]

    @property
    def count(self) -> int:
        """The number of parts of an input."""
        return len(self.pairs[0][0])


def _flat(rows: tuple[Parts, ...]) -> Parts:
    return tuple(part for row in rows for part in row)


def _equal(down: int, right: int) -> Segmentation:
    dims = (down, right)
    return Segmentation(
        f"merge(equal_parts(I, {dims}))", lambda grid: _flat(equal_parts.body(grid, dims))
    )


SEGMENTATIONS: tuple[Segmentation, ...] = (
    Segmentation(
        "merge(parts_between_lines(I))", lambda grid: _flat(parts_between_lines.body(grid))
    ),
    Segmentation("halves(I)", halves.body),
    *[_equal(down, right) for down in SIDES for right in SIDES if down * right > 1],
    Segmentation("with_mirrors(I)", with_mirrors.body),
)
"""All of them, those first that hardly fit by chance."""


def cuts(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Cut]:
    """The segmentations whose parts are as large as the outputs in every pair."""
    for segmentation in SEGMENTATIONS:
        if not _may_fit(segmentation, train):
            continue
        budget.spend(cells_of_pairs(train))
        pairs = tuple((_tried(segmentation, given), wanted) for given, wanted in train)
        numbers = {len(parts) for parts, _ in pairs}
        if len(numbers) == 1 and 1 < max(numbers) <= MOST_PARTS and all(map(_is_as_large, pairs)):
            yield Cut(segmentation.text, pairs, tuple(_tried(segmentation, grid) for grid in tests))


def _may_fit(segmentation: Segmentation, train: Train) -> bool:
    """Whether the first pair fits, which few do."""
    given, wanted = train[0]
    parts: Any = _tried(segmentation, given) if given.height * given.width else ()
    return bool(parts) and _is_as_large((parts, wanted))


def _tried(segmentation: Segmentation, grid: Grid) -> Parts:
    try:
        return segmentation.parts(grid)
    except DslError:
        return ()


def _is_as_large(pair: tuple[Parts, Grid]) -> bool:
    parts, wanted = pair
    size = (wanted.height, wanted.width)
    return all((part.height, part.width) == size for part in parts)
