"""A few primitives on all grids of 12x12 and 30x30 in the training tasks' train pairs.

    python benchmarks/real_grids.py

Microseconds a call, the median over the grids, native and plain.  *Parts* are those of
``objects(grid, T, F, T)``; ``fill`` and ``shift`` are given the median one of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import Grid
from batt.tasks.datasets import load

SIDES = (12, 30)
CALLS = 25
REPEATS = 12
"""How many measurements are made, of which the best counts: the machine may be shared."""

Times = dict[str, list[float]]
"""The median microseconds of a call at each size, by what is called."""


def grids(side: int) -> list[Grid]:
    """All square grids of that side."""
    pairs = [pair for task in load("arc1", "training").values() for pair in task.train]
    every = [grid for pair in pairs for grid in (pair.input, pair.output) if grid is not None]
    return [grid for grid in every if grid.height == grid.width == side]


def calls(grid: Grid) -> dict[str, Callable[[], Any]]:
    """What is measured on a grid: the twins at work, without any charge."""
    run = {name: made.run for name, made in CATALOGUE.items()}
    parts = sorted(run["objects"](grid, True, False, True), key=len)
    part = parts[len(parts) // 2] if parts else run["asobject"](grid)
    return {
        "objects(grid, T, F, T)": partial(run["objects"], grid, True, False, True),
        "ofcolor(grid, TWO)": partial(run["ofcolor"], grid, 2),
        "fill(grid, TWO, part)": partial(run["fill"], grid, 2, part),
        "shift(part, (1, 2))": partial(run["shift"], part, (1, 2)),
        **{f"{name}(grid)": partial(run[name], grid) for name in ("hmirror", "vmirror")},
        **{f"{name}(grid)": partial(run[name], grid) for name in ("dmirror", "cmirror")},
    }


def microseconds(call: Callable[[], Any]) -> float:
    """CPU time of one call."""
    return min(_seconds(call) for _ in range(REPEATS)) / CALLS * 1e6


def _seconds(call: Callable[[], Any]) -> float:
    start = time.process_time()
    for _ in range(CALLS):
        call()
    return time.process_time() - start


def measure() -> Times:
    """The medians with the twin at work."""
    found: Times = {}
    for side in SIDES:
        times: dict[str, list[float]] = {}
        for grid in grids(side):
            for title, call in calls(grid).items():
                times.setdefault(title, []).append(microseconds(call))
        for title, every in times.items():
            found.setdefault(title, []).append(median(every))
    return found


def measured_apart(pure: bool) -> Times:
    """The same, in a process of its own with the twin that is asked for."""
    environment = {**os.environ, "BATT_PURE": "1" if pure else "0"}
    command = [sys.executable, __file__, "--measure"]
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    found: Times = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure both twins and print a table in Markdown."""
    if "--measure" in sys.argv:
        json.dump(measure(), sys.stdout)
        return
    native, plain = measured_apart(pure=False), measured_apart(pure=True)
    counts = [f"{side}x{side} ({len(grids(side))} grids)" for side in SIDES]
    print(f"| call | {' | '.join(f'{count} plain | native' for count in counts)} |")
    print(f"| --- |{' ---: | ---: |' * len(SIDES)}")
    for title, times in native.items():
        pairs = zip(plain[title], times, strict=True)
        print(f"| `{title}` | {' | '.join(f'{a:.2f} | {b:.2f}' for a, b in pairs)} |")


if __name__ == "__main__":
    main()
