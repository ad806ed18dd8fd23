"""The proposers of known programs: what a store keeps, the library, and neighbours of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from batt.dsl.values import Grid
from batt.errors import NotUnderstood
from batt.programs.program import Program
from batt.propose.library import library
from batt.propose.neighbours import neighbours
from batt.propose.proposers import Budget, Propose, Proposer, Train

PARSED_PROGRAMS = 4096
"""How many parsed programs are held for the next task."""

PROGRAMS_WITH_NEIGHBOURS = 256
"""Of how many programs the neighbours are held; each has about 25."""

STEPS_PER_NEIGHBOUR = 100
"""What making a neighbour is charged: about the time that it takes."""


def known_proposers(
    kept: Sequence[str], elsewhere: Sequence[str], with_library: bool
) -> list[Proposer]:
    """The proposers for one task.

    ``kept`` are the texts of what the store keeps for the task, ``elsewhere`` of what solves other
    tasks.  What uses a primitive that is not here is left out, and so is a proposer that has no
    programs, which would take its part of the budget.
    """

    def mutants(_: Train, _tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
        others = sorted([*shipped(with_library), *_parsed(elsewhere)], key=_smaller)
        for text in dict.fromkeys(each.text for each in (*_parsed(kept), *others)):
            for neighbour in _around(text):
                budget.spend(STEPS_PER_NEIGHBOUR)
                yield neighbour

    every = [
        Proposer("store", replaying(lambda: _parsed(kept)), rank=30),
        Proposer("library", replaying(lambda: shipped(with_library)), rank=35, weight=30),
        Proposer("elsewhere", replaying(lambda: _parsed(elsewhere)), rank=75, weight=2),
        Proposer("mutants", mutants, rank=90, weight=2),
    ]
    has = {"store": bool(kept), "library": with_library, "elsewhere": bool(elsewhere)}
    return [each for each in every if has.get(each.name, any(has.values()))]


def replaying(programs: Callable[[], Iterable[Program]]) -> Propose:
    """A function that proposes the same programs for every task."""

    def replay(_: Train, _tests: tuple[Grid, ...], _budget: Budget) -> Iterable[Program]:
        return programs()

    return replay


def shipped(with_library: bool) -> Iterator[Program]:
    """The programs of the library, the smallest first, or none."""
    return iter(_smallest_first() if with_library else ())


@cache
def _smallest_first() -> tuple[Program, ...]:
    return tuple(sorted((each.program for each in library()), key=_smaller))


def _smaller(program: Program) -> tuple[int, str]:
    return program.size, program.key


@lru_cache(PROGRAMS_WITH_NEIGHBOURS)
def _around(text: str) -> tuple[Program, ...]:
    """The neighbours of a program, which the next task wants as well."""
    return tuple(neighbours(Program.parse(text)))


def _parsed(texts: Iterable[str]) -> Iterator[Program]:
    return filter(None, map(_parse, texts))


@lru_cache(PARSED_PROGRAMS)
def _parse(text: str) -> Program | None:
    try:
        return Program.parse(text)
    except NotUnderstood:
        return None
