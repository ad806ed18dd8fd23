"""The charged call in plain Python: what every call of a primitive goes through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from batt.dsl.charges import meter
from batt.dsl.limits import SIZE_LIMIT
from batt.dsl.values import adopt, answer, size
from batt.dsl.values.foreign import UNREADABLE, ForeignValue
from batt.errors import DslError, OutOfSteps

Charge = Callable[..., int]


class Charged:
    """The base of primitives: a call charges, runs the twin, and refuses a result past the limits.

    ``run`` is what a call runs, ``work`` and ``result_size`` (or none) say what is charged besides.
    """

    name: str
    arity: int
    run: Callable[..., Any]
    work: Charge | None
    result_size: Charge | None

    def __call__(self, *args: Any) -> Any:
        """Charge, call the body, and refuse a result past the limits.

        Takes values of ours or plain Python ones.  Raises ``DslError`` where there is no result,
        ``OutOfSteps`` where the charge is more than is left.
        """
        if len(args) != self.arity:
            raise DslError(self.name, f"takes {self.arity} arguments, not {len(args)}")
        meter.enter()
        try:
            try:
                return self._charged(args)
            except ForeignValue:
                return answer(self._charged(tuple(map(adopt, args))), args)
        except OutOfSteps:
            raise
        except DslError as error:
            if error.primitive:
                raise
            raise DslError(self.name, error.reason) from None
        except UNREADABLE:
            raise DslError(self.name, "an argument of a kind that it cannot read") from None
        finally:
            meter.leave()

    def _charged(self, args: tuple[Any, ...]) -> Any:
        due = 1
        for arg in args:
            due += size(arg)
        if self.work is not None:
            due += self.work(*args)
        if self.result_size is None:
            meter.spend(due)
            result = self.run(*args)
            meter.spend(size(result))
            return result
        foreseen = self.result_size(*args)
        if foreseen > SIZE_LIMIT:
            raise DslError(self.name, f"the result would pass the size of {SIZE_LIMIT}")
        meter.spend(due + foreseen)
        result = self.run(*args)
        size(result)
        return result
