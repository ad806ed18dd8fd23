"""Mutations of what a call is given: from the program itself, from material, from a donor."""

from __future__ import annotations

from random import Random

from batt.programs.edit import edited
from batt.programs.node import Node, Op
from batt.propose.bench import Subject
from batt.propose.facts import Facts
from batt.propose.fitting import fits
from batt.propose.mutations.mutation import Change, mutation

EVERYWHERE = 0.3
"""How often what is exchanged for something of a donor is so wherever it is used."""


@mutation(weight=4)
def rewire(subject: Subject, _facts: Facts | None, random: Random) -> Change | None:
    """Give a call another node of the program.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> outcomes("rewire", "O = hconcat(hmirror(I), I)")
    ['O = hconcat(I, I)', 'x1 = hmirror(I); O = hconcat(x1, x1)']
    """
    use = subject.pick_use(random)
    found = subject.fitting(use) if use else []
    if not found or use is None:
        return None
    new = random.choice(found)
    return Change(edited(subject.nodes, subject.bench.pool, at={use: new}))


@mutation(weight=2)
def borrow(subject: Subject, _facts: Facts | None, random: Random) -> Change | None:
    """Give a call a small expression over the input, or a function.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> "x1 = leastcolor(I); O = replace(I, ZERO, x1)" in outcomes(
    ...     "borrow", "O = replace(I, ZERO, ONE)")
    True
    """
    use = subject.pick_use(random)
    found = subject.bench.choices(subject.needed(use)) if use else []
    if not found or use is None:
        return None
    return Change(edited(subject.nodes, subject.bench.pool, at={use: random.choice(found)}))


@mutation(weight=4)
def graft(subject: Subject, _facts: Facts | None, random: Random) -> Change | None:
    """Give a call a part of another program.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> outcomes("graft", "O = vmirror(I)")
    ['x1 = trim(I); O = vmirror(x1)', 'x1 = trim(I); x2 = hmirror(x1); O = vmirror(x2)']
    """
    donors = subject.bench.donors
    return grafted(subject, random.choice(donors), random) if donors else None


def grafted(subject: Subject, donor: Node, random: Random) -> Change | None:
    """The program with one argument, or one node, exchanged for a call of the donor."""
    use, bench = subject.pick_use(random), subject.bench
    if use is None:
        return None
    old, needed = use[0].args[use[1]], subject.needed(use)
    found = [
        node
        for node in bench.subject(donor).calls
        if node is not old and fits(bench.typer.of(node), needed)
    ]
    if not found:
        return None
    new = random.choice(found)
    everywhere = old.op is Op.CALL and random.random() < EVERYWHERE
    edit = {"instead": {old: new}} if everywhere else {"at": {use: new}}
    return Change(edited(subject.nodes, bench.pool, **edit), (donor,))
