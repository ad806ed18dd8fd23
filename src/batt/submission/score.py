"""What a submission scores where solutions are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from batt.dsl.values import Grid
from batt.submission.breaches import Breach
from batt.submission.form import PLACEHOLDERS, Attempts, Submission
from batt.tasks.task import Task


@dataclass(frozen=True)
class Score:
    """How many outputs and tasks are right of those whose solutions are known.

    An output is right where one of its attempts is; ``mean`` is the mean over these tasks of the
    share of outputs that are right.  ``unanswered`` counts outputs with placeholders alone.
    """

    outputs: int
    outputs_known: int
    outputs_right: int
    unanswered: int
    tasks: int
    tasks_known: int
    tasks_right: int
    mean: Fraction


def score(submission: Submission, tasks: Iterable[Task]) -> Score:
    """Score a submission that has no breaches; a hidden output is not counted as known.

    A task counts as known where the outputs of all its tests are.
    """
    every = [(task, submission[task.id]) for task in tasks]
    known = [(task, answers) for task, answers in every if None not in _solutions(task)]
    shares = [Fraction(sum(_right(task, answers)), len(task.test)) for task, answers in known]
    placeholders = [set(each) <= set(PLACEHOLDERS) for _, answers in every for each in answers]
    return Score(
        outputs=len(placeholders),
        outputs_known=sum(len(task.test) for task, _ in known),
        outputs_right=sum(sum(_right(task, answers)) for task, answers in known),
        unanswered=sum(placeholders),
        tasks=len(every),
        tasks_known=len(known),
        tasks_right=shares.count(Fraction(1)),
        mean=sum(shares, Fraction(0)) / len(shares) if shares else Fraction(0),
    )


def out_of_order(submission: Submission, tasks: Iterable[Task]) -> Iterator[Breach]:
    """Tasks none of whose outputs is right in its place, but all in another order.

    Of two outputs, an answer in the place of the other is as wrong as any; this tells why.
    """
    for task in tasks:
        solutions, answers = _solutions(task), submission[task.id]
        if len(solutions) < 2 or None in solutions or any(_right(task, answers)):
            continue
        places = [_place(solution, answers) for solution in solutions]
        if None not in places and len(set(places)) == len(places):
            order = ", ".join(f"output {n} at {at}" for n, at in enumerate(places, 1))
            yield Breach(task.id, 0, f"its answers are in the wrong order: {order}")


def _place(solution: Grid | None, answers: Sequence[Attempts]) -> int | None:
    """Which answer, counted from 1, holds a solution."""
    return next((at for at, attempts in enumerate(answers, 1) if solution in attempts), None)


def _solutions(task: Task) -> list[Grid | None]:
    return [pair.output for pair in task.test]


def _right(task: Task, answers: Sequence[Attempts]) -> list[bool]:
    pairs = zip(_solutions(task), answers, strict=True)
    return [solution in attempts for solution, attempts in pairs]
