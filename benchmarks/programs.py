"""Every library program on the samples of its task, native against plain: CPU time, in one run.

    python benchmarks/programs.py [--rounds 3] [--worst 10]

*Bare* calls the primitives' twins and nothing else; *evaluated* goes through the evaluator, which
charges every call and keeps every failure.  The plain side runs in a process of its own
(``BATT_PURE=1``), the two in turns; the best time of the rounds counts for each program.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from math import exp, log
from typing import Any

from batt.dsl.primitive import Primitive
from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.propose.library import by_hand
from batt.tasks.datasets import load

BUDGETS = Budgets()
LEAST_SECONDS = 0.004
"""How long one measurement lasts at least."""

Times = dict[str, tuple[float, float]]
"""Microseconds a program run, bare and evaluated, by task and key."""


def bare(plan: Plan, inputs: list[Grid]) -> Callable[[], None]:
    """The run of a program on all samples without any charge: each line calls a twin at once.

    What is called through function values is charged as ever.
    """
    names: dict[str, Any] = {f"x{slot}": value for slot, value in plan.constants}
    lines = [f"def solve(x{plan.inputs['I']}):"]
    for call in plan.calls:
        function, args = f"x{call.function}", ", ".join(f"x{slot}" for slot in call.args)
        if isinstance(names.get(function), Primitive):
            names[f"f{call.function}"] = names[function].run
            function = f"f{call.function}"
        lines.append(f"    x{call.slot} = {function}({args})")
    exec("\n".join(lines), names)
    solve = names["solve"]

    def run() -> None:
        for grid in inputs:
            solve(grid)

    return run


def evaluated(plan: Plan, inputs: list[Grid]) -> Callable[[], None]:
    """The run of a program on all samples by the evaluator."""
    calls = plan.calls

    def run() -> None:
        for grid in inputs:
            frame = Frame(plan)
            frame.give({"I": grid})
            compute(frame, calls, BUDGETS)

    return run


def seconds(run: Callable[[], None]) -> float:
    """CPU seconds that one run takes, from as many as fill ``LEAST_SECONDS``."""
    times = 1
    while True:
        start = time.process_time()
        for _ in range(times):
            run()
        spent = time.process_time() - start
        if spent >= LEAST_SECONDS:
            return spent / times
        times *= 4 if spent < LEAST_SECONDS / 4 else 2


def measure() -> Times:
    """The times of all library programs with the twin at work."""
    training = load("arc1", "training")
    found = {}
    for each in by_hand():
        inputs = [pair.input for pair in training.find(each.task).samples]
        plan = Plan([each.program.root])
        runs = [seconds(make(plan, inputs)) / len(inputs) for make in (bare, evaluated)]
        found[f"{each.task} {each.program.key[:8]}"] = (runs[0] * 1e6, runs[1] * 1e6)
    return found


def measured_apart(pure: bool) -> Times:
    """The same, in a process of its own with the twin that is asked for."""
    environment = {**os.environ, "BATT_PURE": "1" if pure else "0"}
    command = [sys.executable, __file__, "--measure"]
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    return {name: (times[0], times[1]) for name, times in json.loads(done.stdout).items()}


def best(rounds: list[Times]) -> Times:
    """The least time of each program over the rounds."""
    return {
        name: (min(times[name][0] for times in rounds), min(times[name][1] for times in rounds))
        for name in rounds[0]
    }


def report(native: Times, plain: Times, worst: int) -> None:
    """Print the geometric means and the programs that gain least."""
    for at, title in enumerate(("bare", "evaluated")):
        ratios = sorted((plain[name][at] / native[name][at], name) for name in native)
        mean = exp(sum(log(ratio) for ratio, _ in ratios) / len(ratios))
        print(f"{title}: {mean:.1f} times as fast, geometric mean of {len(ratios)} programs")
        for ratio, name in ratios[:worst]:
            print(f"  {name}  {ratio:5.1f}  {plain[name][at]:9.1f} -> {native[name][at]:.1f} us")


def main() -> None:
    """Measure both twins in turns and compare."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--worst", type=int, default=10)
    options.add_argument("--measure", action="store_true", help="one twin only, as JSON")
    given = options.parse_args()
    if given.measure:
        json.dump(measure(), sys.stdout)
        return
    pairs = [(measured_apart(False), measured_apart(True)) for _ in range(given.rounds)]
    report(best([native for native, _ in pairs]), best([plain for _, plain in pairs]), given.worst)


if __name__ == "__main__":
    main()
