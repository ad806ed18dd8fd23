"""Ways to run a list of jobs, behind one interface.

::

    with make_engine(workers=4) as engine:
        for result in engine.run("package.module:function", jobs):
            ...
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec

from batt.errors import UsageError
from batt.workers.address import PROCESSES, knock, scheduler_of
from batt.workers.engine import Announce, Engine, Hook, Incident, Job, JobFunction, JobResult

__all__ = [
    "MIB",
    "Announce",
    "Engine",
    "Hook",
    "Incident",
    "Job",
    "JobFunction",
    "JobResult",
    "make_engine",
    "usable_cores",
]


MIB = 1 << 20

SMALLEST_MEMORY = 64 * MIB
"""With less a worker could not even start, in bytes."""


def usable_cores() -> int:
    """The number of cores that this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_engine(
    workers: int | None = None,
    initialise: Sequence[Hook] = (),
    engine: str = PROCESSES,
    memory: int | None = None,
) -> Engine:
    """The engine for that many workers, by default one for each usable core.

    One worker is this process itself, unless it is to have a limit of memory, and so is any number
    on Windows.  ``engine`` may also be ``dask://host:port``, a cluster, of which all workers are
    used by default.  ``memory`` is how many bytes each worker may have.  The hooks of
    ``initialise`` are called wherever jobs run, before the first one.  Raises ``UsageError`` for
    less than one worker, for more than there is memory for, and for a cluster of no use.
    """
    scheduler = scheduler_of(engine)
    if workers is not None and workers < 1:
        raise UsageError(f"the number of workers (--workers) is at least 1, not {workers}")
    if memory is not None and memory < SMALLEST_MEMORY:
        raise UsageError(
            f"a worker needs {SMALLEST_MEMORY // MIB} MiB of memory at least, not {memory // MIB} "
            "(--memory)"
        )
    if scheduler is not None:
        return _dask_engine(scheduler, workers, initialise, memory)
    # Imported when used: a worker and ``batt --help`` import this package, but start no processes.
    from batt.workers.memory import memory_for, most_workers

    count = min(usable_cores(), most_workers()) if workers is None else workers
    if (count == 1 and memory is None) or os.name == "nt":
        from batt.workers.serial import Serial

        return Serial(initialise)
    from batt.workers.processes import Processes

    return Processes(count, initialise, memory_for(count, memory))


def _dask_engine(
    scheduler: str, workers: int | None, initialise: Sequence[Hook], memory: int | None
) -> Engine:
    if find_spec("distributed") is None:
        raise UsageError("an engine on a cluster needs Dask: pip install 'batt-arc[cluster]'")
    knock(scheduler)
    from batt.workers.dask import DaskEngine
    from batt.workers.memory import MEMORY_LIMIT

    return DaskEngine(scheduler, workers, initialise, memory or MEMORY_LIMIT)
