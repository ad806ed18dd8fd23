"""Keeping each program once, whatever its variables were called."""

from __future__ import annotations

from collections.abc import Iterable

from batt.programs.node import Node


def unique(roots: Iterable[tuple[int, Node]]) -> list[int]:
    """The places to go on with: the first of each program, given as (place, output node).

    Programs of one pool are equal when their output nodes are the same object, so this takes no
    text and no comparison.
    """
    first: dict[int, int] = {}
    for place, root in roots:
        first.setdefault(root.number, place)
    return list(first.values())
