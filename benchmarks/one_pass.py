"""One pass of 32 programs over 007bbfb7, into a new store: CPU seconds by phase.

    python benchmarks/one_pass.py [--tasks 20] [--repeat 5]

CPU of the driver and its children from the first phase to the last, start-up apart; the best of
some repeats, since the machine may be shared.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from batt.pipeline import Pipeline, Setting
from batt.propose.library import library
from batt.report.timing import SHOWN, TOTAL, Timing
from batt.session import batts, run_record
from batt.store import Store
from batt.tasks.datasets import load, select
from batt.tasks.task import Task
from batt.workers import make_engine


def one_pass(tasks: list[Task]) -> Timing:
    """Take the tasks through batts of 32 library programs, into a store of their own."""
    clock = Timing()
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "store") as store,
        make_engine(1) as engine,
    ):
        batt_of = batts(None, store, seed=0)
        number = store.begin_run(run_record("one_pass", 0, tasks, {}))
        pipeline = Pipeline(store, engine, Setting(run=number), clock)
        for task in tasks:
            pipeline.run(task, batt_of(task.id))
    return clock


def measure(title: str, tasks: list[Task], repeat: int) -> None:
    """Print the phases of the best of some repeats, in CPU seconds a task."""
    best = min((one_pass(tasks) for _ in range(repeat)), key=lambda clock: clock.cpu[TOTAL])
    print(f"{title} (CPU seconds a task, best of {repeat})")
    for name in SHOWN:
        print(f"  {name:<32} {best.cpu.get(name, 0.0) / len(tasks):.4f}")


def main() -> None:
    """Measure 007bbfb7 alone, then the first training tasks."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tasks", type=int, default=20)
    options.add_argument("--repeat", type=int, default=5)
    given = options.parse_args()
    training = load("arc1", "training")
    library()  # start-up, not part of a pass
    measure("007bbfb7, 32 programs", select(training, ["007bbfb7"]), given.repeat)
    tasks = select(training, (), 0, given.tasks)
    measure(f"{given.tasks} training tasks, 32 programs each", tasks, given.repeat)


if __name__ == "__main__":
    main()
