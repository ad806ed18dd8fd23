"""Colours by role around the whole: a proposer asked about a task with its colours renumbered.

What it yields is wrapped, ``back_by_role(I, order, fixed, ...)``, so that the detour is part of the
program.  A rule told of "the second colour" holds where the colours are others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from batt.dsl.primitives.induced.roles import ORDERS, renumbered, roles
from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.proposers import Budget, Proposer, Train
from batt.propose.through import expression, through

SUFFIX = "_by_role"
"""What the name of a proposer has after it where it sees colours by their roles."""

WALKS = 8
"""How many steps a cell is charged for the roles of an order."""


def by_roles(asked: Proposer) -> Proposer:
    """A proposer that is asked with colours by role: in each order, until one yields programs."""

    def propose(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
        fixed = tuple(sorted(created(train)))
        seen = {tuple(chain.from_iterable(train))}
        for order in ORDERS:
            budget.spend(WALKS * sum(grid.height * grid.width for pair in train for grid in pair))
            renamed = tuple(
                renumbered(tuple(grid), roles(given, order, fixed))
                for given, wanted in train
                for grid in (given, wanted)
            )
            if renamed in seen:
                continue
            seen.add(renamed)
            is_found = False
            for program in _through(asked, order, fixed, train, tests, budget):
                is_found = True
                yield program
            if is_found:
                return

    name = f"{asked.name}{SUFFIX}"
    return replace(asked, name=name, propose=propose, is_opening=False)


def _through(
    asked: Proposer,
    order: int,
    fixed: tuple[int, ...],
    train: Train,
    tests: tuple[Grid, ...],
    budget: Budget,
) -> Iterable[Program]:
    given = f"{order}, {literal_text(fixed)}"
    return through(
        asked.propose,
        train,
        tests,
        budget,
        expression(f"by_role(I, {given})"),
        expression(f"back_by_role(I, {given}, MADE)"),
        lambda grid, wanted: renumbered(tuple(wanted), roles(grid, order, fixed)),
    )


def created(train: Train) -> set[int]:
    """The colours that come into some output from nowhere: they mean themselves.

    >>> created(((Grid("12"), Grid("13")), (Grid("45"), Grid("55"))))
    {3}
    """
    pairs = [(set(chain(*given)), set(chain(*wanted))) for given, wanted in train]
    return set().union(*(wanted - given for given, wanted in pairs))
