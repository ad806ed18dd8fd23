"""Making, reading, turning and comparing grids, against the reference."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl import (
    FrozenSet,
    Grid,
    Patch,
    asindices,
    asobject,
    canvas,
    cellwise,
    cmirror,
    compress,
    dmirror,
    frontiers,
    hmirror,
    index,
    rot90,
    rot180,
    rot270,
    vmirror,
)
from batt.dsl.values.reading import is_set
from batt.errors import DslError

GRID = Grid("123/456")
EMPTY_ROWS = ((), ())
RAGGED = ((1, 2), (3,))
LONGER = ((1, 2), (3, 4, 5))
L_SHAPE = Patch({(2, 3), (3, 3), (4, 3), (4, 4)})
COLOURED = Patch({(1, (2, 3)), (2, (3, 3)), (3, (4, 3)), (4, (4, 4))})
TWICE = Patch({(1, (0, 0)), (2, (0, 0)), (3, (1, 2))})
CELLS = ((5, (0, 1)), (4, (2, 2)))
FAR = Patch({(2047, 0), (2047, 1)})

CASES = [
    ("canvas", canvas, [3, (1, 2)], "33"),
    ("canvas, no height", canvas, [3, (0, 2)], ()),
    ("canvas, a negative height", canvas, [3, (-4, 2)], ()),
    ("canvas, no width", canvas, [3, (2, 0)], EMPTY_ROWS),
    ("canvas, a negative width", canvas, [3, (2, -1)], EMPTY_ROWS),
    ("canvas, no height and a great width", canvas, [3, (0, 10**9)], ()),
    ("canvas, booleans", canvas, [True, (True, 2)], "11"),
    ("positions", asindices, [GRID], {(i, j) for i in range(2) for j in range(3)}),
    ("positions, empty grid", asindices, [()], set()),
    ("positions, empty rows", asindices, [EMPTY_ROWS], set()),
    (
        "positions, as many columns as the first row",
        asindices,
        [LONGER],
        {(0, 0), (0, 1), (1, 0), (1, 1)},
    ),
    ("cells", asobject, [Grid("12/34")], {(1, (0, 0)), (2, (0, 1)), (3, (1, 0)), (4, (1, 1))}),
    ("cells, empty grid", asobject, [()], set()),
    ("cells, of ragged rows", asobject, [RAGGED], {(1, (0, 0)), (2, (0, 1)), (3, (1, 0))}),
    ("index", index, [GRID, (1, 2)], 6),
    ("index, below the grid", index, [GRID, (2, 0)], None),
    ("index, right of the grid", index, [GRID, (0, 3)], None),
    ("index, no wrapping of rows", index, [GRID, (-1, 0)], None),
    ("index, no wrapping of columns", index, [GRID, (0, -1)], None),
    ("index, empty rows", index, [EMPTY_ROWS, (0, 0)], None),
    ("index, booleans", index, [GRID, (True, False)], 4),
    ("quarter clockwise", rot90, [GRID], "41/52/63"),
    ("quarter clockwise, empty", rot90, [()], ()),
    ("quarter clockwise, empty rows", rot90, [EMPTY_ROWS], ()),
    ("half", rot180, [GRID], "654/321"),
    ("half, empty", rot180, [()], ()),
    ("half, empty rows", rot180, [EMPTY_ROWS], EMPTY_ROWS),
    ("half, ragged rows", rot180, [RAGGED], ((3,), (2, 1))),
    ("quarter anticlockwise", rot270, [GRID], "36/25/14"),
    ("quarter anticlockwise, empty", rot270, [()], ()),
    ("top and bottom", hmirror, [GRID], "456/123"),
    ("top and bottom, the empty grid", hmirror, [()], ()),
    ("top and bottom, positions", hmirror, [L_SHAPE], {(4, 3), (3, 3), (2, 3), (2, 4)}),
    ("top and bottom, cells", hmirror, [TWICE], {(1, (1, 0)), (2, (1, 0)), (3, (0, 2))}),
    ("top and bottom, a tuple of cells is a grid", hmirror, [CELLS], CELLS[::-1]),
    ("top and bottom, a tuple of numbers", hmirror, [(1, 2)], (2, 1)),
    ("top and bottom, ragged rows", hmirror, [RAGGED], ((3,), (1, 2))),
    ("left and right", vmirror, [GRID], "321/654"),
    ("left and right, the empty grid", vmirror, [()], ()),
    ("left and right, positions", vmirror, [L_SHAPE], {(2, 4), (3, 4), (4, 4), (4, 3)}),
    ("left and right, cells", vmirror, [TWICE], {(1, (0, 2)), (2, (0, 2)), (3, (1, 0))}),
    ("left and right, ragged rows", vmirror, [RAGGED], ((2, 1), (3,))),
    ("falling diagonal", dmirror, [GRID], "14/25/36"),
    ("falling diagonal, the empty grid", dmirror, [()], ()),
    ("falling diagonal, positions", dmirror, [L_SHAPE], {(2, 3), (2, 4), (2, 5), (3, 5)}),
    ("falling diagonal, cells", dmirror, [TWICE], {(1, (0, 0)), (2, (0, 0)), (3, (2, 1))}),
    ("falling diagonal, a tuple of cells", dmirror, [CELLS], ((5, 4), ((0, 1), (2, 2)))),
    ("falling diagonal, longer rows are cut", dmirror, [LONGER], "13/24"),
    ("rising diagonal", cmirror, [GRID], "63/52/41"),
    ("rising diagonal, the empty grid", cmirror, [()], ()),
    ("rising diagonal, positions", cmirror, [L_SHAPE], {(3, 5), (3, 4), (3, 3), (2, 3)}),
    ("rising diagonal, cells", cmirror, [TWICE], {(1, (2, 1)), (2, (2, 1)), (3, (0, 0))}),
    ("cellwise, where both agree", cellwise, [GRID, Grid("103/056"), 9], "193/956"),
    ("cellwise, a surplus of b", cellwise, [Grid("12"), Grid("129/999"), 0], "12"),
    ("cellwise, a fallback too large, not needed", cellwise, [GRID, GRID, 128], "123/456"),
    ("cellwise, empty rows need no cells", cellwise, [EMPTY_ROWS, (), 0], EMPTY_ROWS),
    ("compress", compress, [Grid("0100/2003/0000")], "010/203"),
    ("compress, rows and columns as given", compress, [Grid("110/111/110")], "0/0"),
    ("compress, the empty grid", compress, [()], ()),
    ("compress, one row loses every column", compress, [Grid("123")], ((),)),
    ("compress, one column loses every row", compress, [Grid("1/2")], ()),
    ("compress, all rows", compress, [Grid("11/22")], ()),
    ("compress, all columns", compress, [Grid("12/12")], EMPTY_ROWS),
    ("compress, empty rows", compress, [EMPTY_ROWS], EMPTY_ROWS),
    (
        "frontiers, a row",
        frontiers,
        [Grid("11/12")],
        {Patch({(1, (0, 0)), (1, (0, 1))}), Patch({(1, (0, 0)), (1, (1, 0))})},
    ),
    ("frontiers, none", frontiers, [Grid("12/21")], set()),
    (
        "frontiers, each column of one row",
        frontiers,
        [Grid("12")],
        {Patch({(1, (0, 0))}), Patch({(2, (0, 1))})},
    ),
    (
        "frontiers, each row of one column",
        frontiers,
        [Grid("1/2")],
        {Patch({(1, (0, 0))}), Patch({(2, (1, 0))})},
    ),
    ("frontiers, row and column coincide", frontiers, [Grid("7")], {Patch({(7, (0, 0))})}),
    ("frontiers, empty rows", frontiers, [EMPTY_ROWS], set()),
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


ERRORS = [
    ("canvas, [rule] too high", canvas, [0, (2048, 1)]),
    ("canvas, [rule] too high without cells", canvas, [0, (10**9, 0)]),
    ("canvas, [rule] too wide", canvas, [0, (1, 2048)]),
    ("canvas, [rule] a size past the limit", canvas, [0, (400, 251)]),
    ("canvas, [rule] a great size is refused before it is made", canvas, [0, (10**9, 10**9)]),
    ("canvas, [rule] a cell past 127", canvas, [128, (1, 1)]),
    ("canvas, a vector as a colour", canvas, [(1, 2), (1, 1)]),
    ("canvas, none as a colour", canvas, [None, (1, 1)]),
    ("canvas, a number as dimensions", canvas, [1, 3]),
    ("canvas, a set as dimensions", canvas, [1, FrozenSet({1, 2})]),
    ("positions, a patch is no grid", asindices, [L_SHAPE]),
    ("positions, members that are no rows", asindices, [(1, 2)]),
    ("positions, [rule] more than a value holds", asindices, [((0,) * 2000, *[()] * 1000)]),
    ("positions, [rule] past the limit of a patch", asindices, [((0,) * 2049,)]),
    ("cells, a patch is no grid", asobject, [COLOURED]),
    ("cells, [rule] a colour past 127", asobject, [((128,),)]),
    ("index, the empty grid", index, [(), (0, 0)]),
    ("index, a number as a position", index, [GRID, 1]),
    ("index, three numbers", index, [GRID, (0, 0, 0)]),
    ("index, a missing cell", index, [RAGGED, (1, 1)]),
    ("quarter clockwise, ragged rows", rot90, [RAGGED]),
    ("quarter clockwise, a patch", rot90, [L_SHAPE]),
    ("half, a patch", rot180, [L_SHAPE]),
    ("quarter anticlockwise, ragged rows", rot270, [RAGGED]),
    *((f"{m.name}, empty patch", m, [Patch()]) for m in (hmirror, vmirror, dmirror, cmirror)),
    *(
        (f"{m.name}, general set", m, [FrozenSet({1})])
        for m in (hmirror, vmirror, dmirror, cmirror)
    ),
    *((f"{m.name}, a number", m, [1]) for m in (hmirror, vmirror, dmirror, cmirror)),
    ("left and right, members that are no rows", vmirror, [(1, 2)]),
    ("falling diagonal, ragged rows", dmirror, [RAGGED]),
    ("falling diagonal, [rule] a position past 2047", dmirror, [FAR]),
    ("rising diagonal, ragged rows", cmirror, [RAGGED]),
    ("rising diagonal, [rule] a position past 2047", cmirror, [FAR]),
    ("cellwise, a empty", cellwise, [(), GRID, 0]),
    ("cellwise, b lacks a row", cellwise, [GRID, Grid("123"), 0]),
    ("cellwise, b lacks a column", cellwise, [GRID, Grid("12/45"), 0]),
    ("cellwise, b empty", cellwise, [GRID, (), 0]),
    ("cellwise, [rule] a fallback past 127", cellwise, [Grid("1"), Grid("2"), 128]),
    ("cellwise, a set", cellwise, [GRID, COLOURED, 0]),
    ("compress, a set", compress, [COLOURED]),
    ("compress, ragged rows", compress, [RAGGED]),
    ("frontiers, the empty grid", frontiers, [()]),
    ("frontiers, ragged rows", frontiers, [RAGGED]),
    ("frontiers, a set", frontiers, [COLOURED]),
]


@pytest.mark.parametrize(("_case", "primitive", "args"), ERRORS, ids=[case for case, *_ in ERRORS])
def test_has_no_result(_case: str, primitive: Any, args: list[Any]) -> None:
    with pytest.raises(DslError):
        primitive(*args)


rows = st.integers(0, 4).flatmap(
    lambda width: st.lists(st.tuples(*[st.integers(0, 2)] * width), max_size=4)
)
grids = rows.map(Grid)
solid = grids.filter(lambda grid: grid.width > 0)
positions = st.tuples(st.integers(-4, 4), st.integers(-4, 4))
patches = (
    st.frozensets(positions, min_size=1, max_size=8)
    | st.frozensets(st.tuples(st.integers(0, 3), positions), min_size=1, max_size=8)
).map(Patch)


@given(solid)
def test_turns_make_a_circle(grid: Grid) -> None:
    assert rot90(rot90(grid)) == rot180(grid) == rot270(rot270(grid))
    assert rot90(rot270(grid)) == grid == rot180(rot180(grid))


@given(solid)
def test_mirrors_of_a_grid_are_turns_of_one_another(grid: Grid) -> None:
    assert hmirror(vmirror(grid)) == rot180(grid)
    assert dmirror(hmirror(grid)) == rot90(grid)
    assert cmirror(grid) == rot180(dmirror(grid))


@given(patches)
def test_mirrors_keep_a_patchs_corner_and_undo_themselves(patch: Patch) -> None:
    top, left, bottom, right = patch.bounds
    for mirror in (hmirror, vmirror):
        assert mirror(patch).bounds == patch.bounds
        assert mirror(mirror(patch)) == patch
    for mirror in (dmirror, cmirror):
        assert mirror(patch).bounds == (top, left, top + right - left, left + bottom - top)
        assert mirror(mirror(patch)) == patch
    assert cmirror(patch) == vmirror(dmirror(vmirror(patch)))


@given(solid)
def test_mirrors_of_all_cells_are_those_of_the_grid(grid: Grid) -> None:
    for mirror in (hmirror, vmirror, dmirror, cmirror):
        assert mirror(asobject(grid)) == asobject(mirror(grid))


@given(solid)
def test_index_and_cells_agree(grid: Grid) -> None:
    assert {(index(grid, place), place) for place in asindices(grid)} == asobject(grid)


@given(solid)
def test_frontiers_are_what_compress_takes_away(grid: Grid) -> None:
    lines = frontiers(grid)
    gone_rows = [i for i, row in enumerate(grid) if len(set(row)) == 1]
    gone_columns = [j for j, column in enumerate(dmirror(grid)) if len(set(column)) == 1]
    places = [{(i, j) for j in range(grid.width)} for i in gone_rows]
    places += [{(i, j) for i in range(grid.height)} for j in gone_columns]
    assert {frozenset(place for _, place in line) for line in lines} == set(map(frozenset, places))
    kept = [
        tuple(cell for j, cell in enumerate(row) if j not in gone_columns)
        for i, row in enumerate(grid)
        if i not in gone_rows
    ]
    assert compress(grid) == tuple(kept)


@given(rows, st.sampled_from([rot90, rot180, rot270, hmirror, vmirror, dmirror, cmirror, compress]))
def test_a_plain_tuple_of_rows_is_the_grid(rows: list[Any], primitive: Any) -> None:
    given_plainly = primitive(tuple(rows))
    assert given_plainly == primitive(Grid(rows))
    assert type(given_plainly) is Grid
