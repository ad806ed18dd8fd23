"""Hidden parts of patterns, filled or cut out."""

import asking
import pytest

from batt.dsl import completed_by_period, completed_by_symmetry
from batt.dsl.values import Grid

TASKS = {
    "a mirror image": (
        [("1221/4554/1001", "1221/4554/1221"), ("3443/5665/0443", "3443/5665/3443")],
        "6776/8998/0006",
        "6776/8998/6776",
    ),
    "a period": (
        [("12312312/45645640", "12312312/45645645"), ("34534534/67067867", "34534534/67867867")],
        "12412412/56056756",
        "12412412/56756756",
    ),
    "the box that is hidden": (
        [("1221/4554/4994/1221", "55"), ("1331/6776/6996/1331", "77")],
        "4224/5665/5995/4224",
        "66",
    ),
}


@pytest.mark.parametrize("case", TASKS)
def test_small_tasks_are_answered(case):
    train, test, wanted = TASKS[case]
    assert Grid(wanted) in asking.attempts("symmetry", train, test)


def test_a_grid_without_hidden_cells_stays_as_it_is():
    for complete in (completed_by_symmetry, completed_by_period):
        assert complete(Grid("12/34"), 7) == Grid("12/34")
