"""Patches: where one lies, how large it is, and moving it.

Extremes and corners are those of the bounding box; a corner need not be in the patch.
"""

from __future__ import annotations

from itertools import product
from typing import Any, cast

from batt.dsl.kinds import (
    Boolean,
    Count,
    Grid,
    Indices,
    Integer,
    IntegerTuple,
    Location,
    Object,
    Offset,
    Patch,
    Piece,
    Positions,
    Size,
)
from batt.dsl.laws import Law, blind, rule
from batt.dsl.primitive import primitive
from batt.dsl.values import EMPTY, collect_set
from batt.dsl.values.reading import is_tuple, unordered
from batt.dsl.values.walking import (
    bounds_of,
    check_range,
    height_of,
    holds_cells,
    positions_of,
    read_patch,
    read_sides,
    read_vector,
    width_of,
)
from batt.errors import DslError

NOWHERE = cast("IntegerTuple", ())
"""The empty tuple, which an empty patch has for a corner and for a centre of mass."""


@primitive(Law.IDEMPOTENT)
def toindices(patch: Object | Positions) -> Indices | Positions:
    """Give the positions of a patch, without colours; a tuple of positions stays that tuple.

    >>> toindices(Patch([(3, (0, 1)), (5, (0, 1))]))
    Patch({(0, 1)})
    >>> toindices(((1, 0), (0, 0))), toindices(())
    (((1, 0), (0, 0)), Patch())
    """
    members = read_patch(patch)
    if not members:
        return EMPTY
    if not holds_cells(members):
        return patch
    places = set(positions_of(members))
    return Patch.trusted(places) if isinstance(members, Patch) else Patch(places)


@primitive
def uppermost(patch: Patch) -> Integer:
    """Find the least row.

    >>> uppermost(Patch([(3, (-2, 7)), (3, (4, 0))]))
    -2
    """
    return bounds_of(patch)[0]


@primitive
def lowermost(patch: Patch) -> Integer:
    """Find the greatest row.

    >>> lowermost(Patch([(3, (-2, 7)), (3, (4, 0))]))
    4
    """
    return bounds_of(patch)[2]


@primitive
def leftmost(patch: Patch) -> Integer:
    """Find the least column.

    >>> leftmost(((5, 7), (5, 3)))
    3
    """
    return bounds_of(patch)[1]


@primitive
def rightmost(patch: Patch) -> Integer:
    """Find the greatest column.

    >>> rightmost(Patch([(3, (-2, 7)), (3, (4, 0))]))
    7
    """
    return bounds_of(patch)[3]


@primitive
def ulcorner(patch: Patch) -> Location:
    """Find the upper left corner; the empty tuple for an empty patch.

    >>> ulcorner(Patch([(0, 5), (3, 1)])), ulcorner(Patch())
    ((0, 1), ())
    """
    return _corner(patch, 0, 1)


@primitive
def urcorner(patch: Patch) -> Location:
    """Find the upper right corner; the empty tuple for an empty patch.

    >>> urcorner(Patch([(0, 1), (3, 5)])), urcorner(Patch())
    ((0, 5), ())
    """
    return _corner(patch, 0, 3)


@primitive
def llcorner(patch: Patch) -> Location:
    """Find the lower left corner; the empty tuple for an empty patch.

    >>> llcorner(Patch([(0, 1), (3, 5)])), llcorner(Patch())
    ((3, 1), ())
    """
    return _corner(patch, 2, 1)


@primitive
def lrcorner(patch: Patch) -> Location:
    """Find the lower right corner; the empty tuple for an empty patch.

    >>> lrcorner(Patch([(0, 5), (3, 1)])), lrcorner(Patch())
    ((3, 5), ())
    """
    return _corner(patch, 2, 3)


def _corner(patch: Any, row: int, column: int) -> IntegerTuple:
    """The position made of two of the bounds."""
    if not read_patch(patch):
        return NOWHERE
    bounds = bounds_of(patch)
    return bounds[row], bounds[column]


