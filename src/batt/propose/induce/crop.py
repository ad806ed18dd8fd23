"""Crop: the output is a rectangle of the input that something marks, or always at one place.

A frame, four corners or a block of one colour mark a rectangle; which one of several, and how it
becomes the output, is deduced as for any piece.
"""

from __future__ import annotations

from collections.abc import Iterator

from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs
from batt.propose.induce.pick import picked
from batt.propose.induce.pieces import RECTANGLES
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_PROGRAMS = 4

STEPS_PER_PLACE = 4
"""What comparing the output with what lies at a place is charged."""


@proposer(rank=41)
def crop(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """A rectangle cut out: within a frame, between corners, a block, or at one place."""
    budget.spend(cells_of_pairs(train))
    if all(_is_smaller(*pair) for pair in train):
        texts = [*_at_one_place(train, budget), *picked(RECTANGLES, train, budget)]
        yield from distinct(texts, train, tests, budget, MOST_PROGRAMS)


def _is_smaller(given: Grid, wanted: Grid) -> bool:
    return wanted.height * wanted.width < given.height * given.width


def _at_one_place(train: Train, budget: Budget) -> Iterator[str]:
    """Always so large a rectangle at one place."""
    sizes = {(wanted.height, wanted.width) for _, wanted in train}
    if len(sizes) > 1:
        return
    (size,) = sizes
    given, wanted = train[0]
    budget.spend(given.height * given.width * STEPS_PER_PLACE)
    for i in range(given.height - size[0] + 1):
        for j in range(given.width - size[1] + 1):
            if all(tuple(given[i + k][j : j + size[1]]) == row for k, row in enumerate(wanted)):
                yield f"O = crop(I, {literal_text((i, j))}, {literal_text(size)})"
