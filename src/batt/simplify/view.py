"""``View``: the current program as the passes see it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from batt.dsl.values import Function
from batt.evaluate.outcome import Failure
from batt.programs.edit import Use, edited
from batt.programs.node import Node, Op, Pool, walk
from batt.programs.normal import Normaliser
from batt.programs.typer import Typer
from batt.simplify.sheet import Sheet


class View:
    """A program with the values of its nodes, and ways to put something else into it."""

    def __init__(self, root: Node, sheet: Sheet, typer: Typer, normaliser: Normaliser) -> None:
        """List the nodes, arguments before calls."""
        self.root, self.sheet, self.typer, self.normaliser = root, sheet, typer, normaliser
        self.nodes = list(walk([root]))

    @property
    def pool(self) -> Pool:
        """Where new nodes are made."""
        return self.sheet.pool

    @cached_property
    def calls(self) -> list[Node]:
        """The calls, the output first: a change near it cuts most."""
        return [node for node in reversed(self.nodes) if node.op is Op.CALL]

    @cached_property
    def uses(self) -> list[Use]:
        """Where constants are used: the call, and the place among its arguments."""
        return [
            (call, place)
            for call in self.calls
            for place, arg in enumerate(call.args)
            if arg.op is Op.CONSTANT
        ]

    @cached_property
    def _below(self) -> dict[int, int]:
        """What each node depends on, itself included, as bits by the place in ``nodes``."""
        below: dict[int, int] = {}
        for place, node in enumerate(self.nodes):
            bits = 1 << place
            for arg in node.args:
                bits |= below[arg.number]
            below[node.number] = bits
        return below

    def needs(self, node: Node) -> int:
        """The calls that a node of the program depends on, itself included, as bits."""
        return self._below[node.number] & self._calls_bits

    def only_for(self, call: Node) -> int:
        """The calls that nothing but this one needs, itself included, as bits."""
        kept: dict[int, int] = {call.number: 0}
        for place, node in enumerate(self.nodes):
            if node is not call:
                bits = 1 << place
                for arg in node.args:
                    bits |= kept[arg.number]
                kept[node.number] = bits
        return self._calls_bits & ~kept[self.root.number]

    @cached_property
    def _calls_bits(self) -> int:
        return sum(1 << place for place, node in enumerate(self.nodes) if node.op is Op.CALL)

    def depends(self, node: Node, on: Node) -> bool:
        """Whether a node of the program depends on another, or is it."""
        bits = self._below[on.number]
        return bool(self._below[node.number] >> (bits.bit_length() - 1) & 1)

    def kind(self, node: Node) -> Any:
        """What sort of value a node has on the first input: only the same may take its place."""
        return kind_of(self.sheet.value(node, 0))

    def put(self, old: Node, new: Node) -> Node:
        """The program with a node in the place of another."""
        return edited(self.nodes, self.pool, {old: new})

    def put_at(self, use: Use, new: Node) -> Node:
        """The program with a node as one argument of one call."""
        return edited(self.nodes, self.pool, at={use: new})


def kind_of(value: Any) -> Any:
    """The class of a value, of functions also how many arguments they take.

    >>> kind_of(3) is kind_of(True), kind_of((1, 2))
    (True, <class 'tuple'>)
    """
    if isinstance(value, Function):
        return value.arity
    if isinstance(value, int):
        return int
    return Failure if type(value) is Failure else type(value)
