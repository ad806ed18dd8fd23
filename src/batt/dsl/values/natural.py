"""Natural order: one total order over all values, in which every set is visited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from batt.dsl.values.function import Closure, Function
from batt.dsl.values.twin import native_module

NONE, NUMBER, TUPLE, SET, FUNCTION = range(5)

NATIVE = native_module("patch")
ORDER = native_module("natural")


def natural_key(value: Any) -> tuple[Any, ...]:
    """A key that sorts values of any kinds: none, numbers, tuples, sets, functions.

    Numbers go by value, tuples member by member (a proper beginning first), sets as the tuples of
    their members in natural order, functions by name and then by their arguments.

    >>> sorted([frozenset(), (1, 2), 3, None, (1,), True], key=natural_key)
    [None, True, 3, (1,), (1, 2), frozenset()]
    """
    if value is None:
        return (NONE,)
    if isinstance(value, int):
        return (NUMBER, value)
    if isinstance(value, frozenset):
        return (SET, *map(natural_key, natural_sorted(frozenset.__iter__(value))))
    if NATIVE is not None and isinstance(value, NATIVE.Patch):
        return (SET, *map(natural_key, value))
    if isinstance(value, Closure):
        return (FUNCTION, 1, value.name, *map(natural_key, value.args))
    if isinstance(value, Function):
        return (FUNCTION, 0, value.name)
    return (TUPLE, *map(natural_key, value))


def natural_sorted(values: Iterable[Any]) -> list[Any]:
    """The values in natural order; numbers, the common case, without making keys."""
    members = list(values)
    if set(map(type, members)) <= {int, bool}:
        return sorted(members)
    if ORDER is not None:
        found: list[Any] = ORDER.natural_sorted(members)
        return found
    return sorted(members, key=natural_key)
