"""Trials of induced programs: those that fit, one for each different answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.propose.proposers import Budget, Train

PAIR_STEPS = 1_000_000
"""The most steps of a program on one grid."""

MOST_TRIED = 150
"""How many programs are tried for a task."""


def distinct(
    texts: Iterable[str], train: Train, tests: tuple[Grid, ...], budget: Budget, most: int
) -> Iterator[Program]:
    """The first programs that are right on the train pairs, each with answers of its own.

    Programs without an answer for some test input come last, for they are worth little.
    """
    seen, failing = set(), []
    for count, text in enumerate(texts):
        program = Program.parse(text)
        if _outputs(program, [given for given, _ in train], budget) != [w for _, w in train]:
            continue
        answers = tuple(_outputs(program, tests, budget))
        if not all(isinstance(answer, Grid) for answer in answers):
            failing.append(program)
        elif answers not in seen:
            seen.add(answers)
            yield program
        if len(seen) >= most or count >= MOST_TRIED:
            break
    yield from failing[: most - len(seen)][:1]


def _outputs(program: Program, grids: Iterable[Grid], budget: Budget) -> list[object]:
    trial = run_one(program.root, Samples(tuple(grids), Budgets(PAIR_STEPS, PAIR_STEPS)))
    budget.spend(sum(trial.steps))
    return list(trial.outputs)
