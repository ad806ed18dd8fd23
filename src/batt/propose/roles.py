"""Colours by role around the whole: a proposer asked about a task with its colours renumbered.

What it yields is wrapped, ``back_by_role(I, order, fixed, ...)``, so that the detour is part of the
program.  A rule told of "the second colour" holds where the colours are others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from batt.dsl.primitives.induced.roles import ORDERS, renumbered, roles
from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.proposers import Budget, Propose, Proposer, Train
from batt.propose.through import expression, through, values

SUFFIX = "_by_role"
"""What the name of a proposer has after it where it sees colours by their roles."""

SHIFT = 3
"""By how much colours are shifted to see whether a program looks at them."""

WALKS = 8
"""How many steps a cell is charged for the roles of an order."""


def by_roles(asked: Proposer) -> Proposer:
    """A proposer that is asked with colours by role: in each order, until one yields programs."""

    def propose(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
        yielded: list[Program] = []
        telling = replace(asked, propose=_of_colours(asked.propose, yielded))
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
            yield from _through(telling, order, fixed, train, tests, budget)
            if yielded:
                return

    name = f"{asked.name}{SUFFIX}"
    return replace(asked, name=name, propose=propose, is_opening=False)


def _of_colours(propose: Propose, yielded: list[Program]) -> Propose:
    """The proposer without programs that do the same whatever colours are called.

    Those gain nothing by the detour.  All that it yields is added to ``yielded``.
    """

    def proposing(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
        inputs = [given for given, _ in train]
        for program in propose(train, tests, budget):
            yielded.append(program)
            if not _is_blind(program, inputs, budget):
                yield program

    return proposing


def _is_blind(program: Program, inputs: Sequence[Grid], budget: Budget) -> bool:
    """Whether renaming the colours of inputs renames those of outputs, and does nothing else."""
    renamed = [_shifted(grid) for grid in inputs]
    made = values(program.root, [*inputs, *renamed], budget)
    return made is not None and list(map(_shifted, made[: len(inputs)])) == list(
        made[len(inputs) :]
    )


def _shifted(grid: Grid) -> Grid:
    return renumbered(tuple(grid), {colour: (colour + SHIFT) % 10 for colour in range(10)})


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
