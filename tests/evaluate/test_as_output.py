"""What may be an answer: a grid of 1 to 30 by 1 to 30 with colours 0 to 9."""

import pytest

from batt.dsl import Grid, Patch
from batt.evaluate.outcome import NOT_A_GRID, Failure
from batt.evaluate.run import as_output


@pytest.mark.parametrize("value", [Grid("1"), ((1, 2), (3, 4)), Grid([[9] * 30] * 30)])
def test_grids_are_answers_also_as_tuples(value):
    assert as_output(value) == value
    assert type(as_output(value)) is Grid


@pytest.mark.parametrize(
    "value",
    [
        7,
        None,
        (),
        ((), ()),
        Patch([(0, 0)]),
        ((1, 2), (3,)),
        Grid([[10]]),
        Grid([[-1]]),
        Grid([[0] * 31]),
        Grid([[0]] * 31),
    ],
    ids=repr,
)
def test_anything_else_is_not_a_grid(value):
    assert as_output(value) == NOT_A_GRID


def test_a_failure_stays_what_it_is():
    failure = Failure("first", "empty")
    assert as_output(failure) is failure
