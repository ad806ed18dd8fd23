"""Telling pieces apart: what each measures, how it compares with the others, and picking one."""

from __future__ import annotations

from collections import Counter
from typing import Any

from batt.dsl.kinds import (
    A,
    B,
    Boolean,
    Callable,
    Container,
    Count,
    Integer,
    Object,
    Objects,
    Tuple,
)
from batt.dsl.primitive import primitive
from batt.dsl.primitives.patches import normalize
from batt.dsl.values import Patch, natural_sorted
from batt.errors import DslError


@primitive
def measured(container: Container[A], feature: Callable[[A], B]) -> Tuple[B]:
    """List what a feature gives for each member, in visiting order.

    >>> measured(((3,), (1, 2)), size), measured(FrozenSet(), size)
    ((1, 2), ())
    """
    return tuple([feature(member) for member in container])


def _sorting_steps(keys: Any) -> int:
    members = len(keys)
    return 2 * members * members.bit_length()


@primitive(work=_sorting_steps)
def are_most(keys: Tuple[A]) -> Tuple[Boolean]:
    """Tell of each key whether it is the greatest; with a tie of several.

    >>> are_most((3, 5, 5)), are_most(())
    ((False, True, True), ())
    """
    return tuple([not rank for rank in _ranks(keys, falling=True)])


@primitive(work=_sorting_steps)
def are_least(keys: Tuple[A]) -> Tuple[Boolean]:
    """Tell of each key whether it is the least; with a tie of several.

    >>> are_least((3, 5, 3))
    (True, False, True)
    """
    return tuple([not rank for rank in _ranks(keys, falling=False)])


@primitive(work=_sorting_steps)
def ranks_down(keys: Tuple[A]) -> Tuple[Count]:
    """Count for each key the different keys above it.

    >>> ranks_down((3, 9, 5, 5))
    (2, 0, 1, 1)
    """
    return _ranks(keys, falling=True)


@primitive(work=_sorting_steps)
def ranks_up(keys: Tuple[A]) -> Tuple[Count]:
    """Count for each key the different keys below it.

    >>> ranks_up((3, 9, 5, 5))
    (0, 2, 1, 1)
    """
    return _ranks(keys, falling=False)


def _ranks(keys: Any, *, falling: bool) -> tuple[int, ...]:
    steps = natural_sorted(set(keys))
    if falling:
        steps = steps[::-1]
    place = {key: rank for rank, key in enumerate(steps)}
    return tuple([place[key] for key in keys])


@primitive(work=_sorting_steps)
def standings(keys: Tuple[A]) -> Tuple[Integer]:
    """Give 1 for each greatest key, -1 for each least and 0 for the others; 1 where all are equal.

    >>> standings((3, 9, 5, 3))
    (-1, 1, 0, -1)
    """
    places = _ranks(keys, falling=True)
    last = max(places, default=0)
    return tuple([1 if not place else -1 if place == last else 0 for place in places])


@primitive
def are_key(keys: Tuple[A], key: A) -> Tuple[Boolean]:
    """Tell of each key whether it is this one.

    >>> are_key((3, 9, 3), 3)
    (True, False, True)
    """
    return tuple([other == key for other in keys])


@primitive
def are_above(keys: Tuple[Integer], limit: Integer) -> Tuple[Boolean]:
    """Tell of each number whether it is above a limit.

    >>> are_above((3, 9, 4), 3)
    (False, True, True)
    """
    return tuple([key > limit for key in keys])


@primitive
def sharers(keys: Tuple[A]) -> Tuple[Count]:
    """Count for each key how often it is there.

    >>> sharers((3, 9, 3))
    (2, 1, 2)
    """
    counts = Counter(keys)
    return tuple([counts[key] for key in keys])


@primitive
def parities(keys: Tuple[Integer]) -> Tuple[Integer]:
    """Give 1 for each odd number and 0 for each even one.

    >>> parities((3, 4, -1))
    (1, 0, 1)
    """
    return tuple([key % 2 for key in keys])


def _finding_steps(objs: Any, keys: Any, key: Any) -> int:
    found = [len(obj) for obj, other in zip(objs, keys, strict=False) if other == key]
    return 2 * len(keys) + 8 * sum(found)


@primitive(work=_finding_steps)
def pick(objs: Objects, keys: Tuple[A], key: A) -> Object:
    """Pick the object whose key, at its place in visiting order, is this one.

    There may be several where they look the same wherever they lie: then it is the first.

    >>> pick(FrozenSet({Patch([(3, (0, 0))]), Patch([(4, (0, 1))])}), (7, 9), 9)
    Patch({(4, (0, 1))})
    >>> pick(FrozenSet({Patch([(3, (0, 0))]), Patch([(3, (1, 1))])}), (7, 7), 7)
    Patch({(3, (0, 0))})
    """
    found = [obj for obj, other in zip(objs, keys, strict=False) if other == key]
    if not found:
        raise DslError("", "no object of this key")
    if len(found) > 1 and len({normalize.body(obj) for obj in found}) > 1:
        raise DslError("", "several objects of this key that differ")
    return found[0] if isinstance(found[0], Patch) else Patch(found[0])
