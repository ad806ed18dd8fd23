"""``Engine``: the one interface behind which jobs run, in this process or in others."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import TracebackType
from typing import Any, Self

DEFAULT_GUARD_SECONDS = 60.0

GUARD = "wall-clock guard"
"""The reason of an incident: the job took longer than its guard allows."""

DONE = "done"
STOPPED = "worker stopped"
"""How a stint may end that is no incident."""

DIED = "worker died"
"""The reason of an incident: the process ended at this entry, and again when tried once more."""

MEMORY = "memory guard"
"""The reason of an incident: the worker needed more memory than it may have."""

Announce = Callable[[int], None]
"""What a job function calls with the index of an entry before it works on that entry."""

JobFunction = Callable[[Any, dict[int, Any], Announce], Any]
"""``function(payload, entries, announce) -> value``, at the top level of a module.

``entries`` maps the index in ``Job.entries`` to the entry, in that order.  After an incident the
function is called once more, without the culprit: indices may be missing, and all may be.  The
function returns plain picklable data, keyed by these indices where the caller needs to tell entries
apart, depends on its arguments alone, and changes none of them.
"""

Hook = tuple[str, Sequence[Any]]
"""A function as ``"package.module:function"`` and its arguments, to call when a worker starts."""


@dataclass(frozen=True)
class Job:
    """Entries to work on together: a message carries many, since a message has its price.

    Payload and entries are plain picklable data.  ``guard_seconds`` is wall time for the whole job,
    None for no guard.  Raises ``ValueError`` for a guard that is not above 0.
    """

    payload: Any
    entries: Sequence[Any]
    guard_seconds: float | None = DEFAULT_GUARD_SECONDS

    def __post_init__(self) -> None:
        """Refuse a guard that would trip before the job starts."""
        if self.guard_seconds is not None and not self.guard_seconds > 0:
            raise ValueError(f"a guard is above 0 seconds, not {self.guard_seconds}")


@dataclass(frozen=True)
class Incident:
    """What a guard or a dying worker took out of a job; it is never an outcome.

    ``entry`` is the index of the culprit in ``Job.entries``, or None where the job had announced no
    entry: then the job as a whole has no value.  ``seconds`` is how long that try had run.
    """

    entry: int | None
    seconds: float = field(compare=False)
    reason: str


@dataclass(frozen=True)
class JobResult:
    """What the job function returned for the entries that no incident names."""

    value: Any
    incidents: tuple[Incident, ...] = ()


@dataclass(frozen=True)
class Stint:
    """A try of a job by a worker, as the driver saw it, for who watches an engine.

    ``started`` is a reading of ``time.perf_counter``; ``ended`` is ``DONE`` or the reason of what
    happened instead.
    """

    worker: str
    function: str
    number: int
    entries: int
    started: float
    seconds: float
    ended: str


class RemoteTraceback(Exception):
    """The traceback of what was raised in a worker, as text."""


class Engine(ABC):
    """Runs lists of jobs; a context manager, which ends its workers when left."""

    workers: int
    """How many jobs run at the same time."""

    is_apart = True
    """Whether jobs run in other processes, so that what they cost is not in this one's CPU time."""

    watch: Callable[[Stint], None] | None = None
    """Is told of every stint when it is over, where somebody watches."""

    @abstractmethod
    def run(self, function: str, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Yield the result of each job, in the order of the jobs, as soon as it is known.

        ``function`` names a ``JobFunction`` as ``"package.module:function"``.  Results are the same
        for every engine and number of workers, wall-clock guards apart.  Raises ``RuntimeError``
        at once where the function or a start-up hook raised, caused by what it raised.
        """

    def tell(
        self, worker: str, function: str, number: int, entries: int, seconds: float, ended: str
    ) -> None:
        """Tell who watches, if somebody does, of a stint that is over now."""
        if self.watch is not None:
            started = time.perf_counter() - seconds
            self.watch(Stint(worker, function, number, entries, started, seconds, ended))

    def close(self) -> None:  # noqa: B027  (an engine without workers has nothing to end)
        """End the workers; a later run starts new ones."""

    def __enter__(self) -> Self:
        """The engine itself; workers start when a run needs them."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()


def load(dotted: str) -> Callable[..., Any]:
    """Import the function that ``"package.module:function"`` names.

    Raises ``ValueError`` for another form, ``ImportError`` or ``AttributeError`` where there is no
    such module or function.

    >>> load("math:gcd")(4, 6)
    2
    """
    module, colon, name = dotted.partition(":")
    if not (module and colon and name):
        raise ValueError(f"{dotted!r} does not name a function as 'package.module:function'")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def describe(error: BaseException) -> str:
    """An exception in one line.

    >>> describe(ValueError("too small"))
    'ValueError: too small'
    """
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
