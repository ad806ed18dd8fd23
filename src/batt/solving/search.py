"""Searching one task: proposers are asked in order, and what they yield is run on the pairs.

What is found with a budget follows from the task, the proposers and the budget alone: programs are
run in chunks, but charged one by one in the order in which they were yielded, and what would pass
the budget counts as never run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from batt.dsl.values import Grid
from batt.errors import NotUnderstood, OutOfBudget
from batt.evaluate.batch import Samples, Trial, run_one, run_together
from batt.evaluate.limits import Budgets, as_steps
from batt.evaluate.outcome import OUT_OF_STEPS
from batt.programs.node import Node, Pool
from batt.programs.program import Program
from batt.propose.proposers import Budget, Proposer, Train, in_order
from batt.solving.answers import Answers, is_settled
from batt.solving.found import Found, best_of
from batt.solving.left_out import leave_out
from batt.workers.engine import describe

TRIAL_STEPS = 1_000_000
"""The most steps of a node, and of a program, on one sample."""

STEPS_PER_PROGRAM = 100
"""What each program is charged beside its trial, also one that was there before."""

CHUNK = 64
"""How many programs are run together."""


@dataclass(frozen=True)
class Puzzle:
    """What may be looked at of a task: the train pairs and the test inputs."""

    id: str
    train: Train
    tests: tuple[Grid, ...]


@dataclass
class Asked:
    """How far a proposer was followed: the programs taken from it, and what they were charged."""

    taken: int = 0
    charged: int = 0


Memory = dict[str, Asked]
"""How far each proposer was followed with a smaller budget, by name."""


@dataclass
class Search:
    """One task searched; ``memory`` and ``found`` go on from a search with a smaller budget."""

    puzzle: Puzzle
    proposers: Sequence[Proposer]
    deadline: float | None = None
    memory: Memory = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)

    def run(self, seconds: float) -> Answers:
        """Ask the proposers in order until an answer is sure, or the nominal seconds are spent.

        Raises ``OutOfTime`` past the deadline.
        """
        steps, used, cut = as_steps(seconds), 0, False
        order, place = in_order(self.proposers), 0
        while place < len(order) and not (
            order[place].is_opening and is_settled(self._until(place))
        ):
            waiting = sum(each.weight for each in order[place:])
            share = (steps - used) * order[place].weight // waiting
            budget = Budget(share, self.deadline)
            is_cut = self._ask(order[place], place, budget)
            if order[place].deduces and not is_cut:
                is_cut = self._check(order[place], place, budget)
            used += share if is_cut else budget.spent
            cut |= is_cut
            place += 1
        return Answers(
            task=self.puzzle.id,
            tests=len(self.puzzle.tests),
            found=best_of(self._until(place)),
            budget=seconds,
            steps_used=used,
            candidates=sum(self.memory[each.name].taken for each in order[:place]),
            is_final=not cut,
            failed={
                each.name: self.failed[each.name] for each in order if each.name in self.failed
            },
        )

    def _until(self, place: int) -> list[Found]:
        """What the proposers before a place have found, not what came later with less budget."""
        return [each for each in self.found if each.place < place]

    def _ask(self, asked: Proposer, place: int, budget: Budget) -> bool:
        """Follow a proposer as far as its budget goes; whether it was cut off there."""
        memory = self.memory.setdefault(asked.name, Asked())
        stream = _Stream(asked, self.puzzle, budget)
        runner = _Runner(self.puzzle)
        runner.skip(program for program, _ in islice(stream.yielded, memory.taken))
        before = [each for each in self.found if each.place == place]
        mine = [replace(each, left_out=0, reproduced=0) for each in before]
        while chunk := list(islice(stream.yielded, CHUNK)):
            trials = runner.run([program for program, _ in chunk])
            for (program, own), trial in zip(chunk, trials, strict=True):
                charge = STEPS_PER_PROGRAM + trial.steps
                if own + memory.charged + charge > budget.steps:
                    self._keep(mine, place)
                    return True
                memory.taken += 1
                memory.charged += charge
                if trial.right:
                    found = _found(program, asked.name, place, trial)
                    mine += [replace(each, order=memory.taken) for each in found]
        self._keep(mine, place)
        if stream.error:
            self.failed[asked.name] = stream.error
        budget.spent += memory.charged
        return stream.is_cut or budget.spent > budget.steps

    def _check(self, asked: Proposer, place: int, budget: Budget) -> bool:
        """Ask a proposer of what fits with pairs left out; whether it was cut off there."""
        mine = [each for each in self.found if each.place == place]
        if not any(each.fits for each in mine):
            return False
        left_out, reproduced = leave_out(asked, self.puzzle.train, budget, TRIAL_STEPS)
        self._keep(
            [replace(each, left_out=left_out, reproduced=reproduced) for each in mine], place
        )
        return budget.spent > budget.steps

    def _keep(self, mine: Iterable[Found], place: int) -> None:
        others = [each for each in self.found if each.place != place]
        self.found = [*others, *best_of(mine)]


class _Stream:
    """What a proposer yields, each with what the proposer itself has spent until then.

    It ends where the proposer ends, is cut off, or raises; a raised error is kept as text, for one
    proposer's mistake must not cost the answers of the others.
    """

    def __init__(self, asked: Proposer, puzzle: Puzzle, budget: Budget) -> None:
        self.is_cut, self.error = False, ""
        self.yielded = self._follow(asked, puzzle, budget)

    def _follow(
        self, asked: Proposer, puzzle: Puzzle, budget: Budget
    ) -> Iterator[tuple[Program, int]]:
        try:
            for program in asked.propose(puzzle.train, puzzle.tests, budget):
                budget.check_time()
                if not isinstance(program, Program):
                    raise TypeError(f"a proposer yields programs, not {type(program).__name__}")
                yield program, budget.spent
        except OutOfBudget:
            self.is_cut = True
        except Exception as error:
            self.error = describe(error)


@dataclass(frozen=True)
class _Judged:
    """How many train pairs a program has right, the outputs for the tests, and all its steps."""

    right: int
    pairs: int
    outputs: tuple[Grid | None, ...] = ()
    most_steps: int = 0
    steps: int = 0


class _Runner:
    """Runs the programs of one proposer on a puzzle; one that was there before does nothing."""

    def __init__(self, puzzle: Puzzle) -> None:
        self._wanted = [output for _, output in puzzle.train]
        self._train = _samples([grid for grid, _ in puzzle.train])
        self._tests = _samples(puzzle.tests)
        self._pool = Pool()
        self._seen: set[int] = set()

    def skip(self, programs: Iterable[Program]) -> None:
        """Take programs for run."""
        self._seen.update(self._pool.adopt(program.root).number for program in programs)

    def run(self, programs: Sequence[Program]) -> Iterator[_Judged]:
        """What each program does."""
        nodes = [self._pool.adopt(program.root) for program in programs]
        fresh = {node.number: node for node in nodes if node.number not in self._seen}
        self._seen |= fresh.keys()
        trials = run_together(self._train, fresh, lambda _: None)
        for node in nodes:
            trial = trials.pop(node.number, None)
            yield _Judged(0, len(self._wanted)) if trial is None else self._judge(node, trial)

    def _judge(self, node: Node, trial: Trial) -> _Judged:
        pairs = zip(trial.outputs, self._wanted, strict=True)
        right = sum(output == grid for output, grid in pairs)
        most, steps = max(trial.steps), _charge(trial)
        if not right:
            return _Judged(0, len(self._wanted), (), most, steps)
        answers = run_one(node, self._tests)
        outputs = tuple(each if isinstance(each, Grid) else None for each in answers.outputs)
        return _Judged(right, len(self._wanted), outputs, most, steps + _charge(answers))


def _samples(grids: Iterable[Grid]) -> Samples:
    return Samples(tuple(grids), Budgets(TRIAL_STEPS, TRIAL_STEPS))


def _charge(trial: Trial) -> int:
    """The steps of a trial; running out of them is charged in full."""
    return sum(trial.steps) + TRIAL_STEPS * trial.outputs.count(OUT_OF_STEPS)


def _found(program: Program, name: str, place: int, judged: _Judged) -> list[Found]:
    """The program as it is remembered; nothing for one that is too large to be written."""
    try:
        text = program.text
    except NotUnderstood:
        return []
    size = program.size
    most, outputs = judged.most_steps, judged.outputs
    return [Found(text, name, place, judged.right, judged.pairs, size, most, outputs)]
