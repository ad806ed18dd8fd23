"""Small decision trees, grown greedily over columns of whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeAlias

from batt.propose.proposers import Budget

MOST_DEPTH = 6
"""The most tests on the way to a leaf."""

STEPS_PER_VALUE = 3
"""What looking at one value of a column, for the best test, is charged."""


CLOSE = 1e-9
"""Tests that differ by less are equally good."""


@dataclass(frozen=True)
class Column:
    """What tests may look at: a value for each case, and the text that stands for it."""

    text: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Leaf:
    """Where all cases have one label."""

    label: int


@dataclass(frozen=True)
class Split:
    """A test: is the column above the value (``is_limit``), or else equal to it."""

    column: Column
    is_limit: bool
    value: int
    yes: Tree
    no: Tree


Tree: TypeAlias = Leaf | Split


def leaves(tree: Tree) -> int:
    """The number of leaves of a tree."""
    return 1 if isinstance(tree, Leaf) else leaves(tree.yes) + leaves(tree.no)


def grown(
    labels: Sequence[int], columns: Sequence[Column], most: int, budget: Budget
) -> Tree | None:
    """The tree that gives every case its label; None where that takes too many leaves.

    Cases that no column tells apart count once.

    >>> tree = grown((3, 3, 5), [Column("a", (0, 1, 2))], 4, Budget(1000))
    >>> tree.is_limit, tree.value, tree.yes, tree.no
    (True, 1, Leaf(label=5), Leaf(label=3))
    """
    budget.spend(len(labels) * len(columns))
    first: dict[tuple[int, ...], int] = {}
    for case, values in enumerate(zip(*(each.values for each in columns), strict=True)):
        if labels[first.setdefault(values, case)] != labels[case]:
            return None
    try:
        return _Growing(labels, columns, most, budget).tree(tuple(first.values()), 0)
    except _TooLarge:
        return None


class _TooLarge(Exception):
    pass


@dataclass
class _Growing:
    """A tree being grown; ``most`` are the leaves that it may still get."""

    labels: Sequence[int]
    columns: Sequence[Column]
    most: int
    budget: Budget

    def tree(self, cases: Sequence[int], depth: int) -> Tree:
        """The tree for some of the cases."""
        labels = [self.labels[case] for case in cases]
        if len(set(labels)) <= 1:
            self.most -= 1
            if self.most < 0 or not labels:
                raise _TooLarge
            return Leaf(labels[0])
        if depth == MOST_DEPTH:
            raise _TooLarge
        column, is_limit, value = self._best_test(cases, labels)
        parts: tuple[list[int], list[int]] = ([], [])
        for case in cases:
            found = column.values[case]
            parts[found > value if is_limit else found == value].append(case)
        yes, no = (self.tree(part, depth + 1) for part in reversed(parts))
        return Split(column, is_limit, value, yes, no)

    def _best_test(self, cases: Sequence[int], labels: list[int]) -> tuple[Column, bool, int]:
        """The test that leaves the purest parts; of equals the first."""
        self.budget.spend(STEPS_PER_VALUE * len(cases) * len(self.columns))
        choose, total, best = itemgetter(*cases), Counter(labels), None
        most = 0.0
        for column in self.columns:
            pairs = Counter(zip(choose(column.values), labels, strict=True))
            for purity, is_limit, value in _tests(pairs, total):
                if purity > most + CLOSE:
                    most, best = purity, (column, is_limit, value)
        if best is None:
            raise _TooLarge
        return best


def _tests(
    pairs: Mapping[tuple[int, int], int], total: Mapping[int, int]
) -> Iterator[tuple[float, bool, int]]:
    """The tests of a column: how pure their parts are, and what they ask.

    ``pairs`` counts the cases by value and label.
    """
    by_value: dict[int, Counter[int]] = {}
    for (value, label), count in pairs.items():
        by_value.setdefault(value, Counter())[label] = count
    if len(by_value) < 2:
        return
    below, last = Counter[int](), max(by_value)
    for value in sorted(by_value):
        counts = by_value[value]
        yield _purity(counts, total), False, value
        below += counts
        if len(by_value) > 2 and value != last:
            yield _purity(below, total), True, value


def _purity(part: Mapping[int, int], total: Mapping[int, int]) -> float:
    """How pure a part is, and the rest; the more the better."""
    rest = [count - part.get(label, 0) for label, count in total.items()]
    return _squares(part.values()) + _squares(rest)


def _squares(counts: Collection[int]) -> float:
    size = sum(counts)
    return sum(count * count for count in counts) / size if size else 0.0
