"""Noise taken out of a grid: specks, cells that make no rectangle, holes, uneven stripes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from batt.dsl.kinds import Boolean, Colour, Count, Grid, Size
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.segments import CORNERS, EDGES, joined
from batt.dsl.primitives.induced.tilings import Rows, cells_in, solid_rows
from batt.dsl.values.rows import number
from batt.dsl.values.walking import read_vector
from batt.errors import DslError

MOST_PASSES = 4
"""How often what was healed may help to heal more."""

Places = list[tuple[int, int]]


def _most(colours: Counter[int]) -> int:
    """The most frequent of colours, of equals the smallest."""
    return min(colours, key=lambda colour: (-colours[colour], colour))


def _speck_work(grid: Any, *_: Any) -> int:
    colours = len({cell for row in grid for cell in row})
    return (60 + 4 * colours) * cells_in(grid) + 8 * len(grid)


@primitive(work=_speck_work)
def without_specks(grid: Grid, least: Count, diagonal: Boolean) -> Grid:
    """Give each connected part of one colour with fewer than ``least`` cells the colour around it.

    That is the colour that most cells beside it have in larger parts, the smallest of several; a
    part with no larger one beside it stays.  With ``diagonal`` cells join by corners too.

    >>> without_specks(Grid("1112/1311/0000"), 2, False)
    Grid('1111/1111/0000')
    """
    rows = solid_rows(grid)
    ways = EDGES + CORNERS if diagonal else EDGES
    parts = list(_parts(rows, ways))
    small = {place for part in parts if len(part) < number(least) for place in part}
    made = [list(row) for row in rows]
    for part in parts:
        if part[0] in small:
            around = Counter(rows[i][j] for i, j in _beside(part, rows) if (i, j) not in small)
            for i, j in part if around else ():
                made[i][j] = _most(around)
    return Grid(made)


def _parts(rows: Rows, ways: Sequence[tuple[int, int]]) -> Iterator[Places]:
    for colour in sorted(set().union(*rows)):
        free = {
            (i, j) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell == colour
        }
        yield from joined(free, ways)


def _beside(part: Places, rows: Rows) -> Iterator[tuple[int, int]]:
    for (i, j), (down, right) in product(part, EDGES + CORNERS):
        if 0 <= i + down < len(rows) and 0 <= j + right < len(rows[0]):
            yield i + down, j + right


def _opening_work(grid: Any, _clear: Any, dims: Any) -> int:
    height, width = read_vector(dims)
    return 4 * cells_in(grid) * (1 + max(1, height) * max(1, width))


@primitive(work=_opening_work)
def opened(grid: Grid, clear: Colour, dims: Size) -> Grid:
    """Clear every cell that lies in no rectangle of one colour of this height and width.

    >>> opened(Grid("330/334/040"), 0, (2, 2))
    Grid('330/330/000')
    """
    rows, (height, width) = solid_rows(grid), read_vector(dims)
    if height < 1 or width < 1:
        raise DslError("", "a rectangle without cells")
    made = [[number(clear)] * len(row) for row in rows]
    for i, j in product(range(len(rows) - height + 1), range(len(rows[0]) - width + 1)):
        colour = rows[i][j]
        if all(row[j : j + width].count(colour) == width for row in rows[i : i + height]):
            for line in made[i : i + height]:
                line[j : j + width] = [colour] * width
    return Grid(made)


def _healing_work(grid: Any, *_: Any) -> int:
    return 40 * (MOST_PASSES + 1) * cells_in(grid)


@primitive(work=_healing_work)
def healed(grid: Grid, noise: Colour, clear: Colour) -> Grid:
    """Give cells of the noise's colour that of the rectangles which they spoil, or the clear one.

    A cell belongs to a rectangle where it completes a square of two by two cells, of which two are
    alike, and neither clear nor noise, and the third is so too, or noise.

    >>> healed(Grid("383/338/008"), 8, 0)
    Grid('333/333/000')
    """
    rows, wanted = [list(row) for row in solid_rows(grid)], (number(noise), number(clear))
    for _ in range(MOST_PASSES):
        told = [
            (i, j, colour)
            for i, row in enumerate(rows)
            for j, cell in enumerate(row)
            if cell == wanted[0] and (colour := _square(rows, i, j, wanted)) is not None
        ]
        for i, j, colour in told:
            rows[i][j] = colour
        if not told:
            break
    return Grid([[wanted[1] if cell == wanted[0] else cell for cell in row] for row in rows])


def _square(rows: Sequence[Sequence[int]], i: int, j: int, wanted: tuple[int, int]) -> int | None:
    """The colour of a square of two by two that a cell completes."""
    noise, clear = wanted
    for down, right in CORNERS:
        x, y = i + down, j + right
        if 0 <= x < len(rows) and 0 <= y < len(rows[0]):
            others = [cell for cell in (rows[x][y], rows[i][y], rows[x][j]) if cell != noise]
            if len(others) > 1 and len(set(others)) == 1 and others[0] != clear:
                return others[0]
    return None


def _levelling_work(grid: Any) -> int:
    return 8 * cells_in(grid) + 20 * (len(grid) + (len(grid[0]) if grid else 0))


@primitive(work=_levelling_work)
def levelled(grid: Grid) -> Grid:
    """Give all cells of a line the colour that most of them have, the smallest of several.

    The lines are the rows or the columns, those in which fewer cells change; of equals the rows.

    >>> levelled(Grid("112/112/192"))
    Grid('112/112/112')
    """
    rows = solid_rows(grid)
    columns = tuple(zip(*rows, strict=True))
    level, upright = _levels(rows), _levels(columns)
    if _changes(rows, level) <= _changes(columns, upright):
        return Grid([(colour,) * len(rows[0]) for colour in level])
    return Grid([tuple(upright)] * len(rows))


def _levels(lines: Rows) -> list[int]:
    return [_most(Counter(line)) for line in lines]


def _changes(lines: Rows, level: list[int]) -> int:
    return sum(len(line) - line.count(colour) for line, colour in zip(lines, level, strict=True))
