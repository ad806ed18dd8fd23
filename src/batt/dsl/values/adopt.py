"""``adopt``: plain Python values as values of ours."""

from __future__ import annotations

import inspect
from typing import Any

from batt.dsl.values.function import Closure, Function
from batt.dsl.values.grid import Grid
from batt.dsl.values.sets import FrozenSet, collect_set
from batt.errors import DslError


def adopt(value: Any) -> Any:
    """The value of ours that equals a plain one: frozensets and sets, lists and callables too.

    A list is read as a tuple.  Raises ``DslError`` for a value of any other kind.

    >>> adopt([[1, 2], [3, 4]])
    ((1, 2), (3, 4))
    >>> adopt(frozenset({(0, 1)}))
    Patch({(0, 1)})
    """
    if value is None or isinstance(value, int | Grid | FrozenSet | Function):
        return value
    if isinstance(value, tuple | list):
        return tuple(map(adopt, value))
    if isinstance(value, frozenset | set):
        return collect_set(map(adopt, value))
    if callable(value):
        return _adopt_function(value)
    raise DslError("", f"{value!r:.40} is no value of the language")


def _adopt_function(function: Any) -> Closure:
    """A Python function as a function value that is equal only to itself."""
    name = f"{getattr(function, '__name__', 'function')}@{id(function):x}"
    parameters = inspect.signature(function).parameters
    return Closure(name, (), len(parameters), lambda *args: adopt(function(*args)))
