"""Types of values met at run time, and whether a value is of a type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.values import Closure, Function, Grid, Patch
from batt.dsl.values.reading import is_set, is_tuple
from batt.programs.type_calls import primitive_type
from batt.programs.type_terms import (
    ANY,
    BOOLEAN,
    GRID,
    INDICES,
    INTEGER,
    NONE,
    NUMBERS,
    OBJECT,
    UNKNOWN_FUNCTION,
    Type,
    function,
    is_vector,
    members_of,
    pair_of,
    set_of,
    tuple_of,
    union,
)


def type_of_value(value: Any) -> Type:
    """The type of a value: the least that we can tell from it alone.

    >>> str(type_of_value((3, (0, 1)))), str(type_of_value(True))
    ('Cell', 'Boolean')
    """
    if value is None:
        return NONE
    if isinstance(value, int):
        return BOOLEAN if isinstance(value, bool) else INTEGER
    if isinstance(value, Grid):
        return GRID
    if isinstance(value, Patch) and value:
        return OBJECT if value.is_object else INDICES
    if isinstance(value, Function):
        return _type_of_function(value)
    members = [type_of_value(member) for member in value]
    if is_set(value):
        return set_of(union(members))
    return pair_of(*members) if len(members) == 2 else tuple_of(union(members))


def _type_of_function(value: Function) -> Type:
    if isinstance(value, Primitive):
        return primitive_type(value)
    if isinstance(value, Closure) and value.name in CATALOGUE:
        held = tuple(map(type_of_value, value.args))
        return function(CATALOGUE[value.name], held, UNKNOWN_FUNCTION)
    return UNKNOWN_FUNCTION


def holds(kind: Type, value: Any) -> bool:
    """Whether a value is of a type.

    Types say no more than this: a colour is any number, a grid a tuple of tuples of numbers, a
    function any function.  The empty tuple passes for a vector and for a patch, as which primitives
    give it where a patch is empty.

    >>> holds(type_of_value((1, 2)), (3, True)), holds(type_of_value(Grid("1")), 1)
    (True, False)
    """
    if kind.head == "Union":
        return any(holds(option, value) for option in kind.args)
    if kind in NUMBERS:
        return isinstance(value, int) and (kind is not BOOLEAN or value in (0, 1))
    test = _HOLDS.get(kind.head)
    return test is not None and test(kind, value)


def _holds_all(kind: Type, value: Any) -> bool:
    members = members_of(kind) or ANY
    return members is ANY or all(holds(members, member) for member in value)


def _holds_pair(kind: Type, value: Any) -> bool:
    if value == () and is_vector(kind):
        return True
    return is_tuple(value) and len(value) == 2 and all(map(holds, kind.args, value))


_HOLDS: dict[str, Callable[[Type, Any], bool]] = {
    "Any": lambda _kind, _value: True,
    "None": lambda _, value: value is None,
    "Grid": lambda _, value: is_tuple(value) and all(map(_is_row, value)),
    "Tuple": lambda kind, value: is_tuple(value) and _holds_all(kind, value),
    "Pair": _holds_pair,
    "FrozenSet": lambda kind, value: is_set(value) and _holds_all(kind, value),
    "Object": lambda kind, value: value == () or (is_set(value) and _holds_all(kind, value)),
    "Indices": lambda kind, value: value == () or (is_set(value) and _holds_all(kind, value)),
    "Callable": lambda _, value: isinstance(value, Function),
    "Function": lambda _, value: isinstance(value, Function),
}


def _is_row(value: Any) -> bool:
    """Whether a value is a tuple of numbers."""
    return is_tuple(value) and all(isinstance(cell, int) for cell in value)
