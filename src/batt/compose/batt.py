"""``Batt``: many programs in one graph, in which what they share is there once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from batt.programs.node import Node, Pool


@dataclass(frozen=True, slots=True)
class Entry:
    """One program of a batt.

    ``node`` is its output, ``task`` the id of the task that it came from, ``parents`` the keys of
    the programs that it was made of, ``mutated`` whether it differs from them.
    """

    node: Node
    task: str | None = None
    parents: tuple[str, ...] = ()
    mutated: bool = False


@dataclass(frozen=True, slots=True)
class Batt:
    """The entries of a batt, whose nodes all belong to one pool."""

    pool: Pool
    entries: Sequence[Entry]
