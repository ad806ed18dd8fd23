"""Steps: what a call costs, counted by one meter.

There is one meter in a process, as there is one evaluator at work in it; threads must not share it.
"""

from __future__ import annotations

from batt.dsl.limits import CALL_DEPTH_LIMIT
from batt.dsl.values.twin import native_module
from batt.errors import DslError, OutOfSteps

UNLIMITED = 2**62


class Meter:
    """Counts down the steps that are left, and the calls of functions inside one another."""

    __slots__ = ("depth", "left")

    def __init__(self) -> None:
        """Start without a limit, as for calls from ordinary Python."""
        self.left = UNLIMITED
        self.depth = 0

    def spend(self, steps: int) -> None:
        """Take that many steps; ``OutOfSteps`` where fewer are left."""
        self.left -= steps
        if self.left < 0:
            raise OutOfSteps

    def enter(self) -> None:
        """Go one call deeper; ``DslError`` past the limit."""
        if self.depth >= CALL_DEPTH_LIMIT:
            raise DslError("", f"calls nest deeper than {CALL_DEPTH_LIMIT} levels")
        self.depth += 1

    def leave(self) -> None:
        """Come back from a call."""
        self.depth -= 1


meter: Meter = Meter() if native_module("charged") is None else native_module("charged").meter
"""The meter of this process."""
