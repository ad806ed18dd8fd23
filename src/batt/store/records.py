"""What a store holds, as plain records: tasks, programs, results, differs, incidents, runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from batt.tasks.names import path_name
from batt.tasks.task import FULL_SCORE


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """A task, told apart by its fingerprint (64 hex digits).

    ``name`` is what paths call it, and is made by the store: the escaped id for the first
    fingerprint of an id, for later ones with ``__`` and the first 8 digits of the fingerprint.
    """

    fingerprint: str
    id: str
    dataset: str = ""
    group: str = ""
    name: str = ""

    @property
    def function(self) -> str:
        """The name of a program of this task in the public form, ``solve_<id>``."""
        return f"solve_{path_name(self.id)}"


@dataclass(frozen=True, slots=True)
class ProgramRecord:
    r"""A program: its canonical lines (each with its ``\n``), their MD5, its number of calls.

    ``normal`` is the key of its normal form (``batt.programs.normal``); the store fills it in where
    it is empty.
    """

    key: str
    lines: str
    size: int
    normal: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """What a program does on a task.

    ``scores`` has one number from 0 to 1000 a train pair, ``steps`` is the most on a train pair,
    ``failed`` tells that there is a Failure on every train pair.  ``tests_right`` has one verdict a
    test input, None where the output is not known.  ``behaviour`` is a hash of the outputs on the
    train pairs, equal for programs that do the same there; empty where nobody noted it.  The
    budgets are in steps a sample.  ``run`` is the number that ``Store.begin_run`` gave.
    ``language`` is the hash of the primitives that the program uses
    (``batt.dsl.version.language_of``), while these keep it the result is valid; the store fills it
    in where it is empty.
    """

    fingerprint: str
    key: str
    scores: tuple[int, ...]
    steps: int
    failed: bool
    tests_right: tuple[bool | None, ...]
    seconds: float
    node_budget: int
    program_budget: int
    run: int
    parents: tuple[str, ...] = ()
    mutation: str = ""
    seed: int = 0
    round: int = 0
    language: str = field(default="", compare=False)
    behaviour: str = field(default="", compare=False)

    @property
    def noted(self) -> tuple[str, str]:
        """What comparing two results passes over."""
        return self.language, self.behaviour

    @property
    def score(self) -> int:
        """The sum over the train pairs."""
        return sum(self.scores)

    @property
    def fits(self) -> bool:
        """Whether it is right on every train pair."""
        return self.score == FULL_SCORE * len(self.scores)

    @property
    def right(self) -> bool:
        """Whether it fits, and is right on every test pair whose output is known."""
        return self.fits and False not in self.tests_right


@dataclass(frozen=True, slots=True)
class Kept:
    """A program that is kept for a task, and what it does there."""

    program: ProgramRecord
    result: ResultRecord

    @property
    def rank(self) -> tuple[bool, int, int, int, str]:
        """Sorts the better program of a task first: by score, then steps, size and key.

        What fails on every train pair comes last, to fill free places only.
        """
        result = self.result
        return (result.failed, -result.score, result.steps, self.program.size, self.program.key)


@dataclass(frozen=True, slots=True)
class DifferRecord:
    """A differ: as a program, with its name, and whether it ships with batt."""

    key: str
    lines: str
    size: int
    name: str = ""
    shipped: bool = False


@dataclass(frozen=True, slots=True)
class DifferResult:
    """How many distinct values a differ gave over a task's candidates, and its most steps."""

    fingerprint: str
    key: str
    distinct: int
    steps: int


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """One round of a run that searches: what it worked on, and what was known at its end.

    ``steps`` is the work that counts towards a budget, ``fresh`` how many (task, program) were new
    in the store, ``fits`` and ``right`` how many of the run's tasks have a program that is so, and
    ``gains`` by how much the best score of a task rose, by its id.
    """

    run: int
    number: int
    tasks: int
    programs: int
    trials: int
    steps: int
    fresh: int
    fits: int
    right: int
    gains: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """A program that a guard stopped: it has no score in that run."""

    run: int
    fingerprint: str
    key: str
    lines: str
    reason: str
    seconds: float
    round: int = 0


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run of a command; times are ISO 8601 in UTC, ``ended`` is empty while it goes on.

    ``options`` may hold whatever JSON can, under any name but ``spent``; ``number`` is given by the
    store.  ``spent`` are the CPU seconds by phase that were noted, which tell no runs apart.
    """

    command: str
    seed: int
    started: str
    options: Mapping[str, Any] = field(default_factory=dict)
    batt_version: str = ""
    dsl_version: str = ""
    data_fingerprint: str = ""
    ended: str = ""
    reproducible: bool = True
    number: int = 0
    spent: Mapping[str, float] = field(default_factory=dict, compare=False)
