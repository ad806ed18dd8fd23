"""Positions and lines, against the reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patch_strategies import positions

import batt.dsl as dsl
from batt.dsl import Patch
from batt.errors import DslError

AROUND = {(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)} - {(0, 0)}
EDGES = {(-1, 0), (1, 0), (0, -1), (0, 1)}
FAR = 2**31 - 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [("dneighbors", EDGES), ("ineighbors", AROUND - EDGES), ("neighbors", AROUND)],
)
@given(loc=positions)
def test_neighbours_are_the_positions_around(name, expected, loc):
    found = getattr(dsl, name)(loc)
    assert found == {(loc[0] + i, loc[1] + j) for i, j in expected}
    assert isinstance(found, Patch)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((1, 1), (1, 4), {(1, 1), (1, 2), (1, 3), (1, 4)}),
        ((1, 4), (1, 1), {(1, 1), (1, 2), (1, 3), (1, 4)}),
        ((3, -1), (1, -1), {(1, -1), (2, -1), (3, -1)}),
        ((0, 0), (2, 2), {(0, 0), (1, 1), (2, 2)}),
        ((2, 0), (0, 2), {(2, 0), (1, 1), (0, 2)}),
        ((0, 2), (2, 0), {(2, 0), (1, 1), (0, 2)}),
        ((5, 5), (5, 5), {(5, 5)}),
        ((0, 0), (1, 2), set()),
        ((0, 0), (FAR, 5), set()),
        ((True, False), (1, 2), {(1, 0), (1, 1), (1, 2)}),
    ],
)
def test_connect(a, b, expected):
    assert dsl.connect(a, b) == expected


@given(a=positions, b=positions)
def test_connect_takes_its_ends_in_either_sequence(a, b):
    line = dsl.connect(a, b)
    assert line == dsl.connect(b, a)
    assert not line or {a, b} <= set(line)


@pytest.mark.parametrize(
    ("start", "direction", "count", "last"),
    [
        ((0, 0), (0, 1), 43, (0, 42)),
        ((3, 4), (1, 1), 43, (45, 46)),
        ((0, 0), (2, 2), 85, (84, 84)),
        ((0, 0), (-2, 0), 85, (0, 0)),
        ((7, 7), (0, 0), 1, (7, 7)),
    ],
)
def test_shoot_goes_42_times_the_direction_without_gaps(start, direction, count, last):
    line = dsl.shoot(start, direction)
    assert (len(line), list(line)[-1]) == (count, last)


@pytest.mark.parametrize("direction", [(1, 2), (FAR, 1), (3, -1)])
def test_shoot_gives_nothing_where_the_direction_is_neither_straight_nor_diagonal(direction):
    assert dsl.shoot((0, 0), direction) == frozenset()


@given(loc=positions)
def test_frontiers_have_thirty_positions_whatever_the_grid(loc):
    assert dsl.vfrontier(loc) == {(i, loc[1]) for i in range(30)}
    assert dsl.hfrontier(loc) == {(loc[0], j) for j in range(30)}


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("dneighbors", ((2047, 0),)),
        ("ineighbors", ((0, -2047),)),
        ("neighbors", ((2047, 2047),)),
        ("vfrontier", ((0, 2048),)),
        ("hfrontier", ((-2048, 0),)),
        ("connect", ((0, 2048), (0, 2048))),
        ("connect", ((0, 0), (0, FAR))),
        ("connect", ((0, 0), (0, 2048))),
        ("shoot", ((2040, 0), (1, 0))),
        ("shoot", ((0, 0), (FAR, 0))),
    ],
)
def test_a_position_out_of_range_is_an_error(name, args):
    with pytest.raises(DslError):
        getattr(dsl, name)(*args)


@pytest.mark.parametrize(
    "name", ["dneighbors", "ineighbors", "neighbors", "vfrontier", "hfrontier"]
)
@pytest.mark.parametrize(
    "loc", [None, 3, (), (1,), (1, 2, 3), (1, None), ((1, 2), (3, 4)), frozenset({1, 2}), dsl.size]
)
def test_what_is_no_position_is_an_error(name, loc):
    with pytest.raises(DslError):
        getattr(dsl, name)(loc)


@given(start=positions, direction=st.tuples(st.integers(-2, 2), st.integers(-2, 2)))
def test_shoot_is_connect_to_the_place_42_times_the_direction_away(start, direction):
    goal = (start[0] + 42 * direction[0], start[1] + 42 * direction[1])
    assert dsl.shoot(start, direction) == dsl.connect(start, goal)
