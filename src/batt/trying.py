"""Trying programs on several tasks at once, as a job: what a round of the search sends out.

A program is run on the train inputs of every task of the job.  Most of what it does there is known
already, or worth less than what is kept: only a *find* goes back to the driver.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
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
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.propose.population import Rank
from batt.tasks.task import FULL_SCORE

TRY = "batt.trying:try_programs"

SCORERS = 64
"""How many tasks a process keeps scorers for: a task's score of an output never changes."""

Pairs = tuple[tuple[Grid, Grid], ...]


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
    batch = _Batch(entries, payload.budgets, announce)
    finds: list[Find] = []
    for number, ground in enumerate(payload.tasks):
        for place, trial in _distinct(batch.trials(ground), batch.ranks).items():
            found = _find(ground, trial.outputs, (max(trial.steps), *batch.ranks[place]))
            if found is not None:
                finds.append(Find(place, number, *found))
    trials = len(entries) * len(payload.tasks)
    steps = batch.steps + TRIAL_STEPS * trials
    return Tried(tuple(finds), trials, steps, batch.calls, time.process_time() - started)


class _Batch:
    """The programs of a job, and the work that was done with them."""

    def __init__(
        self, texts: Mapping[int, str], budgets: Budgets, announce: Callable[[int], None]
    ) -> None:
        self._budgets, self._announce = budgets, announce
        self.steps = self.calls = 0
        pool = Pool()
        self._nodes = {place: Program.parse(text, pool).root for place, text in texts.items()}
        self._plan = Plan(list(self._nodes.values()))
        self.ranks = {
            place: (len(self._plan.reach(slot)), key_of(texts[place]))
            for place, slot in zip(self._nodes, self._plan.outputs, strict=True)
        }

    def trials(self, ground: Ground) -> dict[int, Trial]:
        """The programs with a grid on every sample: what has none on the first goes no further."""
        inputs = [given for given, _ in ground.pairs]
        first = self._run(self._plan, list(self._nodes), inputs[:1])
        if len(inputs) == 1:
            return first
        living = list(first)
        plan = Plan([self._nodes[place] for place in living])
        rest = self._run(plan, living, inputs[1:])
        return {
            place: Trial(first[place].outputs + trial.outputs, first[place].steps + trial.steps)
            for place, trial in rest.items()
        }

    def _run(self, plan: Plan, places: Sequence[int], inputs: Sequence[Grid]) -> dict[int, Trial]:
        samples = Samples(tuple(inputs), self._budgets)
        trials = run_planned(plan, places, samples, self._announce)
        self.steps += sum([sum(trial.steps) for trial in trials.values()])
        self.calls += plan.size * len(inputs)
        return {
            place: trial
            for place, trial in trials.items()
            if all(type(output) is Grid for output in trial.outputs)
        }


def _distinct(
    trials: Mapping[int, Trial], ranks: Mapping[int, tuple[int, str]]
) -> dict[int, Trial]:
    """The best program of each behaviour, by its place."""
    best: dict[tuple[Grid | Failure, ...], int] = {}
    for place, trial in trials.items():
        known = best.get(trial.outputs)
        if known is None or (max(trial.steps), ranks[place]) < (
            max(trials[known].steps),
            ranks[known],
        ):
            best[trial.outputs] = place
    return {place: trials[place] for place in best.values()}


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
