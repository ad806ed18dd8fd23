"""Function values: a primitive, or what a combinator such as ``compose`` makes of other values.

A function value *is* its expression: two are equal when name and arguments are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from batt.dsl.values.twin import native_module


class Function:
    """What can be called with a fixed number of arguments: a primitive or a ``Closure``."""

    __slots__ = ()

    name: str
    arity: int

    def __call__(self, *args: Any) -> Any:
        """Call it; ``DslError`` where it has no result."""
        raise NotImplementedError


if TYPE_CHECKING or native_module("closure") is None:
    from batt.dsl.values.plain.closure import Closure
else:

    class Closure(native_module("closure").Bound, Function):
        """A combinator with its arguments, callable with ``arity`` further ones."""

        __slots__ = ()


__all__ = ["Closure", "Function"]
