"""Roles in parts: what lies on the background, whatever the colours are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from batt.dsl.kinds import Any, Boolean, Colour, Grid, Integer, Pair, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.parts import cell_keys, stacked
from batt.dsl.primitives.induced.tilings import Rows, cells_in, moved_rows, solid_rows
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import number
from batt.errors import DslError

BACKGROUND = -1
"""What stands in a table for the background."""

Key = tuple[bool, ...]


@primitive(work=lambda parts: 2 * sum(map(cells_in, parts)) + 12 * len(parts))
def shared_colour(parts: Tuple[Grid]) -> Colour:
    """Give the colour that all parts have, which is their background.

    Of several it is 0, if that is one of them, or else the one with most cells in all parts
    together; so it is where there is none.  Of equal ones it is the least.

    >>> shared_colour((Grid("70"), Grid("22/20"))), shared_colour((Grid("7"), Grid("22")))
    (0, 2)
    """
    counts = [_counts(solid_rows(part)) for part in need_tuple(parts)]
    if not counts:
        raise DslError("", "no parts")
    every = sum(counts[1:], counts[0])
    shared = set(every).intersection(*counts) or every
    return min(shared, key=lambda colour: (colour != 0, -every[colour], colour))


@primitive(work=lambda grid: 4 * cells_in(grid) + 60)
def halves(grid: Grid) -> Tuple[Grid]:
    """Cut a grid in two equal parts, one below the other or side by side.

    It is cut so that the parts have fewer colours, or else across its longer side.  There is no
    result where neither way leaves nothing over.

    >>> halves(Grid("1122/1022")), halves(Grid("101/202"))
    ((Grid('11/10'), Grid('22/22')), (Grid('101'), Grid('202')))
    """
    rows = solid_rows(grid)
    height, width = len(rows), len(rows[0])
    ways = []
    if height % 2 == 0:
        ways.append((height < width, (rows[: height // 2], rows[height // 2 :])))
    if width % 2 == 0:
        middle = width // 2
        sides = tuple([r[:middle] for r in rows]), tuple([r[middle:] for r in rows])
        ways.append((height >= width, sides))
    if not ways:
        raise DslError("", f"{height} by {width} cells have no halves")
    _, parts = min(ways, key=lambda way: (_variety(way[1]), way[0]))
    return tuple(map(Grid.trusted, parts))


@primitive(work=lambda grid: 12 * cells_in(grid) + 20)
def mirrored_half(grid: Grid) -> Grid:
    """Fill the half of a grid that is empty with the mirror image of the other half.

    Empty is what has the most common colour only.  Of several empty halves the lower is taken, then
    the upper, the right, and the left one; there is no result where none is.

    >>> mirrored_half(Grid("1222/4222")), mirrored_half(Grid("12/22/22"))
    (Grid('1221/4224'), Grid('12/22/12'))
    """
    rows = solid_rows(grid)
    counts = _counts(rows)
    ground = min(counts, key=lambda colour: (-counts[colour], colour))
    for motion in (0, 4, 6, 7):
        turned = moved_rows(rows, motion)
        half = len(turned) // 2
        if half and all(set(row) == {ground} for row in turned[-half:]):
            made = turned[:-half] + turned[:half][::-1]
            return Grid.trusted(moved_rows(made, motion))
    raise DslError("", "no half is empty")


def _variety(parts: Sequence[Rows]) -> int:
    """How many colours parts have, each counted by itself."""
    return sum(len(set(chain.from_iterable(part))) for part in parts)


def _counts(rows: Rows) -> Counter[int]:
    """How many cells each colour has; ``DslError`` where a cell is no number."""
    return Counter(map(number, chain.from_iterable(rows)))


def ink_keys(layers: Sequence[Rows], clear: int) -> Iterator[list[Key]]:
    """Of each row of parts that lie on one another which have another colour than the clear one."""
    for line in cell_keys(layers):
        yield [tuple([colour != clear for colour in key]) for key in line]


def _table_work(parts: Any, places: Any, _clear: Any, table: Any) -> int:
    largest = max(map(cells_in, parts), default=1)
    return (2 + 4 * len(places)) * largest + 2 * len(places) + len(table)


@primitive(work=_table_work)
def cells_by_ink(
    parts: Tuple[Grid],
    places: Tuple[Integer],
    clear: Colour,
    table: Tuple[Pair[Tuple[Boolean], Integer]],
) -> Grid:
    """Lay the parts at some places on one another, and read each cell from a table of their ink.

    A key says of each part, in the order of ``places``, whether it has another colour there than
    ``clear``.  -1 in the table stands for the clear colour.  There is no result where a key has no
    row.

    >>> cells_by_ink((Grid("47"), Grid("55")), (0, 1), 7, (((0, 1), -1), ((1, 1), 3)))
    Grid('37')
    """
    ground = number(clear)
    colour_of = {
        tuple(key): ground if colour == BACKGROUND else colour
        for key, colour in map(need_tuple, need_tuple(table))
    }
    try:
        return Grid(
            [[colour_of[key] for key in line] for line in ink_keys(stacked(parts, places), ground)]
        )
    except KeyError:
        raise DslError("", "a key without a row in the table") from None
