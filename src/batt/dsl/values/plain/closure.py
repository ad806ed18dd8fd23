"""``Closure`` in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from batt.dsl.charges import meter
from batt.dsl.values.function import Function
from batt.errors import DslError


class Closure(Function):
    """A combinator with its arguments, callable with ``arity`` further ones.

    A call charges one step, and what it calls charges its own.
    """

    __slots__ = ("_hash", "args", "arity", "body", "measured", "name")

    measured: tuple[int, int]
    """Size and nesting, kept by ``measure`` once they are known."""

    def __init__(
        self, name: str, args: tuple[Any, ...], arity: int, body: Callable[..., Any]
    ) -> None:
        """Keep the expression (``name`` and ``args``) and what a call does (``body``)."""
        self.name, self.args, self.arity, self.body = name, args, arity, body
        self._hash = hash((name, args))

    def __call__(self, *args: Any) -> Any:
        """Call the body, one level deeper and one step poorer."""
        if len(args) != self.arity:
            raise DslError(self.name, f"the function takes {self.arity}, not {len(args)} arguments")
        meter.spend(1)
        meter.enter()
        try:
            return self.body(*args)
        finally:
            meter.leave()

    def __eq__(self, other: object) -> bool:
        """Two closures are equal when their expressions are."""
        if self is other:
            return True
        return isinstance(other, Closure) and (self.name, self.args) == (other.name, other.args)

    def __hash__(self) -> int:
        """The hash of the expression."""
        return self._hash

    def __repr__(self) -> str:
        """The expression."""
        return f"{self.name}({', '.join(map(repr, self.args))})"
