"""Leaving a train pair out: whether a proposer, asked without it, finds a rule that has it."""

from __future__ import annotations

from itertools import islice

from batt.dsl.values import Grid
from batt.errors import OutOfBudget
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.propose.proposers import Budget, Proposer, Train

LEAST_PAIRS = 2
"""With fewer pairs left a rule follows from too little."""

FIRST_PROGRAMS = 2
"""How many programs of a proposer are tried on the pair left out: as many as there are attempts."""


def leave_out(asked: Proposer, train: Train, budget: Budget, steps: int) -> tuple[int, int]:
    """How many pairs were left out, and how many of them a program then had right.

    It ends where the budget does; ``steps`` are the most of a program on a pair.  What a proposer
    raises with a pair left out says nothing, and is passed over.
    """
    left, right = 0, 0
    if len(train) <= LEAST_PAIRS:
        return 0, 0
    for at, (given, wanted) in enumerate(train):
        rest = (*train[:at], *train[at + 1 :])
        try:
            programs = islice(asked.propose(rest, (given,), budget), FIRST_PROGRAMS)
            is_right = any(_is_right(each, given, wanted, budget, steps) for each in programs)
        except OutOfBudget:
            break
        except Exception:
            continue
        left, right = left + 1, right + is_right
    return left, right


def _is_right(program: Program, given: Grid, wanted: Grid, budget: Budget, steps: int) -> bool:
    trial = run_one(program.root, Samples((given,), Budgets(steps, steps)))
    budget.spend(trial.steps[0])
    return trial.outputs[0] == wanted
