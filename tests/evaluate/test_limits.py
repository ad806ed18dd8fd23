"""The nominal second, and a guard that nothing within the step budgets may trip."""

import pytest

from batt.evaluate.limits import (
    GUARD_LEAST_SECONDS,
    STEPS_PER_NOMINAL_SECOND,
    Budgets,
    default_guard,
    nominal_seconds,
)

SLOWEST_CALL = 100_000 / 0.5
"""Steps a second of the slowest call allowed, which is one with plain values."""


def test_a_nominal_second_is_a_number_of_steps():
    assert nominal_seconds(STEPS_PER_NOMINAL_SECOND) == 1
    assert nominal_seconds(STEPS_PER_NOMINAL_SECOND // 5) == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("budgets", "programs", "samples"),
    [(Budgets(), 1, 1), (Budgets(), 32, 4), (Budgets(200_000, 200_000), 4000, 10)],
)
def test_the_default_guard_lets_budgets_be_spent_by_the_slowest_calls(budgets, programs, samples):
    steps = budgets.program * programs * samples
    assert default_guard(budgets, programs, samples) >= steps / SLOWEST_CALL


def test_the_default_guard_of_a_small_job_is_a_minute():
    assert default_guard(Budgets(10, 10), 1, 1) == GUARD_LEAST_SECONDS == 60
