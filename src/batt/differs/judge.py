"""What a trial is worth on its task: a score for each train pair, a verdict for each test input."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from batt.differs.score import Scorer
from batt.dsl.values import Grid
from batt.evaluate.batch import Trial
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.store import ResultRecord
from batt.tasks.fingerprint import grid_bytes
from batt.tasks.task import Task


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is recorded of a program on a task.

    ``scores`` has 0 to 1000 for each train pair, ``steps`` is the most on a train pair, ``failed``
    tells that there is a Failure on every train pair.  ``tests_right`` has a verdict for each test
    input, None where its output is not known; it never enters a score.  ``behaviour`` is a hash of
    the outputs on the train pairs.
    """

    scores: tuple[int, ...]
    steps: int
    failed: bool
    tests_right: tuple[bool | None, ...]
    behaviour: str

    def result(
        self, task: Task, key: str, budgets: Budgets, run: int, **origin: Any
    ) -> ResultRecord:
        """What a store keeps of it for the program of a key; ``origin`` has the other fields."""
        return ResultRecord(
            fingerprint=task.fingerprint,
            key=key,
            scores=self.scores,
            steps=self.steps,
            failed=self.failed,
            tests_right=self.tests_right or (None,) * len(task.test),
            behaviour=self.behaviour,
            node_budget=budgets.node,
            program_budget=budgets.program,
            run=run,
            **{"seconds": 0.0, **origin},
        )


def judge(task: Task, scorer: Scorer, trial: Trial) -> Judgement:
    """Judge a trial on the samples of a task; the scorer is that of its train pairs."""
    pairs = len(task.train)
    outputs = trial.outputs[:pairs]
    return Judgement(
        scores=tuple(scorer.score(pair, output) for pair, output in enumerate(outputs)),
        steps=max(trial.steps[:pairs]),
        failed=not any(isinstance(output, Grid) for output in outputs),
        tests_right=tuple(_verdicts(task, trial.outputs[pairs:])),
        behaviour=behaviour_of(outputs),
    )


def behaviour_of(outputs: Sequence[Grid | Failure]) -> str:
    """A hash of what a program gave, 16 hex digits; of a failure it counts only that it is one.

    >>> behaviour_of([Grid("12/34")]) == behaviour_of([Grid("12"), Grid("34")])
    False
    """
    made = hashlib.blake2b(digest_size=8)
    for output in outputs:
        made.update(b"-" if isinstance(output, Failure) else grid_bytes(output))
    return made.hexdigest()


def _verdicts(task: Task, outputs: Sequence[Grid | Failure]) -> Iterator[bool | None]:
    for pair, output in zip(task.test, outputs, strict=True):
        yield None if pair.output is None else output == pair.output
