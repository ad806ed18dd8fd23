"""What shrinking a program did: data first, then the text and the JSON of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from batt.drawing.text import printable
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.tasks.task import Task


@dataclass(frozen=True)
class Measured:
    """A program with the most steps that it takes on a train pair."""

    program: Program
    steps: int


@dataclass(frozen=True)
class Shrunk:
    """A program before and after, on the task whose outputs it keeps."""

    task: Task
    before: Measured
    after: Measured


def summarise(task: Task, before: Program, after: Program, budgets: Budgets) -> Shrunk:
    """Measure both programs on the task."""
    return Shrunk(task, _measured(task, before, budgets), _measured(task, after, budgets))


def _measured(task: Task, program: Program, budgets: Budgets) -> Measured:
    trial = run_one(program.root, Samples(task.inputs, budgets))
    return Measured(program, max(trial.steps[: len(task.train)]))


def summary_line(shrunk: Shrunk) -> str:
    """Calls and steps before and after, as a comment, so that the whole is a program file."""
    before, after = shrunk.before, shrunk.after
    if before.program == after.program:
        return f"# {printable(shrunk.task.id)}: {_calls(after)}, {after.steps} steps, none simpler"
    calls = f"{_calls(before)} -> {after.program.size}"
    return f"# {printable(shrunk.task.id)}: {calls}, {before.steps} steps -> {after.steps}"


def _calls(measured: Measured) -> str:
    size = measured.program.size
    return f"{size} call{'' if size == 1 else 's'}"


def as_document(shrunk: Shrunk) -> dict[str, Any]:
    """Both programs with what they cost, as JSON holds them."""
    return {
        "task": shrunk.task.id,
        "fingerprint": shrunk.task.fingerprint,
        "before": _as_record(shrunk.before),
        "after": _as_record(shrunk.after),
    }


def _as_record(measured: Measured) -> dict[str, Any]:
    program = measured.program
    return {
        "key": program.key,
        "calls": program.size,
        "steps": measured.steps,
        "lines": list(program.lines),
    }
