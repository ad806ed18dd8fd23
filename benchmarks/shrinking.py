"""What shrinking costs and gains on the programs of the library.

    python benchmarks/shrinking.py

First with the outputs on all inputs of a task kept, as `batt shrink` does it; then with those on
the train inputs alone, and how many programs are then still right on the tests.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.propose.library import by_hand
from batt.simplify.shrink import shrink
from batt.tasks.datasets import load
from batt.tasks.task import Task

BANDS = ((1, 4), (5, 7), (8, 12), (13, 99))
"""Programs of so many calls are shown together."""


def is_right(program: Program, task: Task) -> bool:
    """Whether a program is right on all pairs."""
    outputs = run_one(program.root, Samples(task.inputs, Budgets())).outputs
    pairs = task.train + task.test
    return all(output == pair.output for output, pair in zip(outputs, pairs, strict=True))


def measure(title: str, kept: Callable[[Task], Sequence[Grid]]) -> None:
    """Shrink every program of the library, and print a line for each band of sizes."""
    training = load("arc1", "training")
    rows, right = [], 0
    for each in by_hand():
        task = training[each.task]
        begun = time.process_time()
        found = shrink(each.program, kept(task))
        rows.append((each.program.size, found.size, time.process_time() - begun))
        right += is_right(found, task)
    print(f"{title}: {right} of {len(rows)} programs still right on all pairs")
    for low, high in BANDS:
        band = [row for row in rows if low <= row[0] <= high]
        before, after, _ = (sum(column) / len(band) for column in zip(*band, strict=True))
        spent = [1000 * seconds for *_, seconds in band]
        print(
            f"  {low:>2} to {high:>2} calls, {len(band):>2} programs: {before:.1f} -> {after:.1f}"
            f" calls, median {statistics.median(spent):.1f} ms, at most {max(spent):.0f} ms"
        )


def main() -> None:
    """Measure both ways."""
    measure("all inputs kept", lambda task: task.inputs)
    measure("train inputs kept", lambda task: [start for start, _ in task.examples])


if __name__ == "__main__":
    main()
