"""Listing: the colours of what is in the input, in a deduced order, as stripes or as bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, value_of
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_PROGRAMS = 3
MOST_CELLS = 100
"""An output with more cells is no list."""

SHORTENED = (
    "O = condensed(I)",
    "O = condensed(subgrid(cells_but(I, mostcolor(I)), I))",
    "O = dmirror(dedupe(dmirror(dedupe(I))))",
    "O = dmirror(dedupe(dmirror(dedupe(subgrid(cells_but(I, ZERO), I)))))",
)
"""The rows and columns of the input, each of equal ones but once."""


ITEMS = (
    "fgpartition(I)",
    "partition(I)",
    "objects(I, T, T, T)",
    "objects(I, T, F, T)",
    "objects(I, T, F, F)",
)
"""What is listed."""

ORDERS = ("size", "leftmost", "uppermost", "width", "height", "rightmost", "lowermost", "color")
"""By what it is ordered."""

LINES: dict[str, Callable[[Any], Any]] = {
    "O = {0}": lambda grid: grid,
    "O = vmirror({0})": lambda grid: tuple(row[::-1] for row in grid),
    "O = dmirror({0})": lambda grid: tuple(zip(*grid, strict=True)),
    "O = hmirror(dmirror({0}))": lambda grid: tuple(zip(*grid, strict=True))[::-1],
}
"""A row of colours as it is, turned round, as a column from the top and from the bottom."""

MANY = ("size(fgpartition(I))", "valmax(objects(I, T, T, T), size)", "size(objects(I, T, T, T))")
"""How wide a stripe may be."""

TURNS = (
    "{0}",
    *(f"{word}({{0}})" for word in ("vmirror", "hmirror", "rot180")),
    *(f"{word}({{0}})" for word in ("dmirror", "rot90", "rot270", "cmirror")),
)
"""The ways to lay bars."""


@proposer(rank=27)
def listing(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """The colours of objects in order, as a row, a column, stripes or sorted bars."""
    budget.spend(cells_of_pairs(train))
    if all(
        wanted.height and given.height and _shows_each(given, wanted) for given, wanted in train
    ):
        yield from distinct(_texts(train, budget), train, tests, budget, MOST_PROGRAMS)


def _shows_each(given: Grid, wanted: Grid) -> bool:
    """Whether the output is small and has two colours at least, all of the input or 0."""
    if not given.height * given.width or not wanted.height * wanted.width:
        return False
    inked = set().union(*wanted)
    small = wanted.height * wanted.width <= MOST_CELLS and given != wanted
    return small and len(inked) > 1 and inked - {0} <= set().union(*given)


def _texts(train: Train, budget: Budget) -> Iterator[str]:
    yield from SHORTENED
    for items in ITEMS:
        if all(_fits(items, *pair, budget) for pair in train[:1]):
            for key in ORDERS:
                yield from _listed(f"order({items}, {key})", train, budget)


def _fits(items: str, given: Grid, wanted: Grid, budget: Budget) -> bool:
    """Whether there are nearly as many items as the output has rows or columns."""
    found = value_of(items, given, budget)
    return found is not None and any(
        side <= len(found) <= side + 1 for side in (wanted.height, wanted.width)
    )


def _listed(ordered: str, train: Train, budget: Budget) -> Iterator[str]:
    given, wanted = train[0]
    for part in ("{0}", "remove(first({0}), {0})", "remove(last({0}), {0})"):
        listed = part.format(ordered)
        row = f"repeat(apply(color, {listed}), ONE)"
        made = value_of(row, given, budget)
        if isinstance(made, tuple) and made and made[0]:
            for text, turned in LINES.items():
                yield from _striped(text.format(row), Grid(turned(made)), wanted)
        drawn = value_of(f"bars({listed}, ZERO)", given, budget)
        if isinstance(drawn, Grid) and sorted((drawn.height, drawn.width)) == sorted(
            (wanted.height, wanted.width)
        ):
            yield from (f"O = {turn.format(f'bars({listed}, ZERO)')}" for turn in TURNS)


def _striped(text: str, made: Grid, wanted: Grid) -> Iterator[str]:
    """The list as it is, or with each colour as a stripe as wide as the first output."""
    if made == wanted:
        yield text
    elif made.height == 1 and made.width == wanted.width and set(wanted) == set(made):
        yield f"O = vupscale({text[4:]}, {literal_text(wanted.height)})"
        yield from (f"O = vupscale({text[4:]}, {many})" for many in MANY)
    elif made.width == 1 and made.height == wanted.height and _columns(wanted) == _columns(made):
        yield f"O = hupscale({text[4:]}, {literal_text(wanted.width)})"
        yield from (f"O = hupscale({text[4:]}, {many})" for many in MANY)


def _columns(grid: Grid) -> set[tuple[int, ...]]:
    return set(zip(*grid, strict=True))
