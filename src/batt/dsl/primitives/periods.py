"""Periods: after how many columns or rows an object repeats."""

from __future__ import annotations

from typing import Any

from batt.dsl.kinds import Integer, Object
from batt.dsl.primitive import primitive
from batt.dsl.values.walking import (
    bounds_of,
    cells_of,
    positions_of,
    read_patch,
)

Beads = set[tuple[int, int, int]]
"""Cells by colour, by the line that they lie on, and by their place along it."""


def _moves(patch: Any, extent: int) -> int:
    """Four walks over the cells, and one for each move, of which there are fewer than cells."""
    cells = len(patch)
    return cells * (4 + min(cells, extent))


def _moves_left(obj: Any) -> int:
    if not read_patch(obj):
        return 0
    _, left, _, right = bounds_of(obj)
    return _moves(obj, right - left)


@primitive(work=_moves_left)
def hperiod(obj: Object) -> Integer:
    """Find the least number of columns, 1 or more, after which an object's cells repeat.

    Moved that far to the left, what is still at or right of its old left edge lies within it; the
    width if nothing less does.  Only the cells of the object must match, so gaps may not repeat.

    >>> hperiod(toobject(asindices(Grid("1212")), Grid("1212")))
    2
    >>> hperiod(Patch([(1, (0, 0)), (1, (0, 1)), (1, (0, 3))]))
    2
    """
    if _is_thin(obj, 1):
        return 1
    return _period({(colour, i, j) for colour, (i, j) in cells_of(obj)})


def _moves_up(obj: Any) -> int:
    if not read_patch(obj):
        return 0
    top, _, bottom, _ = bounds_of(obj)
    return _moves(obj, bottom - top)


@primitive(work=_moves_up)
def vperiod(obj: Object) -> Integer:
    """Find the least number of rows, 1 or more, after which an object's cells repeat.

    It is ``hperiod`` with rows for columns: moved upwards and cut at the old upper edge.

    >>> vperiod(Patch([(1, (0, 0)), (2, (1, 0)), (1, (2, 0))])), vperiod(Patch())
    (2, 0)
    """
    if _is_thin(obj, 0):
        return 1
    return _period({(colour, j, i) for colour, (i, j) in cells_of(obj)})


def _is_thin(obj: Any, axis: int) -> bool:
    """Whether an object, or indices, has one row (axis 0) or one column (axis 1)."""
    return bool(read_patch(obj)) and len({place[axis] for place in positions_of(obj)}) == 1


def _period(beads: Beads) -> int:
    """The least move that brings every bead on one like it, or past the first place."""
    if not beads:
        return 0
    first = min(place for _, _, place in beads)
    colour, line, last = max(beads, key=_place)
    # No lesser move takes the last bead past the first place: it must come to lie on one like it.
    moves = sorted(last - place for c, at, place in beads if c == colour and at == line)
    for move in moves[1:]:
        if all((c, at, p - move) in beads for c, at, p in beads if p - move >= first):
            return move
    return last - first + 1


def _place(bead: tuple[int, int, int]) -> int:
    return bead[2]
