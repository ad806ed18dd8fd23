"""Putting a call around a node: which primitive, and where its other arguments come from."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from batt.dsl.primitive import Primitive
from batt.programs.node import Node
from batt.programs.type_terms import FUNCTION_HEADS, Type
from batt.programs.type_words import plain, signature_of
from batt.propose.bench import Subject
from batt.propose.facts import Facts
from batt.propose.fitting import could_be, fits
from batt.propose.literals import constant_for

FROM_PROGRAM, FROM_CONSTANTS = 0.4, 0.8
"""Where the other arguments of a new call come from: up to these shares of the time from the
program and from constants, otherwise from material."""


def wrapped(
    subject: Subject, node: Node, needed: Type, facts: Facts | None, random: Random
) -> Node | None:
    """A call around a node of a program that may give what is needed; None where none is found."""
    found = subject.bench.wrappers(subject.bench.typer.of(node), needed)
    if not found:
        return None
    made, at = random.choice(found)
    call = _called(subject, made, {at: node}, facts, random)
    if call is None or not could_be(subject.bench.typer.of(call), needed):
        return None
    return call


def joined(subject: Subject, other: Node, facts: Facts | None, random: Random) -> Node | None:
    """A call of which both a program's output and another's are arguments; None for none."""
    bench, root = subject.bench, subject.root
    given = bench.typer.of(other)
    found = [
        (made, at, place)
        for made, at in bench.wrappers(bench.typer.of(root), bench.interface.output)
        for place, asked in enumerate(signature_of(made).parameters)
        if place != at and fits(given, plain(asked))
    ]
    if not found:
        return None
    made, at, place = random.choice(found)
    return _called(subject, made, {at: root, place: other}, facts, random)


def _called(
    subject: Subject,
    made: Primitive,
    given: Mapping[int, Node],
    facts: Facts | None,
    random: Random,
) -> Node | None:
    args = []
    for place in range(made.arity):
        arg = given.get(place) or _argument(subject, made, place, facts, random)
        if arg is None:
            return None
        args.append(arg)
    pool = subject.bench.pool
    return pool.call(pool.primitive(made.name), *args)


def _argument(
    subject: Subject, made: Primitive, place: int, facts: Facts | None, random: Random
) -> Node | None:
    """What a parameter may be given: a function, a node of the program, a constant, material."""
    bench, asked = subject.bench, plain(signature_of(made).parameters[place])
    source = random.random()
    if asked.head not in FUNCTION_HEADS:
        if source < FROM_PROGRAM:
            nodes = [node for node in subject.nodes if fits(bench.typer.of(node), asked)]
            if nodes:
                return random.choice(nodes)
        if source < FROM_CONSTANTS:
            word = list(made.parameters.values())[place]
            value = constant_for(word, asked, facts, random)
            if value is not None:
                return bench.pool.constant(value)
    found = bench.choices(asked)
    return random.choice(found) if found else None
