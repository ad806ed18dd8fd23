"""Checking: programs run on every pair of their tasks, and how each differs from what is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from batt.dsl.values import Grid
from batt.errors import NotUnderstood
from batt.evaluate.batch import Samples
from batt.evaluate.limits import Budgets, default_guard
from batt.evaluate.outcome import Failure
from batt.programs.program import Program
from batt.programs.types import infer
from batt.tasks.task import Task
from batt.validate.alone import ALONE, Alone
from batt.validate.subjects import Subject
from batt.workers import Engine, Job

State = Literal["right", "wrong", "failed", "not understood", "guarded"]
"""``guarded`` is what the wall-clock guard took out, which tells nothing about the program."""

PairState = Literal["right", "wrong", "failed", "not known"]
"""``not known`` is a grid for a test input whose output is hidden."""

JOB_SIZE = 32
"""Programs in a job; it never depends on the number of workers."""


@dataclass(frozen=True)
class PairCheck:
    """What a program does on one pair: ``reason`` says what is not right, ``steps`` its cost."""

    pair: str
    state: PairState
    reason: str
    steps: int


@dataclass(frozen=True)
class Checked:
    """What is known of one function: its state, and the reason where it is not right.

    ``line`` is the one that the reason or else the function is on, ``column`` counts from 1 and is
    0 where there is none to name.  ``steps`` are the most on a train pair, as everywhere;
    ``seconds`` are wall time on all pairs together.  ``warnings`` are the clashes of its types.
    """

    subject: Subject
    state: State
    reason: str = ""
    line: int = 0
    column: int = 0
    steps: int = 0
    seconds: float = 0.0
    pairs: tuple[PairCheck, ...] = ()
    warnings: tuple[str, ...] = ()


def check(
    subjects: Sequence[Subject],
    engine: Engine,
    budgets: Budgets,
    watch: Callable[[int], object] = lambda _: None,
) -> list[Checked]:
    """Run programs, each alone, on the train pairs and test pairs of their tasks; in their order.

    A type clash is a warning: the program runs all the same.  ``watch`` is told how many more are
    done.
    """
    jobs, places = _jobs(subjects, budgets)
    done = {at: _refused(subject) for at, subject in enumerate(subjects)}
    for chunk, ran in zip(places, engine.run(ALONE, jobs), strict=True):
        for incident in ran.incidents:
            hit = chunk if incident.entry is None else [chunk[incident.entry]]
            done |= {at: replace(done[at], state="guarded", reason=incident.reason) for at in hit}
        done |= {
            chunk[k]: _ran(subjects[chunk[k]], alone) for k, alone in (ran.value or {}).items()
        }
        watch(len(chunk))
    return list(done.values())


def _jobs(subjects: Sequence[Subject], budgets: Budgets) -> tuple[list[Job], list[list[int]]]:
    """The jobs, no two tasks in one, and for each the places of its programs."""
    by_task: dict[str, list[int]] = defaultdict(list)
    for at, subject in enumerate(subjects):
        if subject.task is not None:
            by_task[subject.task.id].append(at)
    places = [
        every[start : start + JOB_SIZE]
        for every in by_task.values()
        for start in range(0, len(every), JOB_SIZE)
    ]
    return [_job([subjects[at] for at in chunk], budgets) for chunk in places], places


def _job(subjects: Sequence[Subject], budgets: Budgets) -> Job:
    task = subjects[0].task
    assert task is not None, "a job of programs without a task"
    texts = [each.program.text for each in subjects if isinstance(each.program, Program)]
    return Job(
        Samples(task.inputs, budgets), texts, default_guard(budgets, len(texts), len(task.inputs))
    )


def _refused(subject: Subject) -> Checked:
    error = subject.program
    if isinstance(error, NotUnderstood):
        line = error.line or subject.line
        return Checked(subject, "not understood", error.reason, line, error.column)
    return Checked(subject, "guarded", line=subject.line)


def _ran(subject: Subject, alone: Alone) -> Checked:
    program, task, trial = subject.program, subject.task, alone.trial
    assert isinstance(program, Program), "a result of no program"
    assert task is not None, "a result without a task"
    pairs = tuple(_pair_checks(task, trial.outputs, trial.steps))
    worst = _worst(pairs)
    return Checked(
        subject=subject,
        state=worst.state if worst.state in ("failed", "wrong") else "right",
        reason=f"{worst.pair}: {worst.reason}" if worst.reason else "",
        line=subject.line,
        steps=max(trial.steps[: len(task.train)]),
        seconds=alone.seconds,
        pairs=pairs,
        warnings=tuple(map(str, infer(program.root).clashes)),
    )


def _worst(pairs: Sequence[PairCheck]) -> PairCheck:
    """The first pair that failed, else the first that is wrong, else the first of all."""
    for state in ("failed", "wrong"):
        for pair in pairs:
            if pair.state == state:
                return pair
    return replace(pairs[0], reason="")


def _pair_checks(
    task: Task, outputs: Sequence[Grid | Failure], steps: Sequence[int]
) -> Iterator[PairCheck]:
    names = [f"train {n}" for n, _ in enumerate(task.train, 1)]
    names += [f"test {n}" for n, _ in enumerate(task.test, 1)]
    expected = [pair.output for pair in (*task.train, *task.test)]
    for name, wanted, found, spent in zip(names, expected, outputs, steps, strict=True):
        yield PairCheck(name, *_judged(found, wanted), spent)


def _judged(found: Grid | Failure, wanted: Grid | None) -> tuple[PairState, str]:
    if isinstance(found, Failure):
        return "failed", str(found)
    if wanted is None:
        return "not known", ""
    told = first_difference(found, wanted)
    return ("wrong" if told else "right"), told


def first_difference(found: Grid, wanted: Grid) -> str:
    """How one grid differs from another, in words; empty where it does not.

    Rows and columns count from 1.

    >>> first_difference(Grid("12/34"), Grid("12/35"))
    'row 2, column 2 is 4, expected 5'
    >>> first_difference(Grid("12"), Grid("12/34"))
    'the size is 1x2, expected 2x2'
    """
    if (found.height, found.width) != (wanted.height, wanted.width):
        sizes = f"{found.height}x{found.width}, expected {wanted.height}x{wanted.width}"
        return f"the size is {sizes}"
    for i, (row, wanted_row) in enumerate(zip(found, wanted, strict=True), 1):
        if row == wanted_row:
            continue
        for j, (cell, wanted_cell) in enumerate(zip(row, wanted_row, strict=True), 1):
            if cell != wanted_cell:
                return f"row {i}, column {j} is {cell}, expected {wanted_cell}"
    return ""
