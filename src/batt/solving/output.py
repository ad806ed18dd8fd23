"""The submission that a solve writes: what programs answer, merged with others' submissions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from batt.dsl.values import Grid
from batt.solving.answers import Answers
from batt.submission.form import Submission, as_document, two_attempts, write_text
from batt.submission.merge import Merged, Source, merge
from batt.tasks.task import Task

FITTING, PARTIAL = "batt", "batt (partial fits)"
PARTIAL_WEIGHT = Fraction(1, 10)
"""What a program that is right on some train pairs weighs against one that is right on all."""


class SubmissionFile:
    """A submission on disk, whole at any moment; what is not answered has placeholders."""

    def __init__(self, path: Path, tasks: Iterable[Task], also: Sequence[Source] = ()) -> None:
        """Begin without answers of our own."""
        self._path, self._also = path, also
        self.merged: dict[str, Merged] = {}
        self._texts: dict[str, str] = {}
        for task in tasks:
            self.put(Answers(task.id, len(task.test)))

    def put(self, answers: Answers) -> None:
        """Take over the answers to a task."""
        id = answers.task
        merged = merge([*_own(answers), *_of_task(self._also, id)])
        self.merged[id] = merged
        self._texts[id] = json.dumps(as_document(merged.submission))[1:-1]

    def write(self) -> None:
        """Write the file in one move; ``UsageError`` where it cannot be."""
        write_text(self._path, "{" + ",\n".join(self._texts.values()) + "}\n")


def _own(answers: Answers) -> list[Source]:
    """Our answers as two sources: what fits all train pairs, and what fits some of them."""
    return [
        Source(FITTING, _submission(answers, fits=True)),
        Source(PARTIAL, _submission(answers, fits=False), PARTIAL_WEIGHT),
    ]


def _submission(answers: Answers, fits: bool) -> Submission:
    outputs: list[list[Grid]] = [
        [grid for grid, found in answers.behind(test) if found.fits is fits]
        for test in range(answers.tests)
    ]
    return {answers.task: [two_attempts(grids) for grids in outputs]}


def _of_task(sources: Sequence[Source], id: str) -> list[Source]:
    return [
        Source(each.name, {id: each.submission[id]}, each.weight)
        for each in sources
        if id in each.submission
    ]
