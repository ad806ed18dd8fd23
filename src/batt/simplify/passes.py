"""The passes: each proposes programs that might be simpler, and leaves judging to the gate.

A pass is a function from a view of the current program to candidates.  None is needed for another
to be right, so each may be as small as its idea.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Any

from batt.dsl.primitive import Primitive
from batt.programs.edit import edited
from batt.programs.node import Node, Op
from batt.simplify.known import known_expressions
from batt.simplify.sheet import is_literal
from batt.simplify.simplicity import weight
from batt.simplify.view import View

Pass = Callable[[View], Iterable[Node]]

LARGEST_TRIED = 10
"""Smaller numbers are tried up to this one, above it the half."""


def laws(view: View) -> Iterator[Node]:
    """The normal form: what the laws beside the primitives make of the program."""
    yield view.normaliser.normal(view.root)


def equal_values(view: View) -> Iterator[Node]:
    """Nodes that have the same value on every input become one: all at once, then one by one."""
    simplest: dict[Any, Node] = {}
    instead: dict[Node, Node] = {}
    for node in sorted(view.nodes, key=view.sheet.calls):
        values = view.sheet.values(node)
        first = simplest.setdefault((*values, type(values[0]) is bool), node)
        if first is not node:
            instead[node] = first
    yield edited(view.nodes, view.pool, instead)
    for node, first in instead.items():
        yield view.put(node, first)


def same_everywhere(view: View) -> Iterator[Node]:
    """A call that has the same literal as its value on every input becomes that constant."""
    for call in view.calls:
        first, *others = view.sheet.values(call)
        if is_literal(first) and all(value == first for value in others):
            yield view.put(call, view.pool.constant(first))


def descendants(view: View) -> Iterator[Node]:
    """A call becomes one of the nodes that it depends on: a step is left out, or many are."""
    for call in view.calls:
        kind = view.kind(call)
        for node in view.nodes:
            if node is not call and view.depends(call, node) and view.kind(node) == kind:
                yield view.put(call, node)


def others(view: View) -> Iterator[Node]:
    """A call becomes a node beside it, so that what only it needed goes."""
    for call in view.calls:
        kind = view.kind(call)
        for node in view.nodes:
            beside = not view.depends(call, node) and not view.depends(node, call)
            if beside and view.kind(node) == kind:
                yield view.put(call, node)


def functions(view: View) -> Iterator[Node]:
    """A function of one argument does nothing, a chain of three leaves out one."""
    pool = view.pool
    for node in view.nodes:
        if (
            node.op in (Op.CALL, Op.PRIMITIVE)
            and view.kind(node) == 1
            and not is_called(node, view)
        ):
            yield view.put(node, pool.primitive("identity"))
        if is_call_of(node, "chain"):
            for outer, inner in combinations(node.args[1:], 2):
                yield view.put(node, pool.call(pool.primitive("compose"), outer, inner))


def merges(view: View) -> Iterator[Node]:
    """What filters members or maps them, and then merges them, merges all as they are."""
    merge = view.pool.primitive("merge")
    for call in view.calls:
        if is_call_of(call, "mfilter"):
            yield view.put(call, view.pool.call(merge, call.args[1]))
        elif is_call_of(call, "mapply"):
            yield view.put(call, view.pool.call(merge, call.args[2]))


def smaller_constants(view: View) -> Iterator[Node]:
    """A constant becomes a smaller one, everywhere or in one place."""
    for node in view.nodes:
        if node.op is Op.CONSTANT:
            for value in smaller(node.payload):
                yield view.put(node, view.pool.constant(value))
    for use in view.uses:
        for value in smaller(use[0].args[use[1]].payload):
            yield view.put_at(use, view.pool.constant(value))


PASSES: tuple[Pass, ...] = (
    laws,
    equal_values,
    same_everywhere,
    descendants,
    functions,
    merges,
    known_expressions,
    others,
    smaller_constants,
)
"""In the order in which they are asked: what costs least and cuts most comes first."""


def smaller(value: Any) -> list[Any]:
    """The constants that are tried in the place of one, the smallest first.

    >>> smaller(2), smaller(True), smaller((0, 2))
    ([0, 1, -1], [False], [(0, 0), (0, 1), (0, -1)])
    """
    if isinstance(value, tuple):
        found = [
            (*value[:place], less, *value[place + 1 :])
            for place, each in enumerate(value)
            for less in smaller(each)
        ]
    elif isinstance(value, bool):
        return [False] if value else []
    else:
        found = [n for most in range(LARGEST_TRIED + 1) for n in (most, -most)] + [value // 2]
    return [less for less in dict.fromkeys(found) if weight(less) < weight(value)]


def is_call_of(node: Node, name: str) -> bool:
    """Whether a node is a call of that primitive."""
    if node.op is not Op.CALL or node.args[0].op is not Op.PRIMITIVE:
        return False
    primitive: Primitive = node.args[0].payload
    return primitive.name == name


def is_called(node: Node, view: View) -> bool:
    """Whether a primitive is nowhere a value, only called."""
    return node.op is Op.PRIMITIVE and all(node not in call.args[1:] for call in view.calls)
