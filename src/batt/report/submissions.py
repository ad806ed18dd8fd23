"""What the commands on submissions print, and what they write as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from batt.drawing.text import printable
from batt.submission.breaches import ATTEMPTS, Breach
from batt.submission.merge import Merged, Source
from batt.submission.score import Score


def score_lines(score: Score) -> Iterator[str]:
    """The answers counted and, where solutions are known, what they score."""
    answered = score.outputs - score.unanswered
    yield f"-- {score.tasks} tasks, {answered} of {score.outputs} outputs answered"
    if not score.tasks_known:
        yield "-- no solution is known, so there is no score"
        return
    yield f"-- outputs right: {score.outputs_right} of {score.outputs_known}"
    yield f"-- tasks wholly right: {score.tasks_right} of {score.tasks_known}"
    yield f"-- mean task score: {float(score.mean):.4f}"


def check_document(breaches: Sequence[Breach], score: Score | None) -> dict[str, Any]:
    """Breaches and score as JSON holds them."""
    return {
        "valid": not breaches,
        "breaches": [
            {"task": each.task or None, "output": each.output or None, "what": each.what}
            for each in breaches
        ],
        "score": None if score is None else {**asdict(score), "mean": float(score.mean)},
    }


def merge_lines(merged: Merged, sources: Sequence[Source], verbose: bool) -> Iterator[str]:
    """Who gave how many of the attempts; with ``verbose`` a line for each output."""
    for id, outputs in merged.chosen.items() if verbose else ():
        for output, ballots in enumerate(outputs, 1):
            said = [
                f"{name} {' + '.join(map(printable, ballot.sources))} ({_weight(ballot.weight)})"
                for name, ballot in zip(ATTEMPTS, ballots, strict=False)
            ]
            answers = "; ".join(said) or "no answer"
            yield f"-- {printable(id)}, output {output}: {answers}"
    counts = [_counts(merged, place) for place in range(len(ATTEMPTS))]
    for source in sources:
        given = [
            f"{name} of {count[source.name]}" for name, count in zip(ATTEMPTS, counts, strict=True)
        ]
        yield (
            f"-- {printable(source.name)} (weight {_weight(source.weight)}): "
            f"{len(source.submission)} tasks, {', '.join(given)} outputs"
        )
    outputs = [ballots for each in merged.chosen.values() for ballots in each]
    answered = sum(map(bool, outputs))
    yield f"-- {len(merged.chosen)} tasks, {answered} of {len(outputs)} outputs answered"


def merge_document(merged: Merged) -> dict[str, Any]:
    """Who gave each attempt, by task and output, as JSON holds it."""
    return {
        id: [
            {
                name: {"sources": ballot.sources, "weight": float(ballot.weight)}
                for name, ballot in zip(ATTEMPTS, ballots, strict=False)
            }
            for ballots in outputs
        ]
        for id, outputs in merged.chosen.items()
    }


def _counts(merged: Merged, place: int) -> Counter[str]:
    """How many outputs have, as this attempt, a grid that a source gave, by source."""
    return Counter(
        name
        for outputs in merged.chosen.values()
        for ballots in outputs
        for ballot in ballots[place : place + 1]
        for name in dict.fromkeys(ballot.sources)
    )


def _weight(weight: Fraction) -> str:
    return f"{float(weight):g}"
