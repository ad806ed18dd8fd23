"""``Stages``: differs as two lists of calls, so that what needs the target alone is done once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Outcome
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.node import Node

DEFAULT_BUDGETS = Budgets()


class Stages:
    """The calls of differs in two stages: those that look at the target alone, and the others.

    ``places`` are the differs' places in the list of all; ``needs`` takes, for each, the costs of
    the calls that it needs out of the costs of all.
    """

    def __init__(
        self, roots: Sequence[Node], places: Sequence[int], budgets: Budgets = DEFAULT_BUDGETS
    ) -> None:
        """Prepare for these differs, given by their output nodes in one pool."""
        self.places, self._budgets = places, budgets
        self._plan = plan = Plan(roots)
        late = plan.depends("I")
        self._first = [call for call in plan.calls if call.slot not in late]
        self._then = [call for call in plan.calls if call.slot in late]
        # Slot 0 is no call and costs nothing: with it twice, what is taken is always a tuple.
        self.needs = [itemgetter(0, 0, *plan.reach(slot)) for slot in plan.outputs]

    def begin(self, inputs: Mapping[str, Any]) -> Frame:
        """Compute the first stage."""
        frame = Frame(self._plan)
        frame.give(inputs)
        compute(frame, self._first, self._budgets)
        return frame

    def look(self, base: Frame, grid: Grid) -> tuple[list[Outcome], list[int]]:
        """Go on from the first stage with a grid: what each differ gave, what each call cost."""
        frame = base.copy()
        frame.give({"I": grid})
        compute(frame, self._then, self._budgets)
        outcomes = frame.outcomes
        return [outcomes[slot] for slot in self._plan.outputs], frame.costs
