"""Continuation: a pattern goes on by its period, down, right or slanted, or by symmetry.

The period and the centre are found by a primitive in each grid anew; from the pairs follow the size
of the output, the colour that is to be filled, the motions, and what becomes of the colours.
"""

from __future__ import annotations

from collections.abc import Iterator

from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.colour_map import colour_map
from batt.propose.induce.fitting import cells_of_pairs, fitting, named_colour, value_of
from batt.propose.proposers import Budget, Train, proposer
from batt.propose.through import expression, through

GROUPS = ((1, 2, 3, 4, 5, 6, 7), (4, 5, 2), (1, 2, 3), (2,), (4,), (5,))
"""The motions that may make a pattern symmetric together, those first that demand more."""


@proposer(rank=20)
def continuation(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Patterns that go on over the grid, or over a larger one."""
    budget.spend(cells_of_pairs(train))
    if all((a.height, a.width) == (b.height, b.width) for a, b in train):
        yield from fitting(_fillings(train), train, budget)
    else:
        for text in _extensions(train):
            yield from _recoloured(text, train, tests, budget)


def _recoloured(
    text: str, train: Train, tests: tuple[Grid, ...], budget: Budget
) -> Iterator[Program]:
    """What an expression makes, all but 0 perhaps in one colour, or its colours exchanged."""
    made = [value_of(text, given, budget) for given, _ in train[:1]]
    if not isinstance(made[0], Grid):
        return
    if made[0] == train[0][1]:
        yield from fitting([f"O = {text}"], train, budget)
    else:
        inks = {cell for _, wanted in train for row in wanted for cell in row} - {0}
        for ink in inks if len(inks) == 1 else ():
            one = f"O = fill({text}, {literal_text(ink)}, cells_but({text}, ZERO))"
            yield from fitting([one], train, budget)
        yield from through(colour_map, train, tests, budget, expression(text))


def _extensions(train: Train) -> Iterator[str]:
    """The pattern continued to the size of the outputs."""
    if all(given.width == wanted.width for given, wanted in train):
        for height in _lengths([(a.height, a.width, b.height) for a, b in train], "height"):
            yield f"continued_down(I, {height})"
    if all(given.height == wanted.height for given, wanted in train):
        for width in _lengths([(a.width, a.height, b.width) for a, b in train], "width"):
            yield f"dmirror(continued_down(dmirror(I), {width}))"


def _lengths(sides: list[tuple[int, int, int]], side: str) -> Iterator[str]:
    """How long the continued side is: always so long, so many times itself, or as the other."""
    if any(given >= wanted for given, _, wanted in sides):
        return
    factors = {wanted / given for given, _, wanted in sides}
    if len(factors) == 1 and factors == {round(factor) for factor in factors}:
        yield f"multiply({side}(I), {literal_text(round(factors.pop()))})"
    elif len(factors) == 1 and (doubled := 2 * factors.pop()) % 1 == 0:
        yield f"halve(multiply({side}(I), {literal_text(round(doubled))}))"
    if len({wanted for *_, wanted in sides}) == 1:
        yield literal_text(sides[0][2])
    if all(other == wanted for _, other, wanted in sides):
        yield f"{'width' if side == 'height' else 'height'}(I)"


def _fillings(train: Train) -> Iterator[str]:
    """The cells of one colour filled, all that change having it."""
    changes = [
        {(x, y) for a, b in zip(*pair, strict=True) for x, y in zip(a, b, strict=True) if x != y}
        for pair in train
    ]
    cleared = {before for change in changes for before, _ in change}
    added = {after for change in changes for _, after in change}
    if len(cleared) != 1 or not all(changes):
        return
    clear = named_colour(min(cleared), train)
    if not min(cleared):
        yield "O = completed_by_slant(I, ZERO)"
    yield f"O = completed_by_slant(I, {clear})"
    yield f"O = refilled_down(I, {clear})"
    yield f"O = dmirror(refilled_down(dmirror(I), {clear}))"
    yield f"O = hmirror(refilled_down(hmirror(I), {clear}))"
    yield f"O = cmirror(refilled_down(cmirror(I), {clear}))"
    for group in GROUPS:
        yield f"O = symmetrised(I, {clear}, {literal_text(group)}, -1)"
        if len(added) == 1:
            yield f"O = symmetrised(I, {clear}, {literal_text(group)}, {min(added)})"
