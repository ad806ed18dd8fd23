"""Where the time went: wall and CPU seconds by phase."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

NOTES = {
    "run_batt.check_solver_speed": "(sum over solvers)",
    "utils.inline_variables.total": "(sum over programs)",
}

TOTAL = "main.run_batt"
STARTUP = "main.startup"
CHECK = "run_batt.check_batt"
FILTER = "run_batt.phase1_filter"
INLINE = "run_batt.phase2_inline_batch"
VALIDATE = "run_batt.phase3a_validate_batch"
FILES = "run_batt.phase3b_file_ops"
DIFFERS = "run_batt.phase4_differs"
SPEED = "run_batt.check_solver_speed"
INLINE_TOTAL = "utils.inline_variables.total"

SHOWN = (TOTAL, CHECK, FILTER, INLINE, VALIDATE, FILES, DIFFERS, SPEED, INLINE_TOTAL)


@dataclass
class Spent:
    """Seconds of one phase."""

    wall: float = 0.0
    cpu: float = 0.0


class Timing:
    """Adds up seconds by name, over all the tasks of a run."""

    def __init__(self) -> None:
        """Start at zero."""
        self.wall: dict[str, float] = {}
        self.cpu: dict[str, float] = {}
        self.watch: Callable[[str, float, float], None] | None = None
        """Is told the name, the start (``perf_counter``) and the wall seconds of every phase."""

    @contextmanager
    def phase(self, name: str) -> Iterator[Spent]:
        """Count what happens inside towards a name; what it gives is known at the end."""
        wall, cpu, spent = time.perf_counter(), time.process_time(), Spent()
        try:
            yield spent
        finally:
            spent.wall, spent.cpu = time.perf_counter() - wall, time.process_time() - cpu
            self.add(name, spent.wall, spent.cpu)
            if self.watch is not None:
                self.watch(name, wall, spent.wall)

    def add(self, name: str, wall: float, cpu: float) -> None:
        """Add seconds to a name."""
        self.wall[name] = self.wall.get(name, 0.0) + wall
        self.cpu[name] = self.cpu.get(name, 0.0) + cpu

    def as_dict(self) -> dict[str, dict[str, float]]:
        """Every name's wall and CPU seconds, for JSON."""
        return {
            name: {"wall": round(self.wall[name], 6), "cpu": round(self.cpu[name], 6)}
            for name in sorted(self.wall)
        }

    def summary(self) -> str:
        """The table that ``--timing`` prints, in wall seconds.

        >>> timing = Timing()
        >>> timing.add("main.run_batt", 0.0412, 0.04)
        >>> print(timing.summary().splitlines()[1])
          main.run_batt                    0.041
        """
        lines = ["Timing summary (seconds):"]
        for name in (*SHOWN, STARTUP):
            note = NOTES.get(name, "")
            lines.append(f"  {name:<32} {self.wall.get(name, 0.0):5.3f}   {note}".rstrip())
        return "\n".join(lines)
