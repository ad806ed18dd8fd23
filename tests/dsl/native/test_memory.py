"""No leak, no invalid access: the library again and again, and the twins in debugged memory."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from batt.dsl.values import TWIN
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.node import Node
from batt.propose.library import library
from batt.tasks.datasets import load

RUNS = 200
MOST_BYTES = 5_000_000
"""What so many runs of the whole library may add."""

HERE = Path(__file__).parent


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
    assert resident_bytes() - before <= MOST_BYTES


@pytest.mark.slow
@pytest.mark.skipif(TWIN != "native", reason="the plain twin is at work")
def test_the_twins_write_nothing_outside_their_memory() -> None:
    """A debug allocator puts guard bytes around each block, and ends the process for one changed.

    It also fills what is freed, so that what is read too late shows as a difference of the twins.
    """
    others = sorted(map(str, set(HERE.glob("test_*.py")) - {Path(__file__)}))
    run = subprocess.run(
        [
            sys.executable,
            "-X",
            "dev",
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:cacheprovider",
            *others,
        ],
        env={**os.environ, "PYTHONMALLOC": "debug"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
