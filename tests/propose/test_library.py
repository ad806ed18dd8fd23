"""The library: every program is right on every pair of the task it was written for."""

import pytest

from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.propose.library import library
from batt.tasks.datasets import load

TRAINING = load("arc1", "training")


@pytest.mark.parametrize("each", library(), ids=lambda each: each.task)
def test_a_library_program_is_right_on_all_train_and_test_pairs(each):
    task = TRAINING[each.task]
    pairs = task.train + task.test
    trial = run_one(each.program.root, Samples(tuple(p.input for p in pairs), Budgets()))
    assert list(trial.outputs) == [pair.output for pair in pairs]


def test_the_library_solves_at_least_a_hundred_training_tasks():
    tasks = {each.task for each in library()}
    assert len(tasks) >= 100
    assert "007bbfb7" in tasks
