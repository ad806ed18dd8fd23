"""Symmetry and period: a colour hides a part of a pattern, which the rest of the grid tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, fitting
from batt.propose.proposers import Budget, Train, proposer

COMPLETIONS = (
    "completed_by_period(I, {0})",
    "completed_by_symmetry(I, {0})",
    "completed_by_period(completed_by_symmetry(I, {0}), {0})",
)


ColoursOf = Callable[[Grid, Grid], set[int]]


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
    """The colours whose cells have a box as large as the output, which is not as the input.

    What a colour hides does not show it.
    """
    if (given.height, given.width) == (wanted.height, wanted.width):
        return set()
    size = (wanted.height, wanted.width)
    return {
        colour
        for colour in set().union(*given).difference(*wanted)
        if _box_size(given, colour) == size
    }


def _box_size(grid: Grid, colour: int) -> tuple[int, int]:
    rows = [i for i, row in enumerate(grid) if colour in row]
    columns = [j for j, column in enumerate(zip(*grid, strict=True)) if colour in column]
    return rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1


HIDDEN = ("hidden_by_period(I)", "hidden_by_symmetry(I)")
"""The colour that hides, as the first completions find it out."""

FORMS: tuple[tuple[str, ColoursOf], ...] = (
    ("O = {1}", _filled_colours),
    ("O = subgrid(ofcolor(I, {0}), {1})", _boxed_colours),
)
"""The output by the colour and the completed grid, and which colours it may come from."""


@proposer(rank=16, weight=8)
def symmetry(train: Train, _tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Hidden cells filled by symmetry or period: the whole grid, or the box of the hidden ones.

    The colour that hides is found in each grid, or, where no such program fits, always the same.
    """
    budget.spend(cells_of_pairs(train))
    for form, colours_of in FORMS:
        hiding = [colours_of(*pair) for pair in train]
        if not all(hiding):
            continue
        by_grid = _by_grid(form) if _is_gone(hiding, train) else ()
        for texts in (by_grid, _by_colour(form, _common(hiding))):
            found = fitting(texts, train, budget)
            if (first := next(found, None)) is not None:
                yield first
                yield from found
                break


def _is_gone(hiding: list[set[int]], train: Train) -> bool:
    """Whether no output has the colour that may hide, since nothing of it is left."""
    return all(each.difference(*wanted) for each, (_, wanted) in zip(hiding, train, strict=True))


def _by_grid(form: str) -> Iterator[str]:
    for name, completion in zip(HIDDEN, COMPLETIONS, strict=False):
        yield form.format(name, completion.format(name))


def _by_colour(form: str, colours: set[int]) -> Iterator[str]:
    for name in map(literal_text, sorted(colours)):
        for completion in COMPLETIONS:
            yield form.format(name, completion.format(name))
