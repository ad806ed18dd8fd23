"""Programs in two steps: a proposer asked about what an expression makes of the grids of a task.

``before`` makes of every input what the proposer sees as input; ``after`` makes the output of what
the proposer's program makes, which it calls ``MADE``, and of ``I``, the input of the task.  The
program that comes of it is one text, with nothing of the detour left but the calls::

    before = expression("hmirror(I)")
    after = expression("vconcat(I, MADE)")
    yield from through(tiling, train, tests, budget, before, after, undo=lower_half)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.node import Node, Pool
from batt.programs.program import Program
from batt.propose.proposers import Budget, Propose, Train

MADE = "MADE"
"""What an expression that comes after calls the output of the program before it."""

VALUE_STEPS = 200_000
"""The most steps of an expression on one grid."""

Undo = Callable[[Grid, Grid], Grid | None]
"""From an input and an output of the task: what a program has to make, so that ``after`` gives the
output; None where there is no such grid."""


@lru_cache(1024)
def expression(text: str) -> Node:
    """The node of an expression of ``I`` and ``MADE``; ``NotUnderstood`` where it is none."""
    return Program.parse(f"O = {text}", inputs=("I", MADE)).root


def composed(program: Program, before: Node | None = None, after: Node | None = None) -> Program:
    """A program on what ``before`` makes of its input, and ``after`` on what it makes itself.

    >>> program = Program.parse("O = hconcat(I, I)")
    >>> print(composed(program, expression("trim(I)"), expression("vconcat(I, MADE)")))
    x1 = trim(I)
    x2 = hconcat(x1, x1)
    O = vconcat(I, x2)
    """
    pool = Pool()
    root = pool.adopt(program.root, {"I": pool.adopt(before)} if before else {})
    return Program.from_node(pool.adopt(after, {MADE: root}) if after else root)


def through(
    propose: Propose,
    train: Train,
    tests: tuple[Grid, ...],
    budget: Budget,
    before: Node | None = None,
    after: Node | None = None,
    undo: Undo | None = None,
) -> Iterator[Program]:
    """What a proposer yields for the task that it sees through ``before`` and ``after``, composed.

    Nothing where an input has no value, or an output no ``undo``; all is charged to the budget.
    """
    inputs = [given for given, _ in train]
    seen = values(before, [*inputs, *tests], budget) if before else (*inputs, *tests)
    if seen is None:
        return
    pairs = []
    for (given, wanted), grid in zip(train, seen, strict=False):
        inner = undo(given, wanted) if undo else wanted
        if inner is None:
            return
        pairs.append((grid, inner))
    for program in propose(tuple(pairs), seen[len(train) :], budget):
        yield composed(program, before, after)


def values(node: Node, grids: Sequence[Grid], budget: Budget) -> tuple[Grid, ...] | None:
    """What an expression makes of each grid; None where it makes no grid of one."""
    trial = run_one(node, Samples(tuple(grids), Budgets(VALUE_STEPS, VALUE_STEPS)))
    budget.spend(sum(trial.steps))
    made = tuple(grid for grid in trial.outputs if isinstance(grid, Grid))
    return made if len(made) == len(grids) else None
