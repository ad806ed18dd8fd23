"""``FrozenSet``: immutable sets of any values, visited in natural order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from batt.dsl.values.natural import natural_sorted

A_co = TypeVar("A_co", covariant=True)


class FrozenSet(frozenset[A_co], Generic[A_co]):
    """A set of any values, equal to the frozenset of its members and hashed like it.

    Iterating visits the members in natural order, sorted at most once; ``unordered`` is faster
    where the result cannot depend on the order.

    >>> list(FrozenSet([3, 1, 2]))
    [1, 2, 3]
    """

    __slots__ = ("_ordered", "measured")

    _ordered: tuple[A_co, ...]
    measured: tuple[int, int]
    """Size and nesting, kept by ``measure`` once they are known."""

    @property
    def ordered(self) -> tuple[A_co, ...]:
        """The members in natural order."""
        try:
            return self._ordered
        except AttributeError:
            self._ordered = self._sort()
            return self._ordered

    def _sort(self) -> tuple[A_co, ...]:
        return tuple(natural_sorted(self.unordered))

    def __iter__(self) -> Iterator[A_co]:
        """Visit the members in natural order."""
        return iter(self.ordered)

    @property
    def unordered(self) -> Iterator[A_co]:
        """Visit the members in an order that may differ from run to run."""
        return frozenset.__iter__(self)

    def __repr__(self) -> str:
        """The text that makes the set again."""
        return f"{type(self).__name__}({{{', '.join(map(repr, self))}}})" if self else "Patch()"
