"""What a run prints, and what it writes as JSON: data first, drawn afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from batt.compose.batt import Entry
from batt.drawing.text import printable
from batt.evaluate.batch import Trial
from batt.evaluate.outcome import Failure
from batt.programs.program import Program
from batt.report.timing import Timing
from batt.store import IncidentRecord, Kept
from batt.tasks.task import FULL_SCORE, Task


@dataclass(frozen=True)
class Scored:
    """One unique program on one task: what it gave, what that scores, and who asked for it."""

    entry: Entry
    program: Program
    trial: Trial
    kept: Kept


@dataclass
class Pass:
    """What one pass over one task has found so far."""

    task: Task
    trials: dict[int, Trial] = field(default_factory=dict)
    candidates: int = 0
    scored: list[Scored] = field(default_factory=list)
    validated: list[Scored] = field(default_factory=list)
    where: str = ""
    validate_seconds: float = 0.0
    incidents: list[IncidentRecord] = field(default_factory=list)

    @property
    def best(self) -> Scored | None:
        """The program that ranks first."""
        return min(self.scored, key=lambda each: each.kept.rank, default=None)


class PassLines:
    """Prints the lines of each pass as it ends, and the summary."""

    def __init__(
        self, write: Callable[[str], object], quiet: bool, verbose: bool, where: str | None
    ) -> None:
        """``where`` stands in for what the pass says of where it validated."""
        self._write, self._quiet, self._verbose, self._where = write, quiet, verbose, where

    def show(self, done: Pass, count: int) -> None:
        """Print one pass, the ``count``-th of the run."""
        id, unique = printable(done.task.id), len(done.scored)
        if not self._quiet:
            self._write(f"-- {id} - {count} done - {done.candidates} candidates scored")
            self._write(f"-- Filtered to {unique} unique candidates (from {done.candidates})")
            self._write(
                f"-- Phase 3a: Validated {len(done.validated)} solvers in "
                f"{done.validate_seconds:.3f}s ({self._where or done.where})"
            )
        if self._verbose:
            for scored in sorted(done.scored, key=lambda each: each.kept.rank):
                self._write(f"   {program_line(scored)}")
        self._write(f"-- {id}: {verdict(done)}")

    def end(self, passes: Sequence[Pass], clock: Timing | None) -> None:
        """Print what holds for the whole run."""
        if len(passes) > 1:
            self._write(summary(passes))
        guarded = sum(len(each.incidents) for each in passes)
        if guarded:
            self._write(f"not reproducible: {guarded} guarded")
        if clock is not None:
            self._write(clock.summary())


def verdict(done: Pass) -> str:
    """How far a task has come, by its best program."""
    best = done.best
    if best is None:
        return "no program"
    result = best.kept.result
    score = f"{result.score} of {FULL_SCORE * len(result.scores)}"
    if not result.fits:
        return f"unsolved, best score {score} by {best.program.key}"
    tests = [verdict for verdict in result.tests_right if verdict is not None]
    how = f"{sum(tests)} of {len(tests)} test outputs right" if tests else "test outputs not known"
    return f"solved by {best.program.key}, score {score}, {how}"


def summary(passes: Sequence[Pass]) -> str:
    """How many tasks have a program that fits, and how many of these are right on the tests too."""
    best = [each.best.kept.result for each in passes if each.best is not None]
    fits, right = sum(result.fits for result in best), sum(result.right for result in best)
    return f"-- {len(passes)} tasks: {fits} solved, {right} of them right on the known test outputs"


def program_line(scored: Scored) -> str:
    """One program: its score, steps, key, and the first failure or nothing."""
    result = scored.kept.result
    failure = next((f"  {out}" for out in scored.trial.outputs if isinstance(out, Failure)), "")
    return f"{result.score:>5} {result.steps:>9} steps  {scored.program.key}{failure}"


def as_document(done: Pass) -> dict[str, Any]:
    """One pass with a record for each program, as JSON holds it."""
    return {
        "task": done.task.id,
        "dataset": done.task.dataset,
        "fingerprint": done.task.fingerprint,
        "candidates": done.candidates,
        "unique": len(done.scored),
        "validated": len(done.validated),
        "programs": [_as_record(scored) for scored in done.scored],
        "incidents": [
            {"key": each.key, "reason": each.reason, "seconds": each.seconds}
            for each in done.incidents
        ],
    }


def _as_record(scored: Scored) -> dict[str, Any]:
    result = scored.kept.result
    return {
        "key": scored.program.key,
        "from": scored.entry.task,
        "parents": list(scored.entry.parents),
        "score": result.score,
        "train": list(result.scores),
        "fits": result.fits,
        "right": result.right,
        "tests_right": list(result.tests_right),
        "steps": result.steps,
        "size": scored.program.size,
        "failures": [str(out) for out in scored.trial.outputs if isinstance(out, Failure)],
        "lines": list(scored.program.lines),
    }
