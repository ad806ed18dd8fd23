"""Native ``Grid`` and ``Patch`` against the plain classes, made from the same cells."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from copy import copy, deepcopy
from operator import add
from typing import Any

import pytest
from any_values import EVERYTHING
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.values import TWIN, Grid, Patch, collect_set, is_grid, measure, natural_sorted, size
from batt.dsl.values.general import FrozenSet
from batt.dsl.values.measure import is_grid as plain_is_grid
from batt.dsl.values.measure import measure as plain_measure
from batt.dsl.values.natural import natural_key
from batt.dsl.values.plain.grid import Grid as PlainGrid
from batt.dsl.values.plain.patch import Patch as PlainPatch
from batt.dsl.values.plain.patch import collect_set as plain_collect_set
from batt.errors import DslError

pytestmark = pytest.mark.skipif(TWIN != "native", reason="the plain twin is at work")

cells = st.integers(-128, 127)
coordinates = st.integers(-4, 9) | st.sampled_from([2047, -2047, True, 2048, -(10**30)])
positions = st.tuples(coordinates, coordinates)
coloured = st.tuples(cells | st.sampled_from([True, 128, -129]), positions)
strange = st.none() | st.integers(0, 3) | st.tuples(cells) | st.just((0, (1,)))


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[int, ...]]:
    width = draw(st.integers(0, 5))
    row = st.lists(cells | st.booleans(), min_size=width, max_size=width).map(tuple)
    return draw(st.lists(row, max_size=5))


members = (
    st.lists(positions)
    | st.lists(coloured)
    | st.lists(positions | coloured | strange, max_size=4)
    | st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), min_size=30, max_size=90)
    | st.lists(st.tuples(cells, st.tuples(st.integers(0, 40), st.integers(0, 40))), min_size=40)
)


def told(act: Callable[[], Any]) -> Any:
    """The value, or what the error says."""
    try:
        return act()
    except (DslError, TypeError, IndexError, ValueError) as error:
        return type(error), str(error)


def look_at_grid(grid: Any) -> list[Any]:
    return [
        list(grid),
        len(grid),
        (grid.height, grid.width),
        hash(grid),
        repr(grid),
        told(lambda: grid[0]),
        told(lambda: grid[-2]),
        grid[1:],
        grid[::-1],
        (1, 2) in grid,
        grid == tuple(grid),
        tuple(grid) == grid,
        grid != tuple(grid),
        bool(grid),
        add(grid, ((1,),)),
        add(((1,),), grid),
        grid * 2,
        grid < ((5,),),
        grid.count((1, 2)),
        grid._repr_html_(),
    ]


def look_at_patch(patch: Any) -> list[Any]:
    other = frozenset([(0, 1), (1, (0, 0)), (3, 3)])
    return [
        list(patch),
        patch.ordered,
        sorted(patch.unordered),
        sorted(patch.positions),
        patch.is_object,
        len(patch),
        hash(patch),
        repr(patch),
        bool(patch),
        patch.bounds if patch else None,
        [value in patch for value in ((0, 1), (True, 0), (1, (0, 0)), None, (), 3, (0, 5000))],
        patch == frozenset(patch),
        frozenset(patch) == patch,
        patch != other,
        [patch <= other, patch < patch, patch >= other, other >= patch, patch <= patch],
        [patch | other, patch & other, patch - other, patch ^ other],
        [other | patch, other & patch, other - patch, other ^ patch],
        patch.isdisjoint(other),
        patch.issubset(other),
        patch.issuperset(other),
    ]


@given(rows())
def test_grids_look_the_same(given_rows: list[tuple[int, ...]]) -> None:
    assert look_at_grid(Grid(given_rows)) == look_at_grid(PlainGrid(given_rows))
    assert Grid(given_rows) == PlainGrid(given_rows)
    assert PlainGrid(given_rows) == Grid(given_rows)
    assert {Grid(given_rows)} == {tuple(map(tuple, given_rows))}


@pytest.mark.parametrize(
    "wrong",
    [
        [(1, 2), (3,)],
        [(128,)],
        [(1, -129)],
        [(None,)],
        [1, 2],
        5,
        [(2**70,)],
        [()] * 2048,
        [(0,) * 2048],
        [(0,) * 400] * 300,
        "12/3",
        "1x",
    ],
)
def test_what_is_no_grid_is_refused_alike(wrong: Any) -> None:
    found = told(lambda: Grid(wrong))
    assert found == told(lambda: PlainGrid(wrong))
    assert isinstance(found, tuple)


@given(members)
def test_patches_look_the_same(given_members: list[Any]) -> None:
    made = told(lambda: look_at_patch(Patch(given_members)))
    assert made == told(lambda: look_at_patch(PlainPatch(given_members)))


@given(members)
def test_sets_are_collected_alike(given_members: list[Any]) -> None:
    made, plain = collect_set(given_members), plain_collect_set(given_members)
    assert (type(made) is Patch) == (type(plain) is PlainPatch)
    assert list(made) == list(plain)
    assert made == plain == frozenset(given_members)
    assert hash(made) == hash(plain)


@pytest.mark.parametrize("members", [[[0, 1]], [(0, [1])], 7, [{}], None])
def test_members_that_no_set_can_hold_are_refused_alike(members: Any) -> None:
    assert told(lambda: Patch(members)) == told(lambda: PlainPatch(members))
    assert told(lambda: collect_set(members)) == told(lambda: plain_collect_set(members))


@given(rows(), st.lists(coloured.filter(lambda cell: told(lambda: Patch([cell])) == {cell})))
def test_copies_and_pickles_are_equal(given_rows: list[Any], given_cells: list[Any]) -> None:
    for value in (Grid(given_rows), Patch(given_cells)):
        for twin in (copy(value), deepcopy(value), pickle.loads(pickle.dumps(value))):
            assert twin == value
            assert type(twin) is type(value)
            assert hash(twin) == hash(value)


@given(st.lists(st.lists(positions.filter(lambda p: -5 < p[0] < 5 and -5 < p[1] < 5))))
def test_patches_sort_in_natural_order(many: list[list[Any]]) -> None:
    patches = list(map(Patch, many))
    assert natural_sorted(patches) == sorted(patches, key=natural_key)


@pytest.mark.parametrize("value", EVERYTHING, ids=lambda value: repr(value)[:30])
def test_every_value_measures_the_same(value: Any) -> None:
    plain = told(lambda: plain_measure(value))
    assert told(lambda: measure(value)) == plain
    assert told(lambda: (size(value), plain[1])) == plain
    assert is_grid(value) == plain_is_grid(value)
    nested = (value, (value, 3), FrozenSet([(value,), 2]))
    assert told(lambda: measure(nested)) == told(lambda: plain_measure(nested))


LONG = [(7,) * 99_999, (7,) * 100_000, (7,) * 100_000 + (2**40,), ((0,) * 60_000,) * 2]
DEEP: Any = ()
for _ in range(40):
    DEEP = (DEEP, 1)


@pytest.mark.parametrize("value", [*LONG, DEEP, 2**31, -(2**31), True, (2**31,)])
def test_limits_are_met_alike(value: Any) -> None:
    assert told(lambda: measure(value)) == told(lambda: plain_measure(value))


def test_what_has_no_contents_yet_is_safe() -> None:
    assert len(Grid.__new__(Grid)) == 0
    assert list(Patch.__new__(Patch)) == []
    grid = Grid("12")
    grid.__init__("34")  # type: ignore[misc]
    assert grid == ((1, 2),)
