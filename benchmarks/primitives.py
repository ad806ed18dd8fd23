"""Every primitive at three sizes of grids, native against plain: microseconds a call.

    python benchmarks/primitives.py [--worst 10]

Prints a table in Markdown.  The arguments are drawn by the annotations, grids of the size at hand
and patches cut from them; *plain* is the plain body over plain values, in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from math import exp, log
from random import Random
from typing import Any

from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.probes import Hand, Kind, read_kind
from batt.dsl.values import Closure, Grid, Patch
from batt.errors import DslError

SIDES = (3, 12, 30)
CALLS = 5
"""How many calls with different arguments are measured, at most."""
TRIES = 400
LEAST_SECONDS = 0.001
"""How long one measurement lasts at least."""
REPEATS = 3
"""How many measurements are made, of which the best counts: the machine may be shared."""

Times = dict[str, list[float | None]]
"""Microseconds a call at each size by primitive, None where no arguments have a result."""


class LargeHand(Hand):
    """Draws grids with sides of one length, and functions that cost nothing."""

    def __init__(self, random: Callable[[], float], side: int) -> None:
        """Draw from ``random``, as ``Hand`` does."""
        super().__init__(random)
        self._side = side

    def _draw_grid(self) -> Grid:
        side, colours = range(self._side), (0, 0, 0, 1, 2, 3)
        self._grid = Grid([[self._pick(colours) for _ in side] for _ in side])
        return self._grid

    def _patch(self, coloured: bool) -> Any:
        if not self._grid:
            self._draw_grid()
        drawn = super()._patch(coloured)
        return drawn if isinstance(drawn, Patch) else Patch(drawn)

    def _function(self, parts: tuple[Kind, ...]) -> Closure:
        *given, result = parts or (Kind("..."), Kind("Any"))
        value = self.draw(result)
        return Closure("always", (value,), len(given), lambda *_: value)


def calls(made: Primitive, side: int) -> list[tuple[Any, ...]]:
    """The first drawn arguments that have a result; the same for both twins."""
    random = Random(f"{made.name} {side}").random
    kinds = [read_kind(annotation) for annotation in made.parameters.values()]
    drawn = (tuple(map(LargeHand(random, side).draw, kinds)) for _ in range(TRIES))
    return list(islice((args for args in drawn if _has_result(made, args)), CALLS))


def _has_result(made: Primitive, args: tuple[Any, ...]) -> bool:
    try:
        made(*args)
    except DslError:
        return False
    return True


def microseconds(made: Primitive, side: int) -> float | None:
    """CPU time of one call of the twin at work, over the arguments of ``calls``."""
    every, times = calls(made, side), 1
    if not every:
        return None
    while (spent := _seconds(made, every, times)) < LEAST_SECONDS:
        times *= 4
    best = min(spent, *(_seconds(made, every, times) for _ in range(REPEATS - 1)))
    return best / times / len(every) * 1e6


def _seconds(made: Primitive, every: list[tuple[Any, ...]], times: int) -> float:
    run, start = made.run, time.process_time()
    for _ in range(times):
        for args in every:
            run(*args)
    return time.process_time() - start


def measured_apart(pure: bool) -> Times:
    """The times of all primitives with one of the twins, from a process of its own."""
    environment = {**os.environ, "BATT_PURE": "1" if pure else "0"}
    command = [sys.executable, __file__, "--measure"]
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    found: Times = json.loads(done.stdout)
    return found


def report(native: Times, plain: Times, worst: int) -> None:
    """Print the table, the geometric mean at each size, and where native gains least."""
    sides = [f"{side}x{side}" for side in SIDES]
    print(f"| primitive | {' | '.join(f'{side} plain | native' for side in sides)} |")
    print(f"| --- |{' ---: | ---: |' * len(sides)}")
    for name in sorted(native):
        cells = zip(plain[name], native[name], strict=True)
        print(f"| `{name}` | {' | '.join(f'{_cell(a)} | {_cell(b)}' for a, b in cells)} |")
    for at, side in enumerate(sides):
        both = {name: (plain[name][at], native[name][at]) for name in native}
        gains = sorted((a / b, name) for name, (a, b) in both.items() if a and b)
        mean = exp(sum(log(gain) for gain, _ in gains) / len(gains))
        least = ", ".join(f"`{name}` {gain:.1f}" for gain, name in gains[:worst])
        print(f"\nAt {side} {mean:.1f} times as fast (geometric mean); least: {least}.")


def _cell(microseconds: float | None) -> str:
    return "" if microseconds is None else f"{microseconds:.2f}"


def main() -> None:
    """Measure both twins and compare."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worst", type=int, default=10)
    options.add_argument("--measure", action="store_true", help="one twin only, as JSON")
    given = options.parse_args()
    if given.measure:
        found = {n: [microseconds(made, side) for side in SIDES] for n, made in CATALOGUE.items()}
        json.dump(found, sys.stdout)
        return
    report(measured_apart(pure=False), measured_apart(pure=True), given.worst)


if __name__ == "__main__":
    main()
