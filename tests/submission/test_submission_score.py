"""Scores of submissions: outputs right, tasks wholly right, the mean score of a task."""

from dataclasses import asdict
from fractions import Fraction

from batt.dsl.values import Grid
from batt.submission.form import PLACEHOLDERS
from batt.submission.score import out_of_order, score
from batt.tasks.task import Pair, Task

A, B, C, I = Grid("1"), Grid("2"), Grid("3"), Grid("0")  # noqa: E741


def task(id, *outputs):
    return Task(id, (Pair(I, A),), tuple(Pair(I, output) for output in outputs))


def test_a_score_counts_what_is_known():
    tasks = [task("one", A), task("two", A, B), task("hidden", None), task("half", A, None)]
    submission = {
        "one": [(C, A)],
        "two": [(A, C), (C, C)],
        "hidden": [PLACEHOLDERS],
        "half": [(A, B), (A, B)],
    }
    assert asdict(score(submission, tasks)) == {
        "outputs": 6,
        "outputs_known": 3,
        "outputs_right": 2,
        "unanswered": 1,
        "tasks": 4,
        "tasks_known": 2,
        "tasks_right": 1,
        "mean": Fraction(3, 4),
    }


def test_answers_in_another_order_are_told():
    submission = {"two": [(B, C), (C, A)]}
    (breach,) = out_of_order(submission, [task("two", A, B)])
    wanted = "task two: its answers are in the wrong order: output 1 at 2, output 2 at 1"
    assert str(breach) == wanted


def test_wrong_answers_are_no_breach():
    tasks = [task("two", A, B), task("same", A, A), task("hidden", A, None)]
    submission = {
        "two": [(B, C), (C, C)],
        "same": [(B, C), (B, C)],
        "hidden": [(C, C), (A, A)],
    }
    assert list(out_of_order(submission, tasks)) == []
