"""Ways to run a list of jobs, behind one interface.

::

    with make_engine(workers=4) as engine:
        for result in engine.run("package.module:function", jobs):
            ...
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from batt.errors import UsageError
from batt.workers.engine import Announce, Engine, Hook, Incident, Job, JobFunction, JobResult

__all__ = [
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


def usable_cores() -> int:
    """The number of cores that this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_engine(workers: int | None = None, initialise: Sequence[Hook] = ()) -> Engine:
    """The engine for that many workers, by default one for each usable core.

    One worker is this process itself, and so is any number on Windows.  Raises ``UsageError`` for
    less than one.  The hooks of ``initialise`` are called wherever jobs run, before the first one.
    """
    count = usable_cores() if workers is None else workers
    if count < 1:
        raise UsageError(f"the number of workers is at least 1, not {count}")
    # Imported when used: a worker and ``batt --help`` import this package, but start no processes.
    if count == 1 or os.name == "nt":
        from batt.workers.serial import Serial

        return Serial(initialise)
    from batt.workers.processes import Processes

    return Processes(count, initialise)
