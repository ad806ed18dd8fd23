"""The graph of calls: hash-consed, so that equal expressions are one object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from batt.dsl.constants import CONSTANTS
from batt.dsl.primitive import CATALOGUE


class Op(Enum):
    """What a node is."""

    INPUT = "input"
    CONSTANT = "constant"
    PRIMITIVE = "primitive"
    CALL = "call"


class Node:
    """One expression of a program; only ``Pool`` makes them.

    An input has its name (``I``; of a differ also ``S``, ``C``) as ``payload``, a constant its
    value, a primitive used as a value the ``Primitive``.  A call has none: its first argument is
    the node of the function, the others those of the function's arguments.  ``number`` counts the
    nodes of a pool, arguments before calls.
    """

    __slots__ = ("args", "number", "op", "payload")

    def __init__(self, op: Op, payload: Any, args: tuple[Node, ...], number: int) -> None:
        """Keep what the pool decided."""
        self.op, self.payload, self.args, self.number = op, payload, args, number

    def __repr__(self) -> str:
        """A short note for people who debug; programs print through ``text``."""
        inside = ", ".join(f"#{arg.number}" for arg in self.args) if self.args else self.payload
        return f"<{self.op.value} #{self.number} {inside}>"


NO_INPUTS: Mapping[str, Node] = {}


class Pool:
    """Makes nodes, and makes each only once: within a pool, equal expressions are the same object.

    >>> pool = Pool()
    >>> pool.call(pool.primitive("flip"), pool.constant(True)) is pool.call(
    ...     pool.primitive("flip"), pool.constant(True))
    True
    >>> pool.constant(True) is pool.constant(1)
    False
    """

    def __init__(self) -> None:
        """Start empty."""
        self._nodes: dict[Any, Node] = {}

    def __len__(self) -> int:
        """The number of nodes made."""
        return len(self._nodes)

    def input(self, name: str = "I") -> Node:
        """The node of an input."""
        return self._node(("input", name), Op.INPUT, name, ())

    def constant(self, value: Any) -> Node:
        """The node of a constant: a number, a boolean, or tuples of these.

        A boolean and the number that equals it are different constants.
        """
        return self._node(("constant", literal_key(value)), Op.CONSTANT, value, ())

    def primitive(self, name: str) -> Node:
        """The node of a primitive as a value; ``KeyError`` where there is none of that name."""
        return self._node(("primitive", name), Op.PRIMITIVE, CATALOGUE[name], ())

    def call(self, function: Node, *args: Node) -> Node:
        """The node of a call of ``function`` with ``args``."""
        every = (function, *args)
        # Numbers alone make the key of a call: it has at least one, and no name is a number.
        return self._node(tuple([arg.number for arg in every]), Op.CALL, None, every)

    def adopt(self, root: Node, inputs: Mapping[str, Node] = NO_INPUTS) -> Node:
        """The node of this pool that equals one of another pool.

        ``inputs`` has by name the nodes of this pool that come in the place of inputs.
        """
        made: dict[int, Node] = {}
        for node in walk([root]):
            if node.op is Op.CALL:
                made[node.number] = self.call(*[made[arg.number] for arg in node.args])
            elif node.op is Op.CONSTANT:
                made[node.number] = self.constant(node.payload)
            elif node.op is Op.PRIMITIVE:
                made[node.number] = self.primitive(node.payload.name)
            else:
                made[node.number] = inputs.get(node.payload) or self.input(node.payload)
        return made[root.number]

    def _node(self, key: Any, op: Op, payload: Any, args: tuple[Node, ...]) -> Node:
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Node(op, payload, args, len(self._nodes))
        return found


def walk(roots: Iterable[Node], seen: set[int] | None = None) -> Iterator[Node]:
    """Every node that the roots depend on, each once, arguments before calls, depth first.

    Nodes whose numbers are in ``seen`` are passed over, and the numbers of those visited added to
    it.  A loop, not a recursion: a graph may be 10,000 nodes deep.
    """
    seen = set() if seen is None else seen
    for root in roots:
        stack: list[Node | None] = [root]
        while stack:
            node = stack.pop()
            if node is None:  # the arguments of the node below have been visited
                yield stack.pop()  # type: ignore[misc]
            elif node.number not in seen:
                seen.add(node.number)
                if node.args:
                    stack += (node, None, *reversed(node.args))
                else:
                    yield node


def literal_key(value: Any) -> Any:
    """A key under which two constants are equal only when they are written alike.

    >>> literal_key((True, 2)) == literal_key((1, 2))
    False
    """
    if isinstance(value, tuple):
        return tuple(map(literal_key, value))
    return (type(value).__name__, value)


NAMED = {literal_key(value): name for name, value in CONSTANTS.items()}
"""The name of each constant that has one, by its ``literal_key``."""
