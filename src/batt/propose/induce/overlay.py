"""Overlays: parts of the input laid over one another, in an order that the pairs tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from batt.dsl.primitives.induced.part_roles import shared_colour
from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells, fitting
from batt.propose.induce.segmentations import Cut, cuts
from batt.propose.proposers import Budget, Train, proposer

Covered = list[list[list[bool]]]
"""Of each pair and each of its cells whether a part already lies there."""


@proposer(rank=12)
def overlay(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterable[Program]:
    """Parts laid over one another, from the top on, through one colour of which one sees.

    A grid's mirror images are such parts, too; first comes the one that fills an empty half.
    """
    if all((a.height, a.width) == (b.height, b.width) for a, b in train):
        yield from fitting(["O = mirrored_half(I)"], train, budget)
    for cut in cuts(train, tests, budget):
        yield from fitting(_overlays(cut, budget), train, budget)


def _overlays(cut: Cut, budget: Budget) -> Iterator[str]:
    for name, clear in _clear_colours(cut):
        order = _order(cut, clear, budget)
        if order:
            yield f"O = laid_over({cut.text}, {literal_text(tuple(order))}, {name})"


def _clear_colours(cut: Cut) -> Iterator[tuple[str, list[int]]]:
    """Expressions of the clear colour, with what it is in each pair.

    That which the parts share comes first, then colours that parts of every pair have: 0, and the
    frequent ones.
    """
    yield f"shared_colour({cut.text})", [shared_colour.body(parts) for parts, _ in cut.pairs]
    counts = Counter(
        cell for parts, _ in cut.pairs for part in parts for row in part for cell in row
    )
    shared = [
        colour
        for colour, _ in counts.most_common()
        if all(any(colour in row for part in parts for row in part) for parts, _ in cut.pairs)
    ]
    for colour in sorted(shared, key=lambda colour: colour != 0)[:3]:
        yield literal_text(colour), [colour] * len(cut.pairs)


def _order(cut: Cut, clear: list[int], budget: Budget) -> list[int]:
    """The parts from the top on; empty where one of them can lie nowhere.

    A part that is right wherever it is seen may always come next: what it covers it has right.
    """
    covered: Covered = [[[False] * wanted.width for _ in wanted] for _, wanted in cut.pairs]
    order: list[int] = []
    left = list(range(cut.count))
    while left:
        budget.spend(sum(cells(wanted) for _, wanted in cut.pairs) * len(left))
        place = next((place for place in left if _is_right(cut, place, clear, covered)), None)
        if place is None:
            return []
        _cover(cut, place, clear, covered)
        order.append(place)
        left.remove(place)
    return order


def _is_right(cut: Cut, place: int, clear: list[int], covered: Covered) -> bool:
    """Whether a part agrees with every output in each cell where it would be seen."""
    return all(
        hidden or cell in (hole, colour)
        for (parts, wanted), done, hole in zip(cut.pairs, covered, clear, strict=True)
        for line, row, under in zip(parts[place], wanted, done, strict=True)
        for cell, colour, hidden in zip(line, row, under, strict=True)
    )


def _cover(cut: Cut, place: int, clear: list[int], covered: Covered) -> None:
    for (parts, _), done, hole in zip(cut.pairs, covered, clear, strict=True):
        for line, under in zip(parts[place], done, strict=True):
            under[:] = [hidden or cell != hole for cell, hidden in zip(line, under, strict=True)]
