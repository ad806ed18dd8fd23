"""Running windows of candidate programs, in jobs of hundreds, with the results in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Self, TypeVar

from batt.bring.trial import TRY, Terms, Tried
from batt.errors import NotUnderstood
from batt.evaluate.limits import Budgets, default_guard
from batt.tasks.task import Task
from batt.workers import Engine, Incident, Job, JobResult
from batt.workers.serial import Serial

WINDOW = 8192
"""How many candidates are read before any of them is told: a task's are then run together."""

JOB_SIZE = 256
"""Programs in a job; it never depends on the number of workers."""

IN_DRIVER = 400
"""Up to this many programs, running them in the driver beats sending them away."""

T = TypeVar("T")

Outcome = Tried | NotUnderstood | Incident
"""What became of a candidate; an incident is what a guard took out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text and the task that it is meant for; ``problem`` where there is no text or no task.

    ``origin`` is whatever its reader wants to know it by, ``mutation`` what a store is to note.
    """

    origin: Any
    text: str = field(default="", repr=False)
    task: Task | None = None
    problem: NotUnderstood | None = None
    mutation: str = ""


class Trials:
    """Tries windows of candidates, in the driver or on workers; a context manager.

    With ``train_only`` nothing that runs programs, or judges them, is given a test pair.
    """

    def __init__(
        self,
        engine: Engine | None = None,
        budgets: Budgets | None = None,
        *,
        train_only: bool = False,
        for_store: bool = False,
        typed: bool = False,
    ) -> None:
        """Take over an engine, by default the driver alone, and start nothing yet.

        Workers begin with the first window that is worth it.
        """
        self._driver = Serial()
        self._engine = engine or self._driver
        self.budgets = budgets or Budgets()
        self._train_only, self._for_store, self._typed = train_only, for_store, typed
        self.guarded = 0

    def run(self, window: Sequence[Candidate]) -> list[Outcome]:
        """What became of each candidate of a window."""
        outcomes: dict[int, Outcome] = {
            at: each.problem for at, each in enumerate(window) if each.problem is not None
        }
        chunks = list(_chunks(window))
        jobs = [self._job([window[at] for at in chunk]) for chunk in chunks]
        engine: Engine = self._driver if len(window) <= IN_DRIVER else self._engine
        for chunk, ran in zip(chunks, engine.run(TRY, jobs), strict=True):
            outcomes.update(_results(chunk, ran))
            self.guarded += len(ran.incidents)
        return [outcomes[at] for at in range(len(window))]

    def _job(self, candidates: Sequence[Candidate]) -> Job:
        tasks: dict[str, tuple[int, Task]] = {}
        entries = []
        for each in candidates:
            assert each.task is not None, "a candidate without a task"
            at, _ = tasks.setdefault(each.task.fingerprint, (len(tasks), self._given(each.task)))
            entries.append((at, each.text))
        given = tuple(task for _, task in tasks.values())
        samples = max(len(task.samples) for task in given)
        terms = Terms(given, self.budgets, self._for_store, self._typed)
        return Job(terms, entries, default_guard(self.budgets, len(entries), samples))

    def _given(self, task: Task) -> Task:
        return replace(task, test=()) if self._train_only else task

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close the engine."""
        self._engine.close()


def windows(items: Iterable[T], most: int = WINDOW) -> Iterator[list[T]]:
    """The items in lists that grow up to a size, so that the first do not wait for many others.

    >>> [len(window) for window in windows(range(100), most=30)]
    [16, 30, 30, 24]
    """
    left, size = iter(items), min(16, most)
    while window := list(islice(left, size)):
        yield window
        size = min(most, size * 4)


def _chunks(window: Sequence[Candidate]) -> Iterator[list[int]]:
    """The places of candidates that are run as one job, those of a task together."""
    by_task: dict[str, list[int]] = {}
    for at, each in enumerate(window):
        if each.problem is None and each.task is not None:
            by_task.setdefault(each.task.fingerprint, []).append(at)
    places = iter([at for alike in by_task.values() for at in alike])
    while chunk := list(islice(places, JOB_SIZE)):
        yield chunk


def _results(chunk: Sequence[int], ran: JobResult) -> Iterator[tuple[int, Outcome]]:
    """The outcomes of a job by the places of its candidates; without a culprit all are guarded."""
    for incident in ran.incidents:
        for at in chunk if incident.entry is None else [chunk[incident.entry]]:
            yield at, incident
    for entry, found in (ran.value or {}).items():
        yield chunk[entry], found
