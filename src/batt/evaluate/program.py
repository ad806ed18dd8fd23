"""``Program`` as ``import batt`` offers it: one that can be run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.evaluate.run import run_plan
from batt.programs.program import Program as StoredProgram


class Program(StoredProgram):
    """A program that can be run: ``Program.parse(text)``, ``.text``, ``.key``, ``.run(grid)``.

    >>> program = Program.parse("O = vmirror(I)")
    >>> program.run([[1, 2], [3, 4]])
    Grid('21/43')
    """

    def run(self, grid: Grid | Iterable[Sequence[int]]) -> Any | Failure:
        """The value of the program for a grid, or a ``Failure``, under the default budgets.

        Takes a ``Grid`` or rows of numbers; raises ``DslError`` for rows that are no grid.
        """
        plan = Plan([self.root])
        given = grid if isinstance(grid, Grid) else Grid(grid)
        return run_plan(plan, {"I": given}, Budgets())