@primitive(Law.IDEMPOTENT)
def corners(patch: Patch) -> Indices:
    """Give the four corners, fewer where they coincide; of an empty patch the empty tuple.

    >>> corners(Patch([(0, 2), (1, 0)])), corners(Patch())
    (Patch({(0, 0), (0, 2), (1, 0), (1, 2)}), FrozenSet({()}))
    """
    if not read_patch(patch):
        return cast("Indices", collect_set([NOWHERE]))
    top, left, bottom, right = bounds_of(patch)
    check_range(top, left, bottom, right)
    return Patch.trusted(product((top, bottom), (left, right)))


@primitive
def height(piece: Piece) -> Count:
    """Count the rows of a grid, or of a patch's bounding box; 0 when empty.

    >>> height(Patch([(0, 0), (4, 0)])), height(((0, 0), (4, 0)))
    (5, 2)
    """
    return height_of(piece)


@primitive
def width(piece: Piece) -> Count:
    """Count the columns of a grid, by its first row, or of a patch's bounding box; 0 when empty.

    >>> width(Patch([(0, 0), (0, 4)])), width(((0, 0), (0, 4)))
    (5, 2)
    """
    return width_of(piece)


@primitive
def shape(piece: Piece) -> Size:
    """Give height and width.

    >>> shape(Grid("123/456")), shape(Patch())
    ((2, 3), (0, 0))
    """
    return height_of(piece), width_of(piece)


@primitive
def portrait(piece: Piece) -> Boolean:
    """Tell whether a piece is strictly higher than wide.

    >>> portrait(Grid("1/2")), portrait(Grid("12/34"))
    (True, False)
    """
    return height_of(piece) > width_of(piece)


@primitive
def square(piece: Piece) -> Boolean:
    """Tell whether a grid is as high as wide, or a patch fills a box that is.

    >>> square(Patch([(0, 0), (1, 1)])), square(Patch([(1, 1)])), square(Patch())
    (False, True, True)
    """
    rows, columns = height_of(piece), width_of(piece)
    if is_tuple(piece):
        if not rows:
            raise DslError("", "empty grid")
        return rows == columns
    return rows == columns and len(piece) == rows * columns


@primitive
def vline(patch: Piece) -> Boolean:
    """Tell whether a patch is one column wide and has as many members as rows.

    >>> vline(Patch([(0, 3), (1, 3)])), vline(Patch([(0, 3), (2, 3)])), vline(Patch())
    (True, False, False)
    """
    return width_of(patch) == 1 and height_of(patch) == len(patch)


@primitive
def hline(patch: Piece) -> Boolean:
    """Tell whether a patch is one row high and has as many members as columns.

    >>> hline(Patch([(3, 0), (3, 1)])), hline(Patch([(3, 3)])), hline(Patch())
    (True, True, False)
    """
    return width_of(patch) == len(patch) and height_of(patch) == 1


@primitive
def center(patch: Patch) -> Location:
    """Find the middle of the bounding box, of two the later; it need not be in the patch.

    >>> center(Patch([(0, 0), (1, 4)]))
    (1, 2)
    """
    top, left, _, _ = bounds_of(patch)
    return top + height_of(patch) // 2, left + width_of(patch) // 2


@primitive
def centerofmass(patch: Patch) -> Location:
    """Divide the sums of rows and columns by the number of members, rounded down.

    A position in two colours is one summand and two members; empty gives the empty tuple.

    >>> centerofmass(Patch([(0, 0), (0, 1), (3, 3)])), centerofmass(Patch())
    ((1, 1), ())
    """
    members = read_patch(patch)
    if not members:
        return NOWHERE
    places = set(positions_of(patch)) if holds_cells(members) else positions_of(patch)
    rows, columns = zip(*places, strict=True)
    return sum(rows) // len(members), sum(columns) // len(members)


@primitive
def shift(patch: Patch, directions: Offset) -> Patch:
    """Move every position by a vector; colours stay, and an empty patch comes back as it is.

    >>> shift(Patch([(3, (0, 0))]), (-1, 2))
    Patch({(3, (-1, 2))})
    >>> shift(((0, 0), (0, 0)), DOWN), shift((), ONE)
    (Patch({(1, 0)}), ())
    """
    members = read_patch(patch)
    return _moved(members, *read_vector(directions)) if members else patch


