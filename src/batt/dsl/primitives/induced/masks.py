"""Grids as bit masks: sets of cells that are shifted, joined and compared as whole numbers.

The cell in row i and column j is the bit i times twice the width, plus j: what is shifted past a
side by at most the width falls into bits that stand for no cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from batt.dsl.values.grid import Row
from batt.dsl.values.walking import read_rectangle

WAYS = ((-1, 0), (0, -1), (0, 1), (1, 0), (-1, -1), (-1, 1), (1, -1), (1, 1))
"""The eight neighbours of a cell, those that share an edge first."""


class Masks:
    """A grid as masks: ``of`` has one for each colour that occurs, ``full`` is all cells."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Read the rows, all as long as the first."""
        self.height, self.width = len(rows), len(rows[0])
        self.stride = 2 * self.width
        line = (1 << self.width) - 1
        self.full = sum(line << (i * self.stride) for i in range(self.height))
        self.of: dict[int, int] = {}
        for i, row in enumerate(rows):
            bit = 1 << (i * self.stride)
            for cell in row:
                self.of[cell] = self.of.get(cell, 0) | bit
                bit <<= 1

    def shifted(self, mask: int, down: int, right: int) -> int:
        """Each cell so far from where it was, those that leave the grid dropped."""
        if abs(right) > self.width or abs(down) > self.height:
            return 0
        by = down * self.stride + right
        return (mask << by if by >= 0 else mask >> -by) & self.full

    def all_but(self, colour: int) -> int:
        """The cells that are not of a colour."""
        return self.full & ~self.of.get(colour, 0)

    def mask_of(self, places: Iterable[tuple[int, int]]) -> int:
        """The mask of positions, those off the grid left out."""
        mask = 0
        for i, j in places:
            if 0 <= i < self.height and 0 <= j < self.width:
                mask |= 1 << (i * self.stride + j)
        return mask

    def places(self, mask: int) -> Iterator[tuple[int, int]]:
        """The positions of a mask."""
        while mask:
            low = mask & -mask
            mask ^= low
            yield divmod(low.bit_length() - 1, self.stride)


def masks_of(grid: Any) -> Masks:
    """The masks of a grid; ``DslError`` for one without cells, or what is no grid."""
    return Masks(read_rectangle(grid))


def mask_steps(grid: Any) -> int:
    """What making masks of a grid, and positions of masks, is charged."""
    height, width = len(grid), len(grid[0]) if grid else 0
    return 60 * height * width + 40


def shift_steps(grid: Any) -> int:
    """What shifting and comparing a mask a few times is charged."""
    return 30 + (len(grid) * len(grid[0]) if grid else 0) // 16
