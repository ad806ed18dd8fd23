"""Partial progress: how near a candidate is to its target, by the mean of the shipped differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure, Outcome
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.programs.text import read_functions
from batt.tasks.task import FULL_SCORE

SHIPPED_VERSION = "v1"
SIZE_DIFFER = "differ_size"
BUDGETS = Budgets()


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
    text = files("batt.differs").joinpath("shipped", f"{SHIPPED_VERSION}.py").read_bytes()
    found = []
    for function in read_functions(text):
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
    output once for each distinct output.  ``seen`` has what each differ gave, in their order.
    """

    def __init__(self, pairs: Sequence[tuple[Grid, Grid]]) -> None:
        """Prepare for these (input, output) train pairs."""
        self.differs = shipped()
        self.seen = [Seen() for _ in self.differs]
        pool = Pool()
        roots = [pool.adopt(differ.program.root) for differ in self.differs]
        self._size_at = [differ.name for differ in self.differs].index(SIZE_DIFFER)
        self._stages = _Stages(Plan(roots)), _Stages(Plan([roots[self._size_at]]))
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
            made = self._made[pair, output] = self._partial(pair, output)
        return made

    def _partial(self, pair: int, output: Grid) -> int:
        target = self._targets.get(pair)
        if target is None:
            target = self._targets[pair] = _Target(self._stages, self._pairs, pair)
        return min(FULL_SCORE - 1, sum(self._ways(target, output)) // len(self.differs))

    def _ways(self, target: _Target, output: Grid) -> Iterator[int]:
        """How far each differ finds the output on its way; of a wrong size only ``size`` looks."""
        if (output.height, output.width) == (target.grid.height, target.grid.width):
            looks = target.look(output)
            asked: Iterable[int] = range(len(self.differs))
        else:
            looks = target.look_at_size(output)
            asked = [self._size_at]
        for at, (outcome, steps) in zip(asked, looks, strict=True):
            self.seen[at].values.add(outcome)
            self.seen[at].steps = max(self.seen[at].steps, steps)
            yield progress(target.before[at], nearness(outcome))


class _Stages:
    """The calls of a plan in two stages: those that look at the target alone, and the others."""

    def __init__(self, plan: Plan) -> None:
        late = plan.depends("I")
        self.plan = plan
        self.first = [call for call in plan.calls if call.slot not in late]
        self.then = [call for call in plan.calls if call.slot in late]

    def begin(self, inputs: Mapping[str, Any]) -> Frame:
        """Compute the first stage."""
        frame = Frame(self.plan)
        frame.give(inputs)
        compute(frame, self.first, BUDGETS)
        return frame

    def look(self, base: Frame, grid: Grid) -> list[tuple[Outcome, int]]:
        """Go on from the first stage with a grid: the outcome and the steps of each differ."""
        frame = base.copy()
        frame.give({"I": grid})
        compute(frame, self.then, BUDGETS)
        return [(frame.outcomes[slot], frame.steps(slot)) for slot in self.plan.outputs]


class _Target:
    """One train pair: what the differs computed of the target alone, and of the input."""

    def __init__(
        self, stages: tuple[_Stages, _Stages], pairs: tuple[tuple[Grid, Grid], ...], pair: int
    ) -> None:
        start, self.grid = pairs[pair]
        given = {"S": pairs, "C": self.grid}
        self._every, self._size = stages
        self._every_base, self._size_base = (stage.begin(given) for stage in stages)
        self.before = [nearness(outcome) for outcome, _ in self.look(start)]

    def look(self, grid: Grid) -> list[tuple[Outcome, int]]:
        """The outcome of every differ on a grid, with its steps."""
        return self._every.look(self._every_base, grid)

    def look_at_size(self, grid: Grid) -> list[tuple[Outcome, int]]:
        """The outcome of the differ ``size`` alone."""
        return self._size.look(self._size_base, grid)


def nearness(outcome: Outcome) -> int:
    """The number that a differ gave: 0 to 1000; 0 where it gave anything else.

    >>> nearness((250, "feature")), nearness(7), nearness((1001, ()))
    (250, 0, 0)
    """
    if not isinstance(outcome, tuple) or len(outcome) != 2:
        return 0
    number = outcome[0]
    return number if type(number) is int and 0 <= number <= FULL_SCORE else 0
