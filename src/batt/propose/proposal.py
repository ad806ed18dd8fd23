"""``Proposal``: what a round tries, fixed before it starts by seed, number and store.

While there are founders left to try, a round takes the next of them to the next tasks.  Then each
job has a task of its own, for which it mutates and crosses programs; all programs of a round are
tried on all its tasks, for a program made for one task often solves another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from batt.propose.draft import CROSSED, FOUNDER, MUTATED, UNCHANGED, Draft
from batt.propose.parents import Favour, Parents, no_favour
from batt.propose.standing import Standing
from batt.propose.tasks import draw_tasks

DONORS_EACH = 4
"""How many of a task's best programs others may take parts from."""

CROSSED_SHARE = 0.15
UNCHANGED_SHARE = 0.1
"""The share of a job that has two parents, and that is a program of another task as it is."""

SPARE = 1.25
"""A job has so many drafts for each candidate that it is to make: one in ten comes to nothing."""

DONORS = 2
"""A draft has so many programs to take parts from."""

CHANCE_BYTES = 96
"""What a draft may use up: it takes 15 on average, and one in a thousand finds these too few."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The places of the tasks that a round works on, and the drafts of each job.

    A job makes at most ``count`` candidates.
    """

    tasks: tuple[int, ...]
    jobs: tuple[tuple[Draft, ...], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Measure:
    """How large a round is: tasks, programs, and programs in one of its jobs."""

    tasks: int
    programs: int

    @property
    def job(self) -> int:
        """Programs in a job: a job for each task."""
        return max(1, self.programs // self.tasks)


def founding_rounds(standing: Standing, measure: Measure) -> int:
    """How many rounds it takes to try all founders on all tasks."""
    blocks = -(-len(standing.founders) // measure.programs)
    return blocks * -(-len(standing.tasks) // measure.tasks)


def propose(
    standing: Standing,
    measure: Measure,
    seed: int,
    run: int,
    number: int,
    favour: Favour = no_favour,
) -> Proposal:
    """What round ``number`` (from 1) of a run tries; ``favour`` weighs parents of a task."""
    if number <= founding_rounds(standing, measure):
        return _founding(standing, measure, number - 1)
    chosen = draw_tasks(standing.weights, measure.tasks, Random(f"evolve {seed} {number}"))
    parents = Parents(standing, run, number, favour)
    drafter = _Drafter(parents, chosen, parents.donors(chosen, DONORS_EACH))
    jobs = [
        tuple(drafter.job(home, measure.job, Random(f"evolve {seed} {number} {home}")))
        for home in range(len(chosen))
    ]
    return Proposal(tuple(chosen), tuple(jobs), measure.job)


def _founding(standing: Standing, measure: Measure, at: int) -> Proposal:
    """The next founders on the next tasks: all tasks for the first founders, then the others."""
    block, part = divmod(at, -(-len(standing.tasks) // measure.tasks))
    places = range(len(standing.tasks))[part * measure.tasks :][: measure.tasks]
    texts = standing.founders[block * measure.programs :][: measure.programs]
    drafts = [Draft(FOUNDER, (made.text,)) for made in texts]
    starts = range(0, len(drafts), measure.job)
    jobs = tuple(tuple(drafts[at : at + measure.job]) for at in starts)
    return Proposal(tuple(places), jobs, measure.job)


class _Drafter:
    """Drafts the jobs of a round: every number that its candidates depend on is drawn here."""

    def __init__(self, parents: Parents, tasks: Sequence[int], donors: Sequence[str]) -> None:
        self._parents, self._tasks, self._donors = parents, tasks, donors

    def job(self, home: int, count: int, random: Random) -> Iterator[Draft]:
        """What ``count`` candidates for one task may be made of, and some more."""
        for _ in range(math.ceil(count * SPARE)):
            draft = self._draft(home, random)
            if draft is not None:
                yield draft

    def _draft(self, home: int, random: Random) -> Draft | None:
        place = self._tasks[home]
        share = random.random()
        if share < UNCHANGED_SHARE:
            found = self._parents.stranger(place, random)
            return None if found is None else Draft(UNCHANGED, (found,))
        parent = self._parents.draw(place, random)
        if parent is None:
            return None
        if share >= UNCHANGED_SHARE + CROSSED_SHARE:
            donors = tuple(random.choices(self._donors, k=DONORS)) if self._donors else ()
            return Draft(MUTATED, (parent,), donors, random.randbytes(CHANCE_BYTES), home)
        other = self._parents.draw(place, random)
        if other is None or other == parent:
            return None
        return Draft(CROSSED, (parent, other), (), random.randbytes(CHANCE_BYTES), home)
