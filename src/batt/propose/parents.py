"""``Parents``: draws the programs that new ones are made of, as canonical texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from batt.propose.population import Population
from batt.propose.standing import Standing
from batt.store import Kept

Slot = TypeVar("Slot")

OWN, ALIKE, FOUNDER = "own", "alike", "founder"
WEIGHTS = {OWN: 6, ALIKE: 3, FOUNDER: 1}
"""How often a parent comes from the task's population, from another task's, from the founders."""

YOUTH = 3.0
AGEING_ROUNDS = 20
"""A program just found weighs 1 + ``YOUTH`` times what an old one does, half way in so many rounds.

This is the age rule: it lets a newcomer have children before better ranked elders use up the round.
"""


Favour = Callable[[int, Population], Sequence[float] | None]
"""What the members of a task's population weigh besides rank and age; None for all the same."""


def no_favour(_place: int, _population: Population) -> None:
    """All members weigh the same."""


class Wheel(Generic[Slot]):
    """Draws one of some things by weight, many times."""

    def __init__(self, slots: Sequence[Slot], weights: Sequence[float]) -> None:
        """Add the weights up once."""
        self._slots, self._sums = slots, list(accumulate(weights))

    def draw(self, random: Random) -> Slot | None:
        """One of them; None where there is none."""
        if not self._slots:
            return None
        return random.choices(self._slots, cum_weights=self._sums)[0]


class Parents:
    """Draws parents for one round: by rank and age, from the task itself and from tasks like it."""

    def __init__(
        self, standing: Standing, run: int, number: int, favour: Favour = no_favour
    ) -> None:
        """For round ``number`` of run ``run``; ``favour`` weighs the members of a population."""
        self._standing, self._run, self._number = standing, run, number
        self._favour = favour
        self._members: dict[int, Wheel[str]] = {}
        self._others: dict[int, Wheel[int]] = {}
        self._ways: dict[int, Wheel[str]] = {}
        self._peopled = [at for at, each in enumerate(standing.populations) if each.members]

    def draw(self, place: int, random: Random) -> str | None:
        """A parent for a task; None where there is no program anywhere."""
        ways = self._ways.get(place)
        if ways is None:
            ways = self._ways[place] = self._open_ways(place)
        way = ways.draw(random)
        if way == OWN:
            return self._member(place, random)
        return self._founder(random) if way == FOUNDER else self.stranger(place, random)

    def stranger(self, place: int, random: Random) -> str | None:
        """A program kept for another task, more likely one that is alike; None where none is."""
        others = self._others.get(place)
        if others is None:
            alike = self._standing.alike(place)
            places = [at for at in self._peopled if at != place]
            others = self._others[place] = Wheel(places, [alike[at] for at in places])
        other = others.draw(random)
        return None if other is None else self._member(other, random)

    def donors(self, places: Sequence[int], each: int) -> list[str]:
        """Programs to take parts from: the founders, and the best ``each`` of these tasks."""
        standing = self._standing
        best = [
            kept.program.lines for at in places for kept in standing.populations[at].members[:each]
        ]
        return [*(made.text for made in standing.founders), *best]

    def _open_ways(self, place: int) -> Wheel[str]:
        ways = {
            OWN: bool(self._standing.populations[place].members),
            ALIKE: any(at != place for at in self._peopled),
            FOUNDER: bool(self._standing.founders),
        }
        found = [way for way, is_open in ways.items() if is_open]
        return Wheel(found, [WEIGHTS[way] for way in found])

    def _founder(self, random: Random) -> str:
        return random.choice(self._standing.founders).text

    def _member(self, place: int, random: Random) -> str | None:
        members = self._members.get(place)
        if members is None:
            population = self._standing.populations[place]
            texts = [kept.program.lines for kept in population.members]
            members = self._members[place] = Wheel(texts, self._weighed(place, population))
        return members.draw(random)

    def _weighed(self, place: int, population: Population) -> list[float]:
        favours = self._favour(place, population) or [1.0] * len(population.members)
        pairs = zip(population.members, favours, strict=True)
        return [self._youth(kept) * extra / (2 + at) for at, (kept, extra) in enumerate(pairs)]

    def _youth(self, kept: Kept) -> float:
        if kept.result.run != self._run:
            return 1.0
        age = self._number - kept.result.round
        return 1.0 + YOUTH * AGEING_ROUNDS / (AGEING_ROUNDS + age)
