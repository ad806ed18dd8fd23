"""The journal of a solve: a line for each task answered, so that a killed one goes on from there.

It lies beside the submission while the work lasts.  Its first line says what is solved, with what;
where that differs from the call at hand, or the language has changed since, it begins anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from batt.drawing.text import grid_text
from batt.dsl.values import Grid
from batt.errors import DslError, UsageError
from batt.solving.answers import Answers
from batt.solving.found import Found
from batt.solving.job import Answered
from batt.solving.search import Asked

Header = Mapping[str, Any]


class Journal:
    """What was answered so far, by nominal seconds and task id; ``add`` appends to the file."""

    def __init__(self, path: Path, header: Header) -> None:
        """Read what an earlier call of the same header has left, and go on from there.

        Raises ``UsageError`` where the file cannot be written.
        """
        self._path = path
        self._done: dict[tuple[float, str], Answered] = {}
        first = json.dumps(header, sort_keys=True)
        lines = [first, *self._read(first)]
        self._file = self._begin(lines)

    def __len__(self) -> int:
        """The number of answers in it."""
        return len(self._done)

    def get(self, seconds: float, task: str) -> Answered | None:
        """What was answered with a budget; None where that is still to do."""
        return self._done.get((seconds, task))

    def add(self, answered: Answered) -> None:
        """Remember an answer, on disk before this returns; ``UsageError`` where it is full."""
        answers = answered.answers
        self._done[answers.budget, answers.task] = answered
        with self._telling():
            self._file.write(json.dumps(_as_record(answered)) + "\n")
            self._file.flush()

    def close(self) -> None:
        """Leave the file for a later call; what a full disk did not take has been told."""
        with suppress(OSError):
            self._file.close()

    def remove(self) -> None:
        """Close and remove the file: all is done."""
        self.close()
        with suppress(OSError):
            self._path.unlink()

    def _read(self, first: str) -> Iterator[str]:
        """The good lines of the file, up to one that a kill has cut."""
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return
        if not lines or lines[0] != first:
            return
        for line in lines[1:]:
            try:
                answered = _from_record(json.loads(line))
            except (ValueError, TypeError, KeyError, IndexError, DslError, RecursionError):
                return
            self._done[answered.answers.budget, answered.answers.task] = answered
            yield line

    def _begin(self, lines: list[str]) -> IO[str]:
        partial = self._path.with_name(f".{self._path.name}.partial")
        with self._telling():
            partial.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            os.replace(partial, self._path)
            return self._path.open("a", encoding="utf-8")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UsageError(f"cannot write {self._path}: {error.strerror or error}") from None


def _as_record(answered: Answered) -> dict[str, Any]:
    answers = answered.answers
    return {
        "task": answers.task,
        "tests": answers.tests,
        "budget": answers.budget,
        "steps": answers.steps_used,
        "candidates": answers.candidates,
        "final": answers.is_final,
        "failed": dict(answers.failed),
        "memory": {name: [asked.taken, asked.charged] for name, asked in answered.memory.items()},
        "found": list(map(_found_record, answered.found)),
        "best": list(map(_found_record, answers.found)),
    }


def _from_record(record: Mapping[str, Any]) -> Answered:
    answers = Answers(
        task=record["task"],
        tests=record["tests"],
        found=tuple(map(_found, record["best"])),
        budget=record["budget"],
        steps_used=record["steps"],
        candidates=record["candidates"],
        is_final=record["final"],
        failed=record["failed"],
    )
    memory = {name: Asked(*numbers) for name, numbers in record["memory"].items()}
    return Answered(answers, memory, list(map(_found, record["found"])))


def _found_record(found: Found) -> dict[str, Any]:
    outputs = [None if grid is None else grid_text(grid) for grid in found.outputs]
    return {**asdict(found), "outputs": outputs}


def _found(record: Mapping[str, Any]) -> Found:
    outputs = [
        None if text is None else Grid(map(int, row) for row in text.split("\n"))
        for text in record["outputs"]
    ]
    return Found(**{**record, "outputs": tuple(outputs)})
