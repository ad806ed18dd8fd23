"""Rectangles in a grid: those within a frame, those between four corners, the largest blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Any

from batt.dsl.kinds import Grid, Objects
from batt.dsl.primitive import primitive
from batt.dsl.values import FrozenSet, Patch, Row, collect_set
from batt.dsl.values.walking import area_of, background, patch_from, read_rectangle
from batt.errors import DslError

MOST_CORNERS = 60
"""A colour with more cells than these makes no corners."""

MOST_FOUND = 60
"""In a grid with more rectangles than these none is meant."""

LEAST_SIDE = 3
"""The least height and width of a frame."""

Bounds = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def _frame_steps(grid: Any) -> int:
    return 12 * len(grid) + area_of(grid) * (40 + area_of(grid) // 3) + 70 * 4 * area_of(grid)


@primitive(work=_frame_steps)
def framed(grid: Grid) -> Objects:
    """Find the frames of one colour, each with all that it encloses, other colours among it.

    A frame is at least 3 high and wide, and not made of two that share a side.

    >>> framed(Grid("555/535/555")) == {asobject(Grid("555/535/555"))}
    True
    """
    rows = read_rectangle(grid)
    return _cut_out(rows, _frames(rows))


def _frames(rows: Sequence[Row]) -> Iterator[Bounds]:
    right, down = _runs(rows), list(zip(*_runs(tuple(zip(*rows, strict=True))), strict=True))
    for i, j in product(range(len(rows) - 2), range(len(rows[0]) - 2)):
        for bottom in range(i + LEAST_SIDE - 1, i + down[i][j]):
            wide = min(right[i][j], right[bottom][j])
            for last in range(j + LEAST_SIDE - 1, j + wide):
                if down[i][last] > bottom - i and _is_one(rows, (i, j, bottom, last)):
                    yield i, j, bottom, last


def _runs(rows: Sequence[Row]) -> list[list[int]]:
    """For each cell how many of its colour lie in a row from it to the right, itself included."""
    runs = []
    for row in rows:
        line = [1] * len(row)
        for j in range(len(row) - 2, -1, -1):
            if row[j] == row[j + 1]:
                line[j] = line[j + 1] + 1
        runs.append(line)
    return runs


def _is_one(rows: Sequence[Row], bounds: Bounds) -> bool:
    """Whether a frame has another colour beside each of its sides, so that no smaller one does."""
    top, left, bottom, right = bounds
    colour = rows[top][left]
    lines = [rows[i][left + 1 : right] for i in (top + 1, bottom - 1)]
    lines += [tuple(rows[i][j] for i in range(top + 1, bottom)) for j in (left + 1, right - 1)]
    return all(any(cell != colour for cell in line) for line in lines)


def _cut_out(rows: Sequence[Row], found: Iterator[Bounds]) -> FrozenSet[Patch]:
    """The rectangles with all their cells; ``DslError`` where there are none, or too many."""
    bounds = []
    for each in found:
        bounds.append(each)
        if len(bounds) > MOST_FOUND:
            raise DslError("", "too many rectangles")
    if not bounds:
        raise DslError("", "no rectangles")
    return collect_set(_rectangle(rows, each) for each in bounds)


def _rectangle(rows: Sequence[Row], bounds: Bounds) -> Patch:
    top, left, bottom, right = bounds
    places = product(range(top, bottom + 1), range(left, right + 1))
    return patch_from(rows, [(rows[i][j], (i, j)) for i, j in places])


def _corner_steps(grid: Any) -> int:
    return 20 * len(grid) + 70 * 4 * area_of(grid) + 10 * MOST_CORNERS**2


@primitive(work=_corner_steps)
def cornered(grid: Grid) -> Objects:
    """Find the rectangles, each with all its cells, whose four corners have a colour alone.

    That is not the background's, and no other cell on the rim has it; sides are at least 3.

    >>> cornered(Grid("4004/0010/4004")) == {asobject(Grid("4004/0010/4004"))}
    True
    """
    rows = read_rectangle(grid)
    return _cut_out(rows, _between_corners(rows))


def _between_corners(rows: Sequence[Row]) -> Iterator[Bounds]:
    places: dict[int, list[tuple[int, int]]] = {}
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            places.setdefault(cell, []).append((i, j))
    for colour, found in sorted(places.items()):
        if colour == background(rows) or len(found) > MOST_CORNERS:
            continue
        for (i, j), (x, y) in combinations(found, 2):
            if x - i < LEAST_SIDE - 1 or y - j < LEAST_SIDE - 1:
                continue
            if rows[i][y] == rows[x][j] == colour:
                level = rows[i][j : y + 1].count(colour) + rows[x][j : y + 1].count(colour)
                upright = sum(row[j] == colour or row[y] == colour for row in rows[i + 1 : x])
                if level == 4 and not upright:
                    yield i, j, x, y


def _block_steps(grid: Any) -> int:
    return 12 * len(grid) + 40 * area_of(grid) + len(grid) * area_of(grid) * 6


@primitive(work=_block_steps)
def largest_blocks(grid: Grid) -> Objects:
    """Find for each colour but the background's its largest rectangle, the first from the top.

    >>> largest_blocks(Grid("0330/0330/3000"))
    FrozenSet({Patch({(3, (0, 1)), (3, (0, 2)), (3, (1, 1)), (3, (1, 2))})})
    """
    rows = read_rectangle(grid)
    runs, best = _runs(rows), dict[int, tuple[int, Bounds]]()
    for i, j in product(range(len(rows)), range(len(rows[0]))):
        colour, wide = rows[i][j], len(rows[0])
        for bottom in range(i, len(rows)):
            if rows[bottom][j] != colour:
                break
            wide = min(wide, runs[bottom][j])
            size = wide * (bottom - i + 1)
            if size > best.get(colour, (0, ()))[0]:
                best[colour] = size, (i, j, bottom, j + wide - 1)
    hidden = background(rows)
    return _cut_out(rows, (bounds for colour, (_, bounds) in best.items() if colour != hidden))
