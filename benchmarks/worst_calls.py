"""The slowest calls that are charged at most 100,000 steps, native and plain: milliseconds.

    python benchmarks/worst_calls.py [--worst 8]

A step has to bound the time: 100,000 of them take at most 50 ms natively, 500 ms in plain Python.
Arguments are drawn by the annotations, large ones, the same for both twins; calls that fail within
the charge count, too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.probes import Hand, Kind, read_kind
from batt.dsl.values import Closure, Grid, Patch, size
from batt.errors import DslError, OutOfSteps

CHARGE = 100_000
LIMITS = {"native": 50, "plain": 500}
SIDES = (10, 30, 60, 100)
MOST_MEMBERS = (5, 100, 2000)
LEAST_CALLS = 4
SECONDS = 0.04
"""How long calls of a primitive are drawn and made, in all, once there are the least calls."""

Worst = dict[str, tuple[float, int]]
"""Milliseconds and steps of the slowest call by primitive; the steps of one that failed are 1."""


class WorstHand(Hand):
    """Draws large grids and patches, and many members; functions cost what they give."""

    def __init__(self, random: Callable[[], float]) -> None:
        """Draw from ``random``, as ``Hand`` does."""
        super().__init__(random)
        self._side = self._pick(SIDES)
        self._most = self._pick(MOST_MEMBERS)

    def _draw_grid(self) -> Grid:
        colours = self._pick(((0,), (0, 1), (0, 0, 0, 1, 2, 3)))
        rows = tuple([self._pick(colours) for _ in range(self._side)] for _ in range(6))
        self._grid = Grid([self._pick(rows) for _ in range(self._side)])
        return self._grid

    def _patch(self, coloured: bool) -> Any:
        if not self._grid:
            self._draw_grid()
        cells = self._cut()
        members: list[Any] = cells if coloured else [place for _, place in cells]
        return Patch(members) if self._below(3) else tuple(members)

    def _members(self, parts: tuple[Kind, ...]) -> list[Any]:
        """Copies of a few members, so that drawing them takes no time."""
        few = super()._members(parts)
        return few * max(1, self._most // (len(few) or 1)) if self._below(2) else few

    def _function(self, parts: tuple[Kind, ...]) -> Closure:
        *given, result = parts or (Kind("..."), Kind("Any"))
        value = self.draw(result)

        def always(*_: Any) -> Any:
            meter.spend(size(value))
            return value

        return Closure("always", (value,), len(given), always)


def worst_of(made: Primitive) -> tuple[float, int]:
    """The slowest of the drawn calls that keep within the charge."""
    kinds = [read_kind(annotation) for annotation in made.parameters.values()]
    random = Random(f"worst of {made.name}").random
    drawn: Iterator[tuple[Any, ...]] = iter(lambda: tuple(map(WorstHand(random).draw, kinds)), None)
    worst, start = (0.0, 0), time.process_time()
    for done, args in enumerate(drawn):
        if done >= LEAST_CALLS and time.process_time() - start > SECONDS:
            return worst
        spent, steps = timed(made, args)
        if spent > worst[0]:
            again, _ = timed(made, args)
            worst = max(worst, (min(spent, again), steps))
    raise AssertionError("arguments without end")


def timed(made: Primitive, args: tuple[Any, ...]) -> tuple[float, int]:
    """Milliseconds and steps of a call; none where it is charged more."""
    meter.left, meter.depth = CHARGE, 0
    start = time.process_time()
    try:
        made(*args)
    except OutOfSteps:
        return 0.0, 0
    except DslError:
        return (time.process_time() - start) * 1e3, 1
    finally:
        spent, left = time.process_time() - start, meter.left
        meter.left, meter.depth = UNLIMITED, 0
    return spent * 1e3, CHARGE - left


def measured_apart(pure: bool) -> Worst:
    """The slowest calls of all primitives with one of the twins, from a process of its own."""
    environment = {**os.environ, "BATT_PURE": "1" if pure else "0"}
    command = [sys.executable, __file__, "--measure"]
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    return {name: (spent, steps) for name, (spent, steps) in json.loads(done.stdout).items()}


def main() -> None:
    """Measure both twins and print the slowest calls of each."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worst", type=int, default=8)
    options.add_argument("--measure", action="store_true", help="one twin only, as JSON")
    given = options.parse_args()
    if given.measure:
        json.dump({name: worst_of(made) for name, made in CATALOGUE.items()}, sys.stdout)
        return
    for twin, limit in LIMITS.items():
        found = sorted(measured_apart(twin == "plain").items(), key=lambda each: -each[1][0])
        print(f"{twin}: the slowest call takes {found[0][1][0]:.1f} ms, of {limit} allowed")
        for name, (spent, steps) in found[: given.worst]:
            print(f"  {name:<16} {spent:8.2f} ms  {steps:7} steps")


if __name__ == "__main__":
    main()
