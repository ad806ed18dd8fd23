"""Newcomers: which finds of a round are to be kept, and what they do when run again alone.

A job runs newcomers of one task from their texts, judges them, and makes those that fit as simple
as they can be.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from batt.differs.judge import Judgement, judge
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets, default_guard
from batt.programs.canonical import key_of
from batt.programs.normal import normal_key
from batt.programs.program import Program
from batt.propose.draft import Candidate
from batt.propose.population import Population, Rank
from batt.simplify.shrink import shrink
from batt.store import KEPT_PLACES
from batt.tasks.task import FULL_SCORE, Task
from batt.trying import Find, scorer_of
from batt.workers import Engine, Incident, Job

CONFIRM = "batt.newcomers:confirm_programs"

CONFIRM_SIZE = 16
"""The newcomers of a job: a few milliseconds each, of which those that fit take longest."""

SHRUNK = "shrink"
"""The mutation of a program that was made simpler."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A candidate that is to be kept for a task, and what it was found to do there."""

    task: Task
    candidate: Candidate
    behaviour: str
    rank: Rank


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A candidate, and what it does on its task alone, read back from its text."""

    task: Task
    candidate: Candidate
    judgement: Judgement
    seconds: float


@dataclass(frozen=True, slots=True)
class Case:
    """The payload of a job that confirms: the task of its newcomers, and the budgets."""

    task: Task
    budgets: Budgets


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a program does alone, in how many seconds; where it fits, its simplest form too.

    ``simplest`` is None where the program is that already.
    """

    judgement: Judgement
    seconds: float
    simplest: tuple[Candidate, Judgement, float] | None = None


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a job that confirms gives back: verdicts by place, and its CPU seconds."""

    by_place: Mapping[int, Verdict]
    cpu: float


def admitted(
    task: Task, population: Population, finds: Iterable[tuple[Find, Candidate]]
) -> list[Newcomer]:
    """The finds that are to be kept for a task, best first.

    Of each behaviour the best ranked find is taken, if it ranks before the member that does the
    same, and lies among the best 32 of all.
    """
    best: dict[str, tuple[Rank, Candidate | None]] = {
        behaviour: (rank, None) for behaviour, rank in population.known.items()
    }
    for find, candidate in finds:
        known = best.get(find.behaviour)
        if known is None or find.rank < known[0]:
            best[find.behaviour] = (find.rank, candidate)
    ranked = sorted(best.items(), key=lambda item: item[1][0])[:KEPT_PLACES]
    return [
        Newcomer(task, candidate, behaviour, rank)
        for behaviour, (rank, candidate) in ranked
        if candidate is not None
    ]


def confirmed(
    newcomers: Sequence[Newcomer],
    engine: Engine,
    budgets: Budgets,
    guard: float | None,
    spend: Callable[[float], None] = lambda _: None,
) -> Iterator[Confirmed | tuple[Newcomer, Incident]]:
    """Run newcomers alone, on train pairs and test inputs; in their order, then simplest forms.

    Newcomers of a task come one after the other.  What a guard stopped comes with its incident;
    ``spend`` is told the CPU seconds of each job.  Raises ``RuntimeError`` where one does something
    else than when it was found.
    """
    chunks = list(_chunks(newcomers))
    jobs = []
    for chunk in chunks:
        task = chunk[0].task
        limit = default_guard(budgets, len(chunk) * len(task.inputs), 1) if guard is None else guard
        texts = [each.candidate.text for each in chunk]
        jobs.append(Job(Case(task, budgets), texts, limit))
    simpler: list[Confirmed] = []
    for chunk, ran in zip(chunks, engine.run(CONFIRM, jobs), strict=True):
        for incident in ran.incidents:
            hit = chunk if incident.entry is None else [chunk[incident.entry]]
            yield from ((each, incident) for each in hit)
        if ran.value is None:
            continue
        spend(ran.value.cpu)
        for place, verdict in ran.value.by_place.items():
            newcomer = chunk[place]
            _compare(newcomer, verdict.judgement)
            yield Confirmed(newcomer.task, newcomer.candidate, verdict.judgement, verdict.seconds)
            if verdict.simplest is not None:
                simpler.append(Confirmed(newcomer.task, *verdict.simplest))
    yield from simpler


def confirm_programs(
    payload: Case, entries: Mapping[int, str], announce: Callable[[int], None]
) -> Verdicts:
    """Run canonical texts alone on a task, and judge them: a ``JobFunction``."""
    started = time.process_time()
    found: dict[int, Verdict] = {}
    for place, text in entries.items():
        announce(place)
        judgement, seconds = _alone(payload, text)
        fits = sum(judgement.scores) == FULL_SCORE * len(judgement.scores)
        simplest = _simplest(payload, text) if fits else None
        found[place] = Verdict(judgement, seconds, simplest)
    return Verdicts(found, time.process_time() - started)


def _alone(case: Case, text: str) -> tuple[Judgement, float]:
    """What a text does on the task, and the wall seconds of its run."""
    program, started = Program.parse(text), time.perf_counter()
    trial = run_one(program.root, Samples(case.task.inputs, case.budgets))
    seconds = time.perf_counter() - started
    return judge(case.task, scorer_of(case.task.examples), trial), seconds


def _simplest(case: Case, text: str) -> tuple[Candidate, Judgement, float] | None:
    """A program that fits as its simplest form, and what that does; None where it has that already.

    The outputs on test inputs stay too, whatever is right there: what the train inputs happen not
    to show may be what the rule is about.
    """
    program = shrink(Program.parse(text), case.task.inputs, budgets=case.budgets)
    if program.text == text:
        return None
    origin = (key_of(text),)
    candidate = Candidate(program.text, program.size, normal_key(program), origin, SHRUNK)
    return candidate, *_alone(case, program.text)


def _chunks(newcomers: Sequence[Newcomer]) -> Iterator[Sequence[Newcomer]]:
    """The newcomers in pieces of one task and of the size of a job."""
    chunk: list[Newcomer] = []
    for each in newcomers:
        if chunk and (each.task is not chunk[0].task or len(chunk) == CONFIRM_SIZE):
            yield chunk
            chunk = []
        chunk.append(each)
    if chunk:
        yield chunk


def _compare(newcomer: Newcomer, judged: Judgement) -> None:
    """Raise ``RuntimeError`` where a program is not what it was found to be."""
    found = newcomer.behaviour, -newcomer.rank[0], newcomer.rank[1]
    if (judged.behaviour, sum(judged.scores), judged.steps) != found:
        text = newcomer.candidate.text
        raise RuntimeError(f"this program does something else alone than in a round:\n{text}")
