"""``Typer``: the types of the nodes of a pool, each worked out once.

Mutants share nearly all of their nodes, so what a new one costs is what is new in it.  Where
``infer`` explains a clash, this only tells that there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from batt.programs.infer import GRID_INPUT, input_types, leaf_type
from batt.programs.node import Node, Op, walk
from batt.programs.type_calls import Calls, Misfit
from batt.programs.type_terms import ANY, Type

MOST_CALLS_OF_ONE = 500
"""Calls inside a call that are worked out for its type: far more than any sane program has."""


MOST_KNOWN = 100_000
"""Calls whose types are kept from one pool to the next."""


class Typer:
    """Types the nodes of one pool, and remembers them.

    It agrees with ``infer``, with one exception: a call whose type would take very long to work out
    (a function that calls functions hundreds of times) counts as a clash here.

    >>> from batt.programs.program import Program
    >>> typer, root = Typer(), Program.parse("O = first(objects(I, T, F, T))").root
    >>> str(typer.of(root)), typer.is_well_typed(root)
    ('Object', True)
    """

    def __init__(self, inputs: Mapping[str, str | Type] = GRID_INPUT) -> None:
        """Start with nothing known; ``inputs`` as for ``infer``."""
        self._inputs = input_types(inputs)
        self._seen: set[int] = set()
        self._types: dict[int, Type] = {}
        self._clashing: set[int] = set()

    def of(self, node: Node) -> Type:
        """The type of a node; a call that clashes can be anything."""
        found = self._types.get(node.number)
        if found is None:
            self._learn(node)
            found = self._types[node.number]
        return found

    def is_well_typed(self, root: Node) -> bool:
        """Whether no call that a node depends on clashes."""
        self.of(root)
        return root.number not in self._clashing

    def _learn(self, root: Node) -> None:
        types, clashing = self._types, self._clashing
        for node in walk([root], self._seen):
            if node.op is not Op.CALL:
                types[node.number] = leaf_type(node, self._inputs)
                continue
            numbers = [arg.number for arg in node.args]
            types[node.number], clashes = _result(tuple([types[number] for number in numbers]))
            if clashes or not clashing.isdisjoint(numbers):
                clashing.add(node.number)


@lru_cache(MOST_KNOWN)
def _result(key: tuple[Type, ...]) -> tuple[Type, bool]:
    """The type of a call, by the types of what is called and of its arguments; and if it clashes.

    What is known from other calls is not used, so that it cannot matter in which order calls come.
    """
    calls = Calls(MOST_CALLS_OF_ONE)
    result = calls.result(key[0], key[1:])
    if isinstance(result, Misfit):
        return ANY, True
    return result, calls.gave_up