@primitive(Law.IDEMPOTENT, work=len)  # finding the box is a walk of its own
def normalize(patch: Patch) -> Patch:
    """Shift a patch so that its bounding box begins at the origin; an empty one comes back.

    >>> normalize(Patch([(3, (5, 2)), (3, (4, 3))]))
    Patch({(3, (0, 1)), (3, (1, 0))})
    """
    members = read_patch(patch)
    if not members:
        return patch
    top, left, _, _ = bounds_of(members)
    return _moved(members, -top, -left)


def _moved(members: Any, down: int, right: int) -> Patch:
    top, left, bottom, edge = members.bounds if type(members) is Patch else bounds_of(members)
    check_range(top + down, left + right, bottom + down, edge + right)
    found: list[Any]
    if holds_cells(members):
        found = [(c, (i + down, j + right)) for c, (i, j) in unordered(members)]
    else:
        found = [(i + down, j + right) for i, j in unordered(members)]
    return Patch.trusted(found) if type(members) is Patch else Patch(found)


@primitive
def bordering(patch: Patch, grid: Grid) -> Boolean:
    """Tell whether an extreme of a patch lies exactly on a grid's first or last row or column.

    >>> bordering(Patch([(1, 2)]), Grid("000/000/000")), bordering(Patch([(1, 3)]), Grid("00/00"))
    (True, True)
    >>> bordering(Patch([(5, 5)]), Grid("000/000/000"))
    False
    """
    top, left, bottom, right = bounds_of(patch)
    rows, columns = read_sides(grid)
    return top == 0 or left == 0 or bottom == rows - 1 or right == columns - 1


PLACES_READERS = ("fill(g, a, _)", "underfill(g, a, _)", "cover(g, _)", "recolor(a, _)")
blind(
    readers=(*PLACES_READERS, "toobject(_, g)", "backdrop(_)", "outbox(_)", "inbox(_)"),
    keepers=("toindices(x)", "recolor(c, x)"),
)
SIDE_READERS = ("uppermost(_)", "lowermost(_)", "leftmost(_)", "rightmost(_)", "corners(_)")
CORNER_READERS = ("ulcorner(_)", "urcorner(_)", "llcorner(_)", "lrcorner(_)")
BOX_KEEPERS = ("box(x)", "backdrop(x)")
blind(
    readers=(*SIDE_READERS, *CORNER_READERS),
    keepers=("toindices(x)", "recolor(c, x)", *BOX_KEEPERS),
)
blind(readers=("outbox(_)", "inbox(_)"), keepers=BOX_KEEPERS)
rule("box within the box", "backdrop(box(x))", "backdrop(x)")
rule("shifted and normalised", "normalize(shift(p, d))", "normalize(p)")
rule("upper side", "first(ulcorner(p))", "uppermost(p)")
rule("upper side on the right", "first(urcorner(p))", "uppermost(p)")
rule("lower side", "first(llcorner(p))", "lowermost(p)")
rule("lower side on the right", "first(lrcorner(p))", "lowermost(p)")
rule("left side", "last(ulcorner(p))", "leftmost(p)")
rule("left side below", "last(llcorner(p))", "leftmost(p)")
rule("right side", "last(urcorner(p))", "rightmost(p)")
rule("right side below", "last(lrcorner(p))", "rightmost(p)")
rule("upper left", "astuple(uppermost(p), leftmost(p))", "ulcorner(p)")
rule("upper right", "astuple(uppermost(p), rightmost(p))", "urcorner(p)")
rule("lower left", "astuple(lowermost(p), leftmost(p))", "llcorner(p)")
rule("lower right", "astuple(lowermost(p), rightmost(p))", "lrcorner(p)")
rule("height and width", "astuple(height(x), width(x))", "shape(x)")
rule("height of the shape", "first(shape(x))", "height(x)")
rule("width of the shape", "last(shape(x))", "width(x)")
rule("higher than wide", "greater(height(x), width(x))", "portrait(x)")
