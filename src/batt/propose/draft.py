"""``Draft``: what a candidate is to be made of, and ``Workshop``: where candidates are made of it.

The driver drafts, which is cheap, and workers make: a draft is plain data, and what comes of it
depends on the draft, the task and the store as it stood, wherever it is made.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from batt.programs.canonical import key_of
from batt.programs.node import Node, Pool
from batt.programs.program import Program
from batt.propose.chance import Chance, NoChanceLeft
from batt.propose.facts import Facts
from batt.propose.mutate import Bench, Mutant, cross, mutate

FOUNDER, UNCHANGED, MUTATED, CROSSED = "founder", "unchanged", "mutated", "crossed"


@dataclass(frozen=True, slots=True)
class Draft:
    """A way, the canonical texts of parents and of donors, and the random bytes to be used up.

    ``home`` is the place of the task that it is meant for, among those of the round.
    """

    way: str
    parents: tuple[str, ...]
    donors: tuple[str, ...] = ()
    chance: bytes = b""
    home: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program to try: canonical text and size, the key of its normal form, where it came from."""

    text: str
    size: int
    normal: str
    parents: tuple[str, ...] = ()
    mutation: str = ""


class Normals:
    """The normal forms of a store, as the first 64 bits of their keys, sorted.

    Some may stand there twice.  Sorting what is nearly sorted takes little time.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        """Take what the store has."""
        self._numbers = sorted(map(_number, keys))
        self._packed: bytes | None = None

    def add(self, keys: Iterable[str]) -> None:
        """Take more."""
        self._numbers.extend(map(_number, keys))
        self._numbers.sort()
        self._packed = None

    @property
    def packed(self) -> bytes:
        """All of them as a job carries them, 8 bytes each."""
        if self._packed is None:
            self._packed = array("Q", self._numbers).tobytes()
        return self._packed


def is_among(normal: str, packed: bytes) -> bool:
    """Whether the key of a normal form is among those packed.

    >>> packed = Normals(["00" * 16, "ab" * 16]).packed
    >>> is_among("ab" * 16, packed), is_among("cd" * 16, packed)
    (True, False)
    """
    numbers = memoryview(packed).cast("Q")
    number = _number(normal)
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number


def _number(key: str) -> int:
    return int(key[:16], 16)


class Workshop:
    """Makes the candidates of one job, no two of them alike, in a pool of its own."""

    def __init__(self, facts: Callable[[int], Facts], stored: bytes) -> None:
        """Begin with nothing made.

        ``facts`` gives those of the task at a place; ``stored`` are packed ``Normals`` of programs
        that are not to be made again.
        """
        self._facts, self._stored = facts, stored
        self._pool = Pool()
        self._bench = Bench(self._pool)
        self._chance = Chance()
        self._nodes: dict[str, Node] = {}
        self._keys: dict[Node, str] = {}
        self._made: set[Node] = set()

    def make(self, drafts: Mapping[int, Draft], count: int) -> dict[int, Made]:
        """At most ``count`` candidates of the drafts, by the place of each."""
        made: dict[int, Made] = {}
        for place, draft in drafts.items():
            if len(made) == count:
                break
            one = self.one(draft)
            if one is not None:
                made[place] = one
        return made

    def one(self, draft: Draft) -> Made | None:
        """The candidate of a draft; None where there is none, or one of its normal form before."""
        self._bench.donors = _Donors(draft.donors, self._node)
        self._chance.refill(draft.chance)
        roots = [self._node(text) for text in draft.parents]
        if draft.way in (FOUNDER, UNCHANGED):
            return Made(self, roots[0], (), "") if self._is_first(roots[0]) else None
        facts = None if draft.home is None else self._facts(draft.home)
        try:
            if draft.way == CROSSED:
                mutant = cross(roots[0], roots[1], self._bench, facts, self._chance)
            else:
                mutant = mutate(roots[0], self._bench, facts, self._chance)
        except NoChanceLeft:
            return None
        return self._changed(mutant) if mutant is not None else None

    def _changed(self, mutant: Mutant) -> Made | None:
        """The mutant, unless its normal form is in the job or in the store."""
        if not self._is_first(mutant.node) or is_among(self.normal(mutant.node), self._stored):
            return None
        return Made(self, mutant.node, mutant.parents, mutant.mutation)

    def _is_first(self, node: Node) -> bool:
        normal = self._bench.normaliser.normal(node)
        known = normal in self._made
        self._made.add(normal)
        return not known

    def _node(self, text: str) -> Node:
        found = self._nodes.get(text)
        if found is None:
            found = self._nodes[text] = Program.parse(text, self._pool).root
            self._keys[found] = key_of(text)
        return found

    def normal(self, node: Node) -> str:
        """The key of a node's normal form."""
        return self._bench.normaliser.key(node)

    def key(self, node: Node) -> str:
        """The key of a program, given by its output."""
        return self._keys.get(node) or Program.from_node(node).key


@dataclass(frozen=True, slots=True)
class Made:
    """A candidate as a node of its workshop; what is stored of it is worked out when asked for."""

    workshop: Workshop
    node: Node
    parents: tuple[Node, ...]
    mutation: str

    def candidate(self, program: Program) -> Candidate:
        """It as the driver keeps it; ``program`` is its own."""
        keys = tuple(map(self.workshop.key, self.parents))
        normal = self.workshop.normal(self.node)
        return Candidate(program.text, program.size, normal, keys, self.mutation)


class _Donors(Sequence[Node]):
    """Programs to take parts from, each read when it is first chosen."""

    def __init__(self, texts: tuple[str, ...], node: Callable[[str], Node]) -> None:
        self._texts, self._node = texts, node

    @overload
    def __getitem__(self, place: int) -> Node: ...
    @overload
    def __getitem__(self, place: slice) -> list[Node]: ...
    def __getitem__(self, place: int | slice) -> Node | list[Node]:
        if isinstance(place, slice):
            return [self._node(text) for text in self._texts[place]]
        return self._node(self._texts[place])

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[Node]:
        return map(self._node, self._texts)
