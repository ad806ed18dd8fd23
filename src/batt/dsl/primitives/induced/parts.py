"""Parts: a grid cut into equal parts, by lines or by number, and parts combined cell by cell.

Cuts give the parts as they lie, row by row; ``merge`` makes one tuple of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from batt.dsl.kinds import (
    Any,
    Colour,
    Grid,
    Integer,
    Pair,
    Size,
    Tuple,
    TupleTuple,
)
from batt.dsl.primitive import primitive
from batt.dsl.primitives.induced.tilings import Rows, cells_in, moved_rows, solid_rows
from batt.dsl.values.grid import Row
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.walking import read_vector
from batt.errors import DslError

Spans = Sequence[tuple[int, int]]
"""Where parts begin and end along one side of a grid."""


def _two_walks(grid: Any, *_: Any) -> int:
    return 2 * cells_in(grid) + 2 * len(grid) + 60


@primitive(work=_two_walks)
def equal_parts(grid: Grid, dims: Size) -> TupleTuple[Grid]:
    """Cut a grid in as many equal parts down and across as ``dims`` says, with nothing left over.

    >>> equal_parts(Grid("1234"), (1, 2))
    ((Grid('12'), Grid('34')),)
    """
    rows, (down, right) = solid_rows(grid), read_vector(dims)
    return _cut(rows, _equal_spans(len(rows), down), _equal_spans(len(rows[0]), right))


def _equal_spans(length: int, count: int) -> Spans:
    if count < 1 or length % count:
        raise DslError("", f"{length} cannot be cut in {count} equal parts")
    step = length // count
    return tuple(zip(range(0, length, step), range(step, length + 1, step), strict=True))


@primitive(work=_two_walks)
def blocks_of_size(grid: Grid, dims: Size) -> TupleTuple[Grid]:
    """Cut a grid in parts of a height and a width, with nothing left over.

    >>> blocks_of_size(Grid("1234"), (1, 1))
    ((Grid('1'), Grid('2'), Grid('3'), Grid('4')),)
    """
    rows, (height, width) = solid_rows(grid), read_vector(dims)
    if height < 1 or width < 1 or len(rows) % height or len(rows[0]) % width:
        raise DslError("", "it cannot be cut in parts of that size")
    down, right = len(rows) // height, len(rows[0]) // width
    return _cut(rows, _equal_spans(len(rows), down), _equal_spans(len(rows[0]), right))


def _cut(rows: Rows, down: Spans, right: Spans) -> tuple[tuple[Grid, ...], ...]:
    """The parts of rows between bounds along both sides."""
    return tuple(
        tuple(
            Grid.trusted(tuple([row[left:end] for row in rows[top:bottom]])) for left, end in right
        )
        for top, bottom in down
    )


def _line_work(grid: Any) -> int:
    return 8 * (cells_in(grid) + 10 * (len(grid) + len(grid[0]))) if grid else 1


@primitive(work=_line_work)
def parts_between_lines(grid: Grid) -> TupleTuple[Grid]:
    """Cut a grid along its rows and columns of one colour, in two or more parts of equal size.

    Of several colours that have such lines, the one with the fewest is taken, of these a colour
    other than 0, then the least.  There is no result where the parts differ in size.

    >>> parts_between_lines(Grid("12534/55555/12534"))
    ((Grid('12'), Grid('34')), (Grid('12'), Grid('34')))
    >>> parts_between_lines(Grid("14042"))
    ((Grid('14'), Grid('42')),)
    """
    return _cut_by_best(solid_rows(grid), is_equal=True)


@primitive(work=_line_work)
def uneven_parts(grid: Grid) -> TupleTuple[Grid]:
    """Cut a grid along its rows and columns of one colour, in two or more parts of any sizes.

    Of several colours that have such lines one is taken as ``parts_between_lines`` does it.

    >>> uneven_parts(Grid("1534/5555/1534"))
    ((Grid('1'), Grid('34')), (Grid('1'), Grid('34')))
    """
    return _cut_by_best(solid_rows(grid), is_equal=False)


def _cut_by_best(rows: Rows, is_equal: bool) -> tuple[tuple[Grid, ...], ...]:
    """The parts between the lines of the colour that makes the best cut."""
    cuts = [cut for colour in _line_colours(rows) if (cut := _cut_by(rows, colour, is_equal))]
    if not cuts:
        raise DslError("", "no lines that cut it so")
    _, down, right = min(cuts)
    return _cut(rows, down, right)


def _line_colours(rows: Rows) -> set[int]:
    columns = zip(*rows, strict=True)
    return {line[0] for line in (*rows, *columns) if len(set(line)) == 1}


def _cut_by(
    rows: Rows, colour: int, is_equal: bool
) -> tuple[tuple[int, bool, int], Spans, Spans] | None:
    """The parts between the lines of a colour, after how good the cut is, or nothing."""
    height, width = len(rows), len(rows[0])
    across = [i for i, row in enumerate(rows) if row.count(colour) == width]
    upright = [
        j for j, column in enumerate(zip(*rows, strict=True)) if column.count(colour) == height
    ]
    down, right = _spans_between(across, height), _spans_between(upright, width)
    if len(down) * len(right) < 2:
        return None
    if is_equal and (len(_lengths(down)) != 1 or len(_lengths(right)) != 1):
        return None
    return (len(across) + len(upright), colour == 0, colour), down, right


def _spans_between(lines: Sequence[int], length: int) -> Spans:
    """The stretches between lines that are not empty."""
    ends = (*lines, length)
    starts = (0, *[line + 1 for line in lines])
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _lengths(spans: Spans) -> set[int]:
    return {end - start for start, end in spans}


def _eight_walks(grid: Any) -> int:
    return 8 * cells_in(grid)


@primitive(work=_eight_walks)
def with_mirrors(grid: Grid) -> Tuple[Grid]:
    """The grid, and its mirror images: top and bottom exchanged, left and right, and both.

    A square grid is followed by its images about the falling and the rising diagonal.

    >>> with_mirrors(Grid("12"))
    (Grid('12'), Grid('12'), Grid('21'), Grid('21'))
    """
    rows = solid_rows(grid)
    motions = (0, 4, 5, 2, 6, 7) if len(rows) == len(rows[0]) else (0, 4, 5, 2)
    return tuple(Grid.trusted(moved_rows(rows, motion)) for motion in motions)


def stacked(parts: Any, places: Any) -> list[Rows]:
    """The rows of the parts at some places; ``DslError`` where they differ in size."""
    chosen = [solid_rows(_part(parts, place)) for place in need_tuple(places)]
    if len({(len(rows), len(rows[0])) for rows in chosen}) != 1:
        raise DslError("", "no parts, or parts of different sizes")
    return chosen


def _part(parts: Any, place: int) -> Any:
    if not 0 <= place < len(parts):
        raise DslError("", f"there is no part {place}")
    return parts[place]


def cell_keys(stacked: Sequence[Rows]) -> Iterator[list[Row]]:
    """Of each row of parts that lie on one another the colours at each place, as tuples."""
    for lines in zip(*stacked, strict=True):
        yield list(zip(*lines, strict=True))


def _table_work(parts: Any, places: Any, table: Any) -> int:
    largest = max(map(cells_in, parts), default=1)
    return (2 + 3 * len(places)) * largest + 2 * len(places) + len(table)


@primitive(work=_table_work)
def cells_by_table(
    parts: Tuple[Grid], places: Tuple[Integer], table: Tuple[Pair[Tuple[Colour], Colour]]
) -> Grid:
    """Lay the parts at some places on one another, and read each cell from a table.

    The colours that the parts have there, in the order of ``places``, are its key.  There is no
    result where a key has no row.

    >>> cells_by_table((Grid("01"), Grid("11")), (0, 1), (((0, 1), 5), ((1, 1), 0)))
    Grid('50')
    >>> cells_by_table((Grid("01"), Grid("00")), (0,), (((0,), 3), ((1,), 4)))
    Grid('34')
    """
    colour_of = {tuple(key): colour for key, colour in table}
    try:
        return Grid(
            [[colour_of[key] for key in line] for line in cell_keys(stacked(parts, places))]
        )
    except KeyError:
        raise DslError("", "a key without a row in the table") from None


def _overlay_work(parts: Any, order: Any, _clear: Any) -> int:
    return (2 + 3 * len(order)) * max(map(cells_in, parts), default=1) + 2 * len(order)


@primitive(work=_overlay_work)
def laid_over(parts: Tuple[Grid], order: Tuple[Integer], clear: Colour) -> Grid:
    """Lay the parts at some places over one another, the first on top; ``clear`` lets see through.

    >>> laid_over((Grid("1100"), Grid("0220")), (1, 0), 0)
    Grid('1220')
    """
    return Grid(
        [
            [next((colour for colour in key if colour != clear), clear) for key in line]
            for line in cell_keys(stacked(parts, order))
        ]
    )
