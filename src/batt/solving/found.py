"""``Found``: a program that solving has found, with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from batt.dsl.values import Grid
from batt.solving.ranking import Evidence, generality, utility

MOST_FOUND = 16
"""How many programs with different outputs are remembered for a task."""


@dataclass(frozen=True)
class Found:
    """A program that is right on at least one train pair, with its outputs for the tests.

    ``place`` is that of its proposer in the order of asking; an output is None for a failure.
    ``order`` counts what the proposer yielded before it, since those it believes in come first.
    ``left_out`` and ``reproduced`` are what ``leave_out`` counted of its proposer on this task.
    ``agreeing`` other proposers have programs with the same outputs; ``trust`` is the utility of
    these outputs, as ``best_of`` has found it.
    """

    text: str
    proposer: str
    place: int
    right: int
    pairs: int
    size: int
    steps: int
    outputs: tuple[Grid | None, ...]
    left_out: int = 0
    reproduced: int = 0
    order: int = 0
    agreeing: int = 0
    trust: float = 0.0

    @property
    def evidence(self) -> Evidence:
        """What the model of trust looks at."""
        return Evidence(
            self.proposer,
            self.text,
            self.right,
            self.pairs,
            self.left_out,
            self.reproduced,
            self.order,
            self.agreeing,
        )

    @property
    def fits(self) -> bool:
        """Whether it is right on every train pair."""
        return self.right == self.pairs

    @property
    def rank(self) -> tuple[int, float, int, int, int, int, str]:
        """Sorts the better first: by pairs right, trust, proposer, its order, size, steps, text."""
        given = self.place, self.order, self.size, self.steps, self.text
        return (-self.right, -self.trust, *given)


def best_of(found: Iterable[Found]) -> tuple[Found, ...]:
    """The best programs, best first; of those with equal outputs the one that is most general.

    What is believed of the outputs is the most that is believed of a program which has them.
    """
    groups: dict[tuple[Grid | None, ...], list[Found]] = {}
    for each in found:
        groups.setdefault(each.outputs, []).append(each)
    best = [_best(group) for group in groups.values()]
    return tuple(sorted(best, key=lambda each: each.rank)[:MOST_FOUND])


def _best(group: list[Found]) -> Found:
    """The one of programs with equal outputs that stands for them.

    It is the first of its proposer, and its proposer the first of those that have the same text.
    """
    agreeing = len({each.proposer for each in group}) - 1
    group = [replace(each, agreeing=agreeing, trust=0.0) for each in group]
    trust = max(utility(each.evidence) for each in group)
    most = max(each.right for each in group)
    ordered = sorted((each for each in group if each.right == most), key=lambda each: -each.order)
    firsts = {each.proposer: each for each in ordered}.values()
    texts = {each.text: each for each in sorted(firsts, key=lambda each: -each.place)}
    best = min(texts.values(), key=lambda each: (-generality(each.evidence), each.rank))
    return replace(best, trust=trust)
