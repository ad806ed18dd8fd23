"""How often the first program of each proposer is right where it fits, on training tasks.

python benchmarks/precision.py [--budget 0.2] [--write]

``--write`` puts what it counts in ``src/batt/propose/precision.py``, which ranking reads.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from batt.propose.proposers import PROPOSERS, Proposer
from batt.solving.job import Sources, proposers, puzzle_of
from batt.solving.search import Search
from batt.tasks.datasets import load
from batt.tasks.task import Task

TABLE = Path(__file__).parents[1] / "src" / "batt" / "propose" / "precision.py"


def main() -> None:
    """Ask each declared proposer alone, print a line for each and perhaps write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--budget", type=float, default=0.2)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    proposers(Sources(with_library=False), ())  # has them declared
    tasks = list(load("arc1", "training").values())
    counts = {}
    for name, asked in sorted(PROPOSERS.items()):
        verdicts = list(_verdicts(asked, tasks, options.budget))
        counts[name] = len(verdicts), sum(verdicts)
        print(f"{name:24} fits {counts[name][0]:4}  right {counts[name][1]:4}", flush=True)
    if options.write:
        _write(counts)


def _verdicts(asked: Proposer, tasks: list[Task], budget: float) -> Iterator[bool]:
    """Whether the first answer is right, for each task that has one that fits."""
    for task in tasks:
        answers = Search(puzzle_of(task), [asked]).run(budget)
        if answers.best is not None and answers.best.fits:
            yield answers.best.outputs == tuple(pair.output for pair in task.test)


def _write(counts: dict[str, tuple[int, int]]) -> None:
    rows = "".join(f'    "{name}": {numbers},\n' for name, numbers in counts.items())
    table = f"MEASURED: dict[str, tuple[int, int]] = {{\n{rows}}}"
    text = TABLE.read_text(encoding="utf-8")
    text = re.sub(r"MEASURED: .*?\n}", lambda _: table, text, flags=re.DOTALL)
    TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
