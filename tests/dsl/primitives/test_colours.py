"""The colours of grids and objects, against the reference."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl import (
    FrozenSet,
    Grid,
    Patch,
    color,
    colorcount,
    leastcolor,
    mostcolor,
    numcolors,
    ofcolor,
    palette,
    recolor,
    replace,
    switch,
)
from batt.dsl.values.reading import is_set
from batt.errors import DslError

GRID = Grid("120/120/300")
OBJECT = Patch({(5, (0, 0)), (2, (3, 3)), (5, (1, 0))})
TWICE = Patch({(4, (0, 0)), (7, (0, 0))})
INDICES = Patch({(1, 0), (1, 1)})
RAGGED = ((1, 2), (1,), ())
POSITIONS = ((1, 0), (0, 0))

CASES = [
    ("most, of a grid", mostcolor, [GRID], 0),
    ("most, of an object", mostcolor, [OBJECT], 5),
    ("[rule] most, ties go to the smallest colour", mostcolor, [Grid("9531")], 1),
    ("[rule] most, ties of an object's colours", mostcolor, [TWICE], 4),
    ("most, negative colours are colours", mostcolor, [Grid([(-1, -1, 3)])], -1),
    ("most, of ragged rows", mostcolor, [RAGGED], 1),
    ("most, booleans count as numbers", mostcolor, [((True, 1, 0),)], 1),
    ("least, of a grid", leastcolor, [GRID], 3),
    ("least, of an object", leastcolor, [OBJECT], 2),
    ("[rule] least, ties go to the smallest colour", leastcolor, [Grid("9531")], 1),
    ("least, only of colours that occur", leastcolor, [Grid("55")], 5),
    ("count, of a grid", colorcount, [GRID, 2], 2),
    ("count, of an object, cell by cell", colorcount, [OBJECT, 5], 2),
    ("count, of a colour that is not there", colorcount, [GRID, 9], 0),
    ("count, in the empty grid", colorcount, [(), 9], 0),
    ("count, in the empty object", colorcount, [Patch(), 9], 0),
    ("palette, of a grid", palette, [GRID], {0, 1, 2, 3}),
    ("palette, of an object", palette, [OBJECT], {2, 5}),
    ("palette, of the empty grid", palette, [()], set()),
    ("palette, of the empty object", palette, [Patch()], set()),
    ("how many colours, of a grid", numcolors, [GRID], 4),
    ("how many colours, of an object", numcolors, [OBJECT], 2),
    ("how many colours, of nothing", numcolors, [Patch()], 0),
    ("[rule] colour, the smallest of a set of cells", color, [OBJECT], 2),
    ("colour, of a tuple that of its first cell", color, [((5, (9, 9)), (2, (0, 0)))], 5),
    ("of colour, all its positions", ofcolor, [GRID, 0], {(0, 2), (1, 2), (2, 1), (2, 2)}),
    ("of colour, none", ofcolor, [GRID, 9], set()),
    ("of colour, in the empty grid", ofcolor, [(), 0], set()),
    ("of colour, in ragged rows", ofcolor, [RAGGED, 1], {(0, 0), (1, 0)}),
    ("of colour, a number that no cell can be", ofcolor, [GRID, 1000], set()),
    ("replace", replace, [GRID, 0, 8], ((1, 2, 8), (1, 2, 8), (3, 8, 8))),
    ("replace, a colour that is not there", replace, [GRID, 9, 8], GRID),
    ("replace, in the empty grid", replace, [(), 0, 8], ()),
    ("replace, by a number too large, where none is needed", replace, [GRID, 9, 128], GRID),
    ("replace, by a boolean", replace, [Grid("05"), 5, True], ((0, 1),)),
    ("replace, in ragged rows", replace, [RAGGED, 1, 4], ((4, 2), (4,), ())),
    ("switch", switch, [GRID, 1, 2], ((2, 1, 0), (2, 1, 0), (3, 0, 0))),
    ("switch, one of which is not there", switch, [Grid("12"), 1, 9], ((9, 2),)),
    ("switch, the same changes nothing", switch, [GRID, 1, 1], GRID),
    ("switch, -1 among the cells", switch, [Grid([(-1, 1, 2)]), 1, 2], ((-1, 2, 1),)),
    ("recolor, positions", recolor, [3, INDICES], {(3, (1, 0)), (3, (1, 1))}),
    ("recolor, an object", recolor, [1, OBJECT], {(1, (0, 0)), (1, (1, 0)), (1, (3, 3))}),
    ("recolor, one position in two colours", recolor, [1, TWICE], {(1, (0, 0))}),
    ("recolor, a tuple gives a set", recolor, [1, POSITIONS], {(1, (0, 0)), (1, (1, 0))}),
    ("recolor, a tuple with a repeat", recolor, [1, ((0, 0), (0, 0))], {(1, (0, 0))}),
    ("recolor, a tuple of cells", recolor, [1, ((2, (0, 1)),)], {(1, (0, 1))}),
    ("recolor, a grid that is a tuple of positions", recolor, [1, Grid("12")], {(1, (1, 2))}),
    ("recolor, nothing", recolor, [1, Patch()], set()),
    ("recolor, the empty tuple gives a set", recolor, [1, ()], set()),
    ("recolor, booleans become numbers", recolor, [True, ((True, 2),)], {(1, (1, 2))}),
]


@pytest.mark.parametrize(
    ("_case", "primitive", "args", "expected"), CASES, ids=[case for case, *_ in CASES]
)
def test_gives_what_the_reference_says(
    _case: str, primitive: Any, args: list[Any], expected: Any
) -> None:
    result = primitive(*args)
    assert result == expected
    if isinstance(expected, set):
        assert is_set(result)


ERRORS = [
    ("most, no cells in a grid", mostcolor, [()]),
    ("most, no cells in a grid of empty rows", mostcolor, [((), ())]),
    ("most, no cells in an object", mostcolor, [Patch()]),
    ("most, positions have no colours", mostcolor, [INDICES]),
    ("most, a general set", mostcolor, [FrozenSet({1, 2})]),
    ("most, a number", mostcolor, [3]),
    ("most, members that are no rows", mostcolor, [(1, 2)]),
    ("most, rows that are sets", mostcolor, [(Patch({(1, 2)}),)]),
    ("least, no cells in a grid", leastcolor, [()]),
    ("least, no cells in an object", leastcolor, [Patch()]),
    ("least, positions have no colours", leastcolor, [INDICES]),
    ("count, none as a colour", colorcount, [GRID, None]),
    ("count, positions have no colours", colorcount, [INDICES, 1]),
    ("palette, positions have no colours", palette, [INDICES]),
    ("how many colours, positions have none", numcolors, [INDICES]),
    ("colour, empty set", color, [Patch()]),
    ("colour, empty tuple", color, [()]),
    ("colour, positions have none", color, [INDICES]),
    ("colour, a tuple of positions", color, [POSITIONS]),
    ("colour, a tuple of cells and positions", color, [((5, (0, 0)), (0, 0))]),
    ("of colour, a set of cells is no grid", ofcolor, [OBJECT, 5]),
    ("of colour, a vector as a colour", ofcolor, [GRID, (1, 2)]),
    ("of colour, a position past the limit", ofcolor, [((0,),) * 2048 + ((1,),), 1]),
    ("replace, [rule] a cell past 127", replace, [GRID, 0, 128]),
    ("replace, a cell that is none", replace, [GRID, 0, None]),
    ("replace, none as a colour", replace, [GRID, None, 0]),
    ("replace, a set", replace, [OBJECT, 5, 1]),
    ("switch, [rule] a cell below -128", switch, [GRID, 1, -129]),
    ("switch, a vector", switch, [GRID, 1, (1, 2)]),
    ("recolor, [rule] such a cell in a patch", recolor, [128, INDICES]),
    ("recolor, [rule] a position past 2047", recolor, [1, ((2048, 0),)]),
    ("recolor, none as a colour", recolor, [None, INDICES]),
    ("recolor, cells and positions", recolor, [1, ((0, 0), (1, (0, 0)))]),
    ("recolor, a set of both", recolor, [1, FrozenSet({(0, 0), (1, (0, 0))})]),
    ("recolor, a number", recolor, [1, 2]),
]


@pytest.mark.parametrize(("_case", "primitive", "args"), ERRORS, ids=[case for case, *_ in ERRORS])
def test_has_no_result(_case: str, primitive: Any, args: list[Any]) -> None:
    with pytest.raises(DslError):
        primitive(*args)


rows = st.integers(0, 4).flatmap(
    lambda width: st.lists(st.tuples(*[st.integers(-1, 4)] * width), max_size=5)
)
colours = st.integers(-2, 5)
cells = st.tuples(st.integers(0, 3), st.tuples(st.integers(-2, 2), st.integers(-2, 2)))


@given(rows, colours)
def test_counts_are_those_of_the_cells(rows: list[Any], colour: int) -> None:
    grid, counts = Grid(rows), Counter(cell for row in rows for cell in row)
    assert colorcount(grid, colour) == counts[colour] == len(ofcolor(grid, colour))
    assert palette(grid) == set(counts)
    assert numcolors(grid) == len(counts)
    if counts:
        assert mostcolor(grid) == min(counts, key=lambda c: (-counts[c], c))
        assert leastcolor(grid) == min(counts, key=lambda c: (counts[c], c))


@given(st.frozensets(cells, min_size=1))
def test_an_object_counts_like_the_grid_of_its_colours(cells: frozenset[Any]) -> None:
    row = (tuple(colour for colour, _ in cells),)
    for primitive in (mostcolor, leastcolor, palette, numcolors):
        assert primitive(cells) == primitive(row)
    assert color(cells) == min(row[0])


@given(rows, colours, colours)
def test_switching_is_undone_by_switching(rows: list[Any], a: int, b: int) -> None:
    grid = Grid(rows)
    switched = switch(grid, a, b)
    assert switch(switched, b, a) == grid
    assert ofcolor(switched, a) == ofcolor(grid, b)


@given(rows, colours, colours)
def test_replacing_moves_one_colours_positions_to_another(rows: list[Any], a: int, b: int) -> None:
    grid = Grid(rows)
    replaced = replace(grid, a, b)
    assert ofcolor(replaced, b) == set(ofcolor(grid, a)) | set(ofcolor(grid, b))
    assert (replaced.height, replaced.width) == (grid.height, grid.width)


@given(rows, colours)
def test_a_plain_tuple_of_rows_is_the_grid(rows: list[Any], colour: int) -> None:
    grid, plain = Grid(rows), tuple(rows)
    assert ofcolor(grid, colour) == ofcolor(plain, colour)
    assert replace(grid, colour, 7) == replace(plain, colour, 7)
    assert type(replace(plain, colour, 7)) is Grid
