"""How well each shipped differ ranks near-misses of the library's programs, and what it costs.

    python benchmarks/differs.py [--differs FILE] [--edits 24] [--tasks 151]

Two questions, each as an AUC (500 is chance, 1000 is always right) over pairs of distinct grids
for one train pair of the task that a library program solves, both of the target's size, and
averaged over the programs: *later*, is a value that the program computes from another one ranked
above it; *fewer*, is the output of the program with one random edit ranked above that with three.
``--differs`` takes another file of differs than the shipped ones.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from batt.differs.score import Differ, Scorer, read_differs, shipped
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, as_output, compute
from batt.programs.node import Node, Op, Pool, walk
from batt.programs.program import Program
from batt.propose.library import by_hand
from batt.tasks.datasets import load
from batt.tasks.task import Task

Comparison = tuple[int, Grid, Grid]
"""A train pair's number, a grid that should rank lower there, one that should rank higher."""

FEW, MANY = 1, 3
"""Edits that lead to a near miss, and to one further off."""

MOST = 200
"""Comparisons for each program at most, so that no program outweighs the others."""


@dataclass(frozen=True)
class Subject:
    """A library program with its task, and the comparisons that it gives."""

    task: Task
    later: list[Comparison]
    fewer: list[Comparison]


def subjects(count: int, edits: int) -> Iterator[Subject]:
    """The library's programs with their comparisons, the same at every call."""
    training = load("arc1", "training")
    for each in by_hand()[:count]:
        random = Random(each.task)
        task = training[each.task]
        later = list(_later(task, each.program))
        fewer = list(_fewer(task, each.program, edits, random))
        yield Subject(task, *(random.sample(one, min(MOST, len(one))) for one in (later, fewer)))


def _later(task: Task, program: Program) -> Iterator[Comparison]:
    """Grids that the program computes, each with one that it computes from it."""
    plan = Plan([program.root])
    for pair, (start, target) in enumerate(task.examples):
        frame = Frame(plan)
        frame.give({"I": start})
        compute(frame, plan.calls, Budgets())
        for call in plan.calls:
            late = as_output(frame.outcomes[call.slot])
            for slot in sorted(plan.reach(call.slot)):
                early = as_output(frame.outcomes[slot])
                yield from _compared(pair, early, late, target)


def _compared(
    pair: int, low: Grid | Failure, high: Grid | Failure, target: Grid
) -> Iterator[Comparison]:
    """The comparison of two outcomes, where they are grids that a differ has to tell apart."""
    if not isinstance(low, Grid) or not isinstance(high, Grid):
        return
    three = {low, high, target}
    if len(three) == 3 and len({(grid.height, grid.width) for grid in three}) == 1:
        yield pair, low, high


def _fewer(task: Task, program: Program, edits: int, random: Random) -> Iterator[Comparison]:
    """Outputs of the program with many edits, each with one of it with few."""
    pool = Pool()
    root = pool.adopt(program.root)
    near = [_edited(root, pool, FEW, random) for _ in range(edits)]
    far = [_edited(root, pool, MANY, random) for _ in range(edits)]
    plan = Plan([*near, *far])
    for pair, (start, target) in enumerate(task.examples):
        frame = Frame(plan)
        frame.give({"I": start})
        compute(frame, plan.calls, Budgets())
        made = [as_output(frame.outcomes[slot]) for slot in plan.outputs]
        for high in made[:edits]:
            for low in made[edits:]:
                yield from _compared(pair, low, high, target)


def _edited(root: Node, pool: Pool, edits: int, random: Random) -> Node:
    for _ in range(edits):
        root = _edit(root, pool, random)
    return root


