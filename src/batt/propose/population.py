"""``Population``: the programs of one task that the search goes on from, no two doing the same.

It is kept diverse by behaviour: of the programs that give the same outputs on the train pairs only
the best ranked one is in it, so that variants of one idea cannot crowd out all others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from batt.store import KEPT_PLACES, Kept, Store

Rank = tuple[int, int, int, str]
"""Sorts the better program first: the score below zero, then steps, calls and key."""

READ_PLACES = 4 * KEPT_PLACES
"""How far down a task's programs are read for behaviours; what was superseded lies among them."""


@dataclass(frozen=True)
class Population:
    """At most 32 programs of different behaviour, best first."""

    members: tuple[Kept, ...]

    @classmethod
    def of(cls, ranked: Iterable[Kept]) -> Population:
        """The population among programs that come best first; what fails everywhere is left out."""
        best: dict[str, Kept] = {}
        for kept in ranked:
            if not kept.result.failed:
                best.setdefault(kept.result.behaviour or kept.program.key, kept)
        return cls(tuple(best.values())[:KEPT_PLACES])

    @classmethod
    def read(cls, store: Store, fingerprint: str) -> Population:
        """The population of a task in a store."""
        return cls.of(store.kept(fingerprint, READ_PLACES))

    @property
    def known(self) -> dict[str, Rank]:
        """The rank of each member by its behaviour."""
        return {kept.result.behaviour: rank_of(kept) for kept in self.members}

    @property
    def bar(self) -> Rank | None:
        """The rank that a newcomer of another behaviour has to beat; None while there is room."""
        return rank_of(self.members[-1]) if len(self.members) == KEPT_PLACES else None

    @property
    def best(self) -> int:
        """The best score, 0 where there is no member."""
        return self.members[0].result.score if self.members else 0

    @property
    def fits(self) -> bool:
        """Whether the best member fits."""
        return bool(self.members) and self.members[0].result.fits


def rank_of(kept: Kept) -> Rank:
    """The rank of what is kept and does not fail everywhere."""
    return kept.rank[1:]
