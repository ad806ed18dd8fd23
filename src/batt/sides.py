"""What ``batt compare`` compares: stores, runs and submissions, each as the tasks it has solved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from batt.errors import TaskError, UsageError
from batt.report.comparison import Side
from batt.report.contamination import data_note
from batt.store import Store
from batt.tasks.datasets import DataSet, load
from batt.tasks.parse import read_json
from batt.tasks.task import Task

ATTEMPTS = ("attempt_1", "attempt_2")


class Reader:
    """Reads sides; ``notes`` has what a reader of the comparison should know."""

    def __init__(self, data: str, split: str, store: Path, fits: bool) -> None:
        """Submissions are held against a data set, runs without a store's name are of ``store``."""
        self._data, self._split, self._store, self._fits = data, split, store, fits
        self.notes: list[str] = []

    def side(self, name: str) -> Side:
        """The side of a name; ``UsageError`` where there is nothing of it."""
        folder, hash, number = name.rpartition("#")
        if name.isdigit() and not Path(name).exists():
            return self._of_store(self._store, int(name), f"run {name} of {self._store}")
        if hash and number.isdigit() and not Path(name).exists():
            return self._of_store(Path(folder), int(number), name)
        if Path(name).is_dir():
            return self._of_store(Path(name), None, name)
        if Path(name).exists():
            return self._of_submission(Path(name))
        raise UsageError(f"there is no store, run or submission {name}")

    def _of_store(self, path: Path, run: int | None, name: str) -> Side:
        with Store.open(path, mode="r") as opened:
            ids = {task.fingerprint: task.id for task in opened.tasks()}
            if run is None:
                solved = opened.solved()
            elif run in {each.number for each in opened.runs()}:
                solved = opened.solved(run=run)
            else:
                numbers = ", ".join(str(each.number) for each in opened.runs()) or "none"
                raise UsageError(f"{path} has no run {run}; its runs are {numbers}")
        return Side(name, {at: self._fits or right for at, right in solved.items()}, ids)

    def _of_submission(self, path: Path) -> Side:
        answers = read_json(path)
        if not isinstance(answers, dict):
            raise TaskError(f"{path} is no submission: it holds no object of answers by task id")
        known = {id: task for id, task in self._tasks.items() if _is_known(task)}
        if len(known) < len(self._tasks):
            hidden = len(self._tasks) - len(known)
            self._note(
                f"{hidden} tasks of {self._tasks.name} have hidden outputs; they do not count"
            )
        self._note(data_note(self._tasks))
        return Side(
            str(path),
            {task.fingerprint: _is_solved(task, answers.get(id)) for id, task in known.items()},
            {task.fingerprint: id for id, task in known.items()},
        )

    def _note(self, note: str) -> None:
        if note and note not in self.notes:
            self.notes.append(note)

    @cached_property
    def _tasks(self) -> DataSet:
        return load(self._data, self._split)


def _is_known(task: Task) -> bool:
    return all(pair.output is not None for pair in task.test)


def _is_solved(task: Task, answers: Any) -> bool:
    """Whether one of two attempts is right for every test input."""
    if not isinstance(answers, list) or len(answers) != len(task.test):
        return False
    return all(
        isinstance(answer, Mapping)
        and any(_equals(answer.get(name), pair.output) for name in ATTEMPTS)
        for answer, pair in zip(answers, task.test, strict=True)
    )


def _equals(rows: Any, grid: Any) -> bool:
    return isinstance(rows, list) and json.dumps(rows) == json.dumps([list(row) for row in grid])
