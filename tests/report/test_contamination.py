"""What is said of tasks that two data sets share, and that the numbers said are true."""

import pytest

from batt.report.contamination import ARC2_NOTE, data_note
from batt.tasks import load


@pytest.mark.parametrize(
    ("data", "split", "included", "note"),
    [
        ("arc1", "all", False, ""),
        ("arc2", "evaluation", False, ""),
        ("arc2", "training", True, ARC2_NOTE),
        ("arc2", "all", False, ARC2_NOTE),
    ],
)
def test_the_note_is_said_where_it_matters(data, split, included, note):
    assert data_note(load(data, split, include_arc1_evaluation=included)) == note


def test_what_was_left_out_is_counted():
    assert data_note(load("arc2", "training")).startswith("376 tasks that are in arc1's evaluation")


def test_the_numbers_are_those_of_the_data():
    training = load("arc2", "training", include_arc1_evaluation=True).keys()
    assert len(training & load("arc1", "evaluation").keys()) == 376
    assert len(training & load("arc1", "training").keys()) == 391
