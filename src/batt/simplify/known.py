"""Single calls with the value of a longer expression: a small bank, made anew for each program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from batt.dsl.primitive import Primitive, common
from batt.programs.node import Node, Op
from batt.programs.type_calls import fits
from batt.programs.type_terms import BOOLEAN, FUNCTION_HEADS, Type
from batt.programs.type_words import plain, signature_of
from batt.simplify.view import View

MOST_ARGUMENTS = 2
"""Calls with more arguments are too many to try."""


class Given(NamedTuple):
    """A node of the program: its value on the first input, and what it needs, as bits."""

    node: Node
    value: Any
    needs: int


class Wanted(NamedTuple):
    """A call that may be replaced, and what goes with it, as bits."""

    call: Node
    goes: int


def known_expressions(view: View) -> Iterator[Node]:
    """A longer expression becomes one call, of what the program has, with the same values.

    Only where two calls go for the one that comes: another primitive that happens to do the same
    is as a rule the less fitting one.
    """
    wanted: dict[Any, list[Wanted]] = defaultdict(list)
    for call in view.calls:
        goes = view.only_for(call)
        if goes.bit_count() > 1:
            wanted[view.sheet.value(call, 0)].append(Wanted(call, goes))
    for primitive, args in single_calls(view):
        value = view.sheet.tried(primitive, [arg.value for arg in args])
        for each in wanted.get(value, ()):
            if _gains(each, args):
                nodes = [arg.node for arg in args]
                new = view.pool.call(view.pool.primitive(primitive.name), *nodes)
                if view.sheet.values(new) == view.sheet.values(each.call):
                    yield view.put(each.call, new)


def _gains(wanted: Wanted, args: tuple[Given, ...]) -> bool:
    goes = wanted.goes
    for arg in args:
        goes &= ~arg.needs
    return goes.bit_count() > 1


def single_calls(view: View) -> Iterator[tuple[Primitive, tuple[Given, ...]]]:
    """Every call of one or two arguments that are nodes of the program and fit by their types."""
    given = [
        Given(node, view.sheet.value(node, 0), view.needs(node))
        for node in view.nodes
        if node.op is not Op.PRIMITIVE
    ]
    fitting: dict[Type, list[Given]] = {}
    for primitive, asked in _plain_primitives():
        for needed in asked:
            if needed not in fitting:
                fitting[needed] = [n for n in given if _fits(view.typer.of(n.node), needed)]
        for one in fitting[asked[0]]:
            if len(asked) == 1:
                yield primitive, (one,)
            else:
                for other in fitting[asked[1]]:
                    yield primitive, (one, other)


@cache
def _fits(given: Type, needed: Type) -> bool:
    if given is BOOLEAN:
        return needed is BOOLEAN  # a flag is a number, but nobody would write it for one
    return given.head not in FUNCTION_HEADS and fits(given, needed)


def _plain_primitives() -> Iterator[tuple[Primitive, tuple[Type, ...]]]:
    """The primitives of few arguments, none a function, with what they ask for; by name."""
    for made in sorted(common(), key=lambda each: each.name):
        asked = _asked(made)
        if 1 <= len(asked) <= MOST_ARGUMENTS:
            yield made, asked


@cache
def _asked(primitive: Primitive) -> tuple[Type, ...]:
    """The types of a primitive's arguments; none where one of them is a function."""
    asked = tuple(map(plain, signature_of(primitive).parameters))
    return () if any(each.head in FUNCTION_HEADS for each in asked) else asked
