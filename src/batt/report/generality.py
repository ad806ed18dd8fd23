"""What ``batt generalise`` prints, and what it writes as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from batt.drawing.text import printable
from batt.generality.measure import Figure, General

KINDS = ("train", "fresh", "turned", "recoloured", "left_out")


def program_line(rank: int, general: General) -> str:
    """One program: its place among those of the task, and what it has right of each kind."""
    name = f"{printable(general.task)} {rank}. {general.program.key[:8]}"
    if general.guarded:
        return f"{name}: stopped by the wall-clock guard"
    told = [f"{kind.replace('_', ' ')} {figure}" for kind, figure in _figures(general)]
    return f"{name}: {', '.join(told)}"


def summary_lines(measured: Sequence[Sequence[General]], source: str) -> Iterator[str]:
    """All programs together: how many are right on all fresh samples, and what of each kind."""
    every = [general for task in measured for general in task if not general.guarded]
    yield f"-- {len(every)} programs on {len(measured)} tasks"
    fresh = [general.fresh for general in every if general.fresh.tried]
    if fresh:
        whole = sum(figure.right == figure.tried for figure in fresh)
        none = sum(not figure.right for figure in fresh)
        yield (
            f"-- on the fresh samples of {printable(source)}: {whole} programs right on all, "
            f"{len(fresh) - whole - none} on some, {none} on none"
        )
    for kind in KINDS:
        total = _total(
            [figure for general in every for name, figure in _figures(general) if name == kind]
        )
        if total.tried:
            yield f"-- {kind.replace('_', ' ')}: {total.right} of {total.tried} right"
    if guarded := sum(general.guarded for task in measured for general in task):
        yield f"not reproducible: {guarded} guarded"


def as_document(measured: Sequence[Sequence[General]], source: str) -> dict[str, Any]:
    """A record for each program, those of a task in the order of their ranks."""
    return {
        "samples": source or None,
        "programs": [
            {
                "task": general.task,
                "fingerprint": general.fingerprint,
                "key": general.program.key,
                "rank": rank,
                "guarded": general.guarded,
                **{kind: asdict(figure) for kind, figure in _figures(general)},
            }
            for task in measured
            for rank, general in enumerate(task, 1)
        ],
    }


def _figures(general: General) -> list[tuple[str, Figure]]:
    return [(kind, getattr(general, kind)) for kind in KINDS]


def _total(figures: Sequence[Figure]) -> Figure:
    return Figure(sum(each.right for each in figures), sum(each.tried for each in figures))
