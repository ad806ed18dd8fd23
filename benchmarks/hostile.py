"""Hostile programs among good ones: what they cost, and what they do to the good ones.

    python benchmarks/hostile.py [--programs 1000] [--workers 2] [--way check]

Half of the programs are each meant to hang or to eat memory (``hostile_programs``); the others are
library programs and well-typed mutants of these.  Both ways in which batt runs programs that it
does not know are measured, with budgets, guards and memory limits at their defaults: the jobs of
``batt check --jsonl`` and ``batt store import``, and those of a round of ``batt evolve``.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from hostile_programs import hostile_programs

from batt.api import mutate
from batt.bring.trials import Candidate, Trials
from batt.evaluate.limits import SEARCH_STEPS, Budgets, default_guard, nominal_seconds
from batt.programs.program import Program
from batt.propose.draft import Draft
from batt.propose.library import library
from batt.tasks.datasets import load
from batt.tasks.task import Task
from batt.trying import TRY, Ground, Grounds
from batt.workers import MIB, Engine, Job, make_engine

PAIRS = 2
"""Tasks of so many train pairs are taken: each multiplies what hostile programs may cost."""

SEARCH = Budgets(SEARCH_STEPS, SEARCH_STEPS)
SEARCH_JOB = 128
SEARCH_TASKS = 2


@dataclass(frozen=True)
class Text:
    """A program, and the task that it is tried on."""

    task: Task
    lines: str
    is_good: bool


@dataclass
class Came:
    """What a run came to: outcomes by program or behaviour, incidents, and what it took.

    ``cpu`` are seconds of driver and workers, ``peak`` the most MiB that any worker had until then.
    """

    outcomes: dict[str, Any] = field(default_factory=dict)
    incidents: int = 0
    cpu: float = 0.0
    peak: int = 0


def tasks() -> list[Task]:
    """The small tasks that have a library program."""
    data = load("arc1", "training")
    every = [data[each.task] for each in library()]
    return [task for task in every if len(task.examples) == PAIRS]


def good_programs(number: int) -> list[Text]:
    """Library programs on their tasks, and mutants of them, all distinct."""
    own = {each.task: each.program for each in library()}
    found: dict[str, Text] = {}
    for seed in range(10 * number):
        for task in tasks():
            program: Program = mutate(own[task.id], task, seed) if seed else own[task.id]
            found.setdefault(program.text, Text(task, program.text, True))
            if len(found) == number:
                return list(found.values())
    raise AssertionError("mutants without end")


def mixed(good: Sequence[Text]) -> list[Text]:
    """As many hostile programs as good ones, in turn, on the same tasks."""
    texts = hostile_programs(len(good))
    bad = [Text(each.task, text, False) for each, text in zip(good, texts, strict=True)]
    return list(chain.from_iterable(zip(good, bad, strict=True)))


def check(texts: Sequence[Text], engine: Engine, came: Came) -> None:
    """Try each program on its task, as ``batt check --jsonl`` does."""
    trials = Trials(engine)
    window = [Candidate(each.lines, each.lines, each.task) for each in texts]
    for each, outcome in zip(texts, trials.run(window), strict=True):
        came.outcomes[each.lines] = (outcome, each.is_good)
    came.incidents = trials.guarded


def search(texts: Sequence[Text], engine: Engine, came: Came) -> None:
    """Try every program on the same few tasks, as a round of ``batt evolve`` does.

    What comes of it is the best program of each behaviour on each task.
    """
    ground = tuple([Ground(task.examples, {}, None) for task in tasks()[:SEARCH_TASKS]])
    guard = default_guard(SEARCH, SEARCH_JOB * SEARCH_TASKS * PAIRS, 1)
    parts = [texts[at : at + SEARCH_JOB] for at in range(0, len(texts), SEARCH_JOB)]
    terms, good = (
        Grounds(ground, SEARCH, SEARCH_JOB),
        {each.lines for each in texts if each.is_good},
    )
    jobs = [Job(terms, [Draft("founder", (each.lines,)) for each in part], guard) for part in parts]
    for ran in engine.run(TRY, jobs):
        came.incidents += len(ran.incidents)
        for find in ran.value.finds if ran.value else ():
            name = f"{find.task} {find.behaviour}"
            found = (find.rank, ran.value.candidates[find.place].text in good)
            came.outcomes[name] = min(found, came.outcomes.get(name, found))


Way = Callable[[Sequence[Text], Engine, Came], None]
WAYS: dict[str, tuple[Way, Budgets, int]] = {
    "evolve": (search, SEARCH, SEARCH_TASKS * PAIRS),
    "check": (check, Budgets(), PAIRS),
}
"""What runs the programs, their budgets, and on how many samples each is run."""


def measured(way: Way, texts: Sequence[Text], workers: int) -> Came:
    """Run programs one way, with workers of its own."""
    came, before = Came(), _cpu()
    with make_engine(workers) as engine:
        way(texts, engine, came)
    came.cpu = _cpu() - before
    came.peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 // MIB
    return came


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def differing(alone: Came, among: Came) -> list[str]:
    """Where good programs came to something else among hostile ones than by themselves.

    In a search a hostile program may be a better one of the same behaviour.
    """
    return [
        name
        for name, (outcome, _) in alone.outcomes.items()
        if not _same(outcome, *among.outcomes.get(name, (None, True)))
    ]


def _same(alone: Any, among: Any, is_good: bool) -> bool:
    return bool(among == alone or (not is_good and among < alone))


@dataclass(frozen=True)
class Finding:
    """Good programs alone, the same among hostile ones, and what the budgets of these allow."""

    alone: Came
    among: Came
    allowed: float

    @property
    def share(self) -> float:
        """CPU seconds of all programs over those of the good ones and the others' budgets."""
        return self.among.cpu / (self.alone.cpu + self.allowed)


def find(way: str, programs: int, workers: int) -> Finding:
    """Measure one way, with so many good programs and as many hostile ones."""
    run, budgets, samples = WAYS[way]
    good = good_programs(programs)
    alone = measured(run, good, workers)
    among = measured(run, mixed(good), workers)
    return Finding(alone, among, nominal_seconds(budgets.program) * samples * programs)


def main() -> None:
    """Measure both ways and print what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--programs", type=int, default=1000, help="good ones; as many hostile")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--way", choices=WAYS, action="append", help="default: both")
    given = options.parse_args()
    for way in given.way or WAYS:
        found = find(way, given.programs, given.workers)
        changed = len(differing(found.alone, found.among))
        print(
            f"{way}: {given.programs} good programs alone {found.alone.cpu:.1f} CPU s; with "
            f"{given.programs} hostile ones {found.among.cpu:.1f}, where budgets allow these "
            f"{found.allowed:.0f}: {found.share:.2f} of both\n"
            f"  {found.among.incidents} incidents, {changed} good ones with another result, "
            f"largest worker {found.among.peak} MiB"
        )


if __name__ == "__main__":
    main()
