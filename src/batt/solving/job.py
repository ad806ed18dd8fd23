"""Solving as a job: a task's puzzle goes to a worker, its answers come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from batt.propose.known import known_proposers
from batt.propose.proposers import PROPOSERS, OutOfTime, Proposer, load_families, load_installed
from batt.propose.roles import by_roles
from batt.solving.answers import Answers
from batt.solving.found import Found
from batt.solving.search import Memory, Puzzle, Search
from batt.tasks.task import Task

ANSWER = "batt.solving.job:answer"


@dataclass(frozen=True)
class Sources:
    """Where programs come from beside the declared proposers: the library, and what a store has.

    ``elsewhere`` are the texts of programs that solve other tasks.
    """

    with_library: bool = True
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pass:
    """What every job of a pass needs; ``deadline`` is a moment of ``time.monotonic``."""

    sources: Sources
    seconds: float
    deadline: float | None = None


@dataclass
class Asking:
    """A task to answer: ``kept`` are the texts of what a store keeps for it, the rest as it was."""

    puzzle: Puzzle
    kept: tuple[str, ...] = ()
    memory: Memory = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)


@dataclass(frozen=True)
class Answered:
    """The answers, and from where a pass with a larger budget goes on."""

    answers: Answers
    memory: Memory
    found: list[Found]


def puzzle_of(task: Task) -> Puzzle:
    """What solving may look at of a task."""
    return Puzzle(task.id, task.examples, tuple(pair.input for pair in task.test))


def proposers(sources: Sources, kept: tuple[str, ...]) -> list[Proposer]:
    """All proposers for a task: of known programs, and those that were declared.

    A declared one takes the place of ours of the same name.  Those that deduce are asked once more
    with colours by role.
    """
    _load_once()
    known = known_proposers(kept, sources.elsewhere, sources.with_library)
    every = {each.name: each for each in known} | PROPOSERS
    deducing = map(by_roles, (each for each in every.values() if each.deduces))
    return list(({each.name: each for each in deducing} | every).values())


def answer(
    payload: Pass, entries: Mapping[int, Asking], announce: Callable[[int], None]
) -> dict[int, Answered | None]:
    """Answer each task; None for one that the deadline ended: a ``JobFunction``."""
    done: dict[int, Answered | None] = {}
    for place, asking in entries.items():
        announce(place)
        done[place] = answer_one(payload, asking)
    return done


def answer_one(given: Pass, asking: Asking) -> Answered | None:
    """Answer one task; None where the deadline ended it."""
    search = Search(
        asking.puzzle,
        proposers(given.sources, asking.kept),
        given.deadline,
        {name: replace(asked) for name, asked in asking.memory.items()},
        list(asking.found),
    )
    try:
        answers = search.run(given.seconds)
    except OutOfTime:
        return None
    return Answered(answers, search.memory, search.found)


@cache
def _load_once() -> None:
    load_families()
    load_installed()
