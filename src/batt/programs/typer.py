"""``Typer``: the types of the nodes of a pool, each worked out once.

Mutants share nearly all of their nodes, so what a new one costs is what is new in it.  Where
``infer`` explains a clash, this only tells that there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from batt.programs.infer import GRID_INPUT, input_types, leaf_type
from batt.programs.node import Node, Op, walk
from batt.programs.type_calls import DEEPEST_CALL, Calls, Misfit
from batt.programs.type_terms import ANY, Type

MOST_CALLS_OF_ONE = 700
"""Calls inside a call that are worked out for its type: far more than any sane program has, and
few enough that ``infer``, which has a limit for a whole program, is far from it."""

MOST_KNOWN = 200_000
"""Results that are kept from one pool to the next."""


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
            called, *args = [types[number] for number in numbers]
            result = result_of(called, tuple(args))
            types[node.number] = ANY if result is None else result
            if result is None or not clashing.isdisjoint(numbers):
                clashing.add(node.number)


def result_of(called: Type, args: tuple[Type, ...]) -> Type | None:
    """The type that a call gives; None where it clashes or takes too long to work out.

    It depends on nothing else: neither on what was worked out before, nor in which order.
    """
    key = (called, args)
    if key in _too_long:
        return None
    found = _known.get(key)
    if found is None:
        try:
            found = _Remembered().entry(key)
        except _TooLong:
            _too_long.add(key)
            return None
    return found.result if isinstance(found.result, Type) else None


_Key = tuple[Type, tuple[Type, ...]]


class _Entry(NamedTuple):
    """A result, how deep the calls inside were nested, and how many there were in all."""

    result: Type | Misfit
    height: int
    weight: int


_known: dict[_Key, _Entry] = {}
_too_long: set[_Key] = set()


class _TooLong(Exception):
    """A type would take too long to work out."""


class _Remembered(Calls):
    """Calls that are remembered for ever, with what they cost.

    A remembered call is counted like one worked out anew, so the limits are met in the same calls
    whatever is remembered.
    """

    def __init__(self) -> None:
        super().__init__()
        self._height = self._weight = 0

    def result(self, called: Type, args: tuple[Type, ...]) -> Type | Misfit:
        """The type of what a call gives, or why it gives nothing."""
        found = self.entry((called, args))
        self._height = max(self._height, found.height)
        self._weight += found.weight
        if self._depth + found.height > DEEPEST_CALL or self._weight > MOST_CALLS_OF_ONE:
            raise _TooLong
        return found.result

    def entry(self, key: _Key) -> _Entry:
        """The same with what it costs."""
        found = _known.get(key)
        if found is None:
            if self._depth >= DEEPEST_CALL:
                raise _TooLong
            outer = self._height, self._weight
            self._height, self._weight = 0, 1
            self._depth += 1
            result = self._result(*key)
            self._depth -= 1
            found = _Entry(result, self._height + 1, self._weight)
            self._height, self._weight = outer
            if len(_known) >= MOST_KNOWN:
                _known.clear()
            _known[key] = found
        return found
