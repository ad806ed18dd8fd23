"""The inner loop of the evaluator in plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from batt.dsl.charges import meter
from batt.dsl.values import Function
from batt.errors import DslError, OutOfSteps
from batt.evaluate.plan import Call


def compute_calls(
    outcomes: list[Any],
    costs: list[int],
    calls: Iterable[Call],
    budget: int,
    failure: type,
    out_of_steps: Any,
    no_function: Any,
) -> None:
    """Compute calls in order, each under the budget of a node, into the lists at their slots.

    ``failure`` is the class of failures, ``out_of_steps`` and ``no_function`` are two of them.
    """
    for slot, function_slot, arg_slots in calls:
        function = outcomes[function_slot]
        args = [outcomes[at] for at in arg_slots]
        failed = next((value for value in (function, *args) if type(value) is failure), None)
        if failed is not None:
            outcomes[slot] = failed
            continue
        meter.left = budget
        if not isinstance(function, Function):
            outcomes[slot], costs[slot] = no_function, 1
            continue
        try:
            outcomes[slot] = function(*args)
            costs[slot] = budget - meter.left
        except OutOfSteps:
            outcomes[slot], costs[slot] = out_of_steps, 1
        except DslError as error:
            outcomes[slot], costs[slot] = failure(error.primitive, error.reason), 1
