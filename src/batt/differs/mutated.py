"""Mutated differs: those that tell the candidates of a task apart as no known differ does.

They may weigh parents within a run.  They never enter a score that is stored: scores are compared
across runs, so what makes them must stay the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from batt.differs.score import nearness, progress
from batt.differs.stages import Stages
from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Outcome
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.tasks.task import FULL_SCORE

BUDGETS = Budgets(20_000, 20_000)
"""A mutated differ that takes more steps on an output is of no use."""

Candidate = tuple[int, Grid]
"""The number of a train pair, and what some program made of its input."""


@dataclass(frozen=True)
class FoundDiffer:
    """A differ that tells candidates apart, with what it says of the outputs that it was shown.

    ``distinct`` is its number of distinct values over them, ``steps`` the most that it took;
    ``ways`` has, for each output in order, how far it is on its way: 0 to 1000.
    """

    program: Program
    distinct: int
    steps: int
    ways: tuple[int, ...]


def found_differs(
    pairs: Sequence[tuple[Grid, Grid]],
    outputs: Sequence[Candidate],
    known: Sequence[Program],
    mutants: Iterable[Program],
    most: int,
) -> list[FoundDiffer]:
    """Those of the mutants, ``most`` at most, that are worth keeping on a task.

    ``outputs`` are distinct outputs of the task's candidates.  A mutant is kept if it gives the
    full number for every target, and if its numbers tell outputs of a pair apart in another way
    than those of every known differ and of the mutants before it.  Outputs of another size than the
    target are not looked at, as in a score.
    """
    fresh = [mutant for mutant in dict.fromkeys(mutants) if mutant not in set(known)]
    looks = _Looks(pairs, outputs, [*known, *fresh])
    met = {looks.parting(at) for at in range(len(known))} | {looks.no_parting}
    found: list[FoundDiffer] = []
    for at, program in enumerate(fresh, len(known)):
        parting = looks.parting(at)
        if len(found) < most and parting not in met and looks.is_sound(at):
            met.add(parting)
            found.append(looks.found(at, program))
    return found


def favour(found: Sequence[FoundDiffer], outputs: Iterable[int]) -> float:
    """What a parent weighs by found differs, 1 to 2; ``outputs`` are the places of its outputs.

    >>> differ = FoundDiffer(Program.parse("O = I"), 2, 9, (0, 500, 1000))
    >>> favour([differ], [1, 2]), favour([], [1, 2])
    (1.75, 1.0)
    """
    ways = [differ.ways[at] for at in outputs for differ in found]
    return 1 + sum(ways) / (FULL_SCORE * len(ways)) if ways else 1.0


class _Looks:
    """What some differs say of outputs, and of inputs and targets."""

    def __init__(
        self,
        pairs: Sequence[tuple[Grid, Grid]],
        outputs: Sequence[Candidate],
        differs: Sequence[Program],
    ) -> None:
        pool = Pool()
        roots = [pool.adopt(differ.root) for differ in differs]
        stages = Stages(roots, range(len(roots)), BUDGETS)
        self._outputs = outputs
        bases = [stages.begin({"S": tuple(pairs), "C": target}) for _, target in pairs]
        both = list(zip(bases, pairs, strict=True))
        self._before = [stages.look(base, start)[0] for base, (start, _) in both]
        self._targets = [stages.look(base, target)[0] for base, (_, target) in both]
        self._said: list[list[Outcome] | None] = []
        self._steps = [0] * len(roots)
        for pair, output in outputs:
            target = pairs[pair][1]
            if (output.height, output.width) != (target.height, target.width):
                self._said.append(None)
                continue
            outcomes, costs = stages.look(bases[pair], output)
            self._said.append(outcomes)
            for at, needs in enumerate(stages.needs):
                self._steps[at] = max(self._steps[at], sum(needs(costs)))

    @property
    def no_parting(self) -> tuple[int, ...]:
        """The parting of a differ that tells nothing apart."""
        return self._parted([0] * len(self._outputs))

    def parting(self, at: int) -> tuple[int, ...]:
        """Which outputs a differ takes for alike: for each, the first of its pair that is."""
        return self._parted([0 if said is None else nearness(said[at]) for said in self._said])

    def _parted(self, numbers: Sequence[int]) -> tuple[int, ...]:
        first: dict[tuple[int, int, bool], int] = {}
        parted = []
        for place, ((pair, _), number) in enumerate(zip(self._outputs, numbers, strict=True)):
            group = pair, number, self._said[place] is None
            parted.append(first.setdefault(group, place))
        return tuple(parted)

    def is_sound(self, at: int) -> bool:
        """Whether a differ says of every target that it is right, within its budget."""
        right = all(nearness(said[at]) == FULL_SCORE for said in self._targets)
        return right and self._steps[at] <= BUDGETS.program

    def found(self, at: int, program: Program) -> FoundDiffer:
        """All that is told of a differ."""
        values = {said[at] for said in self._said if said is not None}
        ways = tuple(
            0 if said is None else progress(nearness(self._before[pair][at]), nearness(said[at]))
            for (pair, _), said in zip(self._outputs, self._said, strict=True)
        )
        return FoundDiffer(program, len(values), self._steps[at], ways)
