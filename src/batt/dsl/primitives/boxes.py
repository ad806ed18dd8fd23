"""Boxes: the positions in, on and around the bounding box of a patch."""

from __future__ import annotations

from itertools import chain, product
from typing import Any

from batt.dsl.kinds import Indices, Patch
from batt.dsl.laws import Law
from batt.dsl.primitive import primitive
from batt.dsl.values import EMPTY
from batt.dsl.values.reading import is_tuple
from batt.dsl.values.walking import (
    Bounds,
    bounds_of,
    check_range,
    holds_cells,
    positions_of,
    read_patch,
)
from batt.errors import DslError


def _sides(bounds: Bounds) -> tuple[int, int]:
    top, left, bottom, right = bounds
    return bottom - top + 1, right - left + 1


def _backdrop_size(patch: Any) -> int:
    if not read_patch(patch):
        return 1
    rows, columns = _sides(bounds_of(patch))
    return rows * columns


def _rectangle(bounds: Bounds) -> Patch:
    check_range(*bounds)
    top, left, bottom, right = bounds
    return Patch.trusted(product(range(top, bottom + 1), range(left, right + 1)))


@primitive(Law.IDEMPOTENT, result_size=_backdrop_size)
def backdrop(patch: Patch) -> Indices:
    """Give all positions of the bounding box.

    >>> backdrop(Patch([(7, (0, 1)), (7, (1, 0))]))
    Patch({(0, 0), (0, 1), (1, 0), (1, 1)})
    """
    return _rectangle(bounds_of(patch)) if read_patch(patch) else EMPTY


def _delta_size(patch: Any) -> int:
    return max(1, _backdrop_size(patch) - len(set(positions_of(patch))))


@primitive(result_size=_delta_size)
def delta(patch: Patch) -> Indices:
    """Give the positions of the bounding box that are not in the patch.

    >>> delta(Patch([(7, (0, 1)), (7, (1, 0))]))
    Patch({(0, 0), (1, 1)})
    """
    members = read_patch(patch)
    if not members:
        return EMPTY
    if is_tuple(patch) and not holds_cells(members):
        raise DslError("", "a tuple of positions")
    everywhere = set(_rectangle(bounds_of(patch)).unordered)
    return Patch.trusted(everywhere.difference(positions_of(patch)))


def _ring_size(bounds: Bounds) -> int:
    rows, columns = _sides(bounds)
    return rows * columns - max(0, rows - 2) * max(0, columns - 2)


def _ring(bounds: Bounds) -> Patch:
    """The outermost positions of a rectangle."""
    check_range(*bounds)
    top, left, bottom, right = bounds
    return Patch.trusted(
        chain(
            product((top, bottom), range(left, right + 1)),
            product(range(top + 1, bottom), (left, right)),
        )
    )


def _box_size(patch: Any) -> int:
    return _ring_size(bounds_of(patch)) if read_patch(patch) else 1


@primitive(Law.IDEMPOTENT, result_size=_box_size)
def box(patch: Patch) -> Indices:
    """Give the outermost ring of the bounding box; an empty patch comes back as it is.

    >>> size(box(Patch([(0, 0), (3, 3)]))), size(box(Patch([(0, 0), (1, 3)]))), box(())
    (12, 8, ())
    """
    return _ring(bounds_of(patch)) if read_patch(patch) else patch


def _outer(patch: Any) -> Bounds:
    top, left, bottom, right = bounds_of(patch)
    return top - 1, left - 1, bottom + 1, right + 1


def _outbox_size(patch: Any) -> int:
    return _ring_size(_outer(patch))


@primitive(result_size=_outbox_size)
def outbox(patch: Patch) -> Indices:
    """Give the ring around the bounding box, one step outside of it and off the grid if need be.

    >>> size(outbox(Patch([(0, 0)]))), ulcorner(outbox(Patch([(0, 0)])))
    (8, (-1, -1))
    """
    return _ring(_outer(patch))


def _inner(patch: Any) -> Bounds:
    """The rectangle between the lines one step inside of the box, even where these have crossed."""
    top, left, bottom, right = bounds_of(patch)
    up, down = sorted((top + 1, bottom - 1))
    before, after = sorted((left + 1, right - 1))
    return up, before, down, after


def _inbox_size(patch: Any) -> int:
    return _ring_size(_inner(patch))


@primitive(result_size=_inbox_size)
def inbox(patch: Patch) -> Indices:
    """Give the ring one step inside of the bounding box.

    Where a side is too short for that it lies between the same two lines: around a single row or
    column, and on two of them.

    >>> inbox(Patch([(0, 0), (2, 3)]))
    Patch({(1, 1), (1, 2)})
    >>> inbox(Patch([(5, 0), (5, 4)])) == box(Patch([(4, 1), (6, 3)]))
    True
    """
    return _ring(_inner(patch))
