"""Boards: grids, patches in their places over a dimmed grid, at most 64 rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from batt.drawing.picture import Board, Position
from batt.dsl.values import Patch
from batt.explaining.expression import counted

SIDE = 64
"""The most rows, and columns, of a board."""

Rows = Sequence[Sequence[int]]


class Window(NamedTuple):
    """What of the plane a board shows: its first row and column, and its height and width."""

    top: int
    left: int
    height: int
    width: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a position is inside."""
        return (
            self.top <= row < self.top + self.height
            and self.left <= column < self.left + self.width
        )


def grid_board(grid: Rows) -> Board:
    """A grid with its size, cut where it is larger than a board."""
    width = len(grid[0]) if grid else 0
    rows = tuple(tuple(row[:SIDE]) for row in grid[:SIDE])
    cut = f", the first {len(rows)}x{min(width, SIDE)}" if max(len(grid), width) > SIDE else ""
    return Board(rows, f"{len(grid)}x{width}{cut}")


def patch_board(patch: Patch, around: Rows | None) -> Board:
    """A patch that is not empty in its place over the dimmed grid ``around``."""
    return patches_board([patch], around, counted(len(patch), _member(patch)))


def patches_board(patches: Sequence[Patch], around: Rows | None, caption: str) -> Board:
    """Patches, not all of them empty, in their places over the dimmed grid ``around``.

    The board reaches beyond the grid where they do; its caption says so.
    """
    height, width = (len(around), len(around[0]) if around else 0) if around else (0, 0)
    window = _window([patch.bounds for patch in patches if patch], height, width)
    canvas = _Canvas(window, around or ())
    for patch in patches:
        canvas.put(patch)
    if around and not canvas.stays_within(height, width):
        caption += ", off the grid"
    if canvas.hidden:
        caption += f", {canvas.hidden:,} out of sight"
    rows = tuple(map(tuple, canvas.rows))
    bright, marked = frozenset(canvas.bright), frozenset(canvas.marked)
    return Board(rows, caption, bright, marked, window[:2])


def cut_out(patch: Patch) -> Board:
    """A patch alone, cut to its bounding box, with the place of that."""
    top, left, _, _ = patch.bounds
    board = patch_board(patch, None)
    return Board(
        board.rows, f"{board.caption} at ({top}, {left})", None, board.marked, board.corner
    )


def _member(patch: Patch) -> str:
    return "cell" if patch.is_object else "position"


class _Canvas:
    """A window on a grid, onto which patches are put."""

    def __init__(self, window: Window, around: Rows) -> None:
        self._window = window
        self.rows = [
            [_cell(around, row, column) for column in _span(window.left, window.width)]
            for row in _span(window.top, window.height)
        ]
        self.bright: set[Position] = set()
        self.marked: set[Position] = set()
        self.hidden = 0
        self._bounds: list[tuple[int, int, int, int]] = []

    def put(self, patch: Patch) -> None:
        if patch:
            self._bounds.append(patch.bounds)
        for member in patch:
            row, column = member[1] if patch.is_object else member
            if not self._window.holds(row, column):
                self.hidden += 1
                continue
            place = (row - self._window.top, column - self._window.left)
            self.bright.add(place)
            if patch.is_object:
                self.rows[place[0]][place[1]] = member[0]
            else:
                self.marked.add(place)

    def stays_within(self, height: int, width: int) -> bool:
        return all(
            top >= 0 and left >= 0 and bottom < height and right < width
            for top, left, bottom, right in self._bounds
        )


def _span(first: int, count: int) -> range:
    return range(first, first + count)


def _cell(around: Rows, row: int, column: int) -> int | None:
    inside = 0 <= row < len(around) and 0 <= column < len(around[row])
    return around[row][column] if inside else None


def _window(bounds: Iterable[tuple[int, int, int, int]], height: int, width: int) -> Window:
    """The grid and all patches, or of these as much as a board has room for."""
    tops, lefts, bottoms, rights = zip(*bounds, strict=True)
    top, down = _stretch(min(tops), max(bottoms), height)
    left, across = _stretch(min(lefts), max(rights), width)
    return Window(top, left, down, across)


def _stretch(least: int, most: int, side: int) -> tuple[int, int]:
    """Where a board begins and how long it is, which shows the grid first, then what is near."""
    if side:
        least, most = min(least, 0), max(most, side - 1)
    if most - least < SIDE or not side:
        return least, min(most - least + 1, SIDE)
    spare = max(SIDE - side, 0)
    before = min(-least, max(spare // 2, spare - (most - side + 1)))
    return -before, SIDE
