"""``Gate``: the only way by which a program becomes a simpler one."""

from __future__ import annotations

from collections.abc import Callable

from batt.programs.node import Node
from batt.simplify.simplicity import simpler_than


class Gate:
    """Lets candidates through that are simpler than the current program and keep a predicate.

    What was refused once is never looked at again: the predicate does not change, and what is not
    simpler than a program is not simpler than a simpler one.  So passes may propose as they like.
    """

    def __init__(self, root: Node, keeps: Callable[[Node], bool]) -> None:
        """Begin with a program, of which ``keeps`` is true."""
        self.current = root
        self._keeps = keeps
        self._tried = {root.number}

    def consider(self, candidate: Node) -> bool:
        """Make a candidate the current program if it may be; tell whether it is now."""
        if candidate.number in self._tried:
            return False
        self._tried.add(candidate.number)
        if not simpler_than(candidate, self.current) or not self._keeps(candidate):
            return False
        self.current = candidate
        return True
