"""How many steps a CPU second is: every library program on every sample of its task.

    python benchmarks/nominal_second.py

The nominal second (``batt.evaluate.limits.STEPS_PER_NOMINAL_SECOND``) is this, rounded.
"""

from __future__ import annotations

import time

from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import STEPS_PER_NOMINAL_SECOND, Budgets
from batt.propose.library import by_hand
from batt.tasks.datasets import load


def main() -> None:
    """Print steps, CPU seconds, and their ratio."""
    training = load("arc1", "training")
    work = [
        (each.program.root, Samples(task.inputs, Budgets()))
        for each in by_hand()
        for task in [training.find(each.task)]
    ]
    steps, spent = 0, []
    for _ in range(3):
        started = time.process_time()
        steps = sum(sum(run_one(root, samples).steps) for root, samples in work)
        spent.append(time.process_time() - started)
    rate = steps / min(spent)
    print(
        f"{len(work)} programs, {steps} steps, {min(spent):.3f} CPU s: {rate:,.0f} steps a second"
    )
    print(f"a nominal second is {STEPS_PER_NOMINAL_SECOND:,} steps")


if __name__ == "__main__":
    main()
