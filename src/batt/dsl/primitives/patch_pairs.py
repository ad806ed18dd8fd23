"""Two patches: whether they line up or touch, how far apart they are, and which way."""

from __future__ import annotations

from typing import Any

from batt.dsl.kinds import Boolean, Integer, IntegerTuple, Offset, Patch
from batt.dsl.laws import Law
from batt.dsl.primitive import primitive
from batt.dsl.primitives.patches import center, toindices
from batt.dsl.values.walking import places_of, positions_of

Places = set[tuple[int, int]]

LONGEST_FALL = 42
"""How many steps ``gravitate`` goes at most."""


@primitive(Law.COMMUTATIVE)
def hmatching(a: Patch, b: Patch) -> Boolean:
    """Tell whether there is a row in which both have a position; not so if one is empty.

    >>> hmatching(Patch([(1, 0)]), Patch([(5, (1, 9))])), hmatching(Patch(), Patch())
    (True, False)
    """
    rows = {i for i, _ in positions_of(a)}
    return not rows.isdisjoint({i for i, _ in positions_of(b)})


@primitive(Law.COMMUTATIVE)
def vmatching(a: Patch, b: Patch) -> Boolean:
    """Tell whether there is a column in which both have a position; not so if one is empty.

    >>> vmatching(Patch([(0, 1)]), Patch([(5, (9, 1))])), vmatching(Patch(), Patch())
    (True, False)
    """
    columns = {j for _, j in positions_of(a)}
    return not columns.isdisjoint({j for _, j in positions_of(b)})


def _pairs(a: Any, b: Any) -> int:
    return (len(a) + 1) * (len(b) + 1)


@primitive(Law.COMMUTATIVE, work=_pairs)
def manhattan(a: Patch, b: Patch) -> Integer:
    """Measure the least number of straight steps from a position of one to one of the other.

    It is 0 where they overlap.

    >>> manhattan(Patch([(0, 0)]), Patch([(2, 3), (9, 9)]))
    5
    """
    ours, theirs = places_of(a), places_of(b)
    if not ours.isdisjoint(theirs):
        return 0
    return min(abs(i - k) + abs(j - m) for i, j in ours for k, m in theirs)


def _edges_of_the_smaller(a: Any, b: Any) -> int:
    return 5 * min(len(a), len(b))


@primitive(Law.COMMUTATIVE, work=_edges_of_the_smaller)
def adjacent(a: Patch, b: Patch) -> Boolean:
    """Tell whether two patches share an edge somewhere and overlap nowhere.

    >>> adjacent(Patch([(0, 0)]), Patch([(0, 1)])), adjacent(Patch([(0, 0)]), Patch([(1, 1)]))
    (True, False)
    >>> adjacent(Patch([(0, 0), (0, 1)]), Patch([(0, 1), (0, 2)]))
    False
    """
    smaller, larger = sorted((places_of(a), places_of(b)), key=len)
    return _touch(larger, smaller, _around(smaller))


def _around(places: Places) -> Places:
    """Every position that shares an edge with one of the places."""
    return {place for i, j in places for place in ((i - 1, j), (i, j - 1), (i, j + 1), (i + 1, j))}


def _touch(places: Places, others: Places, around_others: Places) -> bool:
    """Whether two sets of places are exactly one straight step apart."""
    return places.isdisjoint(others) and not places.isdisjoint(around_others)


@primitive
def position(a: Patch, b: Patch) -> Offset:
    """Tell on which side of a the centre of b lies: -1 is up or left, 1 is down or right.

    In one row the first number is 0, in one column the second; one centre counts as left.

    >>> position(Patch([(0, 0)]), Patch([(5, 2)])), position(Patch([(0, 0)]), Patch([(0, 0)]))
    ((1, 1), (0, -1))
    """
    i, j = center.body(toindices.body(a))
    k, m = center.body(toindices.body(b))
    down, right = (1 if i < k else -1), (1 if j < m else -1)
    if i == k:
        return 0, right
    return (down, 0) if j == m else (down, right)


def _fall_steps(source: Any, destination: Any) -> int:
    return LONGEST_FALL * (len(source) + 2) + 4 * len(source) + 8 * len(destination)


@primitive(work=_fall_steps)
def gravitate(source: Patch, destination: Patch) -> Offset:
    """Find the way that one patch moves, step by step, until it is adjacent to another.

    It moves up or down where they share a column, else left or right; through an overlap too, and
    42 steps where it never comes to lie beside the other.

    >>> gravitate(Patch([(0, 0)]), Patch([(3, 0)])), gravitate(Patch([(0, 0)]), Patch([(9, 9)]))
    ((2, 0), (0, 42))
    """
    moving, goal = places_of(source), places_of(destination)
    down, right = _direction(source, destination)
    around_goal = _around(goal)
    for steps in range(LONGEST_FALL):
        moved = {(i + steps * down, j + steps * right) for i, j in moving}
        if _touch(moved, goal, around_goal):
            return steps * down, steps * right
    return LONGEST_FALL * down, LONGEST_FALL * right


def _direction(source: Patch, destination: Patch) -> IntegerTuple:
    """The unit vector of the one direction that ``gravitate`` chooses."""
    (i, j), (k, m) = center.body(source), center.body(destination)
    if vmatching.body(source, destination):
        return (1 if i < k else -1), 0
    return 0, (1 if j < m else -1)
