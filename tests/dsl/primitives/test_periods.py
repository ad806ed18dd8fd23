"""Periods, against the reference and against its sentence tried move by move."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patch_strategies import indices, objects_of_cells

import batt.dsl as dsl
from batt.dsl import FrozenSet, Grid, Patch
from batt.errors import DslError


def row_of(text):
    """One row of cells, a gap for each dot."""
    return Patch((int(c), (3, j - 2)) for j, c in enumerate(text) if c != ".")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1", 1),
        ("11", 1),
        ("12", 2),
        ("1212", 2),
        ("12121", 2),
        ("1231", 3),
        ("1234", 4),
        ("1.11", 3),
        ("11.1", 2),
        ("1..1", 3),
        ("1.1", 2),
        ("12.12", 3),
    ],
)
def test_period_of_one_row_and_of_one_column(text, period):
    row = row_of(text)
    assert (dsl.hperiod(row), dsl.vperiod(row)) == (period, 1)
    column = Patch((colour, (j, i)) for colour, (i, j) in row)
    assert (dsl.vperiod(column), dsl.hperiod(column)) == (period, 1)


@pytest.mark.parametrize("empty", [Patch(), (), Grid(), frozenset()])
def test_the_empty_object_has_period_zero(empty):
    assert (dsl.hperiod(empty), dsl.vperiod(empty)) == (0, 0)


@pytest.mark.parametrize(
    "column", [Patch([(0, 4), (7, 4)]), ((0, 4), (7, 4)), Patch([(2, 2)]), ((2, 2),)]
)
def test_indices_one_column_wide_have_horizontal_period_one(column):
    assert dsl.hperiod(column) == 1


def test_indices_one_row_high_have_vertical_period_one():
    assert dsl.vperiod(Patch([(4, 0), (4, 7)])) == 1


@pytest.mark.parametrize("wide", [Patch([(0, 0), (0, 1)]), ((0, 0), (5, 1))])
def test_indices_more_than_one_column_wide_are_an_error(wide):
    with pytest.raises(DslError):
        dsl.hperiod(wide)


@pytest.mark.parametrize("high", [Patch([(0, 0), (1, 0)]), ((0, 0), (1, 5))])
def test_indices_more_than_one_row_high_are_an_error(high):
    with pytest.raises(DslError):
        dsl.vperiod(high)


def test_a_position_in_two_colours_must_find_both():
    both = [(1, (0, 0)), (2, (0, 0)), (1, (0, 1))]
    assert dsl.hperiod(Patch(both)) == 1
    assert dsl.hperiod(Patch([*both, (3, (0, 1))])) == 2


def test_a_period_far_off_takes_no_long_search():
    assert dsl.hperiod(((1, (0, 0)), (1, (0, 2**30)))) == 2**30


def naive_hperiod(obj):
    """Try every move from 1 up."""
    width, cells = dsl.width(obj), set(dsl.normalize(obj))
    for move in range(1, width):
        left = {(c, (i, j - move)) for c, (i, j) in cells if j >= move}
        if left <= cells:
            return move
    return width


@given(objects_of_cells())
def test_period_is_the_first_move_that_fits(obj):
    assert dsl.hperiod(obj) == naive_hperiod(obj)
    turned = Patch((c, (j, i)) for c, (i, j) in obj)
    assert dsl.vperiod(turned) == dsl.hperiod(obj)


@given(st.lists(st.integers(0, 2), min_size=1, max_size=4), st.integers(1, 3), st.integers(1, 3))
def test_a_repeated_pattern_has_a_period_of_at_most_its_length(pattern, times, rows):
    row = pattern * times
    obj = Patch((c, (i, j)) for i in range(rows) for j, c in enumerate(row))
    assert dsl.hperiod(obj) <= len(pattern)
    assert dsl.vperiod(obj) == 1


@given(indices(2))
def test_period_of_indices_is_one_or_an_error(patch):
    if dsl.width(patch) == 1:
        assert dsl.hperiod(patch) == 1
    else:
        with pytest.raises(DslError):
            dsl.hperiod(patch)


@pytest.mark.parametrize("name", ["hperiod", "vperiod"])
@pytest.mark.parametrize("wrong", [None, 0, (1, 2), FrozenSet({1}), ((1, (0, 0)), (0, 0))])
def test_what_is_no_object_is_an_error(name, wrong):
    with pytest.raises(DslError):
        getattr(dsl, name)(wrong)
