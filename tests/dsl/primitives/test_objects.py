"""From grids to objects, against the reference and against naive readings of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patch_strategies import colours, grids, objects_of_cells, patches, places

import batt.dsl as dsl
from batt.dsl import FrozenSet, Grid, Patch
from batt.errors import DslError

PLUS = Grid("010/121/010")
SPARSE = Grid("100/010/002")
EMPTY_GRIDS = [Grid(), ()]
NOT_GRIDS = [None, 3, (1, 2), ((1, 2), 3), ((1, None),), frozenset(), Patch([(0, 0)]), dsl.size]
LONG_SECOND_ROW = ((0, 1), (1, 0, 7))
SHORT_SECOND_ROW = ((0, 1), (1,))


def cells(grid, *positions):
    return frozenset((grid[i][j], (i, j)) for i, j in positions)


@pytest.mark.parametrize(
    ("grid", "flags", "expected"),
    [
        (SPARSE, (1, 0, 1), [[(0, 0)], [(1, 1)], [(2, 2)]]),
        (SPARSE, (1, 1, 1), [[(0, 0), (1, 1)], [(2, 2)]]),
        (SPARSE, (0, 1, 1), [[(0, 0), (1, 1), (2, 2)]]),
        (SPARSE, (0, 0, 1), [[(0, 0)], [(1, 1)], [(2, 2)]]),
        (PLUS, (1, 0, 1), [[(0, 1)], [(1, 0)], [(1, 2)], [(2, 1)], [(1, 1)]]),
        (Grid("12/21"), (1, 1, 0), [[(0, 0), (1, 1)], [(0, 1), (1, 0)]]),
        (Grid("00/00"), (1, 0, 1), []),
        (Grid("00/00"), (1, 0, 0), [[(0, 0), (0, 1), (1, 0), (1, 1)]]),
        (Grid("12/34"), (0, 0, 0), [[(0, 0), (0, 1), (1, 0), (1, 1)]]),
        (Grid("5"), (1, 1, 0), [[(0, 0)]]),
        (((), ()), (1, 0, 0), []),
    ],
)
def test_objects(grid, flags, expected):
    assert dsl.objects(grid, *flags) == {cells(grid, *part) for part in expected}


def test_objects_takes_the_smallest_of_equally_frequent_colours_as_background():
    assert dsl.objects(Grid("21/12"), True, False, True) == {
        frozenset({(2, (0, 0))}),
        frozenset({(2, (1, 1))}),
    }


def test_objects_without_background_does_not_join_through_it():
    parts = dsl.objects(Grid("101/000"), False, False, True)
    assert parts == {cells(Grid("101"), (0, 0)), cells(Grid("101"), (0, 2))}


@pytest.mark.parametrize("diagonal", [False, True])
def test_objects_does_not_join_across_the_edges_of_the_grid(diagonal):
    grid = Grid("1001/0000/0000/1001")
    assert len(dsl.objects(grid, True, diagonal, True)) == 4


def test_objects_takes_any_value_as_a_flag():
    assert dsl.objects(SPARSE, (1,), (), 7) == dsl.objects(SPARSE, True, False, True)


@given(grids(), st.booleans(), st.booleans(), st.booleans())
def test_objects_are_closed_connected_and_cover_the_grid(grid, univalued, diagonal, without_bg):
    parts = dsl.objects(grid, univalued, diagonal, without_bg)
    hidden = dsl.mostcolor(grid) if without_bg else None
    near = dsl.neighbors if diagonal else dsl.dneighbors
    owner = {place: n for n, part in enumerate(parts) for _, place in part}
    assert sum(map(len, parts)) == len(owner)
    assert set(owner) == {
        (i, j) for i, row in enumerate(grid) for j, c in enumerate(row) if c != hidden
    }
    for part in parts:
        reached = {next(iter(part))[1]}
        while more := {q for p in reached for q in near(p) if owner.get(q) == owner[p]} - reached:
            reached |= more
        if not univalued:
            assert reached == places(part)
        assert all(grid[i][j] == c for c, (i, j) in part)
    for p, n in owner.items():
        for q in near(p):
            if owner.get(q, n) != n:
                assert univalued
                assert grid[p[0]][p[1]] != grid[q[0]][q[1]]


@pytest.mark.parametrize("grid", EMPTY_GRIDS)
@pytest.mark.parametrize("without_bg", [False, True])
def test_objects_of_the_empty_grid_is_an_error(grid, without_bg):
    with pytest.raises(DslError):
        dsl.objects(grid, True, True, without_bg)


def test_objects_of_rows_without_cells_has_no_background():
    with pytest.raises(DslError):
        dsl.objects(((), ()), True, True, True)


def test_objects_leaves_out_surplus_cells_and_needs_the_missing_ones():
    assert dsl.objects(LONG_SECOND_ROW, False, True, False) == {
        cells(((0, 1), (1, 0)), (0, 0), (0, 1), (1, 0), (1, 1))
    }
    with pytest.raises(DslError):
        dsl.objects(SHORT_SECOND_ROW, True, False, False)


def test_objects_takes_any_numbers_for_colours_as_long_as_the_parts_can_hold_them():
    assert dsl.objects(((1000, 1000, 1),), True, False, True) == {frozenset({(1, (0, 2))})}
    with pytest.raises(DslError):
        dsl.objects(((1000, 1, 1),), True, False, True)


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        (Grid("12/21"), [[(0, 0), (1, 1)], [(0, 1), (1, 0)]]),
        (Grid("00"), [[(0, 0), (0, 1)]]),
        (Grid(), []),
        ((), []),
        (((), ()), []),
        (LONG_SECOND_ROW, [[(0, 0), (1, 1)], [(0, 1), (1, 0)], [(1, 2)]]),
    ],
)
def test_partition(grid, expected):
    assert dsl.partition(grid) == {cells(grid, *part) for part in expected}


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        (Grid("001/020"), [[(0, 2)], [(1, 1)]]),
        (Grid("21"), [[(0, 0)]]),
        (Grid("33"), []),
        (((True, 0, 0),), [[(0, 0)]]),
    ],
)
def test_fgpartition(grid, expected):
    assert dsl.fgpartition(grid) == {cells(grid, *part) for part in expected}


@pytest.mark.parametrize("grid", EMPTY_GRIDS)
def test_fgpartition_of_the_empty_grid_is_an_error(grid):
    with pytest.raises(DslError):
        dsl.fgpartition(grid)


@given(grids())
def test_partition_has_every_cell_and_each_colour_once(grid):
    parts = dsl.partition(grid)
    assert {cell for part in parts for cell in part} == dsl.asobject(grid)
    assert sorted(dsl.color(part) for part in parts) == sorted(dsl.palette(grid))
    background = {part for part in parts if dsl.color(part) == dsl.mostcolor(grid)}
    assert dsl.fgpartition(grid) == parts - background


@given(patches(), grids())
def test_toobject_takes_the_cells_at_the_positions_that_are_on_the_grid(patch, grid):
    height, width = dsl.shape(grid)
    inside = [(i, j) for i, j in places(patch) if 0 <= i < height and 0 <= j < width]
    assert dsl.toobject(patch, grid) == cells(grid, *inside)


def test_toobject_ignores_the_colours_of_the_object():
    assert dsl.toobject(Patch([(9, (0, 0)), (8, (0, 0))]), PLUS) == frozenset({(0, (0, 0))})


def test_toobject_needs_only_the_cells_at_the_positions():
    assert dsl.toobject(Patch([(1, 0), (1, 2)]), LONG_SECOND_ROW) == frozenset({(1, (1, 0))})
    assert dsl.toobject(Patch([(1, 0)]), SHORT_SECOND_ROW) == frozenset({(1, (1, 0))})
    with pytest.raises(DslError):
        dsl.toobject(Patch([(1, 1)]), SHORT_SECOND_ROW)


@pytest.mark.parametrize("patch", [Patch(), Patch([(0, 0)])])
@pytest.mark.parametrize("grid", EMPTY_GRIDS)
def test_toobject_of_the_empty_grid_is_an_error(patch, grid):
    with pytest.raises(DslError):
        dsl.toobject(patch, grid)


@pytest.mark.parametrize(
    ("obj", "expected"),
    [
        ([(1, (0, 0))], {(0, 1), (1, 0), (1, 2), (2, 1)}),
        ([(1, (50, 50)), (1, (51, 51))], {(0, 1), (1, 0)}),
        ([(0, (0, 0)), (0, (2, 2))], {(0, 0)}),
        ([(1, (0, 0)), (1, (0, 2))], {(1, 0)}),
        ([(0, (0, 0)), (1, (0, 0))], set()),
        ([(0, (0, 0)), (0, (0, 3))], set()),
        ([(2, (0, 0)), (5, (0, 1))], set()),
    ],
)
def test_occurrences(obj, expected):
    assert dsl.occurrences(PLUS, Patch(obj)) == expected


def test_occurrences_that_overlap_all_count():
    assert dsl.occurrences(Grid("1111"), Patch([(1, (0, 0)), (1, (0, 1))])) == {
        (0, 0),
        (0, 1),
        (0, 2),
    }


@pytest.mark.parametrize("empty", [Patch(), (), frozenset()])
def test_occurrences_of_the_empty_object_are_everywhere_and_one_past_the_grid(empty):
    expected = {(i, j) for i in range(3) for j in range(4)}
    assert dsl.occurrences(Grid("123/456"), empty) == expected


@pytest.mark.parametrize("grid", EMPTY_GRIDS)
@pytest.mark.parametrize("obj", [Patch(), Patch([(1, (0, 0))])])
def test_occurrences_in_the_empty_grid_is_an_error(grid, obj):
    with pytest.raises(DslError):
        dsl.occurrences(grid, obj)


@pytest.mark.parametrize("indices", [Patch([(0, 0)]), Patch([(0, 0), (9, 9)]), ((0, 0),)])
def test_occurrences_of_positions_without_colours_is_an_error(indices):
    with pytest.raises(DslError):
        dsl.occurrences(PLUS, indices)


def naive_occurrences(grid, obj):
    height, width = dsl.shape(grid)
    rows, columns = dsl.shape(obj)
    moved = dsl.normalize(obj)
    return {
        (i, j)
        for i in range(height - rows + 1)
        for j in range(width - columns + 1)
        if all(grid[i + a][j + b] == c for c, (a, b) in moved)
    }


@given(grids(palette=st.integers(0, 1)), objects_of_cells(max_size=4))
def test_occurrences_are_where_every_cell_finds_its_colour(grid, obj):
    assert dsl.occurrences(grid, obj) == naive_occurrences(grid, obj)


@given(grids(), st.data())
def test_what_is_cut_from_a_grid_occurs_in_it(grid, data):
    obj = data.draw(st.sets(st.sampled_from(list(dsl.asobject(grid))), min_size=1).map(Patch))
    assert dsl.ulcorner(obj) in dsl.occurrences(grid, obj)
    assert dsl.occurrences(grid, obj) == dsl.occurrences(grid, tuple(obj))


@pytest.mark.parametrize("wrong", NOT_GRIDS)
def test_what_is_no_grid_is_an_error(wrong):
    for name, rest in [
        ("objects", (True, True, False)),
        ("partition", ()),
        ("fgpartition", ()),
        ("occurrences", (Patch([(1, (0, 0))]),)),
    ]:
        with pytest.raises(DslError):
            getattr(dsl, name)(wrong, *rest)
    with pytest.raises(DslError):
        dsl.toobject(Patch([(0, 0)]), wrong)


@pytest.mark.parametrize("wrong", [None, 3, (1, 2), FrozenSet({1}), dsl.size])
def test_what_is_no_patch_is_an_error(wrong):
    with pytest.raises(DslError):
        dsl.toobject(wrong, PLUS)
    with pytest.raises(DslError):
        dsl.occurrences(PLUS, wrong)


@given(grids(max_side=4, palette=colours | st.booleans()))
def test_a_plain_tuple_of_rows_is_the_grid_that_it_equals(grid):
    rows = tuple(grid)
    assert dsl.objects(rows, 1, 0, 1) == dsl.objects(grid, 1, 0, 1)
    assert dsl.partition(rows) == dsl.partition(grid)
    assert dsl.fgpartition(rows) == dsl.fgpartition(grid)


@pytest.mark.parametrize("grid", [Grid("1"), Grid("12/34"), Grid("1/2/3"), Grid([()] * 5)])
def test_the_charge_of_objects_covers_every_look_at_a_neighbour(grid):
    cells_of_grid = sum(map(len, grid))
    assert dsl.objects.work(grid, True, False, True) >= 4 * cells_of_grid
    assert dsl.objects.work(grid, True, True, True) >= 8 * cells_of_grid


def test_the_charge_of_occurrences_covers_every_cell_at_every_place():
    grid, obj = dsl.canvas(0, (10, 10)), Patch([(0, (0, 0)), (0, (1, 0)), (0, (1, 1))])
    assert dsl.occurrences.work(grid, obj) >= 9 * 9 * 3
