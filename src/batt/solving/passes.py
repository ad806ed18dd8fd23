"""Passes over all tasks: one with the budget that was named, or more and more while time lasts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from batt.evaluate.limits import GUARD_LEAST_SECONDS, GUARD_STEPS_PER_SECOND, as_steps
from batt.solving.answers import Answers
from batt.solving.job import ANSWER, Answered, Asking, Pass, Sources, puzzle_of
from batt.solving.journal import Journal
from batt.solving.output import SubmissionFile
from batt.solving.search import CHUNK, TRIAL_STEPS
from batt.tasks.task import Task
from batt.workers import Engine, Job

DEFAULT_BUDGET = 0.2
"""The nominal seconds for a task where nothing else is said."""

FIRST_BUDGET = 0.1
"""The budget of the first of several passes; each one doubles it."""

RESERVE_PART, RESERVE_SECONDS = 0.05, 60.0
"""How much of a time limit is kept in reserve: a part of it, and at least so many seconds."""

GRACE_SECONDS = 30.0
"""How long after the deadline a job may still run before the guard ends it."""

Tell = Callable[[Answers], object]


def reserve(limit: float) -> float:
    """The seconds that are kept in reserve of a time limit.

    >>> reserve(600), reserve(36000)
    (60.0, 1800.0)
    """
    return max(RESERVE_SECONDS, RESERVE_PART * limit)


@dataclass
class Solved:
    """What a solve has come to.

    ``complete`` is the budget of the last pass that answered every task, None where there is none;
    ``answers`` are those of that pass, or else of the tasks that the first one came to.
    """

    answers: dict[str, Answers] = field(default_factory=dict)
    complete: float | None = None
    is_out_of_time: bool = False
    guarded: list[str] = field(default_factory=list)


@dataclass
class Solving:
    """Solves tasks; the submission is whole on disk from the first moment to the last."""

    tasks: Sequence[Task]
    engine: Engine
    sources: Sources
    kept: Mapping[str, tuple[str, ...]]
    journal: Journal
    output: SubmissionFile
    deadline: float | None = None
    tell: Tell = lambda _: None
    solved: Solved = field(default_factory=Solved)
    _latest: dict[str, Answered] = field(default_factory=dict)

    def run(self, budgets: Iterator[float]) -> Solved:
        """Go over the tasks once for each budget, until nothing is left to try or time is over."""
        self.output.write()
        for seconds in budgets:
            answered = self._pass(seconds, first=self.solved.complete is None)
            if answered is None:
                self.solved.is_out_of_time = True
                break
            self.solved.answers, self.solved.complete = answered, seconds
            for answers in answered.values():
                self.output.put(answers)
            self.output.write()
            if all(answers.is_final for answers in answered.values()):
                break
        return self.solved

    def _pass(self, seconds: float, first: bool) -> dict[str, Answers] | None:
        """Answer every task with a budget; None where time was over before the last of them.

        In the first pass the submission takes over each answer as it comes, in later ones it keeps
        those of the pass before until the pass is complete, so that one budget gives them all.
        """
        answered: dict[str, Answers] = {}
        for task, found in self._answered(seconds):
            if found is None:
                return None
            self._latest[task.id] = found
            answered[task.id] = found.answers
            if first:
                self.solved.answers = answered
                self.output.put(found.answers)
                self.output.write()
            self.tell(found.answers)
        return answered

    def _answered(self, seconds: float) -> Iterator[tuple[Task, Answered | None]]:
        """Each task with its answers, those that are known already without any work."""
        known = {task.id: self._known(seconds, task) for task in self.tasks}
        due = [task for task in self.tasks if known[task.id] is None]
        results = self.engine.run(ANSWER, [self._job(seconds, task) for task in due])
        for task in self.tasks:
            found = known[task.id]
            if found is None:
                ran = next(results)
                if ran.incidents:
                    self.solved.guarded.append(task.id)
                    found = self._nothing(seconds, task)
                elif (found := ran.value[0]) is not None:
                    self.journal.add(found)
            yield task, found

    def _known(self, seconds: float, task: Task) -> Answered | None:
        before = self._latest.get(task.id)
        if before is not None and before.answers.is_final:
            return before
        return self.journal.get(seconds, task.id)

    def _nothing(self, seconds: float, task: Task) -> Answered:
        """What stands for the answers to a task that a guard stopped: those of before, if any."""
        before = self._latest.get(task.id)
        return before or Answered(Answers(task.id, len(task.test), budget=seconds), {}, [])

    def _job(self, seconds: float, task: Task) -> Job:
        asking = Asking(puzzle_of(task), self.kept.get(task.fingerprint, ()))
        before = self._latest.get(task.id)
        if before is not None:
            asking.memory, asking.found = before.memory, before.found
        return Job(Pass(self.sources, seconds, self.deadline), [asking], self._guard(seconds, task))

    def _guard(self, seconds: float, task: Task) -> float:
        """The wall-clock guard: far above what the budget lets a job take, or soon after the end.

        A job looks at the deadline itself; the guard ends one that no longer looks at anything.
        """
        most = as_steps(seconds) + CHUNK * len(task.samples) * TRIAL_STEPS
        guard = max(GUARD_LEAST_SECONDS, most / GUARD_STEPS_PER_SECOND)
        if self.deadline is None:
            return guard
        return min(guard, max(0.0, self.deadline - time.monotonic()) + GRACE_SECONDS)


def doubling() -> Iterator[float]:
    """The budgets of several passes, without an end."""
    return (FIRST_BUDGET * 2**number for number in count())
