"""What solving training tasks comes to: every program that is found, and whether it is the rule.

A program is judged on the tests of its task, which solving does not look at, and on fresh samples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.propose.library import library
from batt.solving.answers import Answers
from batt.solving.found import Found
from batt.solving.job import Asking, Pass, Sources, answer_one, puzzle_of
from batt.tasks.datasets import load
from batt.tasks.task import Pair, Task


@dataclass(frozen=True)
class Judged:
    """A program that was found, and what it has right: of the tests, and of fresh samples."""

    found: Found
    tests: tuple[bool, ...]
    fresh: tuple[bool, ...]

    @property
    def is_right(self) -> bool:
        """Whether it has every test right."""
        return all(self.tests)

    @property
    def is_general(self) -> bool:
        """Whether it fits, and has every test and every fresh sample right."""
        return self.found.fits and self.is_right and all(self.fresh)


@dataclass(frozen=True)
class Observed:
    """The answers to a task, and all programs that proposers have found for it, judged."""

    answers: Answers
    judged: tuple[Judged, ...]

    @property
    def first(self) -> Judged | None:
        """The program of the first attempt, where it fits."""
        best = self.answers.best
        if best is None or not best.fits:
            return None
        return next(each for each in self.judged if each.found.text == best.text)


def observed(
    tasks: Sequence[Task],
    samples: Mapping[str, Sequence[Pair]],
    budget: float,
    with_library: bool = False,
) -> Iterator[Observed]:
    """Solve each task and judge what is found.

    The library is asked without the programs of the task itself.
    """
    texts = {each.task: each.program.text for each in library()} if with_library else {}
    for task in tasks:
        elsewhere = sorted({text for id, text in texts.items() if id != task.id})
        given = Pass(Sources(with_library=False, elsewhere=tuple(elsewhere)), budget)
        answered = answer_one(given, Asking(puzzle_of(task)))
        assert answered is not None, "a search without a deadline ended at it"
        fresh = samples.get(task.id, ())
        judged = tuple(_judged(each, task, fresh) for each in answered.found)
        yield Observed(answered.answers, judged)


def training(every: int = 1) -> list[Task]:
    """The training tasks, or one of so many of them."""
    return list(load("arc1", "training").values())[::every]


def _judged(found: Found, task: Task, fresh: Sequence[Pair]) -> Judged:
    tests = zip(found.outputs, task.test, strict=True)
    return Judged(
        found,
        tuple(output == pair.output for output, pair in tests),
        tuple(_right(Program.parse(found.text), fresh)) if found.fits else (),
    )


def _right(program: Program, pairs: Sequence[Pair]) -> Iterator[bool]:
    """Whether a program is right on each pair."""
    if pairs:
        trial = run_one(program.root, Samples(tuple(pair.input for pair in pairs), Budgets()))
        for output, pair in zip(trial.outputs, pairs, strict=True):
            yield output == pair.output
