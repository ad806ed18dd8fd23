"""How far a task has come, in one word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from batt.store import Kept
from batt.tasks.task import FULL_SCORE

Status = Literal["right", "fits", "nearly", "unsolved"]

STATUSES: tuple[Status, ...] = ("right", "fits", "nearly", "unsolved")
"""From the best to the worst."""

NEARLY = 800
"""A task is nearly solved from this mean of its best program's scores on, of 1000 a train pair."""

MEANINGS = {
    "right": "a program that is right on every train pair, and on every test pair known",
    "fits": "a program that is right on every train pair, but none is right on the tests too",
    "nearly": f"the best program scores {NEARLY} of {FULL_SCORE} or more a train pair",
    "unsolved": f"the best program scores less than {NEARLY} of {FULL_SCORE} a train pair",
}


def status_of(kept: Sequence[Kept], fits: bool | None = None, right: bool | None = None) -> Status:
    """The status of a task with these programs, the best one first.

    ``fits`` and ``right`` tell what the store knows of programs that have fallen out of the kept
    places, too; where they are not given the kept ones alone count.
    """
    if any(each.result.right for each in kept) if right is None else right:
        return "right"
    if any(each.result.fits for each in kept) if fits is None else fits:
        return "fits"
    return "nearly" if share_of(kept) >= NEARLY else "unsolved"


def share_of(kept: Sequence[Kept]) -> int:
    """The mean of the best program's scores, 0 to 1000 a train pair; 0 without any program.

    It is rounded down, so only what fits has 1000.
    """
    if not kept or not kept[0].result.scores:
        return 0
    best = kept[0].result
    return best.score // len(best.scores)
