"""``Processes``: runs the jobs on worker processes, each with a pipe of its own."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from batt.workers.engine import (
    DIED,
    DONE,
    GUARD,
    MEMORY,
    STOPPED,
    Engine,
    Hook,
    Job,
    JobResult,
    RemoteTraceback,
)
from batt.workers.line import Line
from batt.workers.memory import OUT_OF_MEMORY
from batt.workers.parcel import Packer, Parcel, opened

if TYPE_CHECKING:  # imported where workers start, which few runs need: it takes long
    from batt.workers.worker import Worker

LEAVE_SECONDS = 1.0
"""How long idle workers may take to leave before they are killed."""

LOOK_SECONDS = 1.0
"""How often the driver looks whether a worker was stopped."""

MOST_STILLBORN = 3
"""So many workers in a row may end before they are ready; after that something is wrong."""


class Processes(Engine):
    """The engine with ``workers`` processes, started by the first run and kept for later ones.

    A worker that dies, that trips the guard of its job, that runs out of memory or that is stopped
    by a signal is replaced, and the job run again; nobody is blamed for a stop.  One run at a time;
    ending a run early, also by Ctrl-C, ends the workers that are busy.  Processes start from a
    fresh interpreter with our ``sys.path``, so the script that runs the engine is not imported
    again.
    """

    def __init__(self, workers: int, initialise: Sequence[Hook] = (), memory: int = 0) -> None:
        """Start nothing yet; ``memory`` is how many bytes a worker may have, 0 for any number."""
        self.workers = workers
        self._hooks, self._memory = list(initialise), memory
        self._team: list[Worker] = []
        self._is_running = False
        self._function = ""
        self._line = Line()
        self._finished: dict[int, JobResult] = {}
        self._stillborn = 0
        self._looked = 0.0

    def run(self, function: str, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Keep every worker busy, and yield the results as their turn comes."""
        # A generator within a generator: closing the outer one must close the inner one now.
        packed = self.run_packed(function, map(Packer().pack, jobs), len(jobs))
        try:
            yield from map(opened, packed)
        finally:
            packed.close()

    def run_packed(
        self, function: str, parcels: Iterable[Parcel], count: int
    ) -> Generator[JobResult, None, None]:
        """``run`` for that many parcels; the values of the results are still pickled."""
        if self._is_running:
            raise RuntimeError("the engine has another run under way")
        self._begin(function, Line(parcels, count))
        try:
            for number in range(count):
                self._hand_out()
                while number not in self._finished:
                    self._collect()
                    self._hand_out()
                yield self._finished.pop(number)
        except KeyboardInterrupt:
            self.close()
            raise
        finally:
            self._end()

    def _begin(self, function: str, line: Line) -> None:
        self._is_running = True
        self._function, self._line = function, line
        self._finished = {}
        self._stillborn = 0

    def _end(self) -> None:
        """Leave no job behind; a worker that is still starting will be ready for a later run."""
        for worker in [w for w in self._team if w.task is not None]:
            self._remove(worker)
        self._line.clear()
        self._finished.clear()
        self._is_running = False

    def close(self) -> None:
        """End all workers: those that are idle leave by themselves, the others are killed."""
        for worker in self._team:
            worker.dismiss()
        over = time.monotonic() + LEAVE_SECONDS
        while self._team:
            worker = self._team.pop()
            worker.stop(0.0 if worker.is_waited_for else max(0.0, over - time.monotonic()))

    # Giving

    def _hand_out(self) -> None:
        """Give every idle worker something to do, as long as there are jobs."""
        self._start_missing()
        for worker in [w for w in self._team if not w.is_waited_for]:
            if not self._line:
                return
            try:
                self._hand(worker)
            except OSError:  # it died while it was idle
                self._bury(worker)

    def _start_missing(self) -> None:
        from batt.workers.worker import Worker

        busy = sum(worker.task is not None for worker in self._team)
        while len(self._team) < min(self.workers, busy + len(self._line)):
            self._team.append(Worker(self._hooks, self._memory))

    def _hand(self, worker: Worker) -> None:
        if worker.function == self._function:
            task = self._line.next()
            try:
                worker.take(task)
            except OSError:
                self._line.put_back(task)
                raise
        else:
            worker.prepare(self._function)

    # Taking

    def _collect(self) -> None:
        """Wait until a worker answers, dies or is late, and deal with all that did."""
        from multiprocessing.connection import wait

        waiting = [worker for worker in self._team if worker.is_waited_for]
        if not waiting and not self._line:
            raise RuntimeError("the engine was closed before the run was over")
        patience = min((worker.seconds_left for worker in waiting), default=0.0)
        patience = min(max(patience, 0.0), LOOK_SECONDS)
        ready = wait([worker.connection for worker in waiting], patience)
        for worker in waiting:
            if worker.connection in ready:
                self._receive(worker)
            elif worker.seconds_left <= 0:
                self._bury(worker, late=True)
        if time.monotonic() - self._looked >= LOOK_SECONDS:
            self._looked = time.monotonic()
            self._look()

    def _look(self) -> None:
        """Part from workers that were stopped: they would keep their jobs for ever."""
        for worker in [each for each in self._team if each.is_waited_for and each.is_stopped]:
            self._bury(worker)

    def _receive(self, worker: Worker) -> None:
        try:
            word, *content = worker.receive()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if word == "failed":
            self._fail(*content)
        if word == "ready":
            self._stillborn = 0
            (worker.function,) = content
        else:
            self._finish(worker, *content)

    def _finish(self, worker: Worker, value: bytes) -> None:
        assert worker.task is not None, "an answer without a job"
        task, worker.task = worker.task, None
        size, seconds = task.job.size, worker.seconds
        self.tell(str(worker.pid), self._function, task.number, size, seconds, DONE)
        self._finished[task.number] = task.result(value)

    def _fail(self, line: str, traceback: str) -> NoReturn:
        """Raise what a worker reported; the others may be about to report the same."""
        self.close()
        raise RuntimeError(f"{self._function}: {line}") from RemoteTraceback(f"\n{traceback}")

    # Losing

    def _bury(self, worker: Worker, late: bool = False) -> None:
        """Part from a worker that is dead, late or stopped; its job goes on without the culprit."""
        task, seconds, is_stopped = worker.task, worker.seconds, worker.is_stopped
        entry = self._remove(worker)
        if task is None:
            if not is_stopped:
                self._count_stillborn(worker)
            return
        if is_stopped:
            ended = STOPPED
        elif late:
            ended = GUARD
            task.blame(entry, seconds, GUARD)
        elif worker.exit_status == OUT_OF_MEMORY:
            ended = MEMORY
            task.blame(entry, seconds, MEMORY)
        else:
            ended = DIED
            task.worker_died(entry, seconds)
        size = task.job.size
        self.tell(str(worker.pid), self._function, task.number, size, seconds, ended)
        if task.is_lost:
            self._finished[task.number] = task.result(None)
        else:
            self._line.put_back(task)

    def _count_stillborn(self, worker: Worker) -> None:
        if worker.function is None:
            self._stillborn += 1
        if self._stillborn >= MOST_STILLBORN:
            raise RuntimeError(
                f"{self._stillborn} workers in a row ended before they were ready for "
                f"{self._function} (the last one's exit status: {worker.exit_status})"
            )

    def _remove(self, worker: Worker) -> int | None:
        self._team.remove(worker)
        return worker.stop()
