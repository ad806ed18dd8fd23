"""Candidates checked as they stream by: one plain record for each, in their order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from batt.bring.keep import Keeper
from batt.bring.records import Origin
from batt.bring.trial import Tried
from batt.bring.trials import Candidate, Outcome, Trials
from batt.errors import NotUnderstood
from batt.workers import Incident

STATES = ("right", "fits", "wrong", "failed", "not_understood", "duplicate")
"""What a candidate can be; ``guarded`` comes on top, which tells nothing about a program."""


class Checker:
    """Checks windows of candidates; ``counts`` has how many there are of each status.

    A duplicate is a program that came before for the same task, in whatever words.  With a keeper
    every program is stored that is none, whether it fits or not.
    """

    def __init__(self, trials: Trials, keeper: Keeper | None = None) -> None:
        """Begin with nothing seen."""
        self._trials, self._keeper = trials, keeper
        self._seen: dict[str, set[int]] = defaultdict(set)
        self.counts: Counter[str] = Counter()

    def check(self, windows: Iterable[Sequence[Candidate]]) -> Iterator[dict[str, Any]]:
        """A record for each candidate: ``{id, key, status, train, steps, error}``."""
        for window in windows:
            outcomes = self._trials.run(window)
            fresh = [self._is_new(*each) for each in zip(window, outcomes, strict=True)]
            if self._keeper is not None:
                self._keeper.keep(zip(window, outcomes, strict=True))
            for candidate, outcome, new in zip(window, outcomes, fresh, strict=True):
                record = _record(candidate.origin, outcome, new)
                self.counts[record["status"]] += 1
                yield record

    def _is_new(self, candidate: Candidate, outcome: Outcome) -> bool:
        if not isinstance(outcome, Tried) or candidate.task is None:
            return True
        seen, key = self._seen[candidate.task.fingerprint], int(outcome.key, 16)
        new = key not in seen
        seen.add(key)
        return new


def _record(origin: Origin, outcome: Outcome, new: bool) -> dict[str, Any]:
    """What is said of one candidate; a failure has a reason too, and no place."""
    if isinstance(outcome, Tried):
        judged, status = outcome.judged, outcome.state if new else "duplicate"
        error = _error(outcome.reason) if new and outcome.reason else None
        return _told(origin, outcome.key, status, list(judged.scores), judged.steps, error)
    if isinstance(outcome, Incident):
        return _told(origin, None, "guarded", [], None, _error(outcome.reason))
    return _told(origin, None, "not_understood", [], None, _place(origin, outcome))


def _told(
    origin: Origin,
    key: str | None,
    status: str,
    train: list[int],
    steps: int | None,
    error: dict[str, Any] | None,
) -> dict[str, Any]:
    return {
        "id": origin.id,
        "key": key,
        "status": status,
        "train": train,
        "steps": steps,
        "error": error,
    }


def _place(origin: Origin, problem: NotUnderstood) -> dict[str, Any]:
    line = problem.line + origin.lines_before if problem.line else None
    return _error(problem.reason, line, problem.column or None)


def _error(reason: str, line: int | None = None, column: int | None = None) -> dict[str, Any]:
    return {"line": line, "column": column, "reason": reason}
