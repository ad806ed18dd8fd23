"""Cutting, joining and scaling, against the reference."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl import (
    FrozenSet,
    Grid,
    Patch,
    asobject,
    bottomhalf,
    crop,
    downscale,
    hconcat,
    hsplit,
    hupscale,
    lefthalf,
    righthalf,
    rot90,
    rot270,
    subgrid,
    tophalf,
    trim,
    upscale,
    vconcat,
    vsplit,
    vupscale,
)
from batt.dsl.values.reading import is_set
from batt.errors import DslError

GRID = Grid("123/456/789")
EMPTY_ROWS = ((), ())
RAGGED = ((1, 2), (3,))
INDICES = Patch({(0, 1), (1, 2)})
OBJECT = Patch({(5, (0, 1)), (6, (1, 2))})
CELLS = ((5, (0, 1)), (4, (2, 2)))


def grids(*texts: str) -> tuple[Grid, ...]:
    return tuple(map(Grid, texts))


CASES = [
    ("crop", crop, [GRID, (0, 1), (2, 2)], "23/56"),
    ("crop, an overrun is clipped", crop, [GRID, (1, 1), (9, 9)], "56/89"),
    ("crop, a negative start counts from the end", crop, [GRID, (-2, 0), (1, 3)], "456"),
    ("crop, the upper bound at 0 leaves nothing", crop, [GRID, (-2, 0), (2, 3)], ()),
    ("crop, from the last row up to row 1", crop, [GRID, (-1, 0), (2, 3)], ()),
    ("crop, -1 and 2 on one row", crop, [Grid("12"), (-1, 0), (2, 2)], "12"),
    ("crop, a bound cut to 0", crop, [GRID, (-9, 0), (8, 1)], "1/4"),
    ("crop, a negative size", crop, [GRID, (0, 0), (-1, 1)], "1/4"),
    ("crop, a negative upper bound", crop, [GRID, (1, 0), (-2, 1)], "4"),
    ("crop, beyond", crop, [GRID, (7, 7), (1, 1)], ()),
    ("crop, no columns left", crop, [GRID, (0, 3), (2, 1)], EMPTY_ROWS),
    ("crop, the empty grid", crop, [(), (0, 0), (1, 1)], ()),
    ("crop, great numbers", crop, [GRID, (-(2**31) + 1, 0), (2**31 - 1, 2**31 - 1)], ()),
    ("crop, booleans", crop, [GRID, (True, False), (True, 2)], "45"),
    ("crop, ragged rows", crop, [RAGGED, (0, 0), (2, 2)], RAGGED),
    ("subgrid, positions", subgrid, [INDICES, GRID], "23/56"),
    ("subgrid, an object", subgrid, [OBJECT, GRID], "23/56"),
    ("subgrid, clipped at the lower right", subgrid, [{(2, 2), (5, 5)}, GRID], "9"),
    ("subgrid, beyond the upper left", subgrid, [{(-1, 0), (1, 1)}, GRID], ()),
    ("subgrid, all negative counts from the end", subgrid, [{(-2, -2)}, GRID], "5"),
    (
        "subgrid, the shape of a tuple is a grid's",
        subgrid,
        [((0, 0), (2, 2), (1, 0)), GRID],
        "12/45/78",
    ),
    ("trim", trim, [GRID], "5"),
    ("trim, height 2", trim, [Grid("123/456")], ()),
    ("trim, width 2", trim, [Grid("12/34/56")], ((),)),
    ("trim, the empty grid", trim, [()], ()),
    ("upper half, rounded down", tophalf, [GRID], "123"),
    ("upper half, one row", tophalf, [Grid("12")], ()),
    ("upper half, any tuple", tophalf, [(1, 2, 3, 4)], (1, 2)),
    ("lower half, rounded down", bottomhalf, [GRID], "789"),
    ("lower half, even", bottomhalf, [Grid("1/2/3/4")], "3/4"),
    ("lower half, one row", bottomhalf, [Grid("12")], ()),
    ("left half, rounded down", lefthalf, [GRID], "1/4/7"),
    ("left half, one column", lefthalf, [Grid("1/2")], ()),
    ("left half, the empty grid", lefthalf, [()], ()),
    ("left half, empty rows", lefthalf, [EMPTY_ROWS], ()),
    ("right half, rounded down", righthalf, [GRID], "3/6/9"),
    ("right half, one column", righthalf, [Grid("1/2")], ()),
    ("right half, the empty grid", righthalf, [()], ()),
    ("side by side", hsplit, [Grid("1234/5678"), 2], grids("12/56", "34/78")),
    ("side by side, with separators", hsplit, [Grid("12034056"), 3], grids("12", "34", "56")),
    (
        "side by side, the last one clipped",
        hsplit,
        [Grid("123456789"), 8],
        (*grids("1", "3", "5", "7", "9"), *[((),)] * 3),
    ),
    ("side by side, one piece", hsplit, [GRID, 1], (GRID,)),
    ("side by side, more pieces than columns", hsplit, [Grid("1/2"), 3], (EMPTY_ROWS,) * 3),
    ("side by side, n below 0", hsplit, [GRID, -1], ()),
    ("side by side, empty rows", hsplit, [EMPTY_ROWS, 2], (EMPTY_ROWS, EMPTY_ROWS)),
    ("on top, whole", vsplit, [Grid("1/2/3/4"), 2], grids("1/2", "3/4")),
    ("on top, with separators", vsplit, [Grid("1/2/0/3/4"), 2], grids("1/2", "3/4")),
    ("on top, the last one clipped", vsplit, [Grid("1/2/3"), 2], grids("1", "3")),
    ("on top, more pieces than rows", vsplit, [Grid("12"), 2], ((), ())),
    ("on top, n below 0", vsplit, [GRID, -3], ()),
    ("right of", hconcat, [Grid("12/34"), Grid("5/6")], "125/346"),
    ("right of, as many rows as the lower", hconcat, [Grid("12/34"), Grid("5")], "125"),
    ("right of, nothing", hconcat, [Grid("12/34"), ()], ()),
    ("right of, empty rows", hconcat, [Grid("12/34"), EMPTY_ROWS], "12/34"),
    ("right of, ragged rows", hconcat, [RAGGED, Grid("7/8")], ((1, 2, 7), (3, 8))),
    ("right of, ragged rows that fit", hconcat, [RAGGED, ((7,), (8, 9))], "127/389"),
    ("below", vconcat, [Grid("12"), Grid("34")], "12/34"),
    ("below, nothing", vconcat, [(), Grid("34")], "34"),
    ("below, widths are not compared", vconcat, [Grid("12"), Grid("3")], RAGGED),
    ("below, any tuples", vconcat, [(1, 2), CELLS], (1, 2, *CELLS)),
    ("wider", hupscale, [Grid("12/34"), 2], "1122/3344"),
    ("wider, no times", hupscale, [Grid("12/34"), 0], EMPTY_ROWS),
    ("wider, a negative factor", hupscale, [Grid("12/34"), -3], EMPTY_ROWS),
    ("wider, the empty grid", hupscale, [(), 10**9], ()),
    ("wider, empty rows", hupscale, [EMPTY_ROWS, 10**9], EMPTY_ROWS),
    ("wider, ragged rows", hupscale, [RAGGED, 2], ((1, 1, 2, 2), (3, 3))),
    ("higher", vupscale, [Grid("12/34"), 2], "12/12/34/34"),
    ("higher, no times", vupscale, [Grid("12/34"), 0], ()),
    ("higher, a negative factor", vupscale, [Grid("12/34"), -1], ()),
    ("higher, the empty grid", vupscale, [(), 10**9], ()),
    ("larger, a grid", upscale, [Grid("12"), 2], "1122/1122"),
    ("larger, a boolean factor", upscale, [Grid("12"), True], "12"),
    ("larger, a grid no times", upscale, [Grid("12/34"), 0], ()),
    ("larger, the empty grid", upscale, [(), 10**9], ()),
    (
        "larger, an object, away from its corner",
        upscale,
        [{(1, (5, 5)), (2, (5, 7))}, 2],
        {(c, (5 + i, j)) for i in (0, 1) for c, j in ((1, 5), (1, 6), (2, 9), (2, 10))},
    ),
    (
        "larger, a position in two colours",
        upscale,
        [{(1, (0, 0)), (2, (0, 0))}, 2],
        {(c, (i, j)) for c in (1, 2) for i in (0, 1) for j in (0, 1)},
    ),
    ("larger, an object no times", upscale, [OBJECT, 0], set()),
    ("larger, an object a negative factor", upscale, [OBJECT, -2], set()),
    ("larger, the empty object", upscale, [Patch(), 10**9], set()),
    ("smaller, sizes round up", downscale, [GRID, 2], "13/79"),
    ("smaller, the sign does not matter", downscale, [GRID, -2], "13/79"),
    ("smaller, one cell left", downscale, [GRID, 10**9], "1"),
    ("smaller, longer rows are cut", downscale, [((1, 2), (3, 4, 5)), 1], "12/34"),
]


@pytest.mark.parametrize(
    ("_case", "primitive", "args", "expected"), CASES, ids=[case for case, *_ in CASES]
)
def test_gives_what_the_reference_says(
    _case: str, primitive: Any, args: list[Any], expected: Any
) -> None:
    result = primitive(*args)
    assert result == (Grid(expected) if isinstance(expected, str) else expected)
    if isinstance(expected, set):
        assert is_set(result)


HIGH = Grid([(0,)] * 2000)
WIDE = Grid([(0,) * 2000])
ERRORS = [
    ("crop, a set", crop, [OBJECT, (0, 0), (1, 1)]),
    ("crop, a number as start", crop, [GRID, 0, (1, 1)]),
    ("crop, none in the dimensions", crop, [GRID, (0, 0), (None, 1)]),
    ("crop, members that are no rows", crop, [(1, 2), (0, 0), (1, 1)]),
    ("subgrid, empty patch", subgrid, [Patch(), GRID]),
    ("subgrid, empty tuple", subgrid, [(), GRID]),
    ("subgrid, a general set", subgrid, [FrozenSet({1}), GRID]),
    ("subgrid, a set as grid", subgrid, [INDICES, OBJECT]),
    ("trim, a set", trim, [OBJECT]),
    ("upper half, a set", tophalf, [OBJECT]),
    ("lower half, a set", bottomhalf, [OBJECT]),
    ("left half, ragged rows", lefthalf, [RAGGED]),
    ("right half, ragged rows", righthalf, [RAGGED]),
    ("right half, a set", righthalf, [OBJECT]),
    ("side by side, n = 0", hsplit, [GRID, 0]),
    ("side by side, empty grid", hsplit, [(), 2]),
    ("side by side, a vector", hsplit, [GRID, (1, 2)]),
    ("side by side, [rule] too many", hsplit, [GRID, 10**9]),
    ("on top, n = 0", vsplit, [GRID, 0]),
    ("on top, empty grid", vsplit, [(), 2]),
    ("on top, [rule] too many", vsplit, [GRID, 10**9]),
    ("on top, none", vsplit, [GRID, None]),
    ("right of, a set", hconcat, [GRID, OBJECT]),
    ("right of, numbers are no rows", hconcat, [(1, 2), (3, 4)]),
    ("right of, [rule] too wide", hconcat, [WIDE, WIDE]),
    ("below, a set on either side", vconcat, [GRID, OBJECT]),
    ("below, a set on top", vconcat, [OBJECT, GRID]),
    ("below, [rule] too high", vconcat, [HIGH, HIGH]),
    ("below, [rule] too high as plain tuples", vconcat, [tuple(HIGH), tuple(HIGH)]),
    ("wider, [rule] a size past the limit", hupscale, [GRID, 10**9]),
    ("wider, [rule] too wide", hupscale, [GRID, 2000]),
    ("wider, a vector", hupscale, [GRID, (2, 2)]),
    ("wider, a set", hupscale, [OBJECT, 2]),
    ("higher, [rule] a size past the limit", vupscale, [GRID, 10**9]),
    ("higher, [rule] too high without cells", vupscale, [EMPTY_ROWS, 10**9]),
    ("higher, [rule] too high", vupscale, [GRID, 2000]),
    ("higher, none", vupscale, [GRID, None]),
    ("larger, Indices", upscale, [INDICES, 2]),
    ("larger, Indices no times", upscale, [INDICES, 0]),
    ("larger, [rule] a size past the limit", upscale, [OBJECT, 10**9]),
    ("larger, [rule] a position past 2047", upscale, [{(1, (2040, 0))}, 9]),
    ("larger, a general set", upscale, [FrozenSet({1, 2}), 2]),
    ("larger, a number", upscale, [1, 2]),
    ("smaller, factor 0", downscale, [GRID, 0]),
    ("smaller, empty grid", downscale, [(), 2]),
    ("smaller, ragged rows", downscale, [RAGGED, 1]),
    ("smaller, a vector", downscale, [GRID, (2, 2)]),
    ("smaller, a set", downscale, [OBJECT, 2]),
]


@pytest.mark.parametrize(("_case", "primitive", "args"), ERRORS, ids=[case for case, *_ in ERRORS])
def test_has_no_result(_case: str, primitive: Any, args: list[Any]) -> None:
    with pytest.raises(DslError):
        primitive(*args)


some_grids = (
    st.integers(1, 6)
    .flatmap(
        lambda width: st.lists(st.tuples(*[st.integers(0, 9)] * width), min_size=1, max_size=6)
    )
    .map(Grid)
)
bounds = st.tuples(st.integers(-7, 7), st.integers(-7, 7))
positions = st.tuples(st.integers(-4, 4), st.integers(-4, 4))
objects = st.frozensets(st.tuples(st.integers(0, 3), positions), min_size=1, max_size=6).map(Patch)


def bounded(bound: int, length: int) -> int:
    return min(max(bound + length if bound < 0 else bound, 0), length)


@given(some_grids, bounds, bounds)
def test_crop_takes_each_bound_by_itself(
    grid: Grid, start: tuple[int, int], dims: tuple[int, int]
) -> None:
    rows = range(bounded(start[0], grid.height), bounded(start[0] + dims[0], grid.height))
    columns = range(bounded(start[1], grid.width), bounded(start[1] + dims[1], grid.width))
    assert crop(grid, start, dims) == tuple(tuple(grid[i][j] for j in columns) for i in rows)


@given(some_grids)
def test_halves_make_the_grid_again_but_for_the_middle(grid: Grid) -> None:
    middle = grid[grid.height // 2 : (grid.height + 1) // 2]
    assert vconcat(vconcat(tophalf(grid), middle), bottomhalf(grid)) == grid
    assert lefthalf(grid) == rot270(tophalf(rot90(grid)))
    assert righthalf(grid) == rot270(bottomhalf(rot90(grid)))


@given(some_grids, st.integers(1, 9))
def test_pieces_are_cut_at_even_distances(grid: Grid, n: int) -> None:
    width, gap = grid.width // n, grid.width % n != 0
    starts = [(width + gap) * i for i in range(n)]
    assert hsplit(grid, n) == tuple(crop(grid, (0, at), (grid.height, width)) for at in starts)
    across = [rot270(piece) for piece in vsplit(rot90(grid), n) if piece]
    assert across == [piece for piece in hsplit(grid, n)[: len(across)] if piece[0]]


@given(some_grids, st.integers(1, 4))
def test_upscaling_is_undone_by_downscaling(grid: Grid, factor: int) -> None:
    larger = upscale(grid, factor)
    assert larger == hupscale(vupscale(grid, factor), factor)
    assert downscale(larger, factor) == grid
    assert upscale(asobject(grid), factor) == asobject(larger)


@given(objects, st.integers(1, 4))
def test_an_upscaled_object_keeps_its_corner(obj: Patch, factor: int) -> None:
    top, left, bottom, right = obj.bounds
    larger = upscale(obj, factor)
    height, width = (bottom - top + 1) * factor, (right - left + 1) * factor
    assert larger.bounds == (top, left, top + height - 1, left + width - 1)
    assert len(larger) == len(obj) * factor**2


@given(some_grids, st.sampled_from([trim, tophalf, bottomhalf, lefthalf, righthalf]))
def test_a_plain_tuple_of_rows_is_the_grid(grid: Grid, primitive: Any) -> None:
    given_plainly = primitive(tuple(grid))
    assert given_plainly == primitive(grid)
    assert type(given_plainly) is Grid


@given(some_grids, objects)
def test_subgrid_crops_to_the_bounding_box(grid: Grid, obj: Patch) -> None:
    top, left, bottom, right = obj.bounds
    dims = (bottom - top + 1, right - left + 1)
    assert subgrid(obj, grid) == crop(grid, (top, left), dims)
