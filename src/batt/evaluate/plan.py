"""A plan: the nodes of some programs in the order of computing, each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from batt.programs.node import Node, Op, walk

UNSET = object()
"""In the place of an outcome that is not computed yet."""


class Call(NamedTuple):
    """Compute ``slot`` by calling the function in slot ``function`` with the values in ``args``."""

    slot: int
    function: int
    args: tuple[int, ...]


class Plan:
    """What to compute for a list of roots (the output nodes of programs), as slots of a table.

    ``outputs`` are the slots of the roots, and ``segments`` the calls that each root is the first
    to need, both in the order of the roots.  A plan is data: printing it tells how many programs it
    holds, and how much they share.
    """

    def __init__(self, roots: Sequence[Node]) -> None:
        """Order the nodes and number their slots."""
        self.constants: list[tuple[int, Any]] = []
        self.inputs: dict[str, int] = {}
        self.segments: list[list[Call]] = []
        self._slots: dict[int, int] = {}
        self._needs: dict[int, tuple[int, ...]] = {}
        self._reached: dict[int, Collection[int]] = {}
        seen: set[int] = set()
        for root in roots:
            self.segments.append([])
            for node in walk([root], seen):
                self._add(node)
        self.outputs = [self._slots[root.number] for root in roots]
        self.start: list[Any] = [UNSET] * len(self._slots)
        for slot, value in self.constants:
            self.start[slot] = value

    def _add(self, node: Node) -> None:
        slot = self._slots[node.number] = len(self._slots)
        if node.op is Op.INPUT:
            self.inputs[node.payload] = slot
        elif node.op is Op.CALL:
            self._needs[slot] = needs = tuple([self._slots[arg.number] for arg in node.args])
            self.segments[-1].append(Call(slot, needs[0], needs[1:]))
        else:
            self.constants.append((slot, node.payload))

    @property
    def slots(self) -> int:
        """The number of slots: one a node."""
        return len(self._slots)

    @property
    def calls(self) -> list[Call]:
        """All calls, in the order of computing."""
        return [call for segment in self.segments for call in segment]

    def reach(self, slot: int) -> Collection[int]:
        """The slots of the calls that a slot depends on, itself included where it is a call."""
        found = self._reached.get(slot)
        if found is None:
            alone = len(self.segments) == 1 and self.outputs[0] == slot
            found = self._reached[slot] = self._needs.keys() if alone else self._walk(slot)
        return found

    def _walk(self, slot: int) -> set[int]:
        reached: set[int] = set()
        stack = [slot]
        while stack:
            at = stack.pop()
            if at in self._needs and at not in reached:
                reached.add(at)
                stack.extend(self._needs[at])
        return reached

    def depends(self, name: str) -> set[int]:
        """The slots of the calls that depend on an input."""
        late = {self.inputs[name]} if name in self.inputs else set()
        for call in self.calls:
            if not late.isdisjoint(self._needs[call.slot]):
                late.add(call.slot)
        return late & self._needs.keys()

    def __str__(self) -> str:
        """How many programs, how many distinct calls, and how much sharing saves."""
        shared, alone = len(self._needs), sum(len(self.reach(slot)) for slot in self.outputs)
        saved = 1 - shared / alone if alone else 0.0
        return (
            f"{len(self.outputs)} programs, {shared} distinct calls of {alone} ({saved:.0%} shared)"
        )
