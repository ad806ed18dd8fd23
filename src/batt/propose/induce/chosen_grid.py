"""Chosen grid: the output is one of a few grids, by a table on what is told of the whole input."""

from __future__ import annotations

from collections.abc import Iterator

from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, fitting, value_of
from batt.propose.proposers import Budget, Train, proposer

KEYS = (
    "mostcolor(I)",
    "leastcolor(I)",
    "numcolors(I)",
    "size(objects(I, T, F, T))",
    "size(objects(I, T, T, T))",
    *(f"colorcount(I, {literal_text(colour)})" for colour in range(10)),
    *(f"equality(I, {word}(I))" for word in ("vmirror", "hmirror", "dmirror", "rot180")),
    "portrait(I)",
    "order(ofcolor(I, ZERO), identity)",
    "order(ofcolor(I, mostcolor(I)), identity)",
)
"""What may be told of an input, the plain first."""

LEAST_AGAIN = 2
"""So many pairs at least must have a key that another pair before them has."""


@proposer(rank=24)
def chosen_grid(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """One of a few grids, each of which is seen in the pairs; some of them more than once."""
    budget.spend(cells_of_pairs(train))
    outputs = {wanted for _, wanted in train}
    if 1 < len(outputs) <= len(train) - LEAST_AGAIN:
        yield from fitting(_programs(train, tests, budget), train, budget)


def _programs(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[str]:
    for key in KEYS:
        table: dict[object, Grid] = {}
        keys = [value_of(key, given, budget) for given, _ in train]
        agrees = all(
            table.setdefault(each, wanted) == wanted
            for each, (_, wanted) in zip(keys, train, strict=True)
        )
        if not agrees or None in table or len(train) - len(table) < LEAST_AGAIN:
            continue
        if all(value_of(key, grid, budget) in table for grid in tests):
            rows = tuple((each, tuple(map(tuple, grid))) for each, grid in table.items())
            yield f"O = grid_for({key}, {literal_text(rows)})"
