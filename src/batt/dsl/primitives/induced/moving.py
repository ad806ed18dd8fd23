"""Moving objects: by an offset for each, or one step after the other until something is in the way.

What leaves the grid is lost, and what an object leaves behind is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from batt.dsl.kinds import Boolean, Colour, Grid, Object, Objects, Offset, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.masks import Masks, mask_steps, masks_of, shift_steps
from batt.dsl.primitives.induced.rays import read_way
from batt.dsl.values import Patch
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import number, written
from batt.dsl.values.walking import bounds_of, cells_of, read_rectangle, read_vector

Way = tuple[int, int]


class Mover:
    """An object on its way: its mask, where it began, and how far it has come."""

    def __init__(self, masks: Masks, obj: Patch, way: Way | None) -> None:
        """Put it where it is; ``way`` is None for one that stays."""
        self.cells, self.way, self.come = cells_of(obj), way, 0
        self.mask = masks.mask_of(place for _, place in self.cells)
        self.size = self.mask.bit_count()

    def front(self) -> int:
        """How far ahead it is in its way."""
        down, right = self.way or (0, 0)
        return max((i * down + j * right for _, (i, j) in self.cells), default=0)

    def step(self, masks: Masks, occupied: int) -> int | None:
        """What it occupies one step on; None where it cannot go there."""
        if self.way is None:
            return None
        moved = masks.shifted(self.mask, *self.way)
        if moved.bit_count() < self.size or moved & occupied & ~self.mask:
            return None
        return moved


def settle(masks: Masks, filled: int, movers: Sequence[Mover]) -> None:
    """Move all as far as they can, one step at a time, those in front first."""
    occupied = filled
    going = sorted((each for each in movers if each.size), key=lambda each: -each.front())
    while going:
        gone = []
        for mover in going:
            moved = mover.step(masks, occupied)
            if moved is not None:
                occupied = (occupied & ~mover.mask) | moved
                mover.mask = moved
                mover.come += 1
                gone.append(mover)
        going = gone


def drawn_again(grid: Any, hidden: int, moved: Iterable[tuple[Iterable[Any], Offset]]) -> Grid:
    """The grid without some objects, and then with each at its offset."""
    rows = [list(row) for row in read_rectangle(grid)]
    high, wide = len(rows), len(rows[0])
    placed = [(tuple(cells), offset) for cells, offset in moved]
    for cells, _ in placed:
        for _, (i, j) in cells:
            if 0 <= i < high and 0 <= j < wide:
                rows[i][j] = hidden
    for cells, (down, right) in placed:
        for colour, (i, j) in cells:
            if 0 <= i + down < high and 0 <= j + right < wide:
                rows[i + down][j + right] = colour
    return written(grid, rows, False)


def _sliding_steps(grid: Any, _hidden: Any, objs: Any, *_more: Any) -> int:
    sides = len(grid) + (len(grid[0]) if grid else 0)
    cells = sum(map(len, objs))
    many = len(objs)
    return mask_steps(grid) + 90 * cells + many * sides * (20 + shift_steps(grid)) + 4 * many * many


@primitive(work=_sliding_steps)
def slid(grid: Grid, hidden: Colour, objs: Objects, way: Offset) -> Grid:
    """Move objects one way, as far as nothing that is not hidden, and no border, stops them.

    >>> slid(Grid("303/000/050"), 0, objects(Grid("303/000/050"), T, F, T), (0, 1))
    Grid('033/000/005')
    """
    masks, background = masks_of(grid), number(hidden)
    movers = [Mover(masks, obj, read_way(way)) for obj in objs]
    settle(masks, masks.all_but(background), movers)
    return _settled(grid, background, movers)


def _settled(grid: Any, background: int, movers: Iterable[Mover]) -> Grid:
    moved = []
    for mover in movers:
        down, right = mover.way or (0, 0)
        moved.append((mover.cells, (down * mover.come, right * mover.come)))
    return drawn_again(grid, background, moved)


def _towards_steps(grid: Any, hidden: Any, objs: Any, goal: Any, *_more: Any) -> int:
    return _sliding_steps(grid, hidden, objs) + 30 * len(goal) * (1 + len(objs))


@primitive(work=_towards_steps)
def slid_towards(
    grid: Grid, hidden: Colour, objs: Objects, goal: Object, own: Boolean, stay: Boolean
) -> Grid:
    """Move each object straight towards a goal, until something is in the way.

    The way is straight to the nearest cell of the goal in the rows or columns of an object, else
    diagonal to one that lies so.  With ``own`` only the cells in the colour of the object are its
    goal.  What has no goal stays, or without ``stay`` is hidden.

    >>> slid_towards(Grid("3005/0000"), 0, FrozenSet({Patch([(3, (0, 0))])}),
    ...     Patch([(5, (0, 3))]), F, T)
    Grid('0035/0000')
    """
    masks, background = masks_of(grid), number(hidden)
    movers, lost = [], []
    for obj in objs:
        way = way_towards(obj, goal, bool(own))
        if way is None and not stay:
            lost.append(obj)
        else:
            movers.append(Mover(masks, obj, way))
    filled = masks.all_but(background)
    for obj in lost:
        filled &= ~masks.mask_of(place for _, place in cells_of(obj))
    settle(masks, filled, movers)
    cleared = drawn_again(
        grid, background, [(_hidden_cells(obj, background), (0, 0)) for obj in lost]
    )
    return _settled(cleared, background, movers)


def _hidden_cells(obj: Any, background: int) -> list[tuple[int, tuple[int, int]]]:
    return [(background, place) for _, place in cells_of(obj)]


def way_towards(obj: Any, goal: Any, own: bool) -> Way | None:
    """The way to the nearest cell of a goal: in the rows or columns of an object, or diagonally."""
    cells = cells_of(obj)
    colours = {colour for colour, _ in cells}
    top, left, bottom, right = bounds_of(obj)
    ways = []
    for colour, (i, j) in cells_of(goal) - cells:
        down, along = _beyond(i, top, bottom), _beyond(j, left, right)
        straight = not (down and along) or abs(down) == abs(along)
        if straight and (down or along) and (colour in colours or not own):
            way = (down > 0) - (down < 0), (along > 0) - (along < 0)
            ways.append((bool(down and along), max(abs(down), abs(along)), way))
    return min(ways)[-1] if ways else None


def _beyond(place: int, least: int, most: int) -> int:
    """How far a place is beyond a range, negative before it."""
    return max(place - most, 0) + min(place - least, 0)


def _moving_steps(grid: Any, _hidden: Any, objs: Any, _offsets: Any) -> int:
    return 8 * len(grid) + (len(grid) * len(grid[0]) if grid else 0) * 4 + 40 * sum(map(len, objs))


@primitive(work=_moving_steps)
def moved_each(grid: Grid, hidden: Colour, objs: Objects, offsets: Tuple[Offset]) -> Grid:
    """Move each object by an offset of its own, the offsets in visiting order of the objects.

    >>> moved_each(Grid("300"), 0, FrozenSet({Patch([(3, (0, 0))])}), ((0, 2),))
    Grid('003')
    """
    pairs = zip(objs, need_tuple(offsets), strict=True)
    moved = [(cells_of(obj), read_vector(offset)) for obj, offset in pairs]
    return drawn_again(grid, number(hidden), moved)
