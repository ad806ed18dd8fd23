"""Newcomers: which finds of a round are to be kept, and what they do when run again alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from batt.differs.judge import Judgement, judge
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import TRIAL_STEPS, Budgets, default_guard, nominal_seconds
from batt.pipeline import IN_DRIVER_SECONDS, JOB_SIZE
from batt.programs.canonical import key_of
from batt.programs.normal import normal_key
from batt.programs.program import Program
from batt.propose.population import Population, Rank
from batt.propose.proposal import Candidate
from batt.simplify.shrink import shrink
from batt.store import KEPT_PLACES
from batt.tasks.task import FULL_SCORE, Task
from batt.trying import Find, scorer_of
from batt.validate.alone import ALONE, Alone
from batt.workers import Engine, Incident, Job
from batt.workers.serial import Serial

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
    """A newcomer that did alone, read back from its text, what it was found to do."""

    newcomer: Newcomer
    judgement: Judgement
    seconds: float

    @property
    def fits(self) -> bool:
        """Whether it is right on every train pair."""
        return sum(self.judgement.scores) == FULL_SCORE * len(self.judgement.scores)


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
    newcomers: Sequence[Newcomer], engine: Engine, budgets: Budgets, guard: float | None
) -> Iterator[Confirmed | tuple[Newcomer, Incident]]:
    """Run newcomers alone, from their texts, on train pairs and test inputs; in their order.

    Newcomers of a task come one after the other.  What a guard stopped comes with its incident.
    Raises ``RuntimeError`` where one does something else than when it was found.
    """
    jobs: list[Job] = []
    chunks: list[Sequence[Newcomer]] = []
    work = 0
    for chunk in _chunks(newcomers):
        task = chunk[0].task
        runs = len(chunk) * len(task.inputs)
        work += sum(each.rank[1] for each in chunk) * len(task.inputs) + TRIAL_STEPS * len(chunk)
        limit = default_guard(budgets, runs, 1) if guard is None else guard
        texts = [each.candidate.text for each in chunk]
        jobs.append(Job(Samples(task.inputs, budgets), texts, limit))
        chunks.append(chunk)
    runner = engine if nominal_seconds(work) >= IN_DRIVER_SECONDS else Serial()
    for chunk, ran in zip(chunks, runner.run(ALONE, jobs), strict=True):
        for incident in ran.incidents:
            hit = chunk if incident.entry is None else [chunk[incident.entry]]
            yield from ((each, incident) for each in hit)
        for place, alone in (ran.value or {}).items():
            yield _confirm(chunk[place], alone)


def shrunk(found: Confirmed, budgets: Budgets) -> Newcomer | None:
    """A program that fits as its simplest form, for its task; None where it has that already.

    The outputs on test inputs stay too, whatever is right there: what the train inputs happen not
    to show may be what the rule is about.
    """
    task, parent = found.newcomer.task, found.newcomer.candidate
    program = shrink(Program.parse(parent.text), task.inputs, budgets=budgets)
    if program.text == parent.text:
        return None
    judged = judge(
        task, scorer_of(task.examples), run_one(program.root, Samples(task.inputs, budgets))
    )
    origin = (key_of(parent.text),)
    candidate = Candidate(program.text, program.size, normal_key(program), origin, SHRUNK)
    rank = (-sum(judged.scores), judged.steps, program.size, program.key)
    return Newcomer(task, candidate, judged.behaviour, rank)


def _chunks(newcomers: Sequence[Newcomer]) -> Iterator[Sequence[Newcomer]]:
    """The newcomers in pieces of one task and of the size of a job."""
    chunk: list[Newcomer] = []
    for each in newcomers:
        if chunk and (each.task is not chunk[0].task or len(chunk) == JOB_SIZE):
            yield chunk
            chunk = []
        chunk.append(each)
    if chunk:
        yield chunk


def _confirm(newcomer: Newcomer, alone: Alone) -> Confirmed:
    judged = judge(newcomer.task, scorer_of(newcomer.task.examples), alone.trial)
    found = newcomer.behaviour, -newcomer.rank[0], newcomer.rank[1]
    if (judged.behaviour, sum(judged.scores), judged.steps) != found:
        text = newcomer.candidate.text
        raise RuntimeError(f"this program does something else alone than in a round:\n{text}")
    return Confirmed(newcomer, judged, alone.seconds)
