"""``@primitive`` and the catalogue: a primitive is one function in one place.

The annotations of the function, as written, are its type; its docstring is its help, its doctest
its example.  What a call costs is its charge: one step, the sizes of the arguments and of the
result, and what ``work`` adds where the loops inside are longer than that.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, overload

from batt.dsl.charges import meter
from batt.dsl.laws import Law
from batt.dsl.limits import SIZE_LIMIT
from batt.dsl.values import Function, adopt, answer, size
from batt.dsl.values.measure import ForeignValue
from batt.errors import DslError, OutOfSteps

Charge = Callable[..., int]

UNREADABLE = (TypeError, ValueError, LookupError, ArithmeticError, AttributeError)
"""What Python raises where a body meets an argument of a kind that it has no reading for."""


class Primitive(Function):
    """A function of the language, with its signature, help and charge.

    ``body`` is the plain function.  A primitive that uses another calls ``other.body``, which
    charges nothing; calling the primitive itself charges.
    """

    def __init__(
        self,
        body: Callable[..., Any],
        work: Charge | None,
        result_size: Charge | None,
        laws: tuple[Law, ...] = (),
    ) -> None:
        """Read the signature of the body."""
        self.name = body.__name__
        self.body = body
        self.laws = laws
        self.work = work
        self.result_size = result_size
        signature = inspect.signature(body)
        self.parameters = {p.name: str(p.annotation) for p in signature.parameters.values()}
        self.result = str(signature.return_annotation)
        self.arity = len(self.parameters)
        self.__doc__ = inspect.getdoc(body) or ""
        self.__module__, self.__wrapped__ = body.__module__, body  # so that doctest finds it

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
            result = self.body(*args)
            try:
                meter.spend(size(result))
            except ForeignValue:  # a body from outside may give plain Python values
                result = adopt(result)
                meter.spend(size(result))
            return result
        foreseen = self.result_size(*args)
        if foreseen > SIZE_LIMIT:
            raise DslError(self.name, f"the result would pass the size of {SIZE_LIMIT}")
        meter.spend(due + foreseen)
        result = self.body(*args)
        try:
            size(result)
        except ForeignValue:
            result = adopt(result)
            size(result)
        return result

    @property
    def signature(self) -> str:
        """The signature as the catalogue shows it, e.g. ``rot180(grid: Grid) -> Grid``."""
        parameters = ", ".join(f"{name}: {kind}" for name, kind in self.parameters.items())
        return f"{self.name}({parameters}) -> {self.result}"

    def __repr__(self) -> str:
        """The name, which is how a program writes it."""
        return self.name


CATALOGUE: dict[str, Primitive] = {}
"""Every primitive by name, in the order of definition; only ``@primitive`` adds to it."""


@overload
def primitive(
    body: Callable[..., Any], /, *, work: Charge | None = None, result_size: Charge | None = None
) -> Any: ...


@overload
def primitive(
    *laws: Law, work: Charge | None = None, result_size: Charge | None = None
) -> Callable[[Callable[..., Any]], Any]: ...


def primitive(*given: Any, work: Charge | None = None, result_size: Charge | None = None) -> Any:
    """Make a function a primitive: known to parser, types, proposers, catalogue and docs.

    The laws that hold of it are given by place: ``@primitive(Law.INVOLUTION)``.  ``work`` (of the
    arguments) is charged besides the sizes of arguments and result; it is for bodies whose loops
    are longer than these.  ``result_size`` (of the arguments) is the size of the result where that
    follows from them: it is then charged, and refused past the limit, before the body runs.  Raises
    ``ValueError`` for a name that is taken.
    """
    if given and not isinstance(given[0], Law):
        return _known(Primitive(given[0], work, result_size))
    return lambda body: _known(Primitive(body, work, result_size, given))


def _known(made: Primitive) -> Primitive:
    if made.name in CATALOGUE:
        raise ValueError(f"there is a primitive {made.name} already")
    CATALOGUE[made.name] = made
    return made
