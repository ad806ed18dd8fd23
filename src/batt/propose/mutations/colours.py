"""Renaming the colours of a program, as one that comes from another task needs."""

from __future__ import annotations

from random import Random

from batt.programs.edit import Use, edited
from batt.programs.roles import Role
from batt.propose.bench import Subject
from batt.propose.facts import Facts
from batt.propose.literals import COLOURS
from batt.propose.mutations.mutation import Change, mutation

BY_FREQUENCY = 0.5
"""How often the lowest number, mostly the background, stands for the task's commonest colour."""


@mutation(weight=1)
def recolour(subject: Subject, facts: Facts | None, random: Random) -> Change | None:
    """Give each colour of the program another: different ones stay different.

    With a task the new ones are its colours, as long as these suffice.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> "O = switch(I, SEVEN, FOUR)" in outcomes("recolour", "O = switch(I, ONE, TWO)", tries=500)
    True
    """
    uses = [use for use in subject.constant_uses if Role.COLOUR in subject.roles(use)]
    named = sorted({_colour(use) for use in uses if type(_colour(use)) is int})
    new = dict(zip(named, _names(len(named), facts, random), strict=False))
    if not any(old != colour for old, colour in new.items()):
        return None
    pool = subject.bench.pool
    at = {use: pool.constant(new[_colour(use)]) for use in uses if _colour(use) in new}
    return Change(edited(subject.nodes, pool, at=at))


def _names(many: int, facts: Facts | None, random: Random) -> list[int]:
    """That many different colours, or ten: those of the task first."""
    shown = list(facts.colours) if facts else []
    first = shown[:1] if random.random() < BY_FREQUENCY else []
    left = [colour for colour in shown if colour not in first]
    rest = [colour for colour in COLOURS if colour not in shown]
    return (first + random.sample(left, len(left)) + random.sample(rest, len(rest)))[:many]


def _colour(use: Use) -> int:
    colour: int = use[0].args[use[1]].payload
    return colour
