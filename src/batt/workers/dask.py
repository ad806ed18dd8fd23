"""``DaskEngine``: runs the jobs on the workers of a Dask cluster."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any
from uuid import uuid4

from distributed import Future, KilledWorker

from batt.errors import EngineError
from batt.workers.address import CONNECT_SECONDS, start_workers
from batt.workers.cluster import connect, strange, welcome
from batt.workers.engine import (
    DIED,
    DONE,
    Engine,
    Hook,
    Job,
    JobResult,
    RemoteTraceback,
    describe,
)
from batt.workers.host import Answer, Entries, Setup, dismiss, keep, work
from batt.workers.line import Line
from batt.workers.memory import MEMORY_LIMIT
from batt.workers.parcel import Packer, Parcel, Payload, opened
from batt.workers.progress import Progress
from batt.workers.versions import versions

LOOK_SECONDS = 1.0
"""How often the driver looks which workers there are."""

ALONE_SECONDS = 120.0
"""How long a run waits for a worker when all have gone."""

JOBS_PER_THREAD = 2
"""So many jobs are with a worker, for each of its threads: the next is there when one ends.

With the last jobs of a run it is 1, so that none waits while another worker is idle.
"""

INLINE_BYTES = 4096
"""A payload up to this size travels with each job: to keep it on the workers costs more."""

MOST_DEATHS = 10
"""So many workers of the cluster may be lost with a job, and leave no word of an entry to blame."""

FETCH_SECONDS = 10.0
"""How long answers may take to arrive: they do not where their worker has died meanwhile."""


class DaskEngine(Engine):
    """The engine on a cluster, to which it connects at once.

    A worker of the cluster runs each job in a process of its own, as ``Processes`` does; one that
    dies or leaves has its jobs run again elsewhere, and one that joins gets jobs.  At most
    ``workers`` jobs are on the cluster at once, by default twice as many as it has threads.
    """

    def __init__(
        self,
        address: str,
        workers: int | None = None,
        initialise: Sequence[Hook] = (),
        memory: int = MEMORY_LIMIT,
    ) -> None:
        """Connect to a scheduler, as ``tcp://host:port``, and start a process on each worker.

        ``memory`` is how many bytes a process may have.  Raises ``UsageError`` where there is no
        scheduler, no worker, or a worker whose batt or language is not ours.
        """
        self.address, self._most = address, workers
        self.setup = Setup(tuple(initialise), memory, versions())
        self.client = connect(address)
        self._welcomed: set[str] = set()
        try:
            cores = sum(self.threads().values())
        except BaseException:
            self.close()
            raise
        self.workers = max(1, cores if workers is None else min(cores, workers))

    def threads(self) -> dict[str, int]:
        """How many threads each worker of the cluster has, by its address.

        A worker that is new is looked at first; raises ``UsageError`` if it is not like us.
        """
        found: dict[str, int] = self.client.nthreads()
        new = found.keys() - self._welcomed
        if new:
            self._welcomed |= welcome(self.client, self.setup, new)
        return {address: found[address] for address in found if address in self._welcomed}

    def run(self, function: str, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Keep every worker busy, and yield the results as their turn comes."""
        line = Line(map(Packer().pack, jobs), len(jobs))
        run = _Run(self, function, line, self._most)
        try:
            for number in range(len(jobs)):
                yield opened(run.result(number))
        finally:
            run.cancel()

    def close(self) -> None:
        """End our processes on the workers, and leave the cluster; there is no run afterwards."""
        with suppress(OSError, ValueError, RuntimeError):
            if self.client.status == "running":
                self.client.run(dismiss, on_error="ignore")
            self.client.close(timeout=CONNECT_SECONDS)


@dataclass
class _Given:
    """A job that is with a worker."""

    task: Progress[Parcel]
    address: str
    since: float = field(default_factory=time.monotonic)


