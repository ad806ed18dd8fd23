"""Measuring programs on samples that they have not seen: fresh, turned, recoloured, left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import sha256

from batt.dsl.values import Grid
from batt.evaluate.batch import Samples
from batt.evaluate.limits import Budgets, default_guard
from batt.evaluate.outcome import Failure
from batt.generality.recolouring import allowed_permutations, permuted
from batt.generality.tiling import TURNS
from batt.generality.turns import allowed_turns
from batt.programs.program import Program
from batt.tasks.fingerprint import grid_bytes
from batt.tasks.task import Pair, Task
from batt.validate.alone import ALONE, Alone
from batt.workers import Engine, Job

JOB_SIZE = 32
"""Programs in a job; it never depends on the number of workers."""

Example = tuple[Grid, Grid]


@dataclass(frozen=True)
class Figure:
    """How many samples a program was tried on, and how many of them it has right."""

    right: int
    tried: int

    @property
    def share(self) -> Fraction:
        """The share to be expected of further samples: one right and one wrong are added.

        So nothing tried is one half, and 6 of 6 beats 1 of 1.
        """
        return Fraction(self.right + 1, self.tried + 2)

    def __str__(self) -> str:
        """As ``6/6``."""
        return f"{self.right}/{self.tried}"


@dataclass(frozen=True)
class General:
    """How a program does on a task beyond its train pairs.

    ``left_out`` has, for each train pair where the program is right on all the others, whether it
    is right on that pair, too.  ``samples`` is a hash over the fresh samples; ``guarded`` tells
    that the wall-clock guard stopped it, so that nothing is known.
    """

    task: str
    fingerprint: str
    program: Program
    train: Figure
    fresh: Figure
    turned: Figure
    recoloured: Figure
    left_out: Figure
    samples: str = ""
    guarded: bool = False

    @property
    def rank(self) -> tuple[Fraction, Fraction, Fraction, int, str]:
        """Sorts those first that generalise: by fresh samples, by changed ones, by train pairs."""
        changed = Figure(
            self.turned.right + self.recoloured.right, self.turned.tried + self.recoloured.tried
        )
        shares = (-self.fresh.share, -changed.share, -self.train.share)
        return (*shares, self.program.size, self.program.key)


@dataclass(frozen=True)
class Trials:
    """The samples on which programs are tried for one task, by kind."""

    task: Task
    fresh: tuple[Example, ...] = ()
    turned: tuple[Example, ...] = ()
    recoloured: tuple[Example, ...] = ()
    train: tuple[Example, ...] = field(init=False)

    def __post_init__(self) -> None:
        """The train pairs are samples as well."""
        object.__setattr__(self, "train", self.task.examples)

    @property
    def every(self) -> tuple[Example, ...]:
        """All of them, in a fixed order."""
        return self.train + self.fresh + self.turned + self.recoloured

    @property
    def hash(self) -> str:
        """SHA-256 over the fresh samples, 64 hex digits; empty where there are none."""
        if not self.fresh:
            return ""
        grids = (grid_bytes(grid) for example in self.fresh for grid in example)
        return sha256(b"".join(grids)).hexdigest()


def trials_of(task: Task, fresh: Iterable[Pair] = ()) -> Trials:
    """What there is to try for a task: fresh samples, and its train pairs changed as they allow."""
    train = task.examples
    turns = [TURNS[name][0] for name in allowed_turns(train)]
    permutations = allowed_permutations(train)
    return Trials(
        task,
        tuple((pair.input, pair.output) for pair in fresh if pair.output is not None),
        tuple((turn(given), turn(output)) for turn in turns for given, output in train),
        tuple(
            (permuted(given, each), permuted(output, each))
            for each in permutations
            for given, output in train
        ),
    )


def measure(
    given: Sequence[tuple[Trials, Sequence[Program]]], engine: Engine, budgets: Budgets
) -> Iterator[list[General]]:
    """For each task how its programs do, those that generalise first."""
    jobs = [job for trials, programs in given for job in _jobs(trials, programs, budgets)]
    results = engine.run(ALONE, jobs)
    for trials, programs in given:
        measured = []
        for start in range(0, len(programs), JOB_SIZE):
            ran = next(results)
            alone: dict[int, Alone] = ran.value or {}
            for place, program in enumerate(programs[start : start + JOB_SIZE]):
                measured.append(_general(trials, program, alone.get(place)))
        yield sorted(measured, key=lambda each: each.rank)


def _jobs(trials: Trials, programs: Sequence[Program], budgets: Budgets) -> Iterator[Job]:
    samples = Samples(tuple(given for given, _ in trials.every), budgets)
    for start in range(0, len(programs), JOB_SIZE):
        texts = [program.text for program in programs[start : start + JOB_SIZE]]
        yield Job(samples, texts, default_guard(budgets, len(texts), len(samples.inputs)))


def _general(trials: Trials, program: Program, alone: Alone | None) -> General:
    outputs: Sequence[Grid | Failure | None] = (
        alone.trial.outputs if alone is not None else [None] * len(trials.every)
    )
    wanted = [output for _, output in trials.every]
    right = iter([found == output for found, output in zip(outputs, wanted, strict=True)])
    kinds = (trials.train, trials.fresh, trials.turned, trials.recoloured)
    train, fresh, turned, recoloured = ([next(right) for _ in kind] for kind in kinds)
    return General(
        trials.task.id,
        trials.task.fingerprint,
        program,
        _figure(train),
        _figure(fresh),
        _figure(turned),
        _figure(recoloured),
        left_out(train),
        trials.hash,
        alone is None,
    )


def _figure(right: Sequence[bool]) -> Figure:
    return Figure(sum(right), len(right))


def left_out(right: Sequence[bool]) -> Figure:
    """Leaving each pair out in turn: tried where all others are right, right where it is, too.

    >>> str(left_out([True, True, True])), str(left_out([True, False])), str(left_out([False] * 3))
    ('3/3', '0/1', '0/0')
    """
    wrong = len(right) - sum(right)
    if len(right) < 2 or wrong > 1:
        return Figure(0, 0)
    return Figure(0, 1) if wrong else Figure(len(right), len(right))
