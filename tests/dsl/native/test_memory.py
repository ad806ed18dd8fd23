"""No leak: running the library again and again does not grow the process."""

import gc
import sys
from pathlib import Path

import pytest

from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.node import Node
from batt.propose.library import library
from batt.tasks.datasets import load

RUNS = 100
BYTES_A_RUN = 25_000
"""What one run of the whole library may add: 5 MB in 200 runs."""


def work() -> list[tuple[Node, Samples]]:
    training = load("arc1", "training")
    return [
        (each.program.root, Samples(tuple(pair.input for pair in task.samples), Budgets()))
        for each in library()
        for task in [training.find(each.task)]
    ]


def resident_bytes() -> int:
    """The memory that the process has."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_running_the_library_again_and_again_does_not_grow_the_process() -> None:
    every = work()

    def run(times: int) -> None:
        for _ in range(times):
            for root, samples in every:
                run_one(root, samples)

    run(5)
    before = resident_bytes()
    run(RUNS)
    assert resident_bytes() - before <= RUNS * BYTES_A_RUN
