"""Candidates from records ``{"task", "id"?, "program"}``, as a language model writes them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from batt.bring.trials import Candidate
from batt.errors import BattError, NotUnderstood
from batt.tasks.datasets import DataSet
from batt.tasks.task import Task

FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
KNOWN_TASKS = 5000
"""Of how many ids it is kept in mind which task they name, or that they name none."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a candidate comes from: its ``id``, and how many lines stand before its program."""

    id: Any
    lines_before: int = 0


class Records:
    """Reads records for the tasks of a data set, each found by its id in any split."""

    def __init__(self, dataset: DataSet, task: str | None = None) -> None:
        """``task`` is the id for records that name none."""
        self._task = task
        self._find = lru_cache(KNOWN_TASKS)(partial(_found, dataset))

    def of_line(self, line: bytes | None, number: int) -> Candidate:
        """The candidate of a line of JSON, the ``number``-th of its file; never an exception."""
        if line is None:
            return _refused(None, NotUnderstood("the line is too long", number), number)
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            problem = NotUnderstood(f"no JSON: {error.msg}", number, error.colno)
            return _refused(None, problem, number)
        except UnicodeDecodeError as error:
            return _refused(None, NotUnderstood("no UTF-8", number, error.start + 1), number)
        except (ValueError, RecursionError) as error:
            return _refused(None, NotUnderstood(f"no usable JSON: {error}", number), number)
        return self.of(record, number)

    def of(self, record: Any, number: int) -> Candidate:
        """The candidate of a record, the ``number``-th of its source."""
        if not isinstance(record, dict):
            return _refused(None, NotUnderstood("no object", number), number)
        id = record.get("id")
        task, program = record.get("task", self._task), record.get("program")
        for name, value in (("task", task), ("program", program)):
            if not isinstance(value, str):
                what = "no text" if name in record else "missing"
                return _refused(id, NotUnderstood(f'"{name}" is {what}', number), number)
        found = self._find(task)
        if isinstance(found, NotUnderstood):
            return _refused(id, found, number)
        assert isinstance(program, str), "a program that is no text"
        before, text = unfenced(program)
        return Candidate(Origin(id, before), text, found)


def _found(dataset: DataSet, id: str) -> Task | NotUnderstood:
    try:
        return dataset.find(id)
    except BattError as error:
        return NotUnderstood(str(error))


def _refused(id: Any, error: NotUnderstood, number: int) -> Candidate:
    """A record without a program that could be read; the place is that of its line."""
    reason = f"line {number} of the input: {error.reason}"
    return Candidate(Origin(id), problem=NotUnderstood(reason, number, error.column))


def unfenced(text: str) -> tuple[int, str]:
    r"""What stands in the first fenced block of a Markdown text, and how many lines before it.

    A text without a fence is a program as it is; a fence that is not closed ends with the text.

    >>> unfenced("Turn it:\n```python\nO = rot90(I)\n```\nDone.")
    (2, 'O = rot90(I)\n')
    """
    if "```" not in text and "~~~" not in text:
        return 0, text
    lines = text.splitlines(keepends=True)
    fences = [match[1] if (match := FENCE.match(line)) else "" for line in lines]
    start = next((at for at, fence in enumerate(fences) if fence), None)
    if start is None:
        return 0, text
    opened = fences[start]
    inside = range(start + 1, len(lines))
    end = next((at for at in inside if fences[at].startswith(opened)), len(lines))
    return start + 1, "".join(lines[start + 1 : end])
