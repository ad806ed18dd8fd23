"""Hidden parts of patterns, filled or cut out."""

import asking
import pytest

from batt.dsl import (
    completed_by_period,
    completed_by_symmetry,
    hidden_by_period,
    hidden_by_symmetry,
)
from batt.dsl.values import Grid
from batt.errors import DslError

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


OTHER_COLOURS = {
    "a mirror image": (TASKS["a mirror image"][0], "0770/4224/0110", "0770/4224/0770"),
    "a period": (TASKS["a period"][0], "01201201/34534888", "01201201/34534534"),
    "the box": (
        [("1221/4554/4594/1221", "5"), ("1441/6776/6736/1441", "7")],
        "4224/5335/5315/4224",
        "3",
    ),
}


@pytest.mark.parametrize("case", OTHER_COLOURS)
def test_the_colour_that_hides_may_be_another_in_each_grid(case):
    train, test, wanted = OTHER_COLOURS[case]
    assert asking.attempts("symmetry", train, test)[:1] == [Grid(wanted)]


@pytest.mark.parametrize("hidden", [hidden_by_symmetry, hidden_by_period])
def test_no_colour_hides_what_shows_no_pattern(hidden):
    with pytest.raises(DslError, match="no colour"):
        hidden(Grid("1234/5678/9012"))


def test_a_colour_that_only_looks_like_a_box_hides_nothing():
    train = [("1001/1221/1331", "22"), ("4004/4554/4664", "55")]
    assert asking.ask("symmetry", train, "1001/1221/1331") == []
