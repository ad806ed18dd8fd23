"""``Answers``: what solving a task gives, and how two attempts follow from what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from batt.dsl.values import Grid
from batt.evaluate.limits import nominal_seconds
from batt.evaluate.program import Program
from batt.solving.found import Found, best_of
from batt.solving.ranking import chances

ATTEMPTS = 2

SURE = 0.95
"""The chance of an answer with which the search for others ends."""


@dataclass(frozen=True)
class Answers:
    """The answers to a task.

    ``attempts`` has for each test input at most two different grids, the better first.  ``found``
    are the programs behind them, best first, each with outputs of its own.  ``budget`` and
    ``budget_used`` are in nominal seconds.  ``is_final`` tells that no larger budget gives other
    answers, ``failed`` what proposers raised, by name.
    """

    task: str
    tests: int
    found: tuple[Found, ...] = ()
    budget: float = 0.0
    steps_used: int = 0
    candidates: int = 0
    is_final: bool = False
    failed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def attempts(self) -> tuple[tuple[Grid, ...], ...]:
        """For each test input the first two different grids among what was found."""
        return tuple(tuple(output for output, _ in self.behind(test)) for test in range(self.tests))

    def behind(self, test: int) -> list[tuple[Grid, Found]]:
        """The attempts for one test input, each with the first program that gives it."""
        first: dict[Grid, Found] = {}
        for each in self.found:
            output = each.outputs[test]
            if output is not None:
                first.setdefault(output, each)
        return list(first.items())[:ATTEMPTS]

    @cached_property
    def chances(self) -> tuple[float, ...]:
        """For each program that was found the chance that its outputs for all tests are right."""
        return tuple(chances([each.trust for each in self.found]))

    @property
    def probability(self) -> float:
        """The chance that the best program is right for all tests; 0 where nothing was found."""
        return self.chances[0] if self.found else 0.0

    def probabilities(self, test: int) -> list[float]:
        """For one test input the chance of each attempt: that of all programs which give it."""
        return [round(sum(self._chances_of(test, output)), 4) for output, _ in self.behind(test)]

    def different(self, test: int) -> int:
        """How many different answers to one test input programs give that fit all train pairs."""
        return len({each.outputs[test] for each in self.found if each.fits} - {None})

    def _chances_of(self, test: int, output: Grid) -> Iterator[float]:
        for each, chance in zip(self.found, self.chances, strict=True):
            if each.outputs[test] == output:
                yield chance

    @property
    def best(self) -> Found | None:
        """The best of what was found; None where nothing was."""
        return self.found[0] if self.found else None

    @property
    def fits(self) -> bool:
        """Whether the best program is right on every train pair."""
        return self.best is not None and self.best.fits

    @cached_property
    def program(self) -> Program | None:
        """The best program; None where nothing was found."""
        return Program.parse(self.best.text) if self.best else None

    @property
    def proposer(self) -> str:
        """The name of the proposer of the best program; empty where nothing was found."""
        return self.best.proposer if self.best else ""

    @property
    def budget_used(self) -> float:
        """What proposers and trials took, in nominal seconds."""
        return nominal_seconds(self.steps_used)


def is_settled(found: Iterable[Found]) -> bool:
    """Whether a program that fits is so sure to be right that no more is looked for."""
    best = best_of(found)
    return bool(best) and best[0].fits and chances([each.trust for each in best])[0] >= SURE
