"""Partial progress: how near a candidate is to its target, by the mean of the shipped differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from batt.differs.stages import Stages
from batt.dsl.values import Grid
from batt.evaluate.outcome import Failure, Outcome
from batt.evaluate.run import Frame
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.programs.text import read_functions
from batt.tasks.task import FULL_SCORE

SHIPPED_VERSION = "v1"
SIZE_DIFFER = "differ_size"


MOST_REMEMBERED = 4_000
"""How many outputs a scorer remembers the scores of, before it begins anew."""


@dataclass(frozen=True)
class Differ:
    """A feature program over the train pairs S, a grid I and the target C."""

    name: str
    program: Program


@dataclass
class Seen:
    """What one differ gave on one task: its distinct values, and the most steps it took."""

    values: set[Any] = field(default_factory=set)
    steps: int = 0


@cache
def shipped() -> tuple[Differ, ...]:
    """The versioned list of differs that make the score of a pair."""
    return read_differs(
        files("batt.differs").joinpath("shipped", f"{SHIPPED_VERSION}.py").read_bytes()
    )


def read_differs(source: bytes) -> tuple[Differ, ...]:
    """The differs in a file of functions over S, I and C; ``NotUnderstood`` where one is not."""
    found = []
    for function in read_functions(source):
        if not isinstance(function.program, Program):
            raise function.program
        found.append(Differ(function.name, function.program))
    return tuple(found)


def progress(before: int, after: int) -> int:
    """How much of the way from ``before`` (the input's nearness) to 1000 a candidate has gone.

    >>> progress(600, 800), progress(600, 300), progress(1000, 700)
    (500, 0, 700)
    """
    if before == FULL_SCORE:
        return after
    return max(0, (after - before) * FULL_SCORE // (FULL_SCORE - before))


class Scorer:
    """Scores candidate outputs on the train pairs of one task.

    What the differs compute from the target alone is computed once a pair, what they say of an
    output once for each distinct output.  ``seen`` has what each differ gave, in their order; who
    has no use for it says ``watch=False``, for it costs a fifth of the time.
    """

    def __init__(
        self,
        pairs: Sequence[tuple[Grid, Grid]],
        differs: Sequence[Differ] | None = None,
        watch: bool = True,
    ) -> None:
        """Prepare for these (input, output) train pairs; ``differs`` other than shipped ones."""
        self.differs = shipped() if differs is None else tuple(differs)
        self.seen = [Seen() for _ in self.differs]
        self._watch = watch
        self._every, self._of_size = _stages_of(self.differs)
        self._pairs = tuple(pairs)
        self._targets: dict[int, _Target] = {}
        self._made: dict[tuple[int, Grid], int] = {}

    def score(self, pair: int, output: Grid | Failure) -> int:
        """The score of an output on a train pair: 1000 where right, at most 999 where not."""
        if isinstance(output, Failure):
            return 0
        if output == self._pairs[pair][1]:
            return FULL_SCORE
        made = self._made.get((pair, output))
        if made is None:
            if len(self._made) >= MOST_REMEMBERED:
                self._made.clear()
            mean = sum(self.ways(pair, output)) // len(self.differs)
            made = self._made[pair, output] = min(FULL_SCORE - 1, mean)
        return made

    def ways(self, pair: int, output: Grid) -> list[int]:
        """How far each differ finds an output on its way; of a wrong size only ``size`` looks."""
        target = self._targets.get(pair)
        if target is None:
            target = self._targets[pair] = self._target(pair)
        wanted = target.grid
        fits = output.height == wanted.height and output.width == wanted.width
        stages, base = (self._every, target.every) if fits else (self._of_size, target.size)
        outcomes, costs = stages.look(base, output)
        if self._watch:
            self._note(stages, outcomes, costs)
        numbers = map(nearness, outcomes)
        if fits:
            return list(map(progress, target.before, numbers))
        ways = [0] * len(self.differs)
        for at, number in zip(stages.places, numbers, strict=True):
            ways[at] = progress(target.before[at], number)
        return ways

    def _note(self, stages: Stages, outcomes: list[Outcome], costs: list[int]) -> None:
        for at, outcome, needs in zip(stages.places, outcomes, stages.needs, strict=True):
            seen = self.seen[at]
            seen.values.add(outcome)
            steps = sum(needs(costs))
            if steps > seen.steps:
                seen.steps = steps

    def _target(self, pair: int) -> _Target:
        start, grid = self._pairs[pair]
        given = {"S": self._pairs, "C": grid}
        every = self._every.begin(given)
        before = [nearness(outcome) for outcome in self._every.look(every, start)[0]]
        return _Target(grid, every, self._of_size.begin(given), before)


@dataclass(frozen=True)
class _Target:
    """One train pair: what the differs computed of the target alone, and found of the input."""

    grid: Grid
    every: Frame
    size: Frame
    before: list[int]


@cache
def _stages_of(differs: tuple[Differ, ...]) -> tuple[Stages, Stages]:
    """The stages of all differs, and of ``size`` alone; made once, for every task."""
    pool = Pool()
    roots = [pool.adopt(differ.program.root) for differ in differs]
    sizes = [at for at, differ in enumerate(differs) if differ.name == SIZE_DIFFER]
    return Stages(roots, range(len(roots))), Stages([roots[at] for at in sizes], sizes)


def nearness(outcome: Outcome) -> int:
    """The number that a differ gave: 0 to 1000; 0 where it gave anything else.

    >>> nearness((250, "feature")), nearness(7), nearness((1001, ()))
    (250, 0, 0)
    """
    if not isinstance(outcome, tuple) or len(outcome) != 2:
        return 0
    number = outcome[0]
    return number if type(number) is int and 0 <= number <= FULL_SCORE else 0
