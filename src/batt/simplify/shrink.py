"""``shrink``: the simplest program that we find with the same outputs."""

from __future__ import annotations

from collections.abc import Sequence

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.programs.node import Node, Pool
from batt.programs.normal import Normaliser
from batt.programs.program import Program
from batt.programs.typer import Typer
from batt.simplify.gate import Gate
from batt.simplify.passes import PASSES, Pass
from batt.simplify.sheet import Sheet
from batt.simplify.view import View

STEPS = 3_000_000
"""The steps that shrinking one program may take by default: a nominal second."""

DEFAULT_BUDGETS = Budgets()


def shrink(
    program: Program,
    inputs: Sequence[Grid],
    steps: int = STEPS,
    budgets: Budgets = DEFAULT_BUDGETS,
) -> Program:
    """The simplest program that we find with the same outputs on these inputs.

    What the inputs do not show is not kept: who wants the outputs on test inputs to stay gives
    these too.  ``steps`` is what shrinking may take in all, ``budgets`` what a program may.  A
    program that answers none of the inputs stays as it is.

    >>> print(shrink(Program.parse("O = fill(hmirror(I), TEN, ofcolor(I, TEN))"), [Grid("12/34")]))
    O = hmirror(I)
    """
    if not inputs:
        raise ValueError("shrinking keeps outputs; there is no input to have one for")
    shrinker = _Shrinker(program, Sheet(Pool(), inputs, budgets), steps)
    return Program.from_node(shrinker.run(), program.inputs)


class _Shrinker:
    """Runs the passes until none of them finds anything simpler."""

    def __init__(self, program: Program, sheet: Sheet, steps: int) -> None:
        root = sheet.pool.adopt(program.root)
        self._sheet, self._steps = sheet, steps
        self._typer, self._normaliser = Typer(), Normaliser(sheet.pool)
        self._typed = self._typer.is_well_typed(root)
        self._outputs = list(sheet.outputs(root))
        self._gate = Gate(root, self._keeps)

    def run(self) -> Node:
        """The simplest program found; after each gain the passes begin anew."""
        at = 0 if any(output is not None for output in self._outputs) else len(PASSES)
        while at < len(PASSES):
            at = 0 if self._gains(PASSES[at]) else at + 1
        return self._gate.current

    def _gains(self, one_pass: Pass) -> bool:
        view = View(self._gate.current, self._sheet, self._typer, self._normaliser)
        for candidate in one_pass(view):
            if self._sheet.spent > self._steps:
                return False
            if self._gate.consider(candidate):
                return True
        return False

    def _keeps(self, candidate: Node) -> bool:
        """The predicate: the same output on every input, and no clash that was not there."""
        made = self._sheet.outputs(candidate)
        return all(output == kept for output, kept in zip(made, self._outputs, strict=True)) and (
            not self._typed or self._typer.is_well_typed(candidate)
        )
