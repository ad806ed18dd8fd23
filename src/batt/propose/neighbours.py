"""Neighbours of a program: each one constant or one primitive away, in an order of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from batt.dsl.primitive import CATALOGUE, Primitive
from batt.programs.node import Node, Op, Pool, walk
from batt.programs.program import Program
from batt.programs.roles import Role, roles

SMALL = 5
ALTERNATIVES: Mapping[Role, tuple[object, ...]] = {
    Role.COLOUR: tuple(range(10)),
    Role.FLAG: (False, True),
    Role.SIZE: tuple(range(1, SMALL)),
    Role.NUMBER: tuple(range(SMALL)),
    Role.DIRECTION: tuple((i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)),
}
"""What may stand in the place of a constant of a role, where it is of the same type."""


def neighbours(program: Program) -> Iterator[Program]:
    """Every program that differs in one constant or in one primitive of the same signature.

    >>> [str(each) for each in neighbours(Program.parse("O = rot90(I)"))][:2]
    ['O = bottomhalf(I)', 'O = compress(I)']
    """
    pool = Pool()
    root = pool.adopt(program.root)
    wanted = roles(root)
    for node in list(walk([root])):
        if node.op is Op.CONSTANT:
            others = _constants(node, wanted[node], pool)
        elif node.op is Op.PRIMITIVE:
            others = [pool.primitive(name) for name in _alike(node.payload)]
        else:
            continue
        for other in others:
            yield Program.from_node(_with(pool, root, node, other))


def _constants(node: Node, found: frozenset[Role], pool: Pool) -> list[Node]:
    values = (value for role in Role if role in found for value in ALTERNATIVES.get(role, ()))
    fitting = (value for value in values if type(value) is type(node.payload))
    others = dict.fromkeys(pool.constant(value) for value in fitting)
    return [other for other in others if other is not node]


@cache
def _alike(primitive: Primitive) -> tuple[str, ...]:
    """The names of the other primitives of the same signature."""
    wanted = (list(primitive.parameters.values()), primitive.result)
    return tuple(
        name
        for name, other in sorted(CATALOGUE.items())
        if other is not primitive and (list(other.parameters.values()), other.result) == wanted
    )


def _with(pool: Pool, root: Node, old: Node, new: Node) -> Node:
    """The graph of ``root`` with one node in the place of another."""
    made: dict[int, Node] = {}
    for node in walk([root]):
        if node is old:
            made[node.number] = new
        elif node.op is Op.CALL:
            made[node.number] = pool.call(*[made[arg.number] for arg in node.args])
        else:
            made[node.number] = node
    return made[root.number]
