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
    rows = read_rectangle(grid)
    tries = sum(down * right for _, _, down, right in _beginnings(rows, *_both_runs(rows)))
    return 12 * len(grid) + 60 * area_of(grid) + 24 * tries + 4 * MOST_FOUND * area_of(grid)


@primitive(work=_frame_steps)
def framed(grid: Grid) -> Objects:
    """Find the frames of one colour, each with all that it encloses, other colours among it.

    A frame is at least 3 high and wide, not made of two that share a side, and not of the
    background's colour.

    >>> first(framed(Grid("5550/5350/5550/0000/0000"))) == asobject(Grid("555/535/555"))
    True
    >>> size(framed(Grid("555550/535350/555550/000000/000000/000000")))
    2
    """
    rows = read_rectangle(grid)
    return _cut_out(rows, _frames(rows))


Runs = Sequence[Sequence[int]]


def _both_runs(rows: Sequence[Row]) -> tuple[Runs, Runs]:
    """For each cell how many of its colour follow it to the right, and down, itself included."""
    columns = tuple(zip(*rows, strict=True))
    return _runs(rows), list(zip(*_runs(columns), strict=True))


def _beginnings(
    rows: Sequence[Row], right: Runs, down: Runs
) -> Iterator[tuple[int, int, int, int]]:
    """The cells where a frame may begin, with how far it may go down and to the right."""
    hidden = background(rows)
    for i, j in product(range(len(rows)), range(len(rows[0]))):
        if rows[i][j] != hidden and min(right[i][j], down[i][j]) >= LEAST_SIDE:
            yield i, j, down[i][j], right[i][j]


def _frames(rows: Sequence[Row]) -> Iterator[Bounds]:
    right, down = _both_runs(rows)
    for i, j, high, wide in _beginnings(rows, right, down):
        for bottom in range(i + LEAST_SIDE - 1, i + high):
            for last in range(j + LEAST_SIDE - 1, j + min(wide, right[bottom][j])):
                bounds = i, j, bottom, last
                if down[i][last] > bottom - i and _is_one(rows, right, down, bounds):
                    yield bounds


def _is_one(rows: Sequence[Row], right: Runs, down: Runs, bounds: Bounds) -> bool:
    """Whether no line of a frame's colour goes through it from side to side."""
    top, left, bottom, last = bounds
    colour, wide, high = rows[top][left], last - left - 1, bottom - top - 1
    for i in range(top + 1, bottom):
        if rows[i][left + 1] == colour and right[i][left + 1] >= wide:
            return False
    for j in range(left + 1, last):
        if rows[top + 1][j] == colour and down[top + 1][j] >= high:
            return False
    return True


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
