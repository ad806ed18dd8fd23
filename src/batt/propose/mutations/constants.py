"""Mutations of constants: another of the same role, or an expression that has their value."""

from __future__ import annotations

from random import Random

from batt.programs.edit import Use, edited
from batt.programs.roles import Role
from batt.propose.bench import Subject
from batt.propose.facts import Facts
from batt.propose.fitting import fits
from batt.propose.literals import others
from batt.propose.mutations.mutation import Change, mutation

ROLES = list(Role)
EVERYWHERE = 0.5
"""How often all uses of a constant with the same role change together."""


@mutation(weight=5)
def constant(subject: Subject, facts: Facts | None, random: Random) -> Change | None:
    """Exchange a constant for another of its role.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> "O = upscale(I, THREE)" in outcomes("constant", "O = upscale(I, TWO)")
    True
    """
    if not subject.constant_uses:
        return None
    use = random.choice(subject.constant_uses)
    role = random.choice(sorted(subject.roles(use), key=ROLES.index))
    found = others(_value(use), role, facts)
    if not found:
        return None
    new = subject.bench.pool.constant(random.choice(found))
    uses = _alike(subject, use, role) if random.random() < EVERYWHERE else [use]
    return Change(edited(subject.nodes, subject.bench.pool, at=dict.fromkeys(uses, new)))


@mutation(weight=2)
def generalise(subject: Subject, facts: Facts | None, random: Random) -> Change | None:
    """Exchange a constant for an expression that has its value on every train input.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> from batt.dsl.values import Grid
    >>> from batt.tasks.task import Pair, Task
    >>> task = Task("three high", (Pair(Grid("1/2/3"), Grid("1")),), ())
    >>> "x1 = height(I); O = upscale(I, x1)" in outcomes(
    ...     "generalise", "O = upscale(I, THREE)", task)
    True
    """
    if facts is None or not subject.constant_uses:
        return None
    use, bench = random.choice(subject.constant_uses), subject.bench
    needed = subject.needed(use)
    nodes = [bench.material(place) for place in facts.expressions(_value(use))]
    found = [node for node in nodes if fits(bench.typer.of(node), needed)]
    if not found:
        return None
    return Change(edited(subject.nodes, bench.pool, at={use: random.choice(found)}))


@mutation(weight=1)
def specialise(subject: Subject, facts: Facts | None, random: Random) -> Change | None:
    """Exchange an expression for the value that it has on every train input.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> from batt.dsl.values import Grid
    >>> from batt.tasks.task import Pair, Task
    >>> task = Task("three high", (Pair(Grid("1/2/3"), Grid("1")),), ())
    >>> outcomes("specialise", "O = upscale(I, height(I))", task)
    ['O = upscale(I, THREE)']
    """
    if facts is None:
        return None
    places = subject.bench.material_places
    values = [
        (call, facts.value(places[call]))
        for call in subject.calls
        if call in places and facts.value(places[call]) is not None
    ]
    if not values:
        return None
    call, value = random.choice(values)
    pool = subject.bench.pool
    return Change(edited(subject.nodes, pool, {call: pool.constant(value)}))


def _value(use: Use) -> object:
    return use[0].args[use[1]].payload


def _alike(subject: Subject, use: Use, role: Role) -> list[Use]:
    """The uses of the same constant that have the role."""
    it = use[0].args[use[1]]
    return [
        (call, place)
        for call, place in subject.constant_uses
        if call.args[place] is it and role in subject.roles((call, place))
    ]
