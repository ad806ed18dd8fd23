"""Boxes, against the reference."""

import pytest
from hypothesis import given
from patch_strategies import patches, places, sets

import batt.dsl as dsl
from batt.dsl import FrozenSet, Grid, Patch
from batt.errors import DslError

EMPTIES = [Patch(), (), Grid(), frozenset()]
FAR_APART = Patch([(-2047, -2047), (2047, 2047)])
NAMES = ["backdrop", "delta", "box", "outbox", "inbox"]


def rectangle(top, left, bottom, right):
    return {(i, j) for i in range(top, bottom + 1) for j in range(left, right + 1)}


def ring(top, left, bottom, right):
    return rectangle(top, left, bottom, right) - rectangle(top + 1, left + 1, bottom - 1, right - 1)


def bounds(patch):
    rows, columns = zip(*places(patch), strict=True)
    return min(rows), min(columns), max(rows), max(columns)


@given(patches(1))
def test_backdrop_is_the_whole_box(patch):
    assert dsl.backdrop(patch) == rectangle(*bounds(patch))


@given(sets(1))
def test_delta_is_the_box_without_the_patch(patch):
    assert dsl.delta(patch) == rectangle(*bounds(patch)) - places(patch)
    assert dsl.delta(Patch((1, place) for place in places(patch))) == dsl.delta(patch)


@given(patches(1))
def test_box_is_the_outermost_ring(patch):
    assert dsl.box(patch) == ring(*bounds(patch))


@given(patches(1))
def test_outbox_is_the_ring_one_step_outside(patch):
    top, left, bottom, right = bounds(patch)
    assert dsl.outbox(patch) == ring(top - 1, left - 1, bottom + 1, right + 1)


@given(patches(1))
def test_inbox_is_the_ring_between_the_lines_one_step_inside(patch):
    top, left, bottom, right = bounds(patch)
    rows, columns = sorted((top + 1, bottom - 1)), sorted((left + 1, right - 1))
    assert dsl.inbox(patch) == ring(rows[0], columns[0], rows[1], columns[1])


@pytest.mark.parametrize(
    ("corner", "expected"),
    [
        ((0, 0), ring(-1, -1, 1, 1)),
        ((1, 1), rectangle(0, 0, 1, 1)),
        ((0, 4), ring(-1, 1, 1, 3)),
        ((1, 4), rectangle(0, 1, 1, 3)),
        ((2, 2), {(1, 1)}),
        ((3, 4), rectangle(1, 1, 2, 3)),
        ((5, 5), ring(1, 1, 4, 4)),
    ],
)
def test_inbox_turns_round_a_side_that_is_too_short(corner, expected):
    assert dsl.inbox(Patch([(0, 0), corner])) == expected


@pytest.mark.parametrize("empty", EMPTIES)
@pytest.mark.parametrize("name", ["backdrop", "delta"])
def test_an_empty_patch_has_an_empty_backdrop_and_delta(name, empty):
    assert getattr(dsl, name)(empty) == frozenset()


@pytest.mark.parametrize("empty", EMPTIES)
def test_box_gives_an_empty_patch_back_as_it_is(empty):
    assert dsl.box(empty) == empty


@pytest.mark.parametrize("empty", EMPTIES)
@pytest.mark.parametrize("name", ["outbox", "inbox"])
def test_an_empty_patch_has_no_outbox_and_no_inbox(name, empty):
    with pytest.raises(DslError):
        getattr(dsl, name)(empty)


def test_delta_of_a_tuple_of_positions_is_an_error_but_of_cells_is_not():
    with pytest.raises(DslError):
        dsl.delta(((0, 0), (1, 1)))
    assert dsl.delta(((5, (0, 0)), (6, (1, 1)))) == {(0, 1), (1, 0)}


@pytest.mark.parametrize(
    ("name", "patch"),
    [
        ("backdrop", FAR_APART),
        ("delta", FAR_APART),
        ("box", ((0, 0), (2**31 - 1, 2**31 - 1))),
        ("outbox", ((0, 0), (2**31 - 1, 0))),
        ("inbox", ((0, 0), (2**31 - 1, 0))),
        ("outbox", Patch([(2047, 0)])),
        ("inbox", Patch([(0, -2047)])),
        ("box", ((3000, 0),)),
        ("backdrop", ((3000, 0),)),
    ],
)
def test_a_result_past_the_limits_is_refused(name, patch):
    with pytest.raises(DslError):
        getattr(dsl, name)(patch)


@pytest.mark.parametrize("name", NAMES)
@given(patch=sets(1))
def test_the_foreseen_size_is_the_size(name, patch):
    made = getattr(dsl, name)
    assert made.result_size(patch) == max(1, len(made(patch)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("wrong", [None, 0, (1, 2), FrozenSet({1}), ((1, (0, 0)), (0, 0))])
def test_what_is_no_patch_is_an_error(name, wrong):
    with pytest.raises(DslError):
        getattr(dsl, name)(wrong)
