"""``Trace``: what happened when, as a file that Perfetto (https://ui.perfetto.dev) opens.

The format is Chrome's trace-event JSON: an event has a process and a thread, which are rows of the
picture, a start and a duration in microseconds.  Ours are the driver with its phases, each worker
with its jobs, and the primitives that took longest.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from batt.drawing.text import printable
from batt.evaluate.limits import Budgets
from batt.evaluate.profile import PrimitiveTime, profiled
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.tasks.task import Task
from batt.workers.engine import Stint

RUN, PRIMITIVES = 1, 2
"""The processes of the picture."""

SHOWN = 12
"""So many primitives are shown at once."""

MOST_EVENTS = 500_000
"""Past so many, events are only counted: some 80 MB."""


class Trace:
    """Collects events; seconds are those of ``time.perf_counter``."""

    def __init__(self) -> None:
        """Begin now."""
        self._zero = time.perf_counter()
        self._events: list[dict[str, Any]] = []
        self._rows: dict[str, list[tuple[int, float]]] = {}
        self._names: list[dict[str, Any]] = []
        self._dropped = self._threads = 0
        self._name("process_name", RUN, 0, "batt")
        self._name("thread_name", RUN, 0, "driver")

    def phase(self, name: str, started: float, seconds: float, **more: Any) -> None:
        """Something that the driver did; phases may lie within phases."""
        self._add(name, RUN, 0, started, seconds, more)

    def stint(self, stint: Stint) -> None:
        """A job that a worker had; in a row of its own where the worker has several at once."""
        row = self._row(stint.worker, stint.started, stint.started + stint.seconds)
        more = {"job": stint.number, "entries": stint.entries, "ended": stint.ended}
        name = stint.function.rpartition(":")[2]
        self._add(name, RUN, row, stint.started, stint.seconds, more)

    def primitives(self, times: Iterable[PrimitiveTime], title: str, started: float) -> None:
        """Where a measured run went, the slowest primitives first, side by side from that time."""
        if not any(each["pid"] == PRIMITIVES for each in self._names):
            self._name("process_name", PRIMITIVES, 0, "slowest primitives (run once more, timed)")
            self._name("thread_name", PRIMITIVES, 0, "by total time")
        for each in [*times][:SHOWN]:
            more = {
                "of": printable(title),
                "calls": each.calls,
                "mean_us": round(each.seconds / each.calls * 1e6, 2),
                "longest_us": round(each.longest * 1e6, 2),
            }
            self._add(each.name, PRIMITIVES, 0, started, each.seconds, more)
            started += each.seconds

    def programs(
        self, texts: Iterable[str], task: Task, budgets: Budgets, title: str, started: float
    ) -> None:
        """Run programs, given by their texts, once more on a task, and show where that went."""
        pool = Pool()
        roots = [Program.parse(text, pool).root for text in texts]
        self.primitives(profiled(roots, task.inputs, budgets), title, started)

    def document(self) -> dict[str, Any]:
        """The file's content, for JSON."""
        other = {"tool": "batt"}
        if self._dropped:
            other["left out"] = f"{self._dropped} events past the first {MOST_EVENTS}"
        events = [*self._names, *sorted(self._events, key=lambda each: each["ts"])]
        return {"traceEvents": events, "displayTimeUnit": "ms", "otherData": other}

    def _add(
        self, name: str, process: int, row: int, started: float, seconds: float, more: Any
    ) -> None:
        if len(self._events) >= MOST_EVENTS:
            self._dropped += 1
            return
        event = {
            "name": name,
            "ph": "X",
            "pid": process,
            "tid": row,
            "ts": round((started - self._zero) * 1e6, 3),
            "dur": round(seconds * 1e6, 3),
        }
        self._events.append({**event, "args": more} if more else event)

    def _row(self, worker: str, start: float, end: float) -> int:
        """The first row of a worker that is free by then, or a new one."""
        rows = self._rows.setdefault(worker, [])
        for at, (number, busy_until) in enumerate(rows):
            if busy_until <= start:
                rows[at] = number, end
                return number
        self._threads += 1
        rows.append((self._threads, end))
        self._name("thread_name", RUN, self._threads, f"worker {printable(worker)}")
        return self._threads

    def _name(self, what: str, process: int, row: int, name: str) -> None:
        named = {"name": what, "ph": "M", "pid": process, "tid": row, "args": {"name": name}}
        self._names.append(named)
