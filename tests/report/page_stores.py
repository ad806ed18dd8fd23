"""Stores for the tests of pages: a small honest one, and one whose every text is hostile."""

from __future__ import annotations

from pathlib import Path

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.report.pages.facts import read_facts
from batt.report.pages.page import report_page
from batt.store import (
    GeneralityRecord,
    IncidentRecord,
    ProgramRecord,
    ResultRecord,
    RoundRecord,
    RunRecord,
    Store,
    TaskRecord,
)
from batt.tasks import Pair, Task
from batt.tasks.datasets import load

RIGHT = Program.parse(
    "x1 = objects(I, T, F, F)\nx2 = colorfilter(x1, ZERO)\nx3 = rbind(bordering, I)\n"
    "x4 = compose(flip, x3)\nx5 = mfilter(x2, x4)\nO = fill(I, FOUR, x5)"
)
"""Right on 00d62c1b: a program with objects and functions."""

NEAR = Program.parse("O = hmirror(I)")
FAILING = Program.parse("x1 = shape(I)\nx2 = first(x1)\nO = crop(I, ORIGIN, x2)")
TASKS = load("arc1", "training")
IDS = ("00d62c1b", "007bbfb7", "0520fde7", "017c7c7b")
"""Of the small store: a right task, one that fits, one that is nearly solved, one that is not."""

MARKUP = "<img src=x onerror=alert(1)></script><script>alert(2)</script>&amp;\x1b[2J\x00‮"
HOSTILE_LINES = f"O = {MARKUP}\n"


def task_record(task: Task) -> TaskRecord:
    return TaskRecord(task.fingerprint, task.id, task.dataset, task.group)


def program_record(program: Program) -> ProgramRecord:
    return ProgramRecord(program.key, program.text, program.size)


def result(task: Task, key: str, score: int, tests=(True,), run: int = 1, **more) -> ResultRecord:
    """A result with the same score on each train pair."""
    return ResultRecord(
        **{
            "fingerprint": task.fingerprint,
            "key": key,
            "scores": (score,) * len(task.train),
            "steps": 700,
            "failed": score == 0,
            "tests_right": tests,
            "seconds": 0.1,
            "node_budget": Budgets().node,
            "program_budget": Budgets().program,
            "run": run,
            **more,
        }
    )


def small_store(path: Path) -> Path:
    """Four tasks of arc1, one in each state, after a search of three rounds."""
    right, fits, nearly, unsolved = (TASKS[id] for id in IDS)
    with Store.open(path) as store, store.transaction():
        store.begin_run(RunRecord("evolve", 7, "2026-01-01T00:00:00Z", dsl_version="ab" * 32))
        store.save_tasks(map(task_record, (right, fits, nearly, unsolved)))
        store.save_programs(map(program_record, (RIGHT, NEAR, FAILING)))
        store.save_results(
            [
                result(right, RIGHT.key, 1000, parents=(NEAR.key,), mutation="graft", round=3),
                result(right, NEAR.key, 600),
                result(fits, NEAR.key, 1000, (False,)),
                result(nearly, NEAR.key, 850, (False,)),
                result(unsolved, FAILING.key, 100, (False,)),
            ]
        )
        for number, (fit, known) in enumerate([(0, 0), (1, 0), (2, 1)], 1):
            gains = {} if number == 1 else {IDS[0]: 400 * number}
            store.save_round(RoundRecord(1, number, 4, 8, 32, 50_000_000, 2, fit, known, gains))
        store.note_spent(1, {"evolve.propose": 1.0, "evolve.try": 3.0})
        store.end_run(1, "2026-01-01T00:01:00Z")
        store.save_generality(
            [
                GeneralityRecord(
                    right.fingerprint, RIGHT.key, "s", "re.zip", 5, 6, 15, 17, 3, 4, 5, 5, "l"
                )
            ]
        )
    return path


def hostile_task() -> Task:
    pair = Pair(Grid("12/34"), Grid("21/43"))
    return Task(MARKUP, (pair,), (Pair(Grid("5")),), MARKUP, MARKUP)


def hostile_store(path: Path) -> Path:
    """A store in which ids, sets, programs, mutations, commands and incidents are markup."""
    from batt.programs.canonical import key_of

    task, key = hostile_task(), key_of(HOSTILE_LINES)
    with Store.open(path) as store, store.transaction():
        store.begin_run(RunRecord(MARKUP, 1, MARKUP, {MARKUP: MARKUP}, MARKUP, MARKUP, MARKUP))
        store.save_tasks([task_record(task)])
        store.save_programs([ProgramRecord(key, HOSTILE_LINES, 1, "0" * 32), program_record(NEAR)])
        store.save_results(
            [
                result(task, key, 900, (None,), mutation=MARKUP, language="0"),
                result(task, NEAR.key, 500, (None,)),
            ]
        )
        gains = {MARKUP: 9}
        store.save_round(RoundRecord(1, 1, 1, 1, 1, 1, 1, 0, 0, gains))
        store.save_incidents([IncidentRecord(1, task.fingerprint, key, MARKUP, MARKUP, 1.0)])
        store.note_spent(1, {MARKUP: 2.0})
    return path


def page_of(path: Path, *tasks: Task, palette: str = "official") -> str:
    """The page of a store, with the grids of these tasks."""
    at_hand = {task.fingerprint: task for task in tasks}
    with Store.open(path, "r") as store:
        facts = read_facts(store)
    return report_page(facts, lambda record: at_hand.get(record.fingerprint), palette)
