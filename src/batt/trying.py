"""Making programs and trying them on several tasks at once: the job that a search sends out.

What is made of a draft is run on the train inputs of every task of the job.  Most of what it does
there is known already, or worth less than what is kept: only a *find* goes back to the driver.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from batt.differs.judge import behaviour_of
from batt.differs.score import Scorer
from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, Trial, no_collecting, run_planned
from batt.evaluate.limits import TRIAL_STEPS, Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.programs.program import Program
from batt.propose.draft import Candidate, Draft, Made, Workshop
from batt.propose.facts import Facts
from batt.propose.population import Rank
from batt.tasks.task import FULL_SCORE

TRY = "batt.trying:try_programs"

SCORERS = 64
"""How many tasks a process keeps scorers for: a task's score of an output never changes."""

FACTS = 512
"""How many tasks a process keeps facts of: they take a while to find out."""

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
    """The payload of a job: its tasks, the budgets of each program on a sample, what to make.

    At most ``count`` candidates are made in a job; ``stored`` are the packed normal forms that are
    not to be made again.
    """

    tasks: tuple[Ground, ...]
    budgets: Budgets
    count: int
    stored: bytes = b""


@dataclass(frozen=True, slots=True)
class Find:
    """A program that may be kept: its draft's place in the job, and what it does on one task."""

    place: int
    task: int
    behaviour: str
    rank: Rank


@dataclass(frozen=True, slots=True)
class Tried:
    """What a job gives back: its finds, and the candidate of each by its place.

    ``steps`` is its work, which depends on programs and tasks alone; ``calls`` were made on all
    samples; of ``cpu``, the seconds that it took here and now, ``making`` went into the programs.
    """

    finds: tuple[Find, ...]
    candidates: Mapping[int, Candidate]
    programs: int
    trials: int
    steps: int
    calls: int
    cpu: float
    making: float


def try_programs(
    payload: Grounds, entries: Mapping[int, Draft], announce: Callable[[int], None]
) -> Tried:
    """Make candidates of drafts and run them on all tasks of the payload: a ``JobFunction``."""
    started = time.process_time()
    with no_collecting():
        made = _workshop(payload).make(entries, payload.count)
    making = time.process_time() - started
    batch = _Batch(made, payload.budgets, announce)
    finds: list[Find] = []
    for number, ground in enumerate(payload.tasks):
        for place, trial in batch.distinct(batch.trials(ground)).items():
            found = batch.find(ground, place, trial)
            if found is not None:
                finds.append(Find(place, number, *found))
    trials = len(made) * len(payload.tasks)
    return Tried(
        finds=tuple(finds),
        candidates={each.place: batch.candidate(each.place) for each in finds},
        programs=len(made),
        trials=trials,
        steps=batch.steps + TRIAL_STEPS * trials,
        calls=batch.calls,
        cpu=time.process_time() - started,
        making=making,
    )


def text_of(payload: Grounds, draft: Draft) -> str:
    """The canonical text of what is made of a draft, "" where nothing is: to tell of an incident.

    >>> text_of(Grounds((), Budgets(), 1), Draft("founder", ("O = hmirror(I)",))).strip()
    'O = hmirror(I)'
    """
    made = _workshop(payload).one(draft)
    return "" if made is None else Program.from_node(made.node).text


def _workshop(payload: Grounds) -> Workshop:
    return Workshop(lambda home: facts_of(payload.tasks[home].pairs), payload.stored)


class _Batch:
    """The programs of a job, and the work that was done with them."""

    def __init__(
        self, made: Mapping[int, Made], budgets: Budgets, announce: Callable[[int], None]
    ) -> None:
        self._made, self._budgets, self._announce = made, budgets, announce
        self.steps = self.calls = 0
        self._plan = Plan([each.node for each in made.values()])
        pairs = zip(made, self._plan.outputs, strict=True)
        self._sizes = {place: len(self._plan.reach(slot)) for place, slot in pairs}
        self._programs: dict[int, Program] = {}

    def trials(self, ground: Ground) -> dict[int, Trial]:
        """The programs with a grid on every sample: what has none on the first goes no further."""
        inputs = [given for given, _ in ground.pairs]
        first = self._run(self._plan, list(self._made), inputs[:1])
        if len(inputs) == 1:
            return first
        living = list(first)
        plan = Plan([self._made[place].node for place in living])
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

    def distinct(self, trials: Mapping[int, Trial]) -> dict[int, Trial]:
        """The best program of each behaviour, by its place."""
        best: dict[tuple[Grid | Failure, ...], int] = {}
        for place, trial in trials.items():
            known = best.setdefault(trial.outputs, place)
            if known != place and self._is_before(place, trial, known, trials[known]):
                best[trial.outputs] = place
        return {place: trials[place] for place in best.values()}

    def _is_before(self, place: int, trial: Trial, other: int, its: Trial) -> bool:
        """Whether one ranks before another; the texts are made only where nothing else tells."""
        mine = max(trial.steps), self._sizes[place]
        theirs = max(its.steps), self._sizes[other]
        return mine < theirs or (mine == theirs and self._key(place) < self._key(other))

    def find(self, ground: Ground, place: int, trial: Trial) -> tuple[str, Rank] | None:
        """Behaviour and rank of a program that may be kept; None for one that may not."""
        behaviour = behaviour_of(trial.outputs)
        known = ground.known.get(behaviour)
        if known is not None:
            rank = self._rank_before(known, known[0], place, trial)
        else:
            rank = self._rank_before(ground.bar, -_score(ground, trial.outputs), place, trial)
        return None if rank is None else (behaviour, rank)

    def _rank_before(self, bar: Rank | None, score: int, place: int, trial: Trial) -> Rank | None:
        """The rank of a program, None where it does not come before the bar."""
        front = score, max(trial.steps), self._sizes[place]
        if bar is not None and front > bar[:3]:
            return None
        rank = (*front, self._key(place))
        return rank if bar is None or rank < bar else None

    def candidate(self, place: int) -> Candidate:
        """A program as it goes back to the driver."""
        return self._made[place].candidate(self._program(place))

    def _key(self, place: int) -> str:
        return self._program(place).key

    def _program(self, place: int) -> Program:
        found = self._programs.get(place)
        if found is None:
            found = self._programs[place] = Program.from_node(self._made[place].node)
        return found


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


@lru_cache(FACTS)
def facts_of(pairs: Pairs) -> Facts:
    """What mutation may know of the task of these train pairs."""
    return Facts(pairs)
