"""``Proposal``: what a round tries, fixed before it starts by seed, number and store.

While there are founders left to try, a round takes the next of them to the next tasks.  Then each
job has a task of its own, for which it mutates and crosses programs; all programs of a round are
tried on all its tasks, for a program made for one task often solves another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from batt.evaluate.batch import no_collecting
from batt.programs.node import Node, Pool
from batt.programs.program import Program
from batt.propose.mutate import Bench, Mutant, cross, mutate
from batt.propose.parents import Favour, Parents, no_favour
from batt.propose.standing import Standing
from batt.propose.tasks import draw_tasks

DONORS_EACH = 4
"""How many of a task's best programs others may take parts from."""

CROSSED = 0.15
UNCHANGED = 0.1
"""The share of a job that has two parents, and that is a program of another task as it is."""

FRUITLESS = 3
"""A job makes do with fewer programs after so many draws for each that should be in it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program to try: canonical text and size, the key of its normal form, where it came from."""

    text: str
    size: int
    normal: str
    parents: tuple[str, ...] = ()
    mutation: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The places of the tasks that a round works on, and the candidates of each job."""

    tasks: tuple[int, ...]
    jobs: tuple[tuple[Candidate, ...], ...]


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
    with no_collecting():
        return _changing(standing, measure, seed, run, number, favour)


def _changing(
    standing: Standing, measure: Measure, seed: int, run: int, number: int, favour: Favour
) -> Proposal:
    """What a round tries once all founders were tried: a job for each of its tasks."""
    weights = standing.weights
    chosen = draw_tasks(weights, measure.tasks, Random(f"evolve {seed} {number}"))
    pool = Pool()
    parents = Parents(standing, pool, run, number, favour)
    bench = Bench(pool, parents.donors(chosen, DONORS_EACH))
    maker = _Maker(standing, parents, bench)
    jobs = [
        tuple(maker.job(place, measure.job, Random(f"evolve {seed} {number} {job}")))
        for job, place in enumerate(chosen)
    ]
    return Proposal(tuple(chosen), tuple(job for job in jobs if job))


def _founding(standing: Standing, measure: Measure, at: int) -> Proposal:
    """The next founders on the next tasks: all tasks for the first founders, then the others."""
    block, part = divmod(at, -(-len(standing.tasks) // measure.tasks))
    places = range(len(standing.tasks))[part * measure.tasks :][: measure.tasks]
    texts = standing.founders[block * measure.programs :][: measure.programs]
    candidates = [Candidate(made.text, made.size, "") for made in texts]
    starts = range(0, len(candidates), measure.job)
    return Proposal(tuple(places), tuple(tuple(candidates[at : at + measure.job]) for at in starts))


class _Maker:
    """Makes the candidates of one round, no two of them alike."""

    def __init__(self, standing: Standing, parents: Parents, bench: Bench) -> None:
        self._standing, self._parents, self._bench = standing, parents, bench
        self._made: set[Node] = set()

    def job(self, place: int, count: int, random: Random) -> Iterator[Candidate]:
        """At most ``count`` new candidates, made for one task."""
        left = count
        for _ in range(count * FRUITLESS):
            if not left:
                return
            made = self._candidate(place, random)
            if made is not None:
                left -= 1
                yield made

    def _candidate(self, place: int, random: Random) -> Candidate | None:
        chance = random.random()
        if chance < UNCHANGED:
            found = self._parents.stranger(place, random)
            return self._unchanged(found) if found is not None else None
        mutant = self._mutant(place, chance < UNCHANGED + CROSSED, random)
        return self._changed(mutant) if mutant is not None else None

    def _mutant(self, place: int, crossed: bool, random: Random) -> Mutant | None:
        parent = self._parents.draw(place, random)
        if parent is None:
            return None
        facts = self._standing.facts[place]
        if not crossed:
            return mutate(parent, self._bench, facts, random)
        other = self._parents.draw(place, random)
        if other is None or other is parent:
            return None
        return cross(parent, other, self._bench, facts, random)

    def _unchanged(self, node: Node) -> Candidate | None:
        if not self._is_first(node):
            return None
        program = Program.from_node(node)
        return Candidate(program.text, program.size, "")

    def _changed(self, mutant: Mutant) -> Candidate | None:
        """The mutant, unless its normal form is in the round or in the store."""
        if not self._is_first(mutant.node):
            return None
        normal = self._bench.normaliser.key(mutant.node)
        if normal in self._standing.normals:
            return None
        program = Program.from_node(mutant.node)
        keys = tuple(self._key(parent) for parent in mutant.parents)
        return Candidate(program.text, program.size, normal, keys, mutant.mutation)

    def _is_first(self, node: Node) -> bool:
        normal = self._bench.normaliser.normal(node)
        known = normal in self._made
        self._made.add(normal)
        return not known

    def _key(self, parent: Node) -> str:
        return self._parents.keys.get(parent) or Program.from_node(parent).key
