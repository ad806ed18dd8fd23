"""``Answers``: what solving a task gives, and how two attempts follow from what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from batt.dsl.values import Grid
from batt.evaluate.limits import nominal_seconds
from batt.evaluate.program import Program
from batt.solving.ranking import worth

MOST_FOUND = 16
"""How many programs with different outputs are remembered for a task."""

ATTEMPTS = 2


@dataclass(frozen=True)
class Found:
    """A program that is right on at least one train pair, with its outputs for the tests.

    ``place`` is that of its proposer in the order of asking; an output is None for a failure.
    ``order`` counts what the proposer yielded before it, since those it believes in come first.
    ``left_out`` and ``reproduced`` are what ``leave_out`` counted of its proposer on this task.
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

    @property
    def worth(self) -> float:
        """How much is believed in it, in tenths."""
        return worth(self.proposer, self.text, self.left_out, self.reproduced)

    @property
    def is_suspect(self) -> bool:
        """Whether no pair that was left out was reproduced."""
        return self.left_out > 0 and not self.reproduced

    @property
    def fits(self) -> bool:
        """Whether it is right on every train pair."""
        return self.right == self.pairs

    @property
    def rank(self) -> tuple[int, float, int, int, int, int, str]:
        """Sorts the better first: by pairs right, worth, proposer, its order, size, steps, text."""
        given = self.place, self.order, self.size, self.steps, self.text
        return (-self.right, -self.worth, *given)


@dataclass(frozen=True)
class Answers:
    """The answers to a task.

    ``attempts`` has for each test input at most two different grids, the better first.  ``found``
    are the programs behind them, best first, each with outputs of its own.  ``budget`` and
    ``budget_used`` are in nominal seconds.  ``is_final`` tells that no larger budget gives other
    answers, ``failed`` what proposers raised, by name.  ``probability`` is not estimated yet.
    """

    task: str
    tests: int
    found: tuple[Found, ...] = ()
    budget: float = 0.0
    steps_used: int = 0
    candidates: int = 0
    is_final: bool = False
    failed: Mapping[str, str] = field(default_factory=dict)
    probability: float | None = None

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


def best_of(found: Iterable[Found]) -> tuple[Found, ...]:
    """The best programs, of equal outputs only the best, best first."""
    first: dict[tuple[Grid | None, ...], Found] = {}
    for each in sorted(found, key=lambda each: each.rank):
        first.setdefault(each.outputs, each)
    return tuple(first.values())[:MOST_FOUND]


def is_settled(found: Iterable[Found], tests: int) -> bool:
    """Whether programs that fit, and are not suspect, give two answers for every test input."""
    fitting = [each for each in found if each.fits and not each.is_suspect]
    return all(
        len({each.outputs[test] for each in fitting} - {None}) >= ATTEMPTS for test in range(tests)
    )
