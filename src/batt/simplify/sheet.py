"""``Sheet``: the values of a program's nodes on the inputs whose outputs are to stay as they are.

Candidates share most of their nodes, so each node is computed at most once an input, and only when
it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.primitive import Primitive
from batt.dsl.values import Grid
from batt.errors import DslError
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import OUT_OF_STEPS, Failure, Outcome
from batt.evaluate.plan import UNSET, Call
from batt.evaluate.run import Frame, as_output, compute
from batt.programs.node import Node, Op, Pool, walk

TRIED_STEPS = 5_000
"""The most steps that a call may take which is only tried."""


class Sheet:
    """What every node of a pool has as its value on each of some inputs.

    ``spent`` counts the steps that were taken for it, each computed call one at least.
    """

    def __init__(self, pool: Pool, inputs: Sequence[Grid], budgets: Budgets) -> None:
        """Start with nothing computed."""
        self.pool = pool
        self.spent = 0
        self._budgets = budgets
        self._columns = [_Column(grid) for grid in inputs]
        self._seen: set[int] = set()
        self._nodes: dict[int, Node] = {}
        self._calls: dict[int, Call] = {}
        self._needs: dict[int, int] = {}

    def values(self, node: Node) -> tuple[Outcome, ...]:
        """The outcome of a node on each input."""
        return tuple([self.value(node, at) for at in range(len(self._columns))])

    def value(self, node: Node, at: int) -> Outcome:
        """The outcome of a node on one input."""
        self._learn(node)
        column = self._columns[at]
        missing = self._needs[node.number] & ~column.done
        if missing:
            column.done |= missing
            calls = [self._calls[number] for number in _bits(missing)]
            compute(column, calls, self._budgets)
            self.spent += sum([1 + column.costs[call.slot] for call in calls])
        return column.outcomes[node.number]

    def outputs(self, root: Node) -> Iterator[Grid | None]:
        """What a program answers on each input, None for a failure; each made when asked for."""
        for at, column in enumerate(self._columns):
            outcome = self.value(root, at)
            within = self._steps(root, column) <= self._budgets.program
            output = as_output(outcome if within else OUT_OF_STEPS)
            yield None if isinstance(output, Failure) else output

    def tried(self, primitive: Primitive, values: Sequence[Any]) -> Any:
        """What a primitive gives for values, None for nothing; no node is made for it."""
        meter.left = TRIED_STEPS
        try:
            return primitive(*values)
        except DslError:
            return None
        finally:
            self.spent += TRIED_STEPS - meter.left
            meter.left, meter.depth = UNLIMITED, 0

    def calls(self, root: Node) -> int:
        """The number of distinct calls of a program."""
        self._learn(root)
        return self._needs[root.number].bit_count()

    def _steps(self, root: Node, column: _Column) -> int:
        return sum([column.costs[number] for number in _bits(self._needs[root.number])])

    def _learn(self, root: Node) -> None:
        """Give each node that the root depends on its places in the columns."""
        if root.number in self._seen:
            return
        for node in walk([root], self._seen):
            self._nodes[node.number] = node
            bits = 0
            for arg in node.args:
                bits |= self._needs[arg.number]
            if node.op is Op.CALL:
                bits |= 1 << node.number
                function, *args = [arg.number for arg in node.args]
                self._calls[node.number] = Call(node.number, function, tuple(args))
            self._needs[node.number] = bits
            for column in self._columns:
                column.make_room(node)


class _Column(Frame):
    """The outcomes of all nodes, by their numbers, on one input."""

    __slots__ = ("done", "grid")

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.done = 0
        self.outcomes: list[Outcome] = []
        self.costs: list[int] = []

    def make_room(self, node: Node) -> None:
        """Make place for a node, and put the value of a leaf there."""
        short = node.number + 1 - len(self.outcomes)
        self.outcomes += [UNSET] * short
        self.costs += [0] * short
        if node.op is Op.INPUT:
            self.outcomes[node.number] = self.grid
        elif node.op is not Op.CALL:
            self.outcomes[node.number] = node.payload


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, rising."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def is_literal(value: Any) -> bool:
    """Whether a value is what constants of programs are: a number, or a tuple of two.

    >>> is_literal(3), is_literal((1, 2)), is_literal(((1, 2), (3, 4)))
    (True, True, False)
    """
    if type(value) is tuple:
        return len(value) == 2 and all(isinstance(each, int) for each in value)
    return isinstance(value, int)
