"""``mutate`` and ``cross``: new well-formed programs from programs that we have.

Mutations are tried until one ends in a program that the rules of ``well_formed`` accept and whose
normal form is new.  The only source of chance is the generator that is given, so equal calls give
equal mutants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from batt.programs.node import Node
from batt.propose.bench import Bench, Subject
from batt.propose.crossover import CROSSOVERS, Crossover
from batt.propose.facts import Facts
from batt.propose.mutations import MUTATIONS
from batt.propose.mutations.mutation import Change, Mutation

__all__ = ["Bench", "Mutant", "cross", "mutate"]

Way = TypeVar("Way", Mutation, Crossover)

TRIES = 16
"""How many mutations are tried for one mutant, before there is none."""

ONE_MORE = 0.25
MOST_AT_ONCE = 3
"""A mutant has one mutation, with this probability one more, at most so many."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A new program: its output, what was done, and the outputs of the programs that it is made of.

    ``mutation`` joins the names with ``+``; of ``parents`` the mutated one is first.
    """

    node: Node
    mutation: str
    parents: tuple[Node, ...]


def mutate(root: Node, bench: Bench, facts: Facts | None, random: Random) -> Mutant | None:
    """A program changed by one mutation, sometimes by two or three; None where none was found.

    ``root`` is the output of a program in the pool of ``bench``; ``facts`` tell of the task that
    the mutant is meant for.

    >>> from batt.programs.node import Pool
    >>> pool = Pool()
    >>> half = pool.call(pool.primitive("tophalf"), pool.input())
    >>> mutant = mutate(half, Bench(pool), None, Random(1))
    >>> mutant.mutation, mutant.parents == (half,)
    ('primitive+primitive', True)
    """
    many = 1
    while many < MOST_AT_ONCE and random.random() < ONE_MORE:
        many += 1
    trial = _Trial(root, bench)
    tried = tuple(MUTATIONS.values())
    for _ in range(TRIES):
        chosen = _picked(tried, random)
        trial.take(chosen.name, chosen.apply(trial.subject(), facts, random))
        if len(trial.names) == many:
            if trial.is_new():
                return trial.mutant()
            trial.restart()
    return trial.mutant() if trial.names and trial.is_new() else None


def cross(
    root: Node, other: Node, bench: Bench, facts: Facts | None, random: Random
) -> Mutant | None:
    """A program made of two, the first of which gives its shape; None where none was found."""
    trial = _Trial(root, bench)
    tried = tuple(CROSSOVERS.values())
    for _ in range(TRIES):
        chosen = _picked(tried, random)
        trial.take(chosen.name, chosen.apply(trial.subject(), other, facts, random))
        if trial.names:
            if trial.is_new() and not trial.is_same_as(other):
                return trial.mutant()
            trial.restart()
    return None


class _Trial:
    """A mutant in the making."""

    def __init__(self, root: Node, bench: Bench) -> None:
        self._root, self._bench = root, bench
        self.restart()

    def restart(self) -> None:
        """Begin again with the program as it was."""
        self._node = self._root
        self.names: list[str] = []
        self._donors: list[Node] = []

    def subject(self) -> Subject:
        """It as mutations see it."""
        return self._bench.subject(self._node)

    def take(self, name: str, change: Change | None) -> None:
        """Go on with a change; nothing has happened where its result is not well formed."""
        if change is None or change.node is self._node or not self._bench.accepts(change.node):
            return
        self._node = change.node
        self.names.append(name)
        self._donors += change.donors

    def is_new(self) -> bool:
        """Whether it is another program than the one it was made of, by normal form."""
        return not self.is_same_as(self._root)

    def is_same_as(self, other: Node) -> bool:
        """Whether its normal form is that of another program."""
        normal = self._bench.normaliser.normal
        return normal(self._node) is normal(other)

    def mutant(self) -> Mutant:
        """It as it is now."""
        parents = dict.fromkeys((self._root, *self._donors))
        return Mutant(self._node, "+".join(self.names), tuple(parents))


def _picked(ways: Sequence[Way], random: Random) -> Way:
    """One of them at random, by weight; faster than ``random.choices``."""
    left = random.randrange(sum([way.weight for way in ways]))
    for way in ways:
        left -= way.weight
        if left < 0:
            return way
    raise AssertionError("the weights add up")
