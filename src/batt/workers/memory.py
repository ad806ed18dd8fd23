"""How much memory a worker may have, and what is there to be shared out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from batt.errors import UsageError
from batt.workers import MIB

MEMORY_LIMIT = 2048 * MIB
"""What a worker may have by default, in bytes, where the machine has it."""

LEAST_MEMORY = 512 * MIB
"""With less, what a worker imports and a program within its step budget might not fit."""

OUT_OF_MEMORY = 86
"""The exit status of a worker that ran out of memory."""

MEMORY_FILE = Path("/proc/meminfo")
CGROUP = Path("/sys/fs/cgroup")


def limit_memory(size: int) -> None:
    """Have this process run out of memory at so many bytes of its own data; 0 for no limit.

    Only Linux counts what a process allocates (``RLIMIT_DATA``); elsewhere nothing happens.
    """
    if not size or sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def memory_available() -> int | None:
    """The bytes that new processes here could have, or None where the system does not tell."""
    return min(_available(), default=None)


def _available() -> Iterator[int]:
    """What the machine has, and what the control group of this process leaves."""
    try:
        lines = dict(line.split(":", 1) for line in MEMORY_FILE.read_text().splitlines())
        yield int(lines["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        pass
    for most, used, cache in (
        ("memory.max", "memory.current", "inactive_file"),
        ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes", "total_inactive_file"),
    ):
        try:
            left = int((CGROUP / most).read_text()) - int((CGROUP / used).read_text())
            yield max(0, left + _reclaimable((CGROUP / used).with_name("memory.stat"), cache))
        except (OSError, ValueError):  # no such file, or "max"
            continue


def _reclaimable(statistics: Path, word: str) -> int:
    """What a control group counts as used, but gives back when it is needed."""
    for line in statistics.read_text().splitlines():
        name, _, size = line.partition(" ")
        if name == word:
            return int(size)
    return 0


def memory_for(workers: int, memory: int | None = None) -> int:
    """How many bytes each of so many workers may have: ``memory``, or what suits the machine.

    Raises ``UsageError`` where there is not as much for all of them.
    """
    available = memory_available()
    if available is None:
        return memory or MEMORY_LIMIT
    needed = memory or LEAST_MEMORY
    if workers * needed > available:
        raise UsageError(
            f"{workers} workers with {_mib(needed)} of memory each are more than this machine has "
            f"free ({_mib(available)}): at most {max(1, available // needed)} fit; give fewer "
            "--workers, or a lower --memory"
        )
    return memory or min(MEMORY_LIMIT, available // workers)


def most_workers() -> int:
    """How many workers there is memory for, at least 1."""
    available = memory_available()
    return sys.maxsize if available is None else max(1, available // LEAST_MEMORY)


def _mib(size: int) -> str:
    return f"{size // MIB} MiB"
