"""How an output differs from the right one, and what a guard does to a check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_programs import grids

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.report.checks import CheckLines, as_document
from batt.tasks import Pair, Task
from batt.validate.check import JOB_SIZE, check, first_difference
from batt.validate.subjects import Subject
from batt.workers import Engine, Incident, JobResult
from batt.workers.serial import Serial


@given(grids(3), grids(3))
def test_grids_differ_in_words_where_they_are_not_equal(found, wanted):
    told = first_difference(found, wanted)
    assert (told == "") == (found == wanted)
    assert told.startswith("the size is") == (
        (found.height, found.width) != (wanted.height, wanted.width)
    )


@given(grids(5), st.data())
def test_the_cell_that_is_told_is_the_first_that_differs(wanted, data):
    row = data.draw(st.integers(0, wanted.height - 1))
    column = data.draw(st.integers(0, wanted.width - 1))
    later = data.draw(st.booleans())
    rows = [list(each) for each in wanted]
    rows[row][column] = 9
    if later:
        rows[-1][-1] = 9
    expected = wanted[row][column]
    assert first_difference(Grid(rows), wanted) == (
        f"row {row + 1}, column {column + 1} is 9, expected {expected}"
    )


PAIR = Pair(Grid("12"), Grid("21"))
TASK = Task("t", (PAIR,), (PAIR,))


def subject(text, task=TASK):
    return Subject("mine.py", "solve_t", 1, Program.parse(text), task)


class Guarded(Engine):
    """An engine that takes one entry, or the whole job, out of every job."""

    workers = 1

    def __init__(self, entry):
        self.entry = entry

    def run(self, function, jobs):
        for ran in Serial().run(function, jobs):
            kept = {at: value for at, value in ran.value.items() if at != self.entry}
            incident = Incident(self.entry, 1.0, "wall-clock guard")
            yield JobResult(None if self.entry is None else kept, (incident,))


@pytest.mark.parametrize(
    ("entry", "states"), [(1, ["right", "guarded"]), (None, ["guarded", "guarded"])]
)
def test_what_a_guard_took_out_is_no_outcome(entry, states):
    subjects = [subject("O = vmirror(I)"), subject("O = rot180(I)")]
    checked = check(subjects, Guarded(entry), Budgets())
    assert [each.state for each in checked] == states
    assert checked[1].reason == "wall-clock guard"
    printed = []
    CheckLines(printed.append, quiet=True, verbose=False).end(checked)
    right, guarded = states.count("right"), states.count("guarded")
    assert printed == [
        f"not reproducible: {guarded} guarded",
        f"{right} right, 0 wrong, 0 failed, 0 not understood",
    ]
    assert as_document(checked)["counts"]["guarded"] == guarded


def test_programs_of_several_tasks_stay_in_their_order_whatever_the_jobs_are():
    other = Task("u", (Pair(Grid("12"), Grid("12")),), (PAIR,))
    subjects = [
        subject("O = vmirror(I)", TASK if at % 3 else other) for at in range(3 * JOB_SIZE + 1)
    ]
    checked = check(subjects, Serial(), Budgets())
    assert [each.subject for each in checked] == subjects
    assert [each.state for each in checked] == [
        "right" if at % 3 else "wrong" for at in range(len(subjects))
    ]
