"""The step-by-step explanation of a program on a task's samples, as JSON of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from batt.drawing.picture import Picture
from batt.drawing.text import printable
from batt.evaluate.limits import Budgets
from batt.explaining import Applied, Explanation, Line, explained
from batt.programs.program import Program
from batt.report.pages.encoded import Json, grid_code, picture_code, script_json
from batt.tasks.task import Task

CALLS_SHOWN = 6
"""How many calls of a function are drawn; the others are counted."""

MOST_BYTES = 100_000
"""What the explanation of a task may take on a page of many; samples past it are left out."""

MOST_OF_SAMPLE = 250_000
"""What one sample may take; the values of lines past it are left out."""

LEFT_OUT = ["words", "left out, to keep this page small"]


def explanations(program: Program, task: Task, budgets: Budgets) -> Iterator[Explanation]:
    """A program on each sample of a task."""
    for name, pair in task.named_pairs():
        yield explained(program, pair.input, pair.output, name, budgets)


def steps_code(given: Iterable[Explanation], most: int | None = MOST_BYTES) -> Json:
    """Explanations of one program: its lines once, then for each sample what they gave.

    Samples that would pass ``most`` bytes are left out, but never the first.
    """
    lines: list[Json] = []
    samples: list[Json] = []
    size, left_out = 0, 0
    for each in given:
        lines = lines or [[line.name, printable(line.text), list(line.uses)] for line in each.lines]
        code = _sample(each)
        size += len(script_json(code))
        if most is not None and samples and size > most:
            left_out += 1
        else:
            samples.append(code)
    return {"lines": lines, "samples": samples, "left": left_out}


def _sample(explanation: Explanation) -> Json:
    expected, difference = explanation.expected, explanation.difference
    return {
        "name": explanation.title,
        "in": grid_code(explanation.input),
        "out": None if expected is None else grid_code(expected),
        "wrong": None
        if difference is None
        else verdict_code(expected == explanation.output, difference),
        "values": list(_values(explanation)),
    }


def verdict_code(is_right: bool, difference: Picture) -> Json:
    """1 for what is right, else what is wrong as a picture."""
    return 1 if is_right else picture_code(difference)


def _values(explanation: Explanation) -> Iterator[Json]:
    size = 0
    for line in explanation.lines:
        code = (
            _value(explanation, line) if size < MOST_OF_SAMPLE else [LEFT_OUT, line.steps, "", []]
        )
        size += len(script_json(code))
        yield code


def _value(explanation: Explanation, line: Line) -> Json:
    """What a line gave, its steps, the line that failed first, and what functions did."""
    applied = [_applied(explanation, each) for each in line.applied]
    origin = line.origin if line.origin != line.name else ""
    return [picture_code(explanation.picture(line)), line.steps, origin, applied]


def _applied(explanation: Explanation, applied: Applied) -> Json:
    calls = list(islice(explanation.calls(applied), CALLS_SHOWN))
    left_out = applied.left_out + len(applied.calls) - len(calls)
    shown: Sequence[Json] = [
        [list(map(picture_code, given)), picture_code(result)] for given, result in calls
    ]
    return [applied.function, applied.by, shown, left_out]
