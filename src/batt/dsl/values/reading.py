"""How an argument is read: its kind, as a vector, as a key; and containers made again in a kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from batt.dsl.values.function import Function
from batt.dsl.values.grid import Grid
from batt.dsl.values.sets import FrozenSet, Patch, collect_set
from batt.errors import DslError

A = TypeVar("A")

TUPLES = (tuple, Grid)
"""The classes of tuples: a grid is the tuple of its rows."""

SETS = (FrozenSet, Patch)
"""The classes of sets."""


def is_tuple(value: Any) -> bool:
    """Whether a value is a tuple, a grid among them."""
    return isinstance(value, TUPLES)


def is_set(value: Any) -> bool:
    """Whether a value is a set, a patch among them."""
    return isinstance(value, SETS)


def kind_of(container: Any) -> type:
    """The kind of a container for ``collect``, tuple or frozenset; ``DslError`` for other values.

    >>> kind_of(Grid("12/34")), kind_of(Patch())
    (<class 'tuple'>, <class 'frozenset'>)
    """
    if isinstance(container, TUPLES):
        return tuple
    if isinstance(container, SETS):
        return frozenset
    raise DslError("", "neither a tuple nor a set")


def need_set(value: Any) -> FrozenSet[Any]:
    """The value itself, a set; ``DslError`` for any other."""
    if is_set(value):
        members: FrozenSet[Any] = value
        return members
    raise DslError("", "a set is needed")


def need_tuple(value: Any) -> tuple[Any, ...]:
    """The members of a tuple or grid; ``DslError`` for any other value."""
    if isinstance(value, TUPLES):
        return tuple(value)
    raise DslError("", "a tuple is needed")


def need_function(value: Any) -> Function:
    """The value itself, a function; ``DslError`` for any other."""
    if isinstance(value, Function):
        return value
    raise DslError("", "a function is needed")


def vector(value: Any) -> tuple[int, int]:
    """The first two members of a tuple; ``DslError`` unless there are two and both are numbers.

    >>> vector((1, True, 7))
    (1, True)
    """
    if isinstance(value, tuple) and len(value) >= 2:
        i, j = value[:2]
        if isinstance(i, int) and isinstance(j, int):
            return i, j
    raise DslError("", "neither a number nor a vector")


def unordered(container: Any) -> Iterable[Any]:
    """The members in any order, for results that cannot depend on it; a tuple's in sequence."""
    return container.unordered if isinstance(container, SETS) else container


def distinct(container: Any) -> FrozenSet[Any]:
    """The members without repeats, quick to look up: a set itself, or the set of a tuple's."""
    return container if is_set(container) else collect_set(container)


def some_of(container: Any, members: Iterable[Any]) -> Collection[Any]:
    """Members of a container as a container of its kind; ``DslError`` where it is none.

    >>> some_of(Grid("12/34"), [(3, 4)])
    Grid('34')
    """
    if isinstance(container, Patch):
        return Patch.trusted(members)
    if isinstance(container, Grid):
        return Grid.trusted(members)
    return tuple(members) if kind_of(container) is tuple else collect_set(members)


def flatten(kind: type, containers: Sequence[Collection[A]]) -> Collection[A]:
    """The members of containers, in a container of a kind as ``collect`` takes it.

    >>> flatten(tuple, [FrozenSet({2, 1}), (3, 1)])
    (1, 2, 3, 1)
    """
    if kind is tuple:
        return tuple(chain.from_iterable(containers))
    members = chain.from_iterable(map(unordered, containers))
    return Patch.trusted(members) if _are_patches_alike(containers) else collect_set(members)


def _are_patches_alike(containers: Iterable[Any]) -> bool:
    """Whether all are patches, and none are objects or all are; then so is their union."""
    kinds = {c.is_object if isinstance(c, Patch) else None for c in containers if c}
    return None not in kinds and len(kinds) <= 1


@dataclass(frozen=True, order=True, slots=True)
class Count:
    """A set as a key: its number of members; it compares with no number and no tuple."""

    members: int


def _comparable(key: Any) -> Any:
    if isinstance(key, Grid):
        return tuple(key)
    if isinstance(key, tuple):
        return tuple(map(_comparable, key))
    return Count(len(key)) if isinstance(key, SETS) else key


def _choose(choice: Callable[..., Any], keys: Sequence[Any]) -> Any:
    """Choose among the places of keys: numbers by value, tuples member by member, sets by size."""
    if not set(map(type, keys)) <= {int, bool}:
        keys = [_comparable(key) for key in keys]
    try:
        return choice(range(len(keys)), key=keys.__getitem__)
    except TypeError:
        raise DslError("", "keys that do not compare") from None


def place_of_largest(keys: Sequence[Any]) -> int:
    """The first place of the largest key; ``DslError`` for keys that do not compare.

    >>> place_of_largest([(1, 2), (2, 0), (2, 0)])
    1
    """
    place: int = _choose(max, keys)
    return place


def place_of_smallest(keys: Sequence[Any]) -> int:
    """The first place of the smallest key; ``DslError`` for keys that do not compare.

    >>> place_of_smallest([Patch(), FrozenSet({1}), Patch()])
    0
    """
    place: int = _choose(min, keys)
    return place


def places_by_key(keys: Sequence[Any]) -> list[int]:
    """All places by rising key, those of equal keys in sequence; ``DslError`` as above.

    >>> places_by_key([2, 1, True])
    [1, 2, 0]
    """
    places: list[int] = _choose(sorted, keys)
    return places
