"""Mutants of differs: the same mutations as those of solvers, on programs over S, I and C."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from batt.programs.heading import INPUTS
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.programs.well_formed import DIFFER
from batt.propose.mutate import Bench, mutate


def differ_mutants(parents: Sequence[Program], tries: int, random: Random) -> list[Program]:
    """The distinct mutants that so many tries make of differs, each drawn by lot.

    They are well typed, give a pair whose first member is a number, and differ by normal form from
    one another and from the parents.  Equal calls give equal mutants.
    """
    pool = Pool()
    roots = [pool.adopt(parent.root) for parent in parents]
    bench = Bench(pool, roots, DIFFER)
    normal = bench.normaliser.normal
    met = {normal(root).number for root in roots}
    found = []
    for _ in range(tries if roots else 0):
        mutant = mutate(random.choice(roots), bench, None, random)
        if mutant is not None and normal(mutant.node).number not in met:
            met.add(normal(mutant.node).number)
            found.append(Program.from_node(mutant.node, INPUTS["differ"]))
    return found
