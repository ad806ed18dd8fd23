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

from distributed import Client, Future, KilledWorker

from batt.errors import EngineError, UsageError
from batt.workers.engine import DIED, Engine, Hook, Job, JobResult, describe
from batt.workers.host import Answer, Entries, Setup, dismiss, greet, keep, work
from batt.workers.line import Line
from batt.workers.memory import MEMORY_LIMIT
from batt.workers.parcel import Packer, Parcel, Payload, opened
from batt.workers.processes import RemoteTraceback
from batt.workers.progress import Progress
from batt.workers.versions import Versions, versions

CONNECT_SECONDS = 4.0
"""How long the scheduler may take to answer, and then its first worker to be there."""

LOOK_SECONDS = 1.0
"""How often the driver looks which workers there are."""

ALONE_SECONDS = 120.0
"""How long a run waits for a worker when all have gone."""

JOBS_PER_THREAD = 2
"""So many jobs are with a worker, for each of its threads: the next is there when one ends."""

INLINE_BYTES = 4096
"""A payload up to this size travels with each job: to keep it on the workers costs more."""

MOST_KILLED = 3
"""So often Dask may give up a job, each time after several of its workers died with it."""


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
        self.client = _connect(address)
        try:
            self._greet()
        except BaseException:
            self.close()
            raise
        self.workers = min(sum(self.threads().values()), workers or 10**9)

    def threads(self) -> dict[str, int]:
        """How many threads each worker of the cluster has, by its address."""
        found: dict[str, int] = self.client.nthreads()
        return found

    def _greet(self) -> None:
        """Start a process on each worker; refuse a cluster that is not like this driver."""
        answers = self.client.run(greet, self.setup, on_error="return")
        strangers = {}
        for address, answer in answers.items():
            if isinstance(answer, BaseException):
                strangers[address] = f"another batt or none ({describe(answer)})"
            elif answer[0] == "stranger":
                strangers[address] = str(answer[1])
            elif answer[0] == "failed":
                raise RuntimeError(answer[1]) from RemoteTraceback(f"\n{answer[2]}")
        if strangers:
            raise strange(self.setup.versions, strangers)

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


def _connect(address: str) -> Client:
    """A client of the scheduler, which has a worker at least."""
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False, name="batt")
    except (OSError, ValueError, RuntimeError) as error:
        raise UsageError(
            f"no Dask scheduler answers at {address} ({describe(error)}): start one with "
            f"dask scheduler, and workers with {_start_workers(address)}"
        ) from None
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError:
        client.close()
        raise UsageError(
            f"the Dask scheduler at {address} has no workers: start some with "
            f"{_start_workers(address)}"
        ) from None
    return client


def _start_workers(address: str) -> str:
    return f"dask worker {address} --nworkers 4 --nthreads 1"


def strange(ours: Versions, theirs: dict[str, str]) -> UsageError:
    """What to say of workers which are not like the driver."""
    listed = "; ".join(f"{address} has {found}" for address, found in sorted(theirs.items()))
    return UsageError(
        f"the cluster is not like this driver, which has {ours}: {listed}. Install the same batt "
        "there, and start those workers again"
    )


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
        self._killed: Counter[int] = Counter()
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
        while self._line and (self._most is None or len(self._given) < self._most):
            free = [
                (load[address] / threads, address)
                for address, threads in self._threads.items()
                if load[address] < JOBS_PER_THREAD * threads
            ]
            if not free:
                return
            _, address = min(free)
            load[address] += 1
            self._hand(self._line.next(), address)

    def _hand(self, task: Progress[Parcel], address: str) -> None:
        parcel = task.job
        entries = Entries(parcel.entries, parcel.size, parcel.guard_seconds)
        future = self._submit(
            work, address, self._engine.setup, self._function, self._shared(parcel.payload), entries
        )
        self._given[future] = _Given(task, address)
        future.add_done_callback(self._done.put)

    def _submit(self, function: Any, address: str, *args: Any) -> Future:
        """Submit a task which never counts for another one, to a worker if that is still there."""
        try:
            return self._client.submit(
                function,
                *args,
                key=f"batt-{function.__name__}-{uuid4().hex}",
                pure=False,
                workers=[address],
                allow_other_workers=True,
            )
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
            (address, *_) = self._threads
            self._kept = self._submit(keep, address, payload)
        return self._kept

    # Taking

    def _collect(self) -> None:
        """Wait until a job is done or a look is due, and deal with all that are."""
        futures = []
        with suppress(Empty):
            futures.append(self._done.get(timeout=LOOK_SECONDS))
            while True:
                futures.append(self._done.get_nowait())
        futures = [future for future in futures if future in self._given]
        good = [future for future in futures if future.status == "finished"]
        for future in futures:
            if future not in good:
                self._lose(future)
        self._receive(good)
        if time.monotonic() - self._looked >= LOOK_SECONDS:
            self._look()

    def _receive(self, futures: Sequence[Future]) -> None:
        if not futures:
            return
        try:
            answers = self._client.gather(list(futures))
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

    # Losing

    def _lose(self, future: Future) -> None:
        """Deal with a job that has no answer: Dask gave it up, or forgot it."""
        given = self._given.pop(future)
        if future.status != "error":
            if self._client.status != "running":
                raise self._gone()
            self._line.put_back(given.task)
            return
        error = future.exception()
        if not isinstance(error, KilledWorker):
            found = f"another batt or none ({describe(error)})"
            raise strange(self._engine.setup.versions, {given.address: found})
        number = given.task.number
        self._killed[number] += 1
        if self._killed[number] < MOST_KILLED:
            self._line.put_back(given.task)
            return
        given.task.blame(None, time.monotonic() - given.since, DIED)
        self._finished[number] = given.task.result(None)

    def _look(self) -> None:
        """See which workers there are now."""
        if self._client.status != "running":
            raise self._gone()
        try:
            self._threads = self._engine.threads()
        except (OSError, ValueError, RuntimeError) as error:
            raise self._gone() from error
        self._looked = time.monotonic()
        if self._threads:
            self._peopled = self._looked
        elif self._looked - self._peopled > ALONE_SECONDS:
            raise EngineError(
                f"the Dask scheduler at {self._engine.address} has had no workers for "
                f"{ALONE_SECONDS:.0f} seconds: start some with "
                f"{_start_workers(self._engine.address)}, then go on"
            )

    def _gone(self) -> EngineError:
        return EngineError(f"the Dask scheduler at {self._engine.address} does not answer any more")
