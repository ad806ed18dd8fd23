"""Importing: programs are typed, run on their tasks, and kept by what they do there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from batt.bring.keep import Keeper
from batt.bring.trial import Tried
from batt.bring.trials import Candidate, Outcome, Trials
from batt.programs.program import Program
from batt.report.imports import Fate, Imported
from batt.tasks.task import FULL_SCORE
from batt.validate.subjects import Subject
from batt.workers import Incident

WINDOW = 2048
"""How many programs are read before the first of them is told."""


def import_programs(
    subjects: Iterable[Subject], trials: Trials, keeper: Keeper
) -> Iterator[Imported]:
    """Run and store programs, in their order, and tell of each what became of it."""
    candidates = map(_candidate, subjects)
    while window := list(islice(candidates, WINDOW)):
        outcomes = trials.run(window)
        fresh = keeper.keep(zip(window, outcomes, strict=True))
        yield from map(_imported, window, outcomes, fresh)


def _candidate(subject: Subject) -> Candidate:
    """A function as a candidate: its canonical text, without the nodes of its program."""
    program, place = subject.program, (subject.file, subject.name, subject.line)
    if isinstance(program, Program):
        return Candidate(place, program.text, subject.task)
    return Candidate(place, task=subject.task, problem=program)


def _imported(candidate: Candidate, outcome: Outcome, is_new: bool) -> Imported:
    file, name, line = candidate.origin
    if isinstance(outcome, Tried):
        return _tried(candidate, outcome, is_new)
    if isinstance(outcome, Incident):
        return Imported(file, name, line, 0, "guarded", reason=outcome.reason)
    at = outcome.line or line
    return Imported(file, name, at, outcome.column, "not understood", reason=outcome.reason)


def _tried(candidate: Candidate, tried: Tried, is_new: bool) -> Imported:
    (file, name, line), task = candidate.origin, candidate.task
    assert task is not None, "a result without a task"
    fate: Fate = "imported" if tried.state in ("right", "fits") else "wrong"
    return Imported(
        file,
        name,
        line,
        0,
        fate if is_new else "duplicate",
        task=task.id,
        dataset=task.dataset,
        key=tried.key,
        state=tried.state,
        score=sum(tried.judged.scores),
        best=FULL_SCORE * len(tried.judged.scores),
        steps=tried.judged.steps,
        reason=tried.reason,
        warnings=tried.warnings,
    )
