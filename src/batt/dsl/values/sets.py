"""Sets: ``FrozenSet``, and ``Patch`` as the twin at work has it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from batt.dsl.values.general import FrozenSet
from batt.dsl.values.plain.patch import Cell, Position
from batt.dsl.values.twin import native_module

if TYPE_CHECKING or native_module("patch") is None:
    from batt.dsl.values.plain.patch import Patch, collect_set
else:
    Patch = native_module("patch").Patch
    collect_set = native_module("patch").collect_set

__all__ = ["EMPTY", "Cell", "FrozenSet", "Patch", "Position", "collect", "collect_set"]

EMPTY = Patch.trusted(())
"""The empty set, which is also the empty patch."""


def collect(kind: type, members: Iterable[Any]) -> Collection[Any]:
    """Make a container of members: a tuple, or the set that fits them.

    A set of positions is a ``Patch`` (indices), a set of cells a ``Patch`` (an object), any other a
    general ``FrozenSet``.  ``kind`` is ``tuple`` or ``frozenset``, as ``kind_of`` names it.

    >>> collect(tuple, [2, 1])
    (2, 1)
    >>> collect(frozenset, [(0, 1)]), collect(frozenset, [2, 1])
    (Patch({(0, 1)}), FrozenSet({1, 2}))
    """
    return tuple(members) if kind is tuple else collect_set(members)
