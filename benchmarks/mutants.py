"""Mutants of the library programs: well typed, new, different, and what each costs.

    python benchmarks/mutants.py [--mutants 10000] [--seed 0]

*Well typed* is told by inference anew, *new* by normal form, among the library and all mutants so
far; *different* are those whose outputs on the task of the program (train pairs and test inputs)
are not the program's.  The time is CPU time for making a mutant, its types and its normal form.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from random import Random

from batt.evaluate.batch import Samples, run_together
from batt.evaluate.limits import Budgets
from batt.programs.infer import infer
from batt.programs.node import Node, Pool
from batt.propose.facts import Facts
from batt.propose.library import by_hand
from batt.propose.mutate import Bench, Mutant, mutate
from batt.tasks.datasets import load
from batt.tasks.task import Task

BUDGETS = Budgets(200_000, 200_000)
Made = list[tuple[Mutant, bool]]
"""Mutants with whether each was new."""


class Run:
    """All mutants of one run, by the task of their program."""

    def __init__(self, mutants: int, seed: int) -> None:
        """Make them, on one bench, the programs in turns."""
        training, pool = load("arc1", "training"), Pool()
        self.roots = [pool.adopt(each.program.root) for each in by_hand()]
        self.tasks: list[Task] = [training.find(each.task) for each in by_hand()]
        facts = [Facts(task.examples) for task in self.tasks]
        for each in facts:
            each.expressions(0)  # made once a task and kept by the loop
        start = time.process_time()
        bench = Bench(pool, self.roots)
        seen = {bench.normaliser.normal(root).number for root in self.roots}
        self.made: list[Made] = [[] for _ in self.roots]
        self.none = 0
        for number in range(mutants):
            at = number % len(self.roots)
            mutant = mutate(self.roots[at], bench, facts[at], Random(f"{seed} {number}"))
            if mutant is None:
                self.none += 1
                continue
            form = bench.normaliser.normal(mutant.node).number
            self.made[at].append((mutant, form not in seen))
            seen.add(form)
        self.seconds = time.process_time() - start

    @property
    def mutants(self) -> list[tuple[Mutant, bool]]:
        """All mutants."""
        return [each for made in self.made for each in made]

    def different(self) -> dict[Node, bool]:
        """Of each mutant whether its outputs are not those of its program."""
        found: dict[Node, bool] = {}
        for root, task, made in zip(self.roots, self.tasks, self.made, strict=True):
            nodes = [root, *(mutant.node for mutant, _ in made)]
            trials = run_together(
                Samples(task.inputs, BUDGETS), dict(enumerate(nodes)), lambda _: None
            )
            found |= {
                node: trials[at].outputs != trials[0].outputs for at, node in enumerate(nodes)
            }
        return found


def table(run: Run, different: dict[Node, bool]) -> None:
    """Print how many mutants each single mutation made, and what share of them is different."""
    counts: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    for mutant, _ in run.mutants:
        name = mutant.mutation if "+" not in mutant.mutation else "several"
        counts[name] += 1
        changed[name] += different[mutant.node]
    for name, count in counts.most_common():
        print(f"  {name:12} {count:6} {changed[name] / count:7.1%} different")


def main() -> None:
    """Make them, judge them, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mutants", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    run = Run(given.mutants, given.seed)
    mutants = run.mutants
    typed = sum(not infer(mutant.node).clashes for mutant, _ in mutants)
    new = sum(is_new for _, is_new in mutants)
    different = run.different()
    other = sum(different[mutant.node] for mutant, _ in mutants)
    print(f"{len(mutants)} mutants of {len(run.roots)} library programs, {run.none} times none")
    print(f"  {typed / len(mutants):.2%} well typed")
    print(f"  {new / len(mutants):.1%} new by normal form")
    print(f"  {other / len(mutants):.1%} with other outputs")
    print(f"  {run.seconds / given.mutants * 1e6:.0f} us each")
    table(run, different)


if __name__ == "__main__":
    main()
