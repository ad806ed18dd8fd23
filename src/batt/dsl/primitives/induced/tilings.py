"""Tilings: a grid laid out many times, as it is, moved rigidly, inverted, or left out.

A rigid motion has a number: 0 leaves the grid as it is, 1, 2 and 3 turn it clockwise by that many
quarters, 4 and 5 let top and bottom, left and right change places, 6 and 7 mirror it about the
diagonal that falls, that rises to the right.  8 to 15 are the same of the grid with its two colours
exchanged, and -1 is a blank of its size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from batt.dsl.kinds import Any, Colour, Grid, Indices, Integer, Pair, Size, Tuple, TupleTuple
from batt.dsl.primitive import primitive
from batt.dsl.values.grid import Row
from batt.dsl.values.rows import equal_rows, number
from batt.dsl.values.walking import positions_of, read_vector
from batt.errors import DslError

Rows = tuple[Row, ...]

BLANK = -1
"""The number of the motion that leaves nothing."""

TURNS: tuple[Callable[[Rows], Rows], ...] = (
    lambda rows: rows,
    lambda rows: tuple(zip(*rows[::-1], strict=True)),
    lambda rows: tuple([row[::-1] for row in rows[::-1]]),
    lambda rows: tuple(zip(*rows, strict=True))[::-1],
    lambda rows: rows[::-1],
    lambda rows: tuple([row[::-1] for row in rows]),
    lambda rows: tuple(zip(*rows, strict=True)),
    lambda rows: tuple(zip(*rows[::-1], strict=True))[::-1],
)
"""The rigid motions of rows, by number."""

MOTIONS = 2 * len(TURNS)


def solid_rows(grid: Any) -> Rows:
    """The rows of a grid that has cells; ``DslError`` for one that has none."""
    rows = equal_rows(grid)
    if not rows or not rows[0]:
        raise DslError("", "a grid without cells")
    return rows


def cells_in(grid: Any) -> int:
    """Rows times columns, 1 where there are none."""
    return len(grid) * len(grid[0]) or 1 if grid else 1


def moved_rows(rows: Rows, motion: int) -> Rows:
    """Rows after a rigid motion, by its number."""
    if motion == BLANK:
        return ((0,) * len(rows[0]),) * len(rows)
    if not 0 <= motion < MOTIONS:
        raise DslError("", f"{motion} is no number of a motion")
    turned = TURNS[motion % len(TURNS)](rows)
    return turned if motion < len(TURNS) else _inverted(turned)


def _inverted(rows: Rows) -> Rows:
    colours = sorted(set().union(*rows))
    if len(colours) != 2:
        raise DslError("", f"{len(colours)} colours, not two")
    other = {colours[0]: colours[1], colours[1]: colours[0]}
    return tuple([tuple([other[cell] for cell in row]) for row in rows])


def _four_walks(grid: Any, *_: Any) -> int:
    return 4 * cells_in(grid)


@primitive(work=_four_walks)
def inverted_colours(grid: Grid) -> Grid:
    """Exchange the two colours of a grid; there is no result for more colours, or fewer.

    >>> inverted_colours(Grid("01/11"))
    Grid('10/00')
    """
    return Grid(_inverted(solid_rows(grid)))


def joined(blocks: Sequence[Sequence[Rows]]) -> Grid:
    """The grid of blocks, given row by row; ``DslError`` where they do not fit together."""
    rows = []
    for line in blocks:
        if len(set(map(len, line))) != 1:
            raise DslError("", "blocks of different heights side by side")
        rows += [sum(parts, ()) for parts in zip(*line, strict=True)]
    return Grid(rows)


def _times_size(grid: Any, times: Any) -> int:
    down, right = read_vector(times)
    return max(1, cells_in(grid) * down * right)


@primitive(result_size=_times_size)
def tiled_times(grid: Grid, times: Size) -> Grid:
    """Lay a grid out a number of times downwards and a number of times to the right.

    >>> tiled_times(Grid("12"), (2, 3)), tiled_times(Grid("12"), (1, 2))
    (Grid('121212/121212'), Grid('1212'))
    """
    down, right = read_vector(times)
    if down < 1 or right < 1:
        raise DslError("", "nothing is left of it")
    return Grid(tuple([row * right for row in solid_rows(grid)]) * down)


def _layout_size(grid: Any, layout: Any) -> int:
    return cells_in(grid) * cells_in(layout)


def _layout_work(grid: Any, layout: Any) -> int:
    return 4 * MOTIONS * cells_in(grid) + 2 * cells_in(layout) * (1 + len(grid))


@primitive(work=_layout_work, result_size=_layout_size)
def tiled_by_layout(grid: Grid, layout: TupleTuple[Integer]) -> Grid:
    """Lay a grid out in blocks, each moved rigidly as the number at its place says.

    0 is the grid as it is, 1 to 3 quarter turns clockwise, 4 with top and bottom exchanged, 5 with
    left and right exchanged, 6 and 7 mirrored about the falling and the rising diagonal; 8 to 15
    are these with its two colours exchanged, and -1 is blank.

    >>> tiled_by_layout(Grid("12"), ((0, 5), (-1, 8)))
    Grid('1221/0021')
    """
    rows = solid_rows(grid)
    numbers = equal_rows(layout)
    made = {motion: moved_rows(rows, number(motion)) for motion in set().union(*numbers)}
    return joined([[made[motion] for motion in line] for line in numbers])


def _table_size(grid: Any, _table: Any) -> int:
    return cells_in(grid) ** 2


def _table_work(grid: Any, table: Any) -> int:
    return (4 * MOTIONS + 3 + 2 * len(grid)) * cells_in(grid) + 2 * len(table)


@primitive(work=_table_work, result_size=_table_size)
def tiled_by_table(grid: Grid, table: Tuple[Pair[Colour, Integer]]) -> Grid:
    """Put a block as large as the grid for each of its cells, moved as a table says of the colour.

    The numbers in the table are those of ``tiled_by_layout``.  There is no result where a colour
    has no row.

    >>> tiled_by_table(Grid("12"), ((1, 0), (2, -1))), tiled_by_table(Grid("11"), ((1, 4),))
    (Grid('1200'), Grid('1111'))
    """
    rows, motion_of = solid_rows(grid), dict(table)
    colours = set().union(*rows)
    if not colours <= motion_of.keys():
        raise DslError("", "a colour without a row in the table")
    made = {colour: moved_rows(rows, number(motion_of[colour])) for colour in colours}
    return joined([[made[colour] for colour in row] for row in rows])


def _where_size(tile: Any, _here: Any, dims: Any) -> int:
    height, width = read_vector(dims)
    return max(1, cells_in(tile) * height * width)


def _where_work(tile: Any, here: Any, dims: Any) -> int:
    height, width = read_vector(dims)
    return 2 * len(here) + cells_in(tile) + 2 * max(1, height * width) * (1 + len(tile))


@primitive(work=_where_work, result_size=_where_size)
def tiled_where(tile: Grid, here: Indices, dims: Size) -> Grid:
    """Lay out as many blocks down and across as ``dims`` says: the tile at these positions.

    The other blocks are blank, positions outside are ignored.

    >>> tiled_where(Grid("12"), {(0, 1)}, (2, 2))
    Grid('0012/0000')
    """
    rows, (height, width) = solid_rows(tile), read_vector(dims)
    if height < 1 or width < 1:
        raise DslError("", "nothing is left of it")
    present, blank = set(positions_of(here)), moved_rows(rows, BLANK)
    lines = [[rows if (i, j) in present else blank for j in range(width)] for i in range(height)]
    return joined(lines)
