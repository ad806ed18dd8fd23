"""``@primitive`` and the catalogue: a primitive is one function in one place.

The annotations of the function, as written, are its type; its docstring is its help, its doctest
its example.  What a call costs is its charge: one step, the sizes of the arguments and of the
result, and what ``work`` adds where the loops inside are longer than that.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, overload

from batt.dsl.laws import Law
from batt.dsl.values import Function, adopt
from batt.dsl.values.twin import native_module

if TYPE_CHECKING or native_module("charged") is None:
    from batt.dsl.charged import Charge, Charged
else:
    Charged = native_module("charged").Charged


FAMILIES = "batt.dsl.primitives."
"""Where the primitives are defined that ship with batt; others come from outside."""


INDUCED = f"{FAMILIES}induced."
"""Where those of them are whose arguments are data that a proposer deduces from train pairs."""


class Primitive(Charged, Function):
    """A function of the language, with its signature, help and charge.

    ``body`` is the plain function.  A primitive that uses another calls ``other.body``, which
    charges nothing; calling the primitive itself charges, and runs the native twin where there is
    one (``twin``; its charge is the plain one's, whether or not it is computed natively).
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
        # A body from outside may give plain Python values.
        self.run = body if body.__module__.startswith(FAMILIES) else _adopting(body)
        self.twin: Callable[..., Any] | None = None
        self.plain_work = self.work = work
        self.plain_result_size = self.result_size = result_size
        signature = inspect.signature(body)
        self.parameters = {p.name: str(p.annotation) for p in signature.parameters.values()}
        self.result = str(signature.return_annotation)
        self.arity = len(self.parameters)
        self.__doc__ = inspect.getdoc(body) or ""
        self.__module__, self.__wrapped__ = body.__module__, body  # so that doctest finds it

    @property
    def is_induced(self) -> bool:
        """Whether its arguments are data that has to be deduced, since chance does not find it."""
        return self.__module__.startswith(INDUCED)

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


def common() -> list[Primitive]:
    """The primitives that are brought into programs by chance or enumeration: all but induced ones.

    Programs that have induced ones are mutated like all others.
    """
    return [made for made in CATALOGUE.values() if not made.is_induced]


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


def _adopting(body: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args: adopt(body(*args))


def _known(made: Primitive) -> Primitive:
    if made.name in CATALOGUE:
        raise ValueError(f"there is a primitive {made.name} already")
    CATALOGUE[made.name] = made
    return made


def native(
    plain: Primitive, *, work: Charge | None = None, result_size: Charge | None = None
) -> Callable[[Callable[..., Any]], Any]:
    """Make a function the native twin of a primitive, from now on run in its place.

    ``work`` and ``result_size`` are native twins of its charges, where these are worth it.  A twin
    gives the same values and failures; where it meets what it is not made for it calls
    ``plain.body``.
    """

    def register(twin: Callable[..., Any]) -> Callable[..., Any]:
        plain.run = plain.twin = twin
        plain.work = work or plain.work
        plain.result_size = result_size or plain.result_size
        return twin

    return register
