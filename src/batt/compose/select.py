"""Which programs go into a batt: those kept for the named tasks first, then the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from random import Random

from batt.compose.batt import Batt, Entry
from batt.programs.node import Pool
from batt.programs.program import Program

Source = tuple[str, Program]
"""The id of the task that a program was written or kept for, and the program."""


def choose(
    sources: Iterable[Source], first: Collection[str], count: int, seed: int
) -> list[Source]:
    """At most ``count`` distinct programs: those of the tasks in ``first``, then others by lot.

    ``sources`` must come in an order of their own; the same sources and seed give the same choice.
    """
    every = list(sources)
    wanted = _distinct(source for source in every if source[0] in first)
    others = _distinct(every)
    for key in wanted:
        others.pop(key, None)
    drawn = list(others.values())
    Random(f"compose {seed}").shuffle(drawn)
    return [*wanted.values(), *drawn][:count]


def _distinct(sources: Iterable[Source]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source[1].key, source)
    return found


def compose(sources: Iterable[Source]) -> Batt:
    """Merge programs into one batt, in which equal expressions are one node."""
    pool = Pool()
    entries = [Entry(pool.adopt(program.root), task=task) for task, program in sources]
    return Batt(pool, entries)
