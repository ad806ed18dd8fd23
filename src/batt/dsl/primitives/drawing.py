"""Drawing: writing colours over the cells of a grid.

Positions off the grid are ignored.  The *background* is the ``mostcolor`` of the grid as given.
"""

from __future__ import annotations

from batt.dsl.kinds import Any, Colour, Grid, Object, Offset, Patch
from batt.dsl.laws import Law, blind, rule
from batt.dsl.primitive import primitive
from batt.dsl.primitives.colours import mostcolor
from batt.dsl.values.reading import is_tuple
from batt.dsl.values.rows import filled_rows, is_colour, painted, written
from batt.dsl.values.walking import positions_of, read_vector


def drawable(grid: Any) -> tuple[list[list[int]], int, int]:
    """The rows of a grid as lists to write in, its height, and its width by the first row."""
    rows = [*map(list, filled_rows(grid))]
    return rows, len(rows), len(rows[0])


@primitive(Law.KEEPS_SOLID)
def fill(grid: Grid, value: Colour, patch: Patch) -> Grid:
    """Give the positions of a patch one colour.

    >>> fill(Grid("000/000"), 3, {(0, 1), (5, 5), (-1, 0)})
    Grid('030/000')
    """
    rows, height, width = drawable(grid)
    for i, j in positions_of(patch):
        if 0 <= i < height and 0 <= j < width:
            rows[i][j] = value
    return written(grid, rows, is_colour(value))


@primitive(Law.KEEPS_SOLID)
def paint(grid: Grid, obj: Object) -> Grid:
    """Give each position of an object its colour; of several colours the last visited stays.

    That is the greatest one, or in a tuple of cells the one that comes last.

    >>> paint(Grid("00"), {(5, (0, 0)), (2, (0, 0))}), paint(Grid("00"), ((5, (0, 0)), (2, (0, 0))))
    (Grid('50'), Grid('20'))
    """
    rows, height, width = drawable(grid)
    for colour, (i, j) in painted(obj):
        if 0 <= i < height and 0 <= j < width:
            rows[i][j] = colour
    return written(grid, rows, isinstance(obj, Patch))


@primitive(Law.KEEPS_SOLID)
def underfill(grid: Grid, value: Colour, patch: Patch) -> Grid:
    """Give the positions of a patch one colour, only where the grid has its background colour.

    >>> underfill(Grid("010"), 3, {(0, 0), (0, 1)})
    Grid('310')
    """
    rows, height, width = drawable(grid)
    background = mostcolor.body(grid)
    for i, j in positions_of(patch):
        if 0 <= i < height and 0 <= j < width and rows[i][j] == background:
            rows[i][j] = value
    return written(grid, rows, is_colour(value))


@primitive(Law.KEEPS_SOLID)
def underpaint(grid: Grid, obj: Object) -> Grid:
    """Give each position of an object its colour, only where the grid has its background colour.

    Of several colours for a position the first visited that is not the background stays.

    >>> underpaint(Grid("010"), {(5, (0, 0)), (2, (0, 0)), (5, (0, 1))})
    Grid('210')
    """
    rows, height, width = drawable(grid)
    background = mostcolor.body(grid)
    for colour, (i, j) in painted(obj):
        if 0 <= i < height and 0 <= j < width and rows[i][j] == background:
            rows[i][j] = colour
    return written(grid, rows, isinstance(obj, Patch))


@primitive(Law.KEEPS_SOLID)
def cover(grid: Grid, patch: Patch) -> Grid:
    """Give the positions of a patch the background colour, which is counted with them in it.

    >>> cover(Grid("010"), {(0, 1)}), cover(Grid("110"), {(0, 0), (0, 1)})
    (Grid('000'), Grid('110'))
    """
    covered: Grid = fill.body(grid, mostcolor.body(grid), patch)
    return covered


def object_size(_grid: Any, obj: Any, _offset: Any) -> int:
    """The cells of the object: a charge for walking over it once more."""
    return len(obj)


@primitive(Law.KEEPS_SOLID, work=object_size)
def move(grid: Grid, obj: Object, offset: Offset) -> Grid:
    """Cover an object and paint it a way off; what leaves the grid is lost.

    >>> move(Grid("010"), {(1, (0, 1))}, (0, 1)), move(Grid("010"), {(1, (0, 1))}, (5, 0))
    (Grid('001'), Grid('000'))
    """
    covered: Grid = cover.body(grid, obj)
    cells = painted(obj)
    if not obj:
        return covered
    rows, height, width = drawable(covered)
    di, dj = read_vector(offset)
    # A tuple that is shifted becomes a set, so its cells too are painted in natural order.
    for colour, (i, j) in sorted(set(cells)) if is_tuple(obj) else cells:
        if 0 <= i + di < height and 0 <= j + dj < width:
            rows[i + di][j + dj] = colour
    return written(covered, rows, isinstance(obj, Patch))


blind(
    readers=("height(_)", "width(_)", "shape(_)"),
    keepers=(
        *("fill(x, c, p)", "underfill(x, c, p)", "paint(x, p)", "underpaint(x, p)"),
        *("cover(x, p)", "move(x, p, d)", "replace(x, a, b)", "switch(x, a, b)", "vmirror(x)"),
    ),
)
rule("filled over", "fill(fill(g, a, p), b, p)", "fill(g, b, p)")
rule("covered and filled", "fill(cover(g, p), c, p)", "fill(g, c, p)")
rule("painted twice", "paint(paint(g, p), p)", "paint(g, p)")
rule("covered twice", "cover(cover(g, p), p)", "cover(g, p)")
rule("painted in one colour", "paint(g, recolor(c, p))", "fill(g, c, p)")
rule("underpainted in one colour", "underpaint(g, recolor(c, p))", "underfill(g, c, p)")