def _edit(root: Node, pool: Pool, random: Random) -> Node:
    """The program with one node replaced: a constant, a primitive, or a call by an argument."""
    nodes = [node for node in walk([root]) if node.op is not Op.INPUT]
    if not nodes:
        return root
    chosen = random.choice(nodes)
    if chosen.op is Op.CONSTANT:
        value = chosen.payload
        other = random.randrange(10) if isinstance(value, int) else value[::-1]
        new = pool.constant(not value if isinstance(value, bool) else other)
    elif chosen.op is Op.PRIMITIVE:
        arity = len(chosen.payload.parameters)
        names = [name for name, one in CATALOGUE.items() if len(one.parameters) == arity]
        new = pool.primitive(random.choice(names))
    else:
        new = random.choice(chosen.args[1:])
    made = {chosen.number: new}
    for node in walk([root]):
        if node.number not in made:
            args = [made[arg.number] for arg in node.args]
            made[node.number] = pool.call(*args) if args else node
    return made[root.number]


def auc(pairs: Sequence[tuple[int, int]]) -> float:
    """How often the first of two numbers is below the second; a tie counts half."""
    return sum((low < high) + (low <= high) for low, high in pairs) / (2 * len(pairs))


class Ranks:
    """The numbers that differs give on one task, with their mean last."""

    def __init__(self, task: Task, differs: Sequence[Differ]) -> None:
        """Prepare for the train pairs of a task."""
        self._scorer = Scorer(task.examples, differs)

    def aucs(self, comparisons: Sequence[Comparison]) -> list[float]:
        """An AUC for each differ, and for the score."""
        given = [(self._of(pair, low), self._of(pair, high)) for pair, low, high in comparisons]
        return [auc([(low[at], high[at]) for low, high in given]) for at in range(len(given[0][0]))]

    def _of(self, pair: int, grid: Grid) -> list[int]:
        return [*self._scorer.ways(pair, grid), self._scorer.score(pair, grid)]


def ranking(found: Sequence[Subject], differs: Sequence[Differ], kind: str) -> list[float]:
    """For each differ, and for the score, the mean of its AUCs over programs."""
    rows = []
    for subject in found:
        comparisons = getattr(subject, kind)
        if comparisons:
            rows.append(Ranks(subject.task, differs).aucs(comparisons))
    return [1000 * sum(column) / len(rows) for column in zip(*rows, strict=True)]


def counted(found: Sequence[Subject], kind: str) -> int:
    """The programs that give comparisons of a kind."""
    return sum(bool(getattr(subject, kind)) for subject in found)


def microseconds(found: Sequence[Subject], differs: Sequence[Differ], watch: bool) -> float:
    """CPU microseconds to score a distinct output of the right size."""
    spent, scored = 0.0, 0
    for subject in found:
        grids = {(pair, grid) for pair, *two in subject.fewer + subject.later for grid in two}
        scorer = Scorer(subject.task.examples, differs, watch)
        for pair, (start, _) in enumerate(subject.task.examples):
            scorer.score(pair, start)  # what looks at the target alone is computed here
        begun = time.process_time()
        for pair, grid in grids:
            scorer.score(pair, grid)
        spent += time.process_time() - begun
        scored += len(grids)
    return spent / scored * 1e6


def main() -> None:
    """Print a line for each differ, and one for the score that is their mean."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--differs", type=Path)
    options.add_argument("--edits", type=int, default=24)
    options.add_argument("--tasks", type=int, default=10**6)
    given = options.parse_args()
    differs = read_differs(given.differs.read_bytes()) if given.differs else shipped()
    found = list(subjects(given.tasks, given.edits))
    later, fewer = (ranking(found, differs, kind) for kind in ("later", "fewer"))
    print(f"{'differ':<24} {'later':>6} {'fewer':>6} {'us alone':>9}")
    for at, differ in enumerate(differs):
        spent = microseconds(found, [differ], watch=False)
        print(f"{differ.name:<24} {later[at]:>6.0f} {fewer[at]:>6.0f} {spent:>9.1f}")
    whole, watched = (microseconds(found, differs, watch) for watch in (False, True))
    print(
        f"{'score':<24} {later[-1]:>6.0f} {fewer[-1]:>6.0f} {whole:>9.1f} ({watched:.1f} watched)"
    )
    print(f"comparisons from {counted(found, 'later')} and {counted(found, 'fewer')} programs")


if __name__ == "__main__":
    main()
