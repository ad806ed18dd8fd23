"""Symmetry and period: a colour hides a part of a pattern, which the rest of the grid tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, fitting
from batt.propose.proposers import Budget, Train, proposer

COMPLETIONS = (
    "completed_by_symmetry(I, {0})",
    "completed_by_period(I, {0})",
    "completed_by_period(completed_by_symmetry(I, {0}), {0})",
)


@proposer(rank=16, weight=6)
def symmetry(train: Train, _tests: tuple[Grid, ...], budget: Budget) -> Iterable[Program]:
    """Hidden cells filled by symmetry or period: the whole grid, or the box of the hidden ones."""
    budget.spend(cells_of_pairs(train))
    yield from fitting(_completions(train), train, budget)


def _completions(train: Train) -> Iterator[str]:
    for colour in sorted(_common(_filled_colours(*pair) for pair in train)):
        for completion in COMPLETIONS:
            yield f"O = {completion.format(literal_text(colour))}"
    for colour in sorted(_common(_boxed_colours(*pair) for pair in train)):
        name = literal_text(colour)
        for completion in COMPLETIONS:
            yield f"O = subgrid(ofcolor(I, {name}), {completion.format(name)})"


def _common(sets: Iterable[set[int]]) -> set[int]:
    first, *others = sets
    return first.intersection(*others)


def _filled_colours(given: Grid, wanted: Grid) -> set[int]:
    """The colour that all cells have which change; none where the sizes differ."""
    if (given.height, given.width) != (wanted.height, wanted.width):
        return set()
    pairs = (
        pair
        for row, other in zip(given, wanted, strict=True)
        for pair in zip(row, other, strict=True)
    )
    changed = {before for before, after in pairs if before != after}
    return changed if len(changed) == 1 else set()


def _boxed_colours(given: Grid, wanted: Grid) -> set[int]:
    """The colours whose cells have a box as large as the output, which is not as the input."""
    if (given.height, given.width) == (wanted.height, wanted.width):
        return set()
    size = (wanted.height, wanted.width)
    return {colour for colour in set().union(*given) if _box_size(given, colour) == size}


def _box_size(grid: Grid, colour: int) -> tuple[int, int]:
    rows = [i for i, row in enumerate(grid) if colour in row]
    columns = [j for j, column in enumerate(zip(*grid, strict=True)) if colour in column]
    return rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
