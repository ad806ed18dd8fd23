"""What is wrong with a submission: every breach of its form, named with task and output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from batt.drawing.text import printable
from batt.errors import TaskError
from batt.tasks.record import grid_from_rows

ATTEMPTS = ("attempt_1", "attempt_2")
LONGEST_ID_COMPARED = 100


@dataclass(frozen=True)
class Breach:
    """One thing that is wrong; ``output`` counts from 1, and is 0 for the task as a whole."""

    task: str
    output: int
    what: str
    is_missing: bool = False

    def __str__(self) -> str:
        """Task, output, and what is wrong.

        >>> print(Breach("007bbfb7", 2, "attempt_1: an empty grid"))
        task 007bbfb7: output 2: attempt_1: an empty grid
        """
        place = [f"task {printable(self.task)}"] if self.task else []
        place += [f"output {self.output}"] if self.output else []
        return ": ".join([*place, self.what])


def breaches(document: Any, outputs: Mapping[str, int] | None = None) -> Iterator[Breach]:
    """Every breach in what a JSON file holds.

    ``outputs`` says how many test inputs each task has; without it neither ids nor numbers of
    outputs are compared.
    """
    if not isinstance(document, dict):
        needed = "a submission is an object with a list of answers for each task id"
        yield Breach("", 0, f"{needed}, not {_named(document)}")
        return
    for id in outputs if outputs is not None else ():
        if id not in document:
            yield Breach(id, 0, "no answers: the submission has no such id", is_missing=True)
    for id, answers in document.items():
        if outputs is not None and id not in outputs:
            yield Breach(id, 0, f"the data has no such task{_hint(id, outputs)}")
        else:
            yield from _task_breaches(id, answers, outputs)


def _hint(id: str, outputs: Mapping[str, int]) -> str:
    near = get_close_matches(id[:LONGEST_ID_COMPARED], outputs, 1)
    return f"; near it: {printable(near[0])}" if near else ""


def _task_breaches(id: str, answers: Any, outputs: Mapping[str, int] | None) -> Iterator[Breach]:
    if not isinstance(answers, list):
        needed = "answers are a list with one object for each test input"
        yield Breach(id, 0, f"{needed}, not {_named(answers)}")
        return
    wanted = len(answers) if outputs is None else outputs[id]
    if len(answers) != wanted or not answers:
        yield Breach(
            id, 0, f"{_number(len(answers), 'answer')} for {_number(wanted, 'test input')}"
        )
    for output, answer in enumerate(answers, 1):
        for what in _answer_breaches(answer):
            yield Breach(id, output, what)


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _answer_breaches(answer: Any) -> Iterator[str]:
    if not isinstance(answer, dict):
        yield f"is {_named(answer)}, not an object with {' and '.join(ATTEMPTS)}"
        return
    for name in ATTEMPTS:
        if name not in answer:
            yield f"{name} is missing"
    for name, rows in answer.items():
        if name not in ATTEMPTS:
            yield f"`{printable(name[:40])}` is no attempt; there are {' and '.join(ATTEMPTS)}"
            continue
        try:
            grid_from_rows(rows, name)
        except TaskError as error:
            yield str(error)


def _named(value: Any) -> str:
    words = {dict: "an object", list: "a list", str: "a text", bool: "a boolean"}
    return "null" if value is None else words.get(type(value), "a number")
