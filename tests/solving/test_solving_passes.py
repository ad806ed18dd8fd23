"""Passes: each doubles the budget, and the submission is that of the last complete one."""

import json

import pytest
from puzzles import MIRRORED

from batt.dsl.values import Grid
from batt.solving.job import Sources, answer
from batt.solving.journal import Journal
from batt.solving.output import SubmissionFile
from batt.solving.passes import Solving, doubling
from batt.tasks.task import Pair, Task
from batt.workers import Engine, Incident, JobResult

TURNED = tuple(Pair(grid, output) for grid, output in MIRRORED.train)
TASKS = [Task(f"t{n}", TURNED, (Pair(Grid(f"{n}2/34")),)) for n in range(3)]
HARD = Task("t9", (Pair(Grid("1"), Grid("987654321")),), (Pair(Grid("2")),))


class Limited(Engine):
    """Runs so many jobs here; after that time is over, or a guard trips."""

    workers = 1

    def __init__(self, jobs, guard=False):
        self.left, self.guard = jobs, guard

    def run(self, function, jobs):
        assert function.endswith(":answer")
        for job in jobs:
            self.left -= 1
            if self.left >= 0:
                yield JobResult(answer(job.payload, {0: job.entries[0]}, lambda _: None))
            elif self.guard:
                yield JobResult({}, (Incident(0, 1.0, "wall-clock guard"),))
            else:
                yield JobResult({0: None})


@pytest.fixture
def solve(tmp_path):
    def solve(tasks, engine, budgets, name="s"):
        journal = Journal(tmp_path / "j", {"name": name})
        output = SubmissionFile(tmp_path / name, tasks)
        solving = Solving(tasks, engine, Sources(), {}, journal, output)
        solved = solving.run(iter(budgets))
        return solved, json.loads((tmp_path / name).read_text())

    return solve


def test_passes_go_on_until_time_is_over_and_the_last_complete_one_counts(solve):
    tasks = [*TASKS, HARD]
    solved, written = solve(tasks, Limited(4), [0.01, 0.02, 0.04])
    assert (solved.complete, solved.is_out_of_time) == (0.01, True)
    alone, same = solve(tasks, Limited(99), [0.01], "alone")
    assert written == same
    assert alone.answers == solved.answers


def test_what_is_final_is_not_done_again(solve):
    engine = Limited(99)
    solved, _ = solve(TASKS, engine, doubling())
    done = 99 - engine.left
    assert all(answers.is_final for answers in solved.answers.values())
    assert done < 99
    assert solved.complete is not None


def test_time_over_in_the_first_pass_keeps_what_there_is(solve):
    solved, written = solve(TASKS, Limited(1), [0.5])
    assert (solved.complete, list(solved.answers)) == (None, ["t0"])
    assert list(written) == ["t0", "t1", "t2"]
    assert written["t0"][0]["attempt_1"] == [[2, 0], [4, 3]]
    assert written["t1"][0]["attempt_1"] == [[0, 0], [0, 0]]


def test_a_guard_never_becomes_an_answer(solve):
    solved, written = solve(TASKS, Limited(2, guard=True), [0.5])
    assert solved.guarded == ["t2"]
    assert solved.answers["t2"].found == ()
    assert written["t2"][0]["attempt_1"] == [[0, 0], [0, 0]]
