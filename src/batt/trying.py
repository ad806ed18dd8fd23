"""Trying programs on several tasks at once, as a job: what a round of the search sends out.

A program is run on the train inputs of every task of the job.  Most of what it does there is known
already, or worth less than what is kept: only a *find* goes back to the driver.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from batt.differs.judge import behaviour_of
from batt.differs.score import Scorer
from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, Trial, run_planned
from batt.evaluate.limits import TRIAL_STEPS, Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.programs.canonical import key_of
from batt.programs.node import Node, Op, Pool, walk
from batt.programs.program import Program
from batt.tasks.task import FULL_SCORE

TRY = "batt.trying:try_programs"

SCORERS = 64
"""How many tasks a process keeps scorers for: a task's score of an output never changes."""

Pairs = tuple[tuple[Grid, Grid], ...]

Rank = tuple[int, int, int, str]
"""Sorts the better program first: the score below zero, then steps, calls and key."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A task as a job sees it: its train pairs, and what a find must be better than.

    ``known`` has the best rank for each behaviour that a kept program has; ``bar`` is the rank of
    the last place, None while places are free.
    """

    pairs: Pairs
    known: Mapping[str, Rank]
    bar: Rank | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """The payload of a job: its tasks, and the budgets of each program on a sample."""

    tasks: tuple[Ground, ...]
    budgets: Budgets


@dataclass(frozen=True, slots=True)
class Find:
    """A program that may be kept: its place among the job's, and what it does on one task."""

    place: int
    task: int
    behaviour: str
    rank: Rank


@dataclass(frozen=True, slots=True)
class Tried:
    """What a job gives back.

    ``steps`` is its work, which depends on programs and tasks alone; ``calls`` were made on all
    samples, and ``cpu`` are the seconds that it took here and now.
    """

    finds: tuple[Find, ...]
    trials: int
    steps: int
    calls: int
    cpu: float


def try_programs(
    payload: Grounds, entries: Mapping[int, str], announce: Callable[[int], None]
) -> Tried:
    """Run canonical texts on all tasks of the payload: a ``JobFunction``."""
    started = time.process_time()
    pool = Pool()
    nodes = {place: Program.parse(text, pool).root for place, text in entries.items()}
    plan, places = Plan(list(nodes.values())), list(nodes)
    keys = {place: key_of(text) for place, text in entries.items()}
    sizes = {place: _calls(node) for place, node in nodes.items()}
    finds: list[Find] = []
    steps = 0
    for number, ground in enumerate(payload.tasks):
        samples = Samples(tuple(given for given, _ in ground.pairs), payload.budgets)
        trials = run_planned(plan, places, samples, announce)
        steps += sum(sum(trial.steps) for trial in trials.values())
        for place, outputs, costs in _distinct(trials, sizes, keys):
            ranked = max(costs), sizes[place], keys[place]
            found = _find(ground, outputs, ranked)
            if found is not None:
                finds.append(Find(place, number, *found))
    trials_made = len(entries) * len(payload.tasks)
    steps += TRIAL_STEPS * trials_made
    calls = len(plan.calls) * sum(len(ground.pairs) for ground in payload.tasks)
    return Tried(tuple(finds), trials_made, steps, calls, time.process_time() - started)


def _calls(root: Node) -> int:
    return sum(node.op is Op.CALL for node in walk([root]))


def _distinct(
    trials: Mapping[int, Trial], sizes: Mapping[int, int], keys: Mapping[int, str]
) -> Iterator[tuple[int, tuple[Grid | Failure, ...], tuple[int, ...]]]:
    """The best program of each behaviour that has a grid in it, with its outputs and its steps."""
    best: dict[tuple[Grid | Failure, ...], tuple[int, int, str, int]] = {}
    for place, trial in trials.items():
        known = best.get(trial.outputs)
        if known is None and all(type(output) is Failure for output in trial.outputs):
            continue
        mine = max(trial.steps), sizes[place], keys[place], place
        if known is None or mine < known:
            best[trial.outputs] = mine
    for outputs, (*_, place) in best.items():
        yield place, outputs, trials[place].steps


def _find(
    ground: Ground, outputs: tuple[Grid | Failure, ...], ranked: tuple[int, int, str]
) -> tuple[str, Rank] | None:
    """Behaviour and rank of a program that may be kept; None for one that may not."""
    behaviour = behaviour_of(outputs)
    known = ground.known.get(behaviour)
    if known is not None:
        better = (known[0], *ranked) < known
        return (behaviour, (known[0], *ranked)) if better else None
    score = _score(ground, outputs)
    rank = (-score, *ranked)
    return (behaviour, rank) if ground.bar is None or rank < ground.bar else None


def _score(ground: Ground, outputs: tuple[Grid | Failure, ...]) -> int:
    """The sum over the train pairs; one too low for the bar need not be exact."""
    needed = -ground.bar[0] if ground.bar is not None else 0
    scorer = scorer_of(ground.pairs)
    best = [_at_most(got, pair[1]) for got, pair in zip(outputs, ground.pairs, strict=True)]
    left, total = sum(best), 0
    for pair, output in enumerate(outputs):
        if total + left < needed:
            return total
        left -= best[pair]
        total += scorer.score(pair, output)
    return total


def _at_most(output: Grid | Failure, target: Grid) -> int:
    if type(output) is Failure:
        return 0
    return FULL_SCORE if output == target else FULL_SCORE - 1


@lru_cache(SCORERS)
def scorer_of(pairs: Pairs) -> Scorer:
    """The scorer of these train pairs, which remembers what it has scored."""
    return Scorer(pairs, watch=False)
