"""Programs that fit: each is read from its text, and run on the pairs before it is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from batt.dsl.primitives.colours import mostcolor
from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.proposers import Budget, Train

PAIR_STEPS = 1_000_000
"""The most steps of a program on one pair."""

PARSED = 1024
"""How many programs are held for the next task: those without data of their own come often."""


def fitting(texts: Iterable[str], train: Train, budget: Budget) -> Iterator[Program]:
    """The programs, in this order, that are right on every train pair; equal ones come once."""
    for text in dict.fromkeys(texts):
        program = _parsed(text)
        if all(_is_right(program, given, wanted, budget) for given, wanted in train):
            yield program


def cells(*grids: Grid) -> int:
    """The number of cells of grids: what looking at them is charged."""
    return sum(grid.height * grid.width for grid in grids)


def cells_of_pairs(train: Train) -> int:
    """The number of cells of all train pairs."""
    return sum(cells(*pair) for pair in train)


def named_colour(colour: int, train: Train) -> str:
    """A colour as an expression: as the most common one of the input where it is so in all."""
    is_most = all(mostcolor.body(given) == colour for given, _ in train)
    return "mostcolor(I)" if is_most else literal_text(colour)


def value_of(text: str, grid: Grid, budget: Budget) -> Any | None:
    """The value of an expression for a grid; None where it has none."""
    frame = Frame(plan := Plan([_parsed(f"O = {text}").root]))
    frame.give({"I": grid})
    compute(frame, plan.calls, Budgets(PAIR_STEPS, PAIR_STEPS))
    slot = plan.outputs[0]
    budget.spend(frame.steps(slot))
    found = frame.outcomes[slot]
    return None if isinstance(found, Failure) else found


def _is_right(program: Program, given: Grid, wanted: Grid, budget: Budget) -> bool:
    trial = run_one(program.root, Samples((given,), Budgets(PAIR_STEPS, PAIR_STEPS)))
    budget.spend(trial.steps[0])
    return trial.outputs[0] == wanted


@lru_cache(PARSED)
def _parsed(text: str) -> Program:
    return Program.parse(text)
