"""A plan: the nodes of some programs in the order of computing, each once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from batt.dsl.values.twin import native_module
from batt.evaluate.placing import Call
from batt.programs.node import Node, Op

if TYPE_CHECKING or native_module("placing") is None:
    from batt.evaluate.placing import place, reach
else:
    place = native_module("placing").place
    reach = native_module("placing").reach

__all__ = ["UNSET", "Call", "Plan"]

UNSET = object()
"""In the place of an outcome that is not computed yet."""


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
        self._needs: list[tuple[int, ...]] = []
        self._reached: dict[int, list[int]] = {}
        for root in roots:
            calls, others = place(root, self._slots, self._needs, Call)
            self.segments.append(calls)
            for node in others:
                self._keep(node)
        self._marks = bytearray(len(self._needs))
        self.outputs = [self._slots[root.number] for root in roots]
        self.start: list[Any] = [UNSET] * len(self._needs)
        for slot, value in self.constants:
            self.start[slot] = value

    def _keep(self, node: Node) -> None:
        slot = self._slots[node.number]
        if node.op is Op.INPUT:
            self.inputs[node.payload] = slot
        else:
            self.constants.append((slot, node.payload))

    @property
    def slots(self) -> int:
        """The number of slots: one a node."""
        return len(self._needs)

    @property
    def size(self) -> int:
        """The number of calls."""
        return sum(map(len, self.segments))

    @property
    def calls(self) -> list[Call]:
        """All calls, in the order of computing."""
        return [call for segment in self.segments for call in segment]

    def slot(self, node: Node) -> int:
        """The slot of a node that a root depends on; ``KeyError`` for any other."""
        return self._slots[node.number]

    def reach(self, slot: int) -> list[int]:
        """The slots of the calls that a slot depends on, itself included where it is a call."""
        found = self._reached.get(slot)
        if found is None:
            found = self._reached[slot] = reach(slot, self._needs, self._marks)
        return found

    def depends(self, name: str) -> set[int]:
        """The slots of the calls that depend on an input."""
        late = {self.inputs[name]} if name in self.inputs else set()
        for call in self.calls:
            if not late.isdisjoint(self._needs[call.slot]):
                late.add(call.slot)
        return {slot for slot in late if self._needs[slot]}

    def __str__(self) -> str:
        """How many programs, how many distinct calls, and how much sharing saves."""
        shared = sum(map(len, self.segments))
        alone = sum(len(self.reach(slot)) for slot in self.outputs)
        saved = 1 - shared / alone if alone else 0.0
        return (
            f"{len(self.outputs)} programs, {shared} distinct calls of {alone} ({saved:.0%} shared)"
        )
