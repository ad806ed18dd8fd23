"""Mutations of calls: another primitive, a call more, a call less."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from batt.dsl.primitive import Primitive
from batt.programs.edit import edited
from batt.programs.node import Node, Op
from batt.programs.type_words import plain, signature_of
from batt.propose.bench import Subject
from batt.propose.facts import Facts
from batt.propose.fitting import overlaps
from batt.propose.mutations.mutation import Change, mutation
from batt.propose.wrapping import wrapped

NEAR = 0.7
"""How often a primitive is exchanged for one of the very same types, where there is one."""


@mutation(weight=5)
def primitive(subject: Subject, _facts: Facts | None, random: Random) -> Change | None:
    """Exchange a primitive for one of compatible type, called or as a value.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> "O = hupscale(I, TWO)" in outcomes("primitive", "O = vupscale(I, TWO)")
    True
    """
    places = [
        (call, place)
        for call in subject.calls
        for place, arg in enumerate(call.args)
        if arg.op is Op.PRIMITIVE
    ]
    if not places:
        return None
    use = random.choice(places)
    near, far = subject.bench.alternatives(use[0].args[use[1]].payload)
    found = near if near and (random.random() < NEAR or not far) else far
    if use[1] == 0:
        found = [each for each in found if _takes(subject, each, use[0].args[1:])]
    if not found:
        return None
    pool = subject.bench.pool
    new = pool.primitive(random.choice(found).name)
    return Change(edited(subject.nodes, pool, at={use: new}))


@mutation(weight=2)
def wrap(subject: Subject, facts: Facts | None, random: Random) -> Change | None:
    """Put a call around the output.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> "x1 = hmirror(I); O = trim(x1)" in outcomes("wrap", "O = hmirror(I)", tries=300)
    True
    """
    root, output = subject.root, subject.bench.interface.output
    return _change(subject, root, wrapped(subject, root, output, facts, random))


@mutation(weight=2)
def insert(subject: Subject, facts: Facts | None, random: Random) -> Change | None:
    """Put a call around an argument.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> "x1 = trim(I); O = hmirror(x1)" in outcomes("insert", "O = hmirror(I)", tries=300)
    True
    """
    use = subject.pick_use(random)
    if use is None:
        return None
    new = wrapped(subject, use[0].args[use[1]], subject.needed(use), facts, random)
    return Change(edited(subject.nodes, subject.bench.pool, at={use: new})) if new else None


@mutation(weight=3)
def unwrap(subject: Subject, _facts: Facts | None, random: Random) -> Change | None:
    """Exchange a call for one of its arguments.

    >>> from batt.propose.mutations.mutation import outcomes
    >>> outcomes("unwrap", "O = hconcat(hmirror(I), I)")
    ['O = hconcat(I, I)', 'O = hmirror(I)']
    """
    call, bench = subject.pick_call(random), subject.bench
    if call is None:
        return None
    kind = bench.typer.of(call)
    found = [arg for arg in call.args[1:] if overlaps(bench.typer.of(arg), kind)]
    return _change(subject, call, random.choice(found)) if found else None


def _takes(subject: Subject, new: Primitive, args: Sequence[Node]) -> bool:
    """Whether a primitive may be called with these arguments."""
    asked = map(plain, signature_of(new).parameters)
    return all(map(overlaps, map(subject.bench.typer.of, args), asked))


def _change(subject: Subject, old: Node, new: Node | None) -> Change | None:
    return Change(edited(subject.nodes, subject.bench.pool, {old: new})) if new else None
