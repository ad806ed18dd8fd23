"""Turns of grids, and outputs that are nothing but turned inputs, laid side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from batt.dsl.values import Grid

Example = tuple[Grid, Grid]
Turn = Callable[[Grid], Grid]
Vector = tuple[int, int]
Tiling = list[list[Turn]]
"""Row by row how each tile of an output is turned."""


def rows_of(grid: Grid) -> list[tuple[int, ...]]:
    """The rows of a grid, as plain tuples."""
    return [tuple(row) for row in grid]


def _same(grid: Grid) -> Grid:
    return grid


def _transposed(grid: Grid) -> Grid:
    return Grid(zip(*rows_of(grid), strict=True))


def _flipped(grid: Grid) -> Grid:
    return Grid(reversed(rows_of(grid)))


def _mirrored(grid: Grid) -> Grid:
    return Grid(row[::-1] for row in grid)


TURNS: Mapping[str, tuple[Turn, Callable[[Vector], Vector]]] = {
    "rot90": (lambda g: _transposed(_flipped(g)), lambda v: (v[1], -v[0])),
    "rot180": (lambda g: _mirrored(_flipped(g)), lambda v: (-v[0], -v[1])),
    "rot270": (lambda g: _flipped(_transposed(g)), lambda v: (-v[1], v[0])),
    "hmirror": (_flipped, lambda v: (-v[0], v[1])),
    "vmirror": (_mirrored, lambda v: (v[0], -v[1])),
    "dmirror": (_transposed, lambda v: (v[1], v[0])),
    "cmirror": (
        lambda g: _mirrored(_flipped(_transposed(g))),
        lambda v: (-v[1], -v[0]),
    ),
}
"""What each does to a grid, and to a direction (down, right); named as the primitives are."""


def find_tiling(train: Sequence[Example]) -> Tiling | None:
    """How each tile is turned, where all outputs are tiles of their turned inputs."""
    for turn, _ in TURNS.values():
        if all(turn(given) == output for given, output in train):
            return [[turn]]
    scales = {_scale(*example) for example in train}
    high, wide = scales.pop() if len(scales) == 1 else (0, 0)
    tiles = [[_turn_of_tile(train, i, j) for j in range(wide)] for i in range(high)]
    if not tiles or any(turn is None for row in tiles for turn in row):
        return None
    return [[turn for turn in row if turn] for row in tiles]


def _scale(given: Grid, output: Grid) -> Vector:
    """How many times an output is as high and as wide; (0, 0) where that is no number."""
    if output.height % given.height or output.width % given.width:
        return (0, 0)
    return (output.height // given.height, output.width // given.width)


def _turn_of_tile(train: Sequence[Example], i: int, j: int) -> Turn | None:
    """The first turn that makes, in all pairs, the tile in a row and a column out of the input."""
    for turn in (_same, *(turn for turn, _ in TURNS.values())):
        if all(turn(given) == _tile(output, given, i, j) for given, output in train):
            return turn
    return None


def _tile(output: Grid, given: Grid, i: int, j: int) -> Grid:
    top, left = i * given.height, j * given.width
    rows = rows_of(output)[top : top + given.height]
    return Grid(row[left : left + given.width] for row in rows)


def commutes(turn: Turn, tiling: Tiling, train: Sequence[Example]) -> bool:
    """Whether tiling a turned input gives the turned output."""
    return all(_tiled(turn(given), tiling) == turn(output) for given, output in train)


def _tiled(given: Grid, tiling: Tiling) -> Grid | None:
    """The tiles side by side; None where their sides do not go together."""
    made = [[turn(given) for turn in row] for row in tiling]
    if len({(tile.height, tile.width) for row in made for tile in row}) > 1:
        return None
    lines = [zip(*map(rows_of, row), strict=True) for row in made]
    return Grid(sum(parts, ()) for line in lines for parts in line)
