"""Continuations: what a grid shows of a pattern goes on, by its period or by its own symmetry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from batt.dsl.kinds import Colour, Count, Grid, Integer, Tuple
from batt.dsl.limits import SIDE_LIMIT
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.tilings import Rows, cells_in, solid_rows
from batt.dsl.values.grid import Row
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import number
from batt.errors import DslError

KEPT = -1
"""The colour of cells that are added with the colour of those that they come from."""

MOST_SHIFT = 3
"""How far to the side a pattern may go on with each period."""

LARGEST_PERIOD = 9
"""The largest period of a pattern along slanted lines."""

SLANTS = ((1, 0), (0, 1), (1, 1), (1, -1), (1, 2), (2, 1), (1, -2), (2, -1))
"""How many classes of cells lie between a cell and the next one down, and to the right."""


def _down_size(grid: Any, height: Any) -> int:
    width = len(grid[0]) if grid else 1
    return max(1, width * max(number(height), len(grid)))


def _down_work(grid: Any, height: Any) -> int:
    return (2 * MOST_SHIFT + 1) * (len(grid) + 1) * (cells_in(grid) + len(grid)) + 2 * _down_size(
        grid, height
    )


@primitive(work=_down_work, result_size=_down_size)
def continued_down(grid: Grid, height: Count) -> Grid:
    """Let a pattern go on below its last row until the grid is so high.

    The rows repeat after the least number of rows that all of them bear out, at least once; if no
    number does, each time moved to the side by the least number of columns, in front of which is
    the most common colour.  Rows past the height are cut off.

    >>> continued_down(Grid("10/01/10"), 5), continued_down(Grid("100/010"), 3)
    (Grid('10/01/10/01/10'), Grid('100/010/001'))
    """
    rows, wanted = solid_rows(grid), number(height)
    if not 0 < wanted <= SIDE_LIMIT:
        raise DslError("", f"no grid is {wanted} rows high")
    counts = [cell for row in rows for cell in row]
    hidden = max(sorted(set(counts)), key=counts.count)
    period, shift = _period(rows)
    made = list(rows[:wanted])
    while len(made) < wanted:
        made.append(_pushed(made[-period], shift, hidden))
    return Grid(made)


def _period(rows: Rows) -> tuple[int, int]:
    """After how many rows they repeat, and how far to the right."""
    for shift in sorted(range(-MOST_SHIFT, MOST_SHIFT + 1), key=lambda each: (abs(each), -each)):
        for period in range(1, len(rows)):
            later = zip(rows, rows[period:], strict=False)
            if abs(shift) < len(rows[0]) and all(_goes_on(*pair, shift) for pair in later):
                return period, shift
    raise DslError("", "rows that do not repeat")


def _goes_on(row: Row, later: Row, shift: int) -> bool:
    width = len(row)
    here = slice(max(0, shift), width + min(0, shift))
    return later[here] == row[max(0, -shift) : width - max(0, shift)]


def _pushed(row: Row, shift: int, hidden: int) -> Row:
    if shift >= 0:
        return (hidden,) * shift + row[: len(row) - shift]
    return row[-shift:] + (hidden,) * -shift


def _filling_work(grid: Any, _clear: Any) -> int:
    return cells_in(grid) * (len(grid) + 4) + 8 * len(grid)


@primitive(work=_filling_work)
def refilled_down(grid: Grid, clear: Colour) -> Grid:
    """Let a pattern go on in the rows at the bottom that have nothing but one colour.

    The other rows must repeat after some number of rows, the least of which counts.

    >>> refilled_down(Grid("12/34/12/00/00"), 0)
    Grid('12/34/12/34/12')
    """
    rows, hidden = solid_rows(grid), number(clear)
    end = max((i for i, row in enumerate(rows, 1) if set(row) != {hidden}), default=0)
    if end in (0, len(rows)):
        raise DslError("", "nothing to go on, or nowhere")
    made = list(rows[:end])
    for period in range(1, end):
        if made[period:] == made[: end - period]:
            while len(made) < len(rows):
                made.append(made[-period])
            return Grid(made)
    raise DslError("", "rows that do not repeat")


def _slant_work(grid: Any, _clear: Any) -> int:
    return 3 * len(SLANTS) * LARGEST_PERIOD * cells_in(grid)


@primitive(work=_slant_work)
def completed_by_slant(grid: Grid, clear: Colour) -> Grid:
    """Fill the cells of one colour by straight lines, along each of which all cells are alike.

    The lines are upright, level or slanted, and repeat after the least number of lines with which
    all visible cells agree and every cell is told.

    >>> completed_by_slant(Grid("1200/2000/0003"), 0)
    Grid('1231/2312/3123')
    """
    rows, hidden = solid_rows(grid), number(clear)
    seen = [
        (i, j, cell) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell != hidden
    ]
    for period, (down, right) in product(range(2, LARGEST_PERIOD + 1), SLANTS):
        colour_of: dict[int, int] = {}
        for i, j, cell in seen:
            if colour_of.setdefault((down * i + right * j) % period, cell) != cell:
                break
        else:
            if len(colour_of) == period:
                return Grid(
                    [
                        [colour_of[(down * i + right * j) % period] for j in range(len(rows[0]))]
                        for i in range(len(rows))
                    ]
                )
    raise DslError("", "no lines that repeat")


Centre = tuple[int, int]
"""A point, in half cells down and to the right."""

MOVED = {
    1: lambda down, right: (right, -down),
    2: lambda down, right: (-down, -right),
    3: lambda down, right: (-right, down),
    4: lambda down, right: (-down, right),
    5: lambda down, right: (down, -right),
    6: lambda down, right: (right, down),
    7: lambda down, right: (-right, -down),
}
"""Where the motions, by their numbers (see ``tilings``), take what lies off the centre."""


def _symmetry_work(grid: Any, clear: Any, motions: Any, _added: Any) -> int:
    shown: int = sum(len(row) - row.count(clear) for row in grid)
    return 8 * cells_in(grid) * (1 + shown * max(1, len(motions)))


@primitive(work=_symmetry_work)
def symmetrised(grid: Grid, clear: Colour, motions: Tuple[Integer], added: Integer) -> Grid:
    """Make what a grid shows symmetric, by adding cells where one colour is.

    Every motion, 1 to 7 as in ``tiled_by_layout``, must take the cells to cells of the same colour
    or to clear ones, within the grid, about one centre.  Of several it is that about which most
    colours have all their images already, then most cells, then that for which the fewest are
    added, then the first from the top left.  The cells added are of the colour ``added``, with -1
    of those that they come from.

    >>> symmetrised(Grid("120/320/000"), 0, (5,), -1), symmetrised(Grid("12/00"), 0, (4,), 7)
    (Grid('121/323/000'), Grid('12/77'))
    """
    rows, hidden = solid_rows(grid), number(clear)
    cells = {
        (2 * i, 2 * j): cell
        for i, row in enumerate(rows)
        for j, cell in enumerate(row)
        if cell != hidden
    }
    ways = [MOVED[way] for way in need_tuple(motions) if way in MOVED]
    if not ways:
        raise DslError("", "no motions")
    found = _closures(cells, ways, len(rows), len(rows[0]))
    _, best = min(found, key=lambda each: each[0], default=((), {}))
    if not best:
        raise DslError("", "no centre")
    made = [list(row) for row in rows]
    for (i, j), cell in best.items():
        made[i // 2][j // 2] = cell if added == KEPT else added
    return Grid(made)


def _closures(
    cells: dict[Centre, int], ways: list[Any], height: int, width: int
) -> Iterator[tuple[tuple[int, ...], dict[Centre, int]]]:
    """The cells that are added about each centre that allows it, after how well it does.

    Best is that most colours have all images of all their cells already, then most cells, then that
    few are added.
    """
    for centre in product(range(2 * height - 1), range(2 * width - 1)):
        images = _images(cells, ways, centre, (height, width))
        new = {place: cell for place, cell in images.items() if place not in cells}
        if new:
            moved = [
                cell
                for place, cell in cells.items()
                if any(_image(place, way, centre) not in cells for way in ways)
            ]
            whole = set(cells.values()) - set(moved)
            yield (-len(whole), len(moved), len(new)), new


def _image(place: Centre, way: Any, centre: Centre) -> Centre:
    down, right = way(place[0] - centre[0], place[1] - centre[1])
    return centre[0] + down, centre[1] + right


def _images(
    cells: dict[Centre, int], ways: list[Any], centre: Centre, size: tuple[int, int]
) -> dict[Centre, int]:
    """What the motions about a centre make of the cells; nothing where something disagrees."""
    made: dict[Centre, int] = {}
    for place, cell in cells.items():
        for way in ways:
            x, y = image = _image(place, way, centre)
            if x % 2 or y % 2 or not (0 <= x < 2 * size[0] and 0 <= y < 2 * size[1]):
                return {}
            if cells.get(image, cell) != cell or made.setdefault(image, cell) != cell:
                return {}
    return made
