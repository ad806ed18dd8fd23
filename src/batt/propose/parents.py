"""``Parents``: draws the programs that new ones are made of, as nodes of a round's pool."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from batt.programs.canonical import key_of
from batt.programs.node import Node, Pool
from batt.programs.program import Program
from batt.propose.population import Population
from batt.propose.standing import Standing
from batt.store import Kept

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


class Parents:
    """Draws parents for one round: by rank and age, from the task itself and from tasks like it."""

    def __init__(
        self,
        standing: Standing,
        pool: Pool,
        run: int,
        number: int,
        favour: Favour = no_favour,
    ) -> None:
        """For round ``number`` of run ``run``; ``favour`` weighs the members of a population."""
        self._standing, self._pool, self._run, self._number = standing, pool, run, number
        self._favour = favour
        self._weights: dict[int, list[float]] = {}
        self._nodes: dict[str, Node] = {}
        self.keys: dict[Node, str] = {}
        self._peopled = [at for at, each in enumerate(standing.populations) if each.members]

    def draw(self, place: int, random: Random) -> Node | None:
        """A parent for a task; None where there is no program anywhere."""
        ways = {
            OWN: bool(self._standing.populations[place].members),
            ALIKE: any(at != place for at in self._peopled),
            FOUNDER: bool(self._standing.founders),
        }
        open_ways = [way for way, is_open in ways.items() if is_open]
        if not open_ways:
            return None
        (way,) = random.choices(open_ways, [WEIGHTS[each] for each in open_ways])
        if way == OWN:
            return self._member(place, random)
        return self.stranger(place, random) if way == ALIKE else self._founder(random)

    def stranger(self, place: int, random: Random) -> Node | None:
        """A program kept for another task, more likely one that is alike; None where none is."""
        others = [at for at in self._peopled if at != place]
        if not others:
            return None
        alike = self._standing.alike(place)
        (other,) = random.choices(others, [alike[at] for at in others])
        return self._member(other, random)

    def donors(self, places: Sequence[int], each: int) -> list[Node]:
        """Programs to take parts from: the founders, and the best ``each`` of these tasks."""
        standing = self._standing
        best = [
            kept.program.lines for at in places for kept in standing.populations[at].members[:each]
        ]
        return [self.node(text) for text in (*(made.text for made in standing.founders), *best)]

    def node(self, text: str) -> Node:
        """The output of a program, given by its canonical text, in the round's pool."""
        found = self._nodes.get(text)
        if found is None:
            found = self._nodes[text] = Program.parse(text, self._pool).root
            self.keys[found] = key_of(text)
        return found

    def _founder(self, random: Random) -> Node:
        return self.node(random.choice(self._standing.founders).text)

    def _member(self, place: int, random: Random) -> Node:
        population = self._standing.populations[place]
        weights = self._weights.get(place)
        if weights is None:
            weights = self._weights[place] = self._weighed(place, population)
        (chosen,) = random.choices(population.members, weights)
        return self.node(chosen.program.lines)

    def _weighed(self, place: int, population: Population) -> list[float]:
        favours = self._favour(place, population) or [1.0] * len(population.members)
        pairs = zip(population.members, favours, strict=True)
        return [self._youth(kept) * extra / (2 + at) for at, (kept, extra) in enumerate(pairs)]

    def _youth(self, kept: Kept) -> float:
        if kept.result.run != self._run:
            return 1.0
        age = self._number - kept.result.round
        return 1.0 + YOUTH * AGEING_ROUNDS / (AGEING_ROUNDS + age)
