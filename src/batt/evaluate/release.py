"""Letting go of values: a batt keeps those that programs to come still need, once there are many.

Every value has been paid for with steps, its size at least, so steps tell how much there may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from batt.evaluate.limits import Budgets
from batt.evaluate.plan import UNSET, Call, Plan
from batt.evaluate.run import Frame, compute

HELD_STEPS = 2_000_000
"""Past so many steps, on all samples together, values are looked through for what can go."""

CALLS_AT_ONCE = 8
"""So many calls are made before that is looked at: each may leave a value of the largest size."""


class Release:
    """The frames of a plan, computed program by program, without what is needed no more."""

    def __init__(self, plan: Plan, frames: Sequence[Frame]) -> None:
        """Begin before the first program."""
        self._plan, self._frames = plan, frames
        self._held = [0] * len(frames)
        self._most = HELD_STEPS // max(1, len(frames))
        self._last_needs: list[int] = []

    def compute(self, program: int, budgets: Budgets) -> None:
        """Compute what a program, by its place in the plan, is the first to need."""
        parts = list(_parts(self._plan.segments[program]))
        for at, frame in enumerate(self._frames):
            for calls in parts:
                compute(frame, calls, budgets)
                last = calls[-1].slot
                self._held[at] += sum(frame.costs[calls[0].slot : last + 1])
                if self._held[at] > self._most:
                    self._let_go(frame, program, last)
                    self._held[at] = 0

    def _let_go(self, frame: Frame, program: int, last: int) -> None:
        """Forget values up to a slot that no later call takes and no program from here on gives."""
        needs, roots = self._last_needs or self._find_needs(), set(self._plan.outputs[program:])
        outcomes = frame.outcomes
        for slot in range(last + 1):
            if needs[slot] <= last and slot not in roots:
                outcomes[slot] = UNSET

    def _find_needs(self) -> list[int]:
        """For each slot the last one that takes its value: itself, where none does.

        Constants and inputs are never forgotten: they were there before the first call.
        """
        beyond = self._plan.slots
        needs = [beyond] * beyond
        for call in self._plan.calls:
            needs[call.slot] = call.slot
        for call in self._plan.calls:
            for slot in (call.function, *call.args):
                needs[slot] = max(needs[slot], call.slot)
        self._last_needs = needs
        return needs


def _parts(calls: Sequence[Call]) -> Iterator[Sequence[Call]]:
    for start in range(0, len(calls), CALLS_AT_ONCE):
        yield calls[start : start + CALLS_AT_ONCE]
