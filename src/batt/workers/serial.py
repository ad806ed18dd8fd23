"""``Serial``: runs the jobs in this process, one after the other."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from batt.workers.board import NOTHING
from batt.workers.engine import (
    DONE,
    GUARD,
    MEMORY,
    Engine,
    Hook,
    Job,
    JobFunction,
    JobResult,
    describe,
    load,
)
from batt.workers.parcel import entries_left
from batt.workers.progress import Progress

DRIVER = "in the driver"
"""The name of the worker that is this process."""

RING_AGAIN_SECONDS = 1.0
"""The alarm repeats, in case an exception is lost in a finaliser, where Python ignores it."""

LONGEST_SECONDS = 1e9
"""The system's timer takes no number much larger."""


class GuardTripped(BaseException):
    """The alarm went off; no ``Exception``, so that nothing on its way swallows it."""


class Serial(Engine):
    """The engine without workers.

    Its guard is an alarm signal, which works in the main thread on Linux and macOS; elsewhere there
    is no guard.  It goes off between two steps of Python, so not inside one call of native code.
    A job that runs out of memory has an incident, but there is no limit of our own: it would hold
    for all else in the process too, so what a driver has grown to would decide what a program may.
    The hooks are called once, before the first job: they must not mind a second call in a process.
    """

    is_apart = False

    def __init__(self, initialise: Sequence[Hook] = ()) -> None:
        """Keep the hooks for the first run."""
        self.workers = 1
        self._hooks = list(initialise)

    def run(self, function: str, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Run each job when its result is asked for."""
        body = self._prepare(function)
        for number, job in enumerate(jobs):
            started = time.perf_counter()
            result = _run_job(function, body, Progress(number, job, len(job.entries)))
            seconds, size = time.perf_counter() - started, len(job.entries)
            ended = result.incidents[-1].reason if result.incidents else DONE
            self.tell(DRIVER, function, number, size, seconds, ended)
            yield result

    def _prepare(self, function: str) -> JobFunction:
        try:
            while self._hooks:
                dotted, args = self._hooks[0]
                load(dotted)(*args)
                del self._hooks[0]
            return load(function)
        except (Exception, SystemExit) as error:
            raise RuntimeError(f"preparing for {function}: {describe(error)}") from error


def _run_job(function: str, body: JobFunction, progress: Progress[Job]) -> JobResult:
    """Try until a try comes through, each without the culprits of those before."""
    at, job = NOTHING, progress.job

    def announce(entry: int) -> None:
        nonlocal at
        at = entry

    def attempt() -> Any:
        return body(job.payload, entries_left(job.entries, progress.out), announce)

    while not progress.is_lost:
        at, since = NOTHING, time.monotonic()
        try:
            return progress.result(guarded(attempt, job.guard_seconds))
        except GuardTripped:
            progress.blame(at, time.monotonic() - since, GUARD)
        except MemoryError:
            progress.blame(at, time.monotonic() - since, MEMORY)
        except (Exception, SystemExit) as error:
            raise RuntimeError(f"{function}: {describe(error)}") from error
    return progress.result(None)


def guarded(call: Callable[[], Any], seconds: float | None) -> Any:
    """Return what a call returns; ``GuardTripped`` where it takes longer than that.

    A handler and a timer that were there before are put back.
    """
    if seconds is None or not _can_ring():
        return call()
    alarm = _Alarm()
    try:
        try:
            alarm.start(seconds)
            return call()
        finally:
            alarm.stop()
    except GuardTripped:
        alarm.stop()  # it may have gone off before the first stop was through
        raise


def _can_ring() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


class _Alarm:
    """The real-time timer of the process, borrowed."""

    def __init__(self) -> None:
        """Note what is to be put back."""
        self._handler = signal.getsignal(signal.SIGALRM)
        self._timer = signal.getitimer(signal.ITIMER_REAL)
        self._since = time.monotonic()

    def start(self, seconds: float) -> None:
        """Raise ``GuardTripped`` after that time, in the code that runs then."""
        signal.signal(signal.SIGALRM, _ring)
        seconds = min(seconds, LONGEST_SECONDS)
        signal.setitimer(signal.ITIMER_REAL, seconds, RING_AGAIN_SECONDS)

    def stop(self) -> None:
        """Put handler and timer back, the timer less the time that has passed."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        # None stands for a handler that is not Python's, which Python cannot put back.
        signal.signal(signal.SIGALRM, signal.SIG_DFL if self._handler is None else self._handler)
        delay, interval = self._timer
        if delay:
            left = delay - (time.monotonic() - self._since)
            signal.setitimer(signal.ITIMER_REAL, max(left, 1e-3), interval)


def _ring(*_: object) -> None:
    raise GuardTripped
