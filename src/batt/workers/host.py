"""What runs on a Dask worker: each of its threads drives one worker process of its own.

So a job that hangs, dies or eats memory ends that process and not the Dask worker, and board, guard
and blame are those of ``Processes``.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from distributed import get_worker

from batt.workers.engine import Hook, Job
from batt.workers.parcel import Parcel, Payload
from batt.workers.processes import Processes
from batt.workers.versions import TELL, Versions

CANCELLED = "cancelled"
"""The state of a task that runs on although nobody wants its result any more."""

Answer = tuple[Any, ...]
"""A word first: ``("done", result)`` with a pickled value, ``("failed", line, traceback)`` where
something was raised, ``("stranger", versions)`` where they are not those of the driver."""


class Setup(NamedTuple):
    """What a worker process is started with, and the versions that it must have."""

    hooks: tuple[Hook, ...]
    memory: int
    versions: Versions


@dataclass(frozen=True)
class Entries:
    """A parcel without its payload, which travels by itself."""

    data: bytes = field(repr=False)
    size: int
    guard_seconds: float | None


class Stranger(Exception):
    """The worker process has other versions than the driver."""


class Abandoned(Exception):
    """Nobody wants the result of the job any more."""


class Child(Processes):
    """The one worker process of a thread of a Dask worker."""

    def __init__(self, setup: Setup) -> None:
        """Start nothing yet."""
        super().__init__(1, setup.hooks, setup.memory)
        self.setup = setup

    def check(self) -> None:
        """Start the process; raises ``Stranger`` for other versions than the driver's."""
        (told,) = self.run(TELL, [Job(None, ())])
        if told.value != self.setup.versions:
            raise Stranger(told.value)

    def _look(self) -> None:
        super()._look()
        if _is_abandoned():
            raise Abandoned


_idle: deque[Child] = deque()
"""The processes that have no job; threads take and give them without a lock."""


def work(setup: Setup, function: str, payload: Payload, entries: Entries) -> Answer:
    """Run one job: what the driver submits."""
    parcel = Parcel(payload, entries.data, entries.size, entries.guard_seconds)
    try:
        with _process(setup) as child:
            (result,) = child.run_packed(function, [parcel], 1)
    except Stranger as stranger:
        return "stranger", *stranger.args
    except RuntimeError as error:
        return "failed", str(error), str(error.__cause__ or "")
    return "done", result


async def greet(setup: Setup) -> Answer:
    """Start a process before there are jobs: an answer as to a job, but without a result."""

    def start() -> Answer:
        try:
            with _process(setup):
                return ("done",)
        except Stranger as stranger:
            return "stranger", *stranger.args
        except RuntimeError as error:
            return "failed", str(error), str(error.__cause__ or "")

    return await asyncio.to_thread(start)  # not in the loop: that has heartbeats to send


async def dismiss() -> None:
    """End the processes that have no job."""

    def end() -> None:
        while _idle:
            _idle.pop().close()

    await asyncio.to_thread(end)


def keep(payload: Payload) -> Payload:
    """The payload itself, as a task: so Dask brings it to each worker once, and again if lost."""
    return payload


@contextmanager
def _process(setup: Setup) -> Iterator[Child]:
    """An idle process with this setup or a new one, idle again afterwards unless this raises."""
    child = _taken(setup)
    try:
        if child is None:
            child = Child(setup)
            child.check()
        yield child
    except BaseException:
        if child is not None:
            child.close()
        raise
    _idle.append(child)


def _taken(setup: Setup) -> Child | None:
    """An idle process with this setup; those with another one, of drivers before, end."""
    while True:
        try:
            child = _idle.pop()
        except IndexError:
            return None
        if child.setup == setup:
            return child
        child.close()


def _is_abandoned() -> bool:
    """Whether the task of this thread was cancelled, which does not stop the thread."""
    try:
        worker = get_worker()
        task = worker.state.tasks.get(worker.get_current_task())
    except (ValueError, AttributeError):  # not in a task
        return False
    return task is None or task.state == CANCELLED
