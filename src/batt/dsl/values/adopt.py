"""Between ordinary Python and the language: plain values in, and lists answered like lists."""

from __future__ import annotations

import inspect
from typing import Any

from batt.dsl.values.function import Closure, Function
from batt.dsl.values.grid import Grid
from batt.dsl.values.sets import FrozenSet, Patch, collect_set
from batt.errors import DslError

OURS = (int, Grid, Patch, FrozenSet, Function)
"""The classes of values that need no adopting."""


class Listed(tuple[Any, ...]):
    """The answer to a caller who gave lists: a tuple that equals the list of its members too.

    >>> Listed((1, 2)) == [1, 2], Listed((1, 2)) == (1, 2)
    (True, True)
    """

    def __eq__(self, other: object) -> bool:
        """Whether the members are equal, in a tuple or a list."""
        return tuple.__eq__(self, tuple(other) if isinstance(other, list) else other)

    def __ne__(self, other: object) -> bool:
        """Whether the members differ."""
        return not self == other

    def __hash__(self) -> int:
        """The hash of the tuple."""
        return tuple.__hash__(self)


def adopt(value: Any) -> Any:
    """The value of ours that equals a plain one: frozensets and sets, lists and callables too.

    A list or a range is read as a tuple.  Raises ``DslError`` for a value of any other kind.

    >>> adopt([[1, 2], [3, 4]])
    ((1, 2), (3, 4))
    >>> adopt(frozenset({(0, 1)}))
    Patch({(0, 1)})
    """
    if value is None or isinstance(value, OURS):
        return value
    if isinstance(value, tuple | list | range):
        return tuple(map(adopt, value))
    if isinstance(value, frozenset | set):
        return collect_set(map(adopt, value))
    if callable(value):
        return _adopt_function(value)
    raise DslError("", f"{value!r:.40} is no value of the language")


def answer(value: Any, args: tuple[Any, ...]) -> Any:
    """A result as the caller expects it, who gave ``args``: tuples equal lists if he gave lists."""
    return _listed(value) if _holds_list(args) else value


def _holds_list(value: Any) -> bool:
    return isinstance(value, list) or (type(value) is tuple and any(map(_holds_list, value)))


def _listed(value: Any) -> Any:
    return Listed(map(_listed, value)) if type(value) is tuple else value


def _adopt_function(function: Any) -> Closure:
    """A Python function as a function value that is equal only to itself."""
    name = f"{getattr(function, '__name__', 'function')}@{id(function):x}"
    return Closure(name, (), _arity(function), lambda *args: adopt(function(*args)))


def _arity(function: Any) -> int:
    """The number of parameters without a default; 1 where Python cannot tell, as of ``max``."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except ValueError:
        return 1
    needed = [p for p in parameters if p.default is p.empty and p.kind <= p.POSITIONAL_OR_KEYWORD]
    return max(1, len(needed))
