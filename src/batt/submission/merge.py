"""Several submissions into one: what more of them say, and those that weigh more, goes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from batt.drawing.text import printable
from batt.dsl.values import Grid
from batt.errors import UsageError
from batt.submission.form import PLACEHOLDERS, Attempts, Submission, read_submission, two_attempts

SECOND_ATTEMPT = Fraction(1, 2)
"""What a second attempt weighs against a first one of the same source."""

SHARES = (Fraction(1), SECOND_ATTEMPT)
WEIGHT = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")


@dataclass(frozen=True)
class Source:
    """A submission with its name in reports, and what its attempts weigh."""

    name: str
    submission: Submission
    weight: Fraction = Fraction(1)


@dataclass
class Ballot:
    """A grid for one output, what it weighs, and who says so."""

    grid: Grid
    weight: Fraction = Fraction(0)
    sources: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Merged:
    """The submission, and by task for each output the grids in it that some source gave."""

    submission: Submission
    chosen: dict[str, list[list[Ballot]]]


def merge(sources: Sequence[Source]) -> Merged:
    """Merge submissions; a task that some leave out is answered by the others.

    For one output, equal grids add their weights: that of the source for its first attempt, the
    half for its second, nothing for a placeholder.  The two that weigh most are the attempts; of
    equal weights the one that an earlier source gave, and of one source its first attempt, goes
    first.  Raises ``UsageError`` where the numbers of outputs of a task differ.
    """
    ids = dict.fromkeys(id for source in sources for id in source.submission)
    chosen = {id: [_chosen(votes) for votes in _votes(id, sources)] for id in sorted(ids)}
    submission = {
        id: [two_attempts(ballot.grid for ballot in ballots) for ballots in outputs]
        for id, outputs in chosen.items()
    }
    return Merged(submission, chosen)


Vote = tuple[str, Fraction, Attempts]


def _votes(id: str, sources: Iterable[Source]) -> list[list[Vote]]:
    """For each output of a task the attempts of each source that answers it."""
    answering = [each for each in sources if id in each.submission]
    first = answering[0]
    for each in answering:
        found, wanted = len(each.submission[id]), len(first.submission[id])
        if found != wanted:
            raise UsageError(
                f"task {printable(id)}: {each.name} answers {found} outputs, "
                f"{first.name} {wanted}; submissions of the same tasks can be merged"
            )
    return [
        [(each.name, each.weight, each.submission[id][output]) for each in answering]
        for output in range(len(first.submission[id]))
    ]


def _chosen(votes: Iterable[Vote]) -> list[Ballot]:
    ballots: dict[Grid, Ballot] = {}
    for name, weight, attempts in votes:
        for grid, share in zip(dict.fromkeys(attempts), SHARES, strict=False):
            if grid not in PLACEHOLDERS:
                ballot = ballots.setdefault(grid, Ballot(grid))
                ballot.weight += weight * share
                ballot.sources.append(name)
    return sorted(ballots.values(), key=lambda ballot: -ballot.weight)[:2]


def weighted(text: str) -> tuple[str, Fraction]:
    """The file and the weight in ``FILE.json[:weight]``; the weight is 1 where none is given.

    Raises ``UsageError`` for a weight that is not above 0.

    >>> weighted("a.json:0.5"), weighted("b.json")
    (('a.json', Fraction(1, 2)), ('b.json', Fraction(1, 1)))
    """
    name, colon, number = text.rpartition(":")
    if not colon or number.endswith(".json"):
        return text, Fraction(1)
    if not WEIGHT.fullmatch(number) or not Fraction(number):
        raise UsageError(
            f"{printable(text)}: `{printable(number)}` is no weight; "
            "one is a number above 0 such as 2 or 0.5"
        )
    return name, Fraction(number)


def read_sources(files: Iterable[str], outputs: Mapping[str, int] | None = None) -> list[Source]:
    """The submissions in files, each named ``FILE.json[:weight]``.

    ``outputs`` are the test inputs of each task, where they are known.  Raises ``TaskError`` for a
    file that is no submission.
    """
    named = [weighted(file) for file in files]
    return [Source(name, read_submission(Path(name), outputs), weight) for name, weight in named]
