"""Drawing on grids, against the reference."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl import (
    FrozenSet,
    Grid,
    Patch,
    cover,
    fill,
    mostcolor,
    move,
    paint,
    recolor,
    underfill,
    underpaint,
)
from batt.errors import DslError

GRID = Grid("000/010/002")
INDICES = Patch({(0, 0), (1, 1)})
OBJECT = Patch({(5, (0, 0)), (6, (1, 1))})
TWICE = Patch({(5, (0, 0)), (6, (0, 0))})
OFF = Patch({(-1, 0), (0, -1), (3, 0), (0, 3), (-3, -3)})
EMPTY_ROWS = ((), ())
RAGGED = ((0, 0), (0,))
DOT = Patch({(1, (1, 1))})

CASES = [
    ("fill, positions", fill, [GRID, 7, INDICES], "700/070/002"),
    ("fill, an object's colours are ignored", fill, [GRID, 7, OBJECT], "700/070/002"),
    ("fill, off the grid is ignored, not wrapped", fill, [GRID, 7, OFF], "000/010/002"),
    ("fill, nothing", fill, [GRID, 7, Patch()], "000/010/002"),
    ("fill, the empty tuple", fill, [GRID, 7, ()], "000/010/002"),
    ("fill, a tuple with repeats", fill, [GRID, 7, ((0, 0), (0, 0))], "700/010/002"),
    ("fill, a tuple of cells", fill, [GRID, 7, ((1, (0, 0)),)], "700/010/002"),
    ("fill, a tuple reaching far off", fill, [GRID, 7, ((0, 0), (5000, 0))], "700/010/002"),
    ("fill, a grid that is a tuple of positions", fill, [GRID, 7, Grid("11")], "000/070/002"),
    ("fill, a boolean is a colour", fill, [GRID, True, INDICES], "100/010/002"),
    ("fill, a number too large, nowhere", fill, [GRID, 128, OFF], "000/010/002"),
    ("fill, a plain tuple of rows", fill, [((0, 0),), 7, INDICES], "70"),
    ("fill, a grid of empty rows", fill, [EMPTY_ROWS, 7, INDICES], EMPTY_ROWS),
    ("fill, ragged rows that have the cells", fill, [RAGGED, 7, {(1, 0)}], ((0, 0), (7,))),
    ("paint, each cell its colour", paint, [GRID, OBJECT], "500/060/002"),
    ("paint, [rule] the later visited of a set stays", paint, [GRID, TWICE], "600/010/002"),
    (
        "paint, the later of a tuple stays",
        paint,
        [GRID, ((6, (0, 0)), (5, (0, 0)))],
        "500/010/002",
    ),
    ("paint, off the grid is ignored", paint, [GRID, {(5, (3, 0)), (5, (0, -1))}], "000/010/002"),
    ("paint, an empty object", paint, [GRID, Patch()], "000/010/002"),
    ("paint, the empty tuple", paint, [GRID, ()], "000/010/002"),
    ("underfill, only the background", underfill, [GRID, 7, INDICES], "700/010/002"),
    ("underfill, in the background's colour", underfill, [GRID, 0, INDICES], "000/010/002"),
    (
        "underfill, [rule] ties of the background",
        underfill,
        [Grid("12"), 7, {(0, 0), (0, 1)}],
        "72",
    ),
    ("underfill, off the grid is ignored", underfill, [GRID, 7, OFF], "000/010/002"),
    ("underfill, a number too large, nowhere", underfill, [GRID, 999, {(1, 1)}], "000/010/002"),
    ("underpaint, only the background", underpaint, [GRID, OBJECT], "500/010/002"),
    ("underpaint, the first of a set stays", underpaint, [GRID, TWICE], "500/010/002"),
    (
        "underpaint, the first of a tuple stays",
        underpaint,
        [GRID, ((6, (0, 0)), (5, (0, 0)))],
        "600/010/002",
    ),
    (
        "underpaint, the background's colour leaves a position open",
        underpaint,
        [GRID, {(0, (0, 0)), (5, (0, 0))}],
        "500/010/002",
    ),
    ("underpaint, off the grid is ignored", underpaint, [GRID, {(5, (-1, 0))}], "000/010/002"),
    ("cover, by the background", cover, [GRID, {(1, 1), (2, 2)}], "000/000/000"),
    ("cover, the background counts the patch too", cover, [Grid("110"), {(0, 0), (0, 1)}], "110"),
    ("cover, nothing", cover, [GRID, Patch()], "000/010/002"),
    ("move", move, [GRID, DOT, (-1, 1)], "001/000/002"),
    ("move, over other cells", move, [GRID, DOT, (1, 1)], "000/000/001"),
    ("move, what leaves the grid is lost", move, [GRID, DOT, (0, 2)], "000/000/002"),
    ("move, however far", move, [GRID, DOT, (0, 99999)], "000/000/002"),
    ("move, nowhere", move, [GRID, DOT, (0, 0)], "000/010/002"),
    ("move, onto itself", move, [Grid("0110"), {(1, (0, 1)), (1, (0, 2))}, (0, 1)], "0011"),
    ("move, an empty object", move, [GRID, Patch(), (1, 1)], "000/010/002"),
    ("move, an empty object, whatever the way", move, [GRID, (), 3], "000/010/002"),
    ("move, the object's own colours", move, [GRID, {(5, (1, 1))}, (0, 1)], "000/005/002"),
    ("move, a position in two colours", move, [GRID, TWICE, (0, 1)], "060/010/002"),
    (
        "move, a tuple is shifted into a set",
        move,
        [GRID, ((6, (0, 0)), (5, (0, 0))), (0, 1)],
        "060/010/002",
    ),
]


@pytest.mark.parametrize(
    ("_case", "primitive", "args", "expected"), CASES, ids=[case for case, *_ in CASES]
)
def test_gives_what_the_reference_says(
    _case: str, primitive: Any, args: list[Any], expected: Any
) -> None:
    result = primitive(*args)
    assert result == (Grid(expected) if isinstance(expected, str) else expected)


EXAMPLES = {
    "fill": (fill, [7, INDICES]),
    "paint": (paint, [OBJECT]),
    "underfill": (underfill, [7, INDICES]),
    "underpaint": (underpaint, [OBJECT]),
    "cover": (cover, [INDICES]),
    "move": (move, [OBJECT, (0, 1)]),
}
ERRORS = [
    *(
        (f"{name}, empty grid", primitive, [(), *rest])
        for name, (primitive, rest) in EXAMPLES.items()
    ),
    *(
        (f"{name}, a set is no grid", primitive, [OBJECT, *rest])
        for name, (primitive, rest) in EXAMPLES.items()
    ),
    ("move, empty grid and empty object", move, [(), Patch(), (0, 1)]),
    ("fill, [rule] a cell past 127", fill, [GRID, 128, INDICES]),
    ("fill, a cell that is none", fill, [GRID, None, INDICES]),
    ("fill, a number as a patch", fill, [GRID, 1, 1]),
    ("fill, a general set", fill, [GRID, 1, FrozenSet({1, 2})]),
    ("fill, [rule] a set that fits no patch", fill, [GRID, 1, FrozenSet({(5000, 0)})]),
    ("fill, cells and positions", fill, [GRID, 1, ((0, 0), (1, (0, 0)))]),
    ("fill, a tuple of three numbers", fill, [GRID, 1, ((0, 0, 0),)]),
    ("fill, none in a position", fill, [GRID, 1, ((-1, None),)]),
    ("fill, a missing cell", fill, [RAGGED, 7, {(1, 1)}]),
    ("fill, a tuple of rows that is no grid", fill, [((300, 0),), 7, {(0, 1)}]),
    ("paint, Indices", paint, [GRID, INDICES]),
    ("paint, a tuple of positions", paint, [GRID, ((0, 0),)]),
    ("paint, [rule] a tuple with a colour past 127", paint, [GRID, ((128, (0, 0)),)]),
    ("underfill, no background", underfill, [EMPTY_ROWS, 7, INDICES]),
    ("underfill, [rule] a cell past 127", underfill, [GRID, 128, INDICES]),
    ("underpaint, Indices", underpaint, [GRID, INDICES]),
    ("underpaint, a tuple of positions", underpaint, [GRID, ((0, 0),)]),
    ("cover, no background", cover, [EMPTY_ROWS, INDICES]),
    ("move, Indices", move, [GRID, INDICES, (0, 1)]),
    ("move, no vector", move, [GRID, DOT, 1]),
    ("move, a vector of three", move, [GRID, DOT, (1, 1, 1)]),
]


@pytest.mark.parametrize(("_case", "primitive", "args"), ERRORS, ids=[case for case, *_ in ERRORS])
def test_has_no_result(_case: str, primitive: Any, args: list[Any]) -> None:
    with pytest.raises(DslError):
        primitive(*args)


grids = (
    st.integers(1, 4)
    .flatmap(
        lambda width: st.lists(st.tuples(*[st.integers(0, 3)] * width), min_size=1, max_size=4)
    )
    .map(Grid)
)
positions = st.tuples(st.integers(-2, 5), st.integers(-2, 5))
cells = st.tuples(st.integers(0, 4), positions)
objects = st.frozensets(cells, max_size=12).map(Patch)


def written_one_by_one(grid: Grid, cells: Any) -> tuple[tuple[int, ...], ...]:
    rows = [list(row) for row in grid]
    for colour, (i, j) in cells:
        if i in range(grid.height) and j in range(grid.width):
            rows[i][j] = colour
    return tuple(map(tuple, rows))


@given(grids, objects)
def test_paint_writes_all_cells_in_natural_order(grid: Grid, obj: Patch) -> None:
    assert paint(grid, obj) == written_one_by_one(grid, sorted(obj))


@given(grids, st.lists(cells, max_size=12))
def test_paint_writes_a_tuples_cells_in_sequence(grid: Grid, cells: list[Any]) -> None:
    assert paint(grid, tuple(cells)) == written_one_by_one(grid, cells)


@given(grids, st.integers(0, 9), objects)
def test_fill_paints_in_one_colour(grid: Grid, colour: int, patch: Patch) -> None:
    assert fill(grid, colour, patch) == paint(grid, recolor(colour, patch))
    assert cover(grid, patch) == fill(grid, mostcolor(grid), patch)


@given(grids, objects)
def test_underpaint_gives_each_background_cell_its_first_other_colour(
    grid: Grid, obj: Patch
) -> None:
    background = mostcolor(grid)
    expected = [list(row) for row in grid]
    for i, row in enumerate(grid):
        for j, cell in enumerate(row):
            colours = sorted(c for c, place in obj if place == (i, j) and c != background)
            expected[i][j] = colours[0] if cell == background and colours else cell
    assert underpaint(grid, obj) == tuple(map(tuple, expected))


@given(grids, st.integers(0, 9), objects)
def test_underfill_underpaints_in_one_colour(grid: Grid, colour: int, patch: Patch) -> None:
    assert underfill(grid, colour, patch) == underpaint(grid, recolor(colour, patch))


@given(grids, objects, st.tuples(st.integers(-3, 3), st.integers(-3, 3)))
def test_move_covers_and_then_paints_shifted(
    grid: Grid, obj: Patch, offset: tuple[int, int]
) -> None:
    shifted = Patch((c, (i + offset[0], j + offset[1])) for c, (i, j) in obj)
    assert move(grid, obj, offset) == paint(cover(grid, obj), shifted)
    assert move(grid, tuple(reversed(list(obj))), offset) == move(grid, obj, offset)


@given(grids, objects)
def test_a_plain_tuple_of_rows_is_the_grid(grid: Grid, obj: Patch) -> None:
    plain = tuple(grid)
    for primitive in (paint, underpaint, cover):
        drawn = primitive(plain, obj)
        assert drawn == primitive(grid, obj)
        assert type(drawn) is Grid
