"""Running a plan on one sample: each node at most once, every failure a value, every step counted.

The evaluator knows no primitive by name: it looks up, calls, and records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.values import Grid, is_grid
from batt.dsl.values.twin import native_module
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import NOT_A_GRID, OUT_OF_STEPS, Failure, Outcome
from batt.evaluate.plan import Call, Plan

if TYPE_CHECKING or native_module("running") is None:
    from batt.evaluate.inner import compute_calls
    from batt.evaluate.placing import total
else:
    compute_calls = native_module("running").compute_calls
    total = native_module("placing").total

NO_FUNCTION = Failure("", "the value that is called is no function")
LARGEST_SIDE = 30


class Frame:
    """The outcomes of a plan's slots on one sample, with the cost of each in steps."""

    __slots__ = ("costs", "outcomes", "plan")

    def __init__(self, plan: Plan) -> None:
        """Start with the constants."""
        self.plan = plan
        self.outcomes: list[Outcome] = plan.start.copy()
        self.costs = [0] * len(self.outcomes)

    def copy(self) -> Frame:
        """A frame that goes on from here without changing this one."""
        twin = Frame.__new__(Frame)
        twin.plan, twin.outcomes, twin.costs = self.plan, self.outcomes.copy(), self.costs.copy()
        return twin

    def give(self, inputs: Mapping[str, Any]) -> None:
        """Set inputs; names that the plan does not use are passed over."""
        for name, value in inputs.items():
            slot = self.plan.inputs.get(name)
            if slot is not None:
                self.outcomes[slot] = value

    def steps(self, slot: int) -> int:
        """The steps of a program: the costs of all calls that its output depends on."""
        return total(self.costs, self.plan.reach(slot))


def run_plan(plan: Plan, inputs: Mapping[str, Any], budgets: Budgets) -> Outcome:
    """The outcome of a plan's first root on one sample, against the budget of a program too."""
    frame = Frame(plan)
    frame.give(inputs)
    compute(frame, plan.calls, budgets)
    output = plan.outputs[0]
    return frame.outcomes[output] if frame.steps(output) <= budgets.program else OUT_OF_STEPS


def compute(frame: Frame, calls: Iterable[Call], budgets: Budgets) -> None:
    """Compute calls in order, into the frame.

    What depends on a failure is that failure (of several the leftmost) at no cost; a call that
    fails itself costs 1.  However it ends, the meter is as for calls from ordinary Python again.
    """
    outcomes, costs, budget = frame.outcomes, frame.costs, budgets.node
    try:
        compute_calls(outcomes, costs, calls, budget, Failure, OUT_OF_STEPS, NO_FUNCTION)
    finally:
        meter.left, meter.depth = UNLIMITED, 0


def as_output(outcome: Outcome) -> Grid | Failure:
    """The grid that an outcome is, where it may be an answer; a failure otherwise.

    An answer has 1 to 30 rows and columns and colours 0 to 9.

    >>> as_output(((1, 2), (3, 4)))
    Grid('12/34')
    >>> print(as_output(7))
    not a grid
    """
    if type(outcome) is Failure:
        return outcome
    if not is_grid(outcome):
        return NOT_A_GRID
    grid = outcome if type(outcome) is Grid else Grid(outcome)
    fits = 1 <= grid.height <= LARGEST_SIDE and 1 <= grid.width <= LARGEST_SIDE
    return grid if fits and grid.holds(0, 9) else NOT_A_GRID
