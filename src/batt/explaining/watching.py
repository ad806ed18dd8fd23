"""Watching function values: what each did to each element, while a program runs once more.

Every function value of the program is replaced by one that notes its calls.  The notes cost no step
and no depth, so calls fail where they fail unwatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from batt.dsl.charges import meter
from batt.dsl.values import Closure, Function
from batt.dsl.values.reading import is_set, is_tuple
from batt.errors import DslError
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure, Outcome
from batt.evaluate.plan import Call, Plan
from batt.evaluate.run import Frame, compute
from batt.programs.node import Node, Op

KEPT = 24
"""Calls of a function that are kept for each line that made them; the others are counted."""


@dataclass(frozen=True)
class Made:
    """What a function made of its arguments: one call, its result a value or a ``Failure``."""

    given: tuple[Any, ...]
    result: Outcome


@dataclass
class Notes:
    """The first calls of a function while one line was computed, and how many there were."""

    calls: list[Made] = field(default_factory=list)
    count: int = 0

    def add(self, given: tuple[Any, ...], result: Outcome) -> None:
        """One more call."""
        self.count += 1
        if len(self.calls) < KEPT:
            self.calls.append(Made(given, result))


class Watcher:
    """Runs a plan line by line, and notes what its function values do.

    ``notes`` has what the function in a slot did while the line of another was computed, by both
    slots: ``(function, line)``.
    """

    def __init__(self, plan: Plan, nodes: Sequence[Node], start: Frame, budgets: Budgets) -> None:
        """``nodes`` are all of the plan, ``start`` a frame with the inputs, not yet computed."""
        self.notes: dict[tuple[int, int], Notes] = {}
        self._frame, self._budgets, self._line = start, budgets, -1
        for node in nodes:
            for arg in node.args[1:]:
                if arg.op is Op.PRIMITIVE:
                    slot = plan.slot(arg)
                    self._frame.outcomes[slot] = self._watched(slot, arg.payload)

    def compute(self, call: Call, known: Outcome) -> None:
        """Compute a line, whose outcome is known already; should it differ, nothing is noted."""
        self._line = call.slot
        compute(self._frame, [call], self._budgets)
        made = self._frame.outcomes[call.slot]
        if isinstance(made, Function):
            self._frame.outcomes[call.slot] = self._watched(call.slot, made)
        elif made != known and not _holds_function(known):
            self._frame.outcomes[call.slot] = known
            for pair in [pair for pair in self.notes if pair[1] == call.slot]:
                del self.notes[pair]

    def _watched(self, slot: int, function: Function) -> Closure:
        def body(*given: Any) -> Any:
            notes = self.notes.setdefault((slot, self._line), Notes())
            meter.left += 1
            meter.depth -= 1
            try:
                result = function(*given)
            except DslError as error:
                notes.add(given, Failure(error.primitive, error.reason))
                raise
            finally:
                meter.depth += 1
            notes.add(given, result)
            return result

        args = function.args if isinstance(function, Closure) else ()
        return Closure(function.name, args, function.arity, body)


def _holds_function(value: Any) -> bool:
    if is_tuple(value) or is_set(value):
        return any(map(_holds_function, value))
    return isinstance(value, Function)
