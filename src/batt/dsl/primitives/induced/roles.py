"""Colours by role: each grid's own colours renumbered, so that one number means one part.

A colour's role is its place in an order of the grid's colours.  The background, the colour with
most cells, is the first of any order; then the others follow, by an order's number: 0 those with
more cells first, 1 those first that begin in an upper row, 2 those that begin in a column further
left.  Of equal ones the one seen first in reading goes first.  Colours that are ``fixed`` keep
their numbers; the others get those that are left, and colours that a grid lacks the last of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain

from batt.dsl.kinds import Any, Colour, Grid, Integer, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.layers import Rows, layer_cells, layer_rows
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import number
from batt.errors import DslError

COLOURS = range(10)

MOST_CELLS, UPPER, LEFT = ORDERS = range(3)
"""The numbers of the orders."""


def roles(grid: Any, order: Any, fixed: Any) -> dict[int, int]:
    """The number that each of the ten colours has by its role in a grid.

    Raises ``DslError`` for an order that there is not, and for a grid without cells.
    """
    rows, kept = layer_rows(grid), set(map(number, need_tuple(fixed)))
    known = dict.fromkeys(chain.from_iterable(rows))
    counts = Counter(chain.from_iterable(rows))
    first, *rest = sorted(known, key=lambda colour: -counts[colour])
    placed = [first, *sorted(rest, key=_key(rows, order, counts))]
    moving = [colour for colour in dict.fromkeys([*placed, *COLOURS]) if colour not in kept]
    free = (place for place in COLOURS if place not in kept)
    return dict(zip([colour for colour in moving if colour in COLOURS], free, strict=True))


def _key(rows: Rows, order: Any, counts: Mapping[int, int]) -> Callable[[int], int]:
    if order == MOST_CELLS:
        return lambda colour: -counts[colour]
    if order == UPPER:
        return lambda colour: next(i for i, row in enumerate(rows) if colour in row)
    if order == LEFT:
        return lambda colour: min(row.index(colour) for row in rows if colour in row)
    raise DslError("", f"{order!r:.40} is no number of an order")


def renumbered(rows: Rows, numbers: Mapping[int, int]) -> Grid:
    """The rows with other numbers; what has none keeps its own."""
    return Grid([[numbers.get(cell, cell) for cell in row] for row in rows])


def _walks(grid: Any, *_: Any) -> int:
    return 40 + 8 * layer_cells(grid)


@primitive(work=_walks)
def by_role(grid: Grid, order: Integer, fixed: Tuple[Colour]) -> Grid:
    """Renumber the colours by their roles: the background 0, the others 1, 2 ... in an order.

    Order 0 is by cells, most first, 1 by first row, 2 by first column.  Fixed colours keep their
    numbers, which the others do not get.

    >>> by_role(Grid("7755/7722"), 0, (1,)), by_role(Grid("7755/7722"), 2, ())
    (Grid('0022/0033'), Grid('0011/0022'))
    """
    return renumbered(layer_rows(grid), roles(grid, order, fixed))


def _both_walks(original: Any, _order: Any, _fixed: Any, grid: Any) -> int:
    return 40 + 8 * layer_cells(original) + layer_cells(grid)


@primitive(work=_both_walks)
def back_by_role(original: Grid, order: Integer, fixed: Tuple[Colour], grid: Grid) -> Grid:
    """Give a grid, in numbers of ``by_role``, the colours that these are in the original.

    >>> back_by_role(Grid("7755/7722"), 0, (1,), Grid("0123"))
    Grid('7152')
    """
    colours = {role: colour for colour, role in roles(original, order, fixed).items()}
    return renumbered(layer_rows(grid), colours)