class _Run:
    """One run, its jobs on the cluster."""

    def __init__(self, engine: DaskEngine, function: str, line: Line, most: int | None) -> None:
        self._engine, self._client = engine, engine.client
        self._function, self._line, self._most = function, line, most
        self._given: dict[Future, _Given] = {}
        self._done: SimpleQueue[Future] = SimpleQueue()
        self._finished: dict[int, JobResult] = {}
        self._deaths: Counter[int] = Counter()
        self._payload = Payload("", b"")
        self._kept: Future | None = None
        self._threads: dict[str, int] = {}
        self._looked = self._peopled = time.monotonic()

    def result(self, number: int) -> JobResult:
        """The result of that job, its value still pickled; each is asked for once, in order."""
        if not self._threads:
            self._look()
        self._hand_out()
        while number not in self._finished:
            self._collect()
            self._hand_out()
        return self._finished.pop(number)

    def cancel(self) -> None:
        """Take back what is still with the workers."""
        futures = list(self._given)
        self._given.clear()
        self._kept = None
        if futures:
            with suppress(OSError, ValueError, RuntimeError):
                self._client.cancel(futures, force=True)

    # Giving

    def _hand_out(self) -> None:
        """Give each worker, the idlest first, as many jobs as it is to have."""
        load = Counter(given.address for given in self._given.values())
        cores = sum(self._threads.values())
        while self._line and (self._most is None or len(self._given) < self._most):
            free = [
                (load[address] / threads, address)
                for address, threads in self._threads.items()
                if load[address] < threads * (JOBS_PER_THREAD if len(self._line) > cores else 1)
            ]
            if not free:
                return
            _, address = min(free)
            load[address] += 1
            self._hand(self._line.next(), address)

    def _hand(self, task: Progress[Parcel], address: str) -> None:
        parcel = task.job
        entries = Entries(parcel.entries, parcel.size, parcel.guard_seconds)
        payload = self._shared(parcel.payload)
        setup, function = self._engine.setup, self._function
        # Where it goes is our choice: Dask would send all to the one worker that has the payload.
        future = self._submit(work, setup, function, payload, entries, workers=[address])
        self._given[future] = _Given(task, address)
        future.add_done_callback(self._done.put)

    def _submit(self, function: Any, *args: Any, **more: Any) -> Future:
        """Submit a task which is never taken for another one."""
        key = f"batt-{function.__name__}-{uuid4().hex}"
        try:
            return self._client.submit(function, *args, key=key, pure=False, **more)
        except (OSError, ValueError, RuntimeError) as error:
            raise self._gone() from error

    def _shared(self, payload: Payload) -> Payload | Future:
        """What stands for a payload: from the second job in a row on, it is on the cluster."""
        if payload.token != self._payload.token:
            self._payload, self._kept = payload, None
            return payload
        if len(payload.data) <= INLINE_BYTES:
            return payload
        if self._kept is None:
            self._kept = self._submit(keep, payload)
        return self._kept

    # Taking

    def _collect(self) -> None:
        """Wait until a job is done or a look is due, and deal with all that are."""
        futures = []
        with suppress(Empty):
            futures.append(self._done.get(timeout=LOOK_SECONDS))
            while True:
                futures.append(self._done.get_nowait())
        ours = [future for future in futures if future in self._given]
        good = [future for future in ours if future.status == "finished"]
        for future in ours:
            if future not in good:
                self._lose(future)
        self._receive(good)
        if time.monotonic() - self._looked >= LOOK_SECONDS:
            self._look()

    def _receive(self, futures: Sequence[Future]) -> None:
        if not futures:
            return
        try:
            answers = self._client.sync(
                self._client._gather, futures, callback_timeout=FETCH_SECONDS
            )
        except TimeoutError:
            for future in futures:
                future.add_done_callback(self._done.put)
            self._look()
            return
        except (OSError, ValueError, RuntimeError) as error:
            raise self._gone() from error
        for future, answer in zip(futures, answers, strict=True):
            self._take(self._given.pop(future), answer)

    def _take(self, given: _Given, answer: Answer) -> None:
        word, *content = answer
        if word == "stranger":
            raise strange(self._engine.setup.versions, {given.address: str(content[0])})
        if word == "failed":
            line, traceback = content
            raise RuntimeError(line) from RemoteTraceback(f"\n{traceback}")
        (self._finished[given.task.number],) = content
        self._tell(given, DONE)

    def _tell(self, given: _Given, ended: str) -> None:
        """Tell who watches of a job, from when it was handed over: it may have waited its turn."""
        task, seconds = given.task, time.monotonic() - given.since
        size = task.job.size
        self._engine.tell(given.address, self._function, task.number, size, seconds, ended)

    # Losing

    def _lose(self, future: Future) -> None:
        """Deal with a job that has no answer: its worker died, or is not like us."""
        if self._client.status != "running":
            raise self._gone()
        if future.status == "pending":  # it was done, and lost again
            future.add_done_callback(self._done.put)
            return
        given = self._given.pop(future)
        error = future.exception() if future.status == "error" else None
        if error is not None and not isinstance(error, KilledWorker):
            raise EngineError(f"worker {given.address} cannot run a job: {describe(error)}")
        self._try_again(given)

    def _try_again(self, given: _Given) -> None:
        """Put a job back in line, unless too many workers were lost with it."""
        number = given.task.number
        self._tell(given, DIED)
        self._deaths[number] += 1
        if self._deaths[number] < MOST_DEATHS:
            self._line.put_back(given.task)
            return
        given.task.blame(None, time.monotonic() - given.since, DIED)
        self._finished[number] = given.task.result(None)

    def _leave(self) -> None:
        """Take back the jobs of workers that are not there any more."""
        lost = [each for each, given in self._given.items() if given.address not in self._threads]
        again = [self._given.pop(future) for future in lost]
        if lost:
            self._client.cancel(lost, force=True)
        for given in reversed(again):
            self._try_again(given)

    def _look(self) -> None:
        """See which workers there are now."""
        if self._client.status != "running":
            raise self._gone()
        try:
            self._threads = self._engine.threads()
            self._leave()
        except (OSError, ValueError, RuntimeError) as error:
            raise self._gone() from error
        self._looked = time.monotonic()
        if self._threads:
            self._peopled = self._looked
        elif self._looked - self._peopled > ALONE_SECONDS:
            raise EngineError(
                f"the Dask scheduler at {self._engine.address} has had no workers for "
                f"{ALONE_SECONDS:.0f} seconds: start some with "
                f"{start_workers(self._engine.address)}, then go on"
            )

    def _gone(self) -> EngineError:
        return EngineError(f"the Dask scheduler at {self._engine.address} does not answer any more")
