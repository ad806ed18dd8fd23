"""Two patches, against the reference and against its sentences done step by step."""

import pytest
from hypothesis import given, settings
from patch_strategies import indices, patches, places

import batt.dsl as dsl
from batt.dsl import Grid, Patch
from batt.errors import DslError

DOT = Patch([(0, 0)])
EMPTIES = [Patch(), (), frozenset(), Grid()]


@pytest.mark.parametrize(
    ("name", "a", "b", "expected"),
    [
        ("hmatching", [(1, 0), (2, 0)], [(2, 9)], True),
        ("hmatching", [(1, 0)], [(0, 1)], False),
        ("vmatching", [(1, 0), (1, 3)], [(5, 3)], True),
        ("vmatching", [(1, 0)], [(0, 1)], False),
        ("manhattan", [(0, 0)], [(2, 3), (4, 0)], 4),
        ("manhattan", [(0, 0), (1, 1)], [(1, 1)], 0),
        ("adjacent", [(0, 0)], [(1, 0)], True),
        ("adjacent", [(0, 0)], [(1, 1)], False),
        ("adjacent", [(0, 0)], [(0, 0)], False),
        ("position", [(0, 0)], [(3, 5)], (1, 1)),
        ("position", [(3, 0)], [(0, 5)], (-1, 1)),
        ("position", [(0, 5)], [(3, 0)], (1, -1)),
        ("position", [(3, 5)], [(0, 0)], (-1, -1)),
        ("position", [(3, 0)], [(3, 5)], (0, 1)),
        ("position", [(3, 5)], [(3, 0)], (0, -1)),
        ("position", [(0, 3)], [(5, 3)], (1, 0)),
        ("position", [(5, 3)], [(0, 3)], (-1, 0)),
        ("position", [(5, 3)], [(5, 3)], (0, -1)),
    ],
)
def test_pairs_of_patches(name, a, b, expected):
    assert getattr(dsl, name)(Patch(a), Patch(b)) == expected
    coloured = Patch((7, place) for place in a)
    assert getattr(dsl, name)(coloured, Patch(b)) == expected


@pytest.mark.parametrize(
    ("source", "destination", "expected"),
    [
        ([(0, 0)], [(3, 0)], (2, 0)),
        ([(5, 0)], [(3, 0)], (-1, 0)),
        ([(0, 0)], [(0, 3)], (0, 2)),
        ([(0, 9)], [(0, 3)], (0, -5)),
        ([(0, 0)], [(1, 0)], (0, 0)),
        ([(0, 0)], [(9, 9)], (0, 42)),
        ([(0, 9)], [(9, 0)], (0, -42)),
        ([(0, 0)], [(42, 0)], (41, 0)),
        ([(0, 0)], [(43, 0)], (42, 0)),
        ([(0, 0)], [(99, 0)], (42, 0)),
        ([(3, 3)], [(3, 3)], (-1, 0)),
    ],
)
def test_gravitate(source, destination, expected):
    assert dsl.gravitate(Patch(source), Patch(destination)) == expected


def stepwise(source, destination):
    """Move the source one step at a time, as the reference tells it."""
    (i, j), (k, m) = dsl.center(source), dsl.center(destination)
    vertical = dsl.vmatching(source, destination)
    way = (1 if i < k else -1, 0) if vertical else (0, 1 if j < m else -1)
    steps = 0
    while steps < 42 and dsl.manhattan(source, destination) != 1:
        source, steps = dsl.shift(source, way), steps + 1
    return steps * way[0], steps * way[1]


@settings(max_examples=40)
@given(source=patches(1), destination=patches(1))
def test_gravitate_moves_step_by_step_and_through_an_overlap(source, destination):
    assert dsl.gravitate(source, destination) == stepwise(source, destination)


def test_gravitate_passes_through_an_overlap():
    bar = Patch([(1, 0), (2, 0), (3, 0)])
    assert dsl.gravitate(Patch([(3, 0)]), bar) == (-3, 0)


@pytest.mark.parametrize("empty", EMPTIES)
@pytest.mark.parametrize("name", ["manhattan", "adjacent", "position", "gravitate"])
def test_an_empty_patch_on_either_side_is_an_error(name, empty):
    for args in [(empty, DOT), (DOT, empty), (empty, empty)]:
        with pytest.raises(DslError):
            getattr(dsl, name)(*args)


@pytest.mark.parametrize("empty", EMPTIES)
@pytest.mark.parametrize("name", ["hmatching", "vmatching"])
def test_an_empty_patch_matches_nothing(name, empty):
    assert getattr(dsl, name)(empty, DOT) is False
    assert getattr(dsl, name)(DOT, empty) is False


@pytest.mark.parametrize(
    "name", ["hmatching", "vmatching", "manhattan", "adjacent", "position", "gravitate"]
)
@pytest.mark.parametrize(
    "wrong", [None, 3, (1, 2), ((1, 2), (3, (4, 5))), frozenset({1}), frozenset({(1, 2, 3)})]
)
def test_what_is_no_patch_is_an_error(name, wrong):
    for args in [(wrong, DOT), (DOT, wrong), (wrong, Patch())]:
        with pytest.raises(DslError):
            getattr(dsl, name)(*args)


@given(a=patches(1), b=patches(1))
def test_manhattan_is_the_least_of_all_distances(a, b):
    distances = [abs(i - k) + abs(j - m) for i, j in places(a) for k, m in places(b)]
    assert dsl.manhattan(a, b) == min(distances)


@given(a=patches(1), b=patches(1))
def test_adjacent_is_a_distance_of_exactly_one(a, b):
    assert dsl.adjacent(a, b) is (dsl.manhattan(a, b) == 1)


@given(a=patches(), b=patches())
def test_matching_is_a_common_row_or_column(a, b):
    assert dsl.hmatching(a, b) is any(i == k for i, _ in places(a) for k, _ in places(b))
    assert dsl.vmatching(a, b) is any(j == m for _, j in places(a) for _, m in places(b))


@given(a=indices(1), b=indices(1))
def test_position_looks_the_other_way_from_the_other_side(a, b):
    there, back = dsl.position(a, b), dsl.position(b, a)
    if dsl.center(a) != dsl.center(b):
        assert back == (-there[0], -there[1])
    else:
        assert there == back == (0, -1)


def test_position_reads_a_tuple_of_cells_by_the_box_of_its_positions():
    cells = ((1, (0, 0)), (1, (9, 9)))
    assert dsl.position(cells, Patch([(5, 5)])) == (0, -1)
    assert dsl.position(((0, 0), (9, 9)), Patch([(5, 5)])) == (1, 1)


def test_the_charge_of_manhattan_covers_every_pair():
    work = dsl.manhattan.work
    assert work(Patch([(0, 0), (0, 1)]), Patch([(1, 0), (2, 0), (3, 0)])) >= 6
