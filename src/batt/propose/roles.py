"""Colours by role around the whole: a proposer asked about a task with its colours renumbered.

What it yields is wrapped, ``back_by_role(I, order, fixed, ...)``, so that the detour is part of the
program.  A rule told of "the second colour" holds where the colours are others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from batt.dsl.primitives.induced.roles import ORDERS, renumbered, roles
from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.proposers import Budget, Proposer, Train
from batt.propose.through import composed, expression, values

SUFFIX = "_by_role"
"""What the name of a proposer has after it where it sees colours by their roles."""

SHIFT = 3
"""By how much colours are shifted to see whether a program looks at them."""

WALKS = 8
"""How many steps a cell is charged for the roles of an order."""


def by_roles(asked: Proposer) -> Proposer:
    """A proposer that is asked with colours by role: in each order, until one yields programs."""

    def propose(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
        fixed = tuple(sorted(created(train)))
        inputs = [given for given, _ in train]
        seen = {train}
        for order in ORDERS:
            budget.spend(WALKS * sum(grid.height * grid.width for pair in train for grid in pair))
            renamed = tuple(
                (_by_role(given, given, order, fixed), _by_role(given, wanted, order, fixed))
                for given, wanted in train
            )
            if renamed in seen:
                continue
            seen.add(renamed)
            others = tuple(_by_role(grid, grid, order, fixed) for grid in tests)
            is_found = False
            for program in asked.propose(renamed, others, budget):
                is_found = True
                is_blind = _is_blind(program, inputs, budget)
                yield program if is_blind else _with_detour(program, order, fixed)
            if is_found:
                return

    name = f"{asked.name}{SUFFIX}"
    return replace(asked, name=name, propose=propose, is_opening=False)


def _by_role(original: Grid, grid: Grid, order: int, fixed: tuple[int, ...]) -> Grid:
    """A grid with the numbers that its colours have by their roles in the original."""
    return renumbered(tuple(grid), roles(original, order, fixed))


def _with_detour(program: Program, order: int, fixed: tuple[int, ...]) -> Program:
    """A program of grids renumbered by role as one of grids as they are."""
    given = f"{order}, {literal_text(fixed)}"
    before = expression(f"by_role(I, {given})")
    return composed(program, before, expression(f"back_by_role(I, {given}, MADE)"))


def _is_blind(program: Program, inputs: Sequence[Grid], budget: Budget) -> bool:
    """Whether renaming the colours of inputs renames those of outputs, and does nothing else.

    Such a program gains nothing by the detour.
    """
    renamed = [_shifted(grid) for grid in inputs]
    made = values(program.root, [*inputs, *renamed], budget)
    return made is not None and list(map(_shifted, made[: len(inputs)])) == list(
        made[len(inputs) :]
    )


def _shifted(grid: Grid) -> Grid:
    return renumbered(tuple(grid), {colour: (colour + SHIFT) % 10 for colour in range(10)})


def created(train: Train) -> set[int]:
    """The colours that come into some output from nowhere: they mean themselves.

    >>> created(((Grid("12"), Grid("13")), (Grid("45"), Grid("55"))))
    {3}
    """
    pairs = [(set(chain(*given)), set(chain(*wanted))) for given, wanted in train]
    return set().union(*(wanted - given for given, wanted in pairs))
