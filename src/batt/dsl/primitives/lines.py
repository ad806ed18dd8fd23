"""Positions and lines: the neighbours of a position, and the lines through it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from batt.dsl.kinds import Indices, IntegerTuple, Location, Offset
from batt.dsl.laws import Law
from batt.dsl.primitive import primitive
from batt.dsl.values import EMPTY, Patch
from batt.dsl.values.walking import check_range, read_vector

REACH = 42
"""How many steps of its direction ``shoot`` goes."""

FRONTIER = 30
"""How many positions a frontier has, whatever the grid."""


@primitive
def dneighbors(loc: Location) -> Indices:
    """Give the four positions that share an edge with a position, on a grid or off it.

    >>> dneighbors((0, 0))
    Patch({(-1, 0), (0, -1), (0, 1), (1, 0)})
    """
    return _direct(*read_vector(loc))


@primitive
def ineighbors(loc: Location) -> Indices:
    """Give the four positions that touch a position only at a corner.

    >>> ineighbors((1, 0))
    Patch({(0, -1), (0, 1), (2, -1), (2, 1)})
    """
    return _diagonal(*read_vector(loc))


@primitive
def neighbors(loc: Location) -> Indices:
    """Give the eight positions around a position, which is not one of them.

    >>> size(neighbors((5, 5))), contained((5, 5), neighbors((5, 5)))
    (8, False)
    """
    i, j = read_vector(loc)
    return Patch.trusted([*_direct(i, j).unordered, *_diagonal(i, j).unordered])


def _direct(i: int, j: int) -> Patch:
    check_range(i - 1, j - 1, i + 1, j + 1)
    return Patch.trusted(((i - 1, j), (i, j - 1), (i, j + 1), (i + 1, j)))


def _diagonal(i: int, j: int) -> Patch:
    check_range(i - 1, j - 1, i + 1, j + 1)
    return Patch.trusted(product((i - 1, i + 1), (j - 1, j + 1)))


def _line_length(a: IntegerTuple, b: IntegerTuple) -> int:
    """How many positions lie on the straight or diagonal line from a to b; 0 if there is none."""
    (i, j), (k, m) = read_vector(a), read_vector(b)
    down, along = abs(k - i), abs(m - j)
    return max(down, along) + 1 if 0 in (down, along) or down == along else 0


def _connect_size(a: Any, b: Any) -> int:
    return _line_length(a, b) or 1


@primitive(Law.COMMUTATIVE, result_size=_connect_size)
def connect(a: Location, b: Location) -> Indices:
    """Draw the line from one position to another, ends included, if it is straight or diagonal.

    Any other line is the empty set.

    >>> connect((0, 2), (2, 0)), connect((0, 0), (1, 2))
    (Patch({(0, 2), (1, 1), (2, 0)}), Patch())
    """
    length = _line_length(a, b)
    if not length:
        return EMPTY
    (i, j), (k, m) = read_vector(a), read_vector(b)
    check_range(min(i, k), min(j, m), max(i, k), max(j, m))
    return Patch.trusted(zip(_between(i, k, length), _between(j, m, length), strict=True))


def _between(start: int, stop: int, length: int) -> Sequence[int]:
    """The coordinates along a line, both ends included, or the same one all along."""
    if start == stop:
        return (start,) * length
    return range(start, stop + 1) if start < stop else range(start, stop - 1, -1)


def _target(start: Any, direction: Any) -> IntegerTuple:
    (i, j), (down, along) = read_vector(start), read_vector(direction)
    return i + REACH * down, j + REACH * along


def _shoot_size(start: Any, direction: Any) -> int:
    return _connect_size(start, _target(start, direction))


@primitive(result_size=_shoot_size)
def shoot(start: Location, direction: Offset) -> Indices:
    """Draw the line from a position to 42 times a direction away, clipped by no grid.

    >>> size(shoot((0, 0), UNITY)), size(shoot((0, 0), (2, 2))), shoot((3, 4), ORIGIN)
    (43, 85, Patch({(3, 4)}))
    """
    line: Indices = connect.body(start, _target(start, direction))
    return line


@primitive
def vfrontier(location: Location) -> Indices:
    """Give the column through a position, rows 0 to 29 whatever the grid's size.

    >>> size(vfrontier((50, 2))), first(vfrontier((50, 2)))
    (30, (0, 2))
    """
    _, j = read_vector(location)
    check_range(0, j, 0, j)
    return Patch.trusted(product(range(FRONTIER), (j,)))


@primitive
def hfrontier(location: Location) -> Indices:
    """Give the row through a position, columns 0 to 29 whatever the grid's size.

    >>> size(hfrontier((2, 50))), last(hfrontier((2, 50)))
    (30, (2, 29))
    """
    i, _ = read_vector(location)
    check_range(i, 0, i, 0)
    return Patch.trusted(product((i,), range(FRONTIER)))
