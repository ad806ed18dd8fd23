"""The form of a submission: an object with a list for each task, two attempts for each output.

::

    {"007bbfb7": [{"attempt_1": [[7, 0], [7, 7]], "attempt_2": [[0, 0], [0, 0]]}], ...}
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from batt.dsl.values import Grid
from batt.errors import TaskError, UsageError
from batt.submission.breaches import ATTEMPTS, breaches
from batt.tasks.parse import read_json, shown_path
from batt.tasks.record import grid_from_rows

__all__ = [
    "ATTEMPTS",
    "PLACEHOLDERS",
    "Attempts",
    "Submission",
    "as_document",
    "read_submission",
    "submission_from",
    "two_attempts",
    "write_submission",
    "write_text",
]

Attempts = tuple[Grid, Grid]
Submission = dict[str, list[Attempts]]
"""By task id, for each test input in order, two attempts."""

PLACEHOLDERS = (Grid([(0, 0), (0, 0)]), Grid([(0, 0)]))
"""What stands for no attempt: Kaggle's own placeholder, and one that differs from it."""


def two_attempts(best: Iterable[Grid]) -> Attempts:
    """The first two different grids, placeholders where there are fewer.

    >>> two_attempts([Grid("1"), Grid("1"), Grid("2")])
    (Grid('1'), Grid('2'))
    >>> two_attempts([])
    (Grid('00/00'), Grid('00'))
    """
    first, second, *_ = dict.fromkeys([*best, *PLACEHOLDERS])
    return first, second


def as_document(submission: Submission) -> dict[str, list[dict[str, list[list[int]]]]]:
    """The submission as JSON holds it.

    >>> as_document({"t": [(Grid("12"), Grid("0"))]})
    {'t': [{'attempt_1': [[1, 2]], 'attempt_2': [[0]]}]}
    """
    return {
        id: [
            {name: list(map(list, grid)) for name, grid in zip(ATTEMPTS, attempts, strict=True)}
            for attempts in outputs
        ]
        for id, outputs in submission.items()
    }


def write_submission(path: Path, submission: Submission) -> None:
    """Write a submission in one move; ``UsageError`` where it cannot be written."""
    write_text(path, json.dumps(as_document(submission)) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a file in one move, so that a kill leaves the old one, the new one or none.

    Raises ``UsageError`` where it cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        os.replace(partial, path)
    except OSError as error:
        raise UsageError(f"cannot write {shown_path(path)}: {error.strerror or error}") from None


def read_submission(path: Path, outputs: Mapping[str, int] | None = None) -> Submission:
    """The submission in a file, which may leave tasks out but has no other breach.

    ``outputs`` are the test inputs of each task, where they are known.  Raises ``TaskError`` naming
    the first breach.
    """
    document = read_json(path)
    for breach in breaches(document, outputs):
        if not breach.is_missing:
            raise TaskError(f"{shown_path(path)}: {breach}; batt submit-check names every breach")
    return submission_from(document)


def submission_from(document: Mapping[str, Any]) -> Submission:
    """The submission that a document without breaches holds."""
    first, second = ATTEMPTS
    return {
        id: [
            (grid_from_rows(each[first], first), grid_from_rows(each[second], second))
            for each in answers
        ]
        for id, answers in document.items()
    }
