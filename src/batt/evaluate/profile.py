"""Where the time of a batt goes by primitive: its calls made one at a time, by the clock.

It is for looking, not for running: the clock is read at every call.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from batt.dsl.primitive import Primitive
from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.node import Node

FUNCTION_VALUES = "(function values)"
"""Stands for calls of what is no primitive itself: of ``compose(f, g)``, say."""


@dataclass
class PrimitiveTime:
    """How often a primitive was called, and its wall seconds: all, and those of its longest call.

    What it calls in turn counts as its own: ``apply(f, x)`` counts towards ``apply`` alone.
    """

    name: str
    calls: int = 0
    seconds: float = 0.0
    longest: float = 0.0


def profiled(
    roots: Sequence[Node], inputs: Iterable[Grid], budgets: Budgets
) -> list[PrimitiveTime]:
    r"""Run programs, given by their outputs in one pool, on grids; the slowest primitives first.

    Calls that a failure keeps from being made are not counted.

    >>> from batt.programs.node import Pool
    >>> from batt.programs.program import Program
    >>> root = Program.parse("x1 = hmirror(I)\nO = hconcat(x1, x1)").root
    >>> sorted((each.name, each.calls) for each in profiled([root], [Grid("12")] * 3, Budgets()))
    [('hconcat', 3), ('hmirror', 3)]
    """
    plan, found = Plan(roots), dict[str, PrimitiveTime]()
    for grid in inputs:
        frame = Frame(plan)
        frame.give({"I": grid})
        for call in plan.calls:
            slots = (call.function, *call.args)
            if any(type(frame.outcomes[slot]) is Failure for slot in slots):
                continue
            called = frame.outcomes[call.function]
            name = called.name if isinstance(called, Primitive) else FUNCTION_VALUES
            started = time.perf_counter()
            compute(frame, (call,), budgets)
            seconds = time.perf_counter() - started
            spent = found.setdefault(name, PrimitiveTime(name))
            spent.calls += 1
            spent.seconds += seconds
            spent.longest = max(spent.longest, seconds)
    return sorted(found.values(), key=lambda each: (-each.seconds, each.name))
