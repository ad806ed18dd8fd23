"""Giving slots to the nodes of programs, and finding what a slot depends on, in plain Python."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from batt.programs.node import Node


class Call(NamedTuple):
    """Compute ``slot`` by calling the function in slot ``function`` with the values in ``args``."""

    slot: int
    function: int
    args: tuple[int, ...]


def place(
    root: Node, slots: dict[int, int], needs: list[tuple[int, ...]], call: type[Call]
) -> tuple[list[Call], list[Node]]:
    """Give a slot to each node that a root is the first to need: its calls, and its other nodes.

    ``slots`` holds the slot of a node by its number, ``needs`` what each slot needs at once: of a
    call the slots of its function and arguments.  Nodes are placed as they are numbered, which is
    arguments before calls.
    """
    calls, others = [], []
    for node in _missing(root, slots):
        slot = slots[node.number] = len(needs)
        needs.append(tuple([slots[arg.number] for arg in node.args]))
        if node.args:
            calls.append(tuple.__new__(call, (slot, needs[slot][0], needs[slot][1:])))
        else:
            others.append(node)
    return calls, others


def _missing(root: Node, slots: dict[int, int]) -> list[Node]:
    """The nodes that a root depends on and that have no slot, by rising number."""
    if root.number in slots:
        return []
    found, stack, seen = [], [root], {root.number}
    while stack:
        node = stack.pop()
        found.append(node)
        for arg in node.args:
            if arg.number not in slots and arg.number not in seen:
                seen.add(arg.number)
                stack.append(arg)
    found.sort(key=attrgetter("number"))
    return found


def reach(slot: int, needs: list[tuple[int, ...]], marks: bytearray) -> list[int]:
    """The slots of the calls that a slot depends on, itself included where it is a call.

    ``marks`` has a byte a slot, all 0, and is left so.
    """
    found: list[int] = []
    stack = [slot]
    while stack:
        at = stack.pop()
        if not marks[at] and needs[at]:
            marks[at] = 1
            found.append(at)
            stack.extend(needs[at])
    for at in found:
        marks[at] = 0
    return found


def total(costs: list[int], slots: list[int]) -> int:
    """The sum of the costs at some slots."""
    return sum([costs[at] for at in slots])
