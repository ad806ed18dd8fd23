"""Two sides, task by task: gained, lost, both, neither, and McNemar's exact test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from math import comb
from typing import Any

from batt.drawing.text import printable

PARTS = ("gained", "lost", "both", "neither")


@dataclass(frozen=True)
class Side:
    """One side: its name, and for each task (by fingerprint) its id and whether it is solved."""

    name: str
    solved: Mapping[str, bool]
    ids: Mapping[str, str]


@dataclass(frozen=True)
class Comparison:
    """The ids of the tasks by what became of them from the first side to the second.

    ``p`` is that of McNemar's exact test, two-sided: how likely so uneven a split between gained
    and lost is where both sides are equally good.
    """

    first: str
    second: str
    gained: Sequence[str]
    lost: Sequence[str]
    both: Sequence[str]
    neither: Sequence[str]
    p: float


def compare(first: Side, second: Side) -> Comparison:
    """Compare two sides on all tasks that either knows; one that a side lacks is unsolved there."""
    parts: dict[tuple[bool, bool], list[str]] = {}
    ids = {**second.ids, **first.ids}
    for fingerprint in sorted(ids, key=lambda each: (ids[each], each)):
        found = first.solved.get(fingerprint, False), second.solved.get(fingerprint, False)
        parts.setdefault(found, []).append(ids[fingerprint])
    gained, lost = parts.get((False, True), []), parts.get((True, False), [])
    return Comparison(
        first.name,
        second.name,
        gained,
        lost,
        parts.get((True, True), []),
        parts.get((False, False), []),
        mcnemar(len(gained), len(lost)),
    )


def mcnemar(gained: int, lost: int) -> float:
    """The exact p, two-sided, of McNemar's test.

    >>> mcnemar(5, 0), mcnemar(3, 3), mcnemar(0, 0)
    (0.0625, 1.0, 1.0)
    """
    tried, fewer = gained + lost, min(gained, lost)
    tail = sum(comb(tried, count) for count in range(fewer + 1))
    return min(1.0, float(Fraction(2 * tail, 2**tried)))


def comparison_lines(found: Comparison, verbose: bool) -> Iterator[str]:
    """How many tasks there are of each part, with the ids of what changed; the p last."""
    yield f"{printable(found.first)} -> {printable(found.second)}"
    for part in PARTS:
        ids: Sequence[str] = getattr(found, part)
        named = (
            f": {' '.join(map(printable, ids))}" if ids and (verbose or part in PARTS[:2]) else ""
        )
        yield f"{part} {len(ids)}{named}"
    yield f"McNemar's exact p = {found.p:.4g}"


def comparison_document(found: Comparison) -> dict[str, Any]:
    """The comparison as JSON holds it."""
    return asdict(found)
