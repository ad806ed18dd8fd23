"""Denoise: what is noise in the inputs, and what comes in its place, follows from the pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, fitting, named_colour
from batt.propose.proposers import Budget, Train, proposer

LEAST_SIZES = range(2, 7)
"""Parts with fewer cells than these may be noise."""

RECTANGLES = ((2, 2), (1, 2), (2, 1), (1, 3), (3, 1), (3, 3))
"""Rectangles that noise does not make."""

MOST_NOISE = 0.5
"""A larger part of the cells that changes is not noise."""


@proposer(rank=22)
def denoise(train: Train, _tests: tuple[Grid, ...], budget: Budget) -> Iterable[Program]:
    """Noise taken out: specks, cells that make no rectangle, a colour that spoils, odd cells."""
    budget.spend(cells_of_pairs(train))
    if any((a.height, a.width) != (b.height, b.width) for a, b in train):
        return
    changes = [_changes(*pair) for pair in train]
    noisy = zip(changes, train, strict=True)
    if all(0 < len(found) <= MOST_NOISE * a.height * a.width for found, (a, _) in noisy):
        yield from fitting(_programs(train, changes), train, budget)


def _changes(given: Grid, wanted: Grid) -> list[tuple[int, int]]:
    """What becomes what, for each cell that changes."""
    return [
        (x, y)
        for a, b in zip(given, wanted, strict=True)
        for x, y in zip(a, b, strict=True)
        if x != y
    ]


def _programs(train: Train, changes: list[list[tuple[int, int]]]) -> Iterator[str]:
    noise = {before for found in changes for before, _ in found}
    after = {new for found in changes for _, new in found}
    if len(after) == 1:
        clear = named_colour(min(after), train)
        for dims in RECTANGLES:
            yield f"O = opened(I, {clear}, {literal_text(dims)})"
    for least in map(literal_text, LEAST_SIZES):
        yield f"O = without_specks(I, {least}, F)"
        yield f"O = without_specks(I, {least}, T)"
    if len(noise) == 1:
        yield f"O = healed(I, {named_colour(min(noise), train)}, mostcolor(I))"
    yield "O = healed(I, leastcolor(I), mostcolor(I))"
    yield "O = levelled(I)"
