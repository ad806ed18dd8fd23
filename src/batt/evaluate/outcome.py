"""An outcome: the value of a node on a sample, or the failure in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Failure:
    """There is no value, because of this primitive, for this reason; itself a value, never raised.

    >>> print(Failure("first", "empty container"))
    first: empty container
    """

    primitive: str
    reason: str

    def __str__(self) -> str:
        """Primitive first, then the reason."""
        return f"{self.primitive}: {self.reason}" if self.primitive else self.reason


OUT_OF_STEPS = Failure("", "steps")
"""A node or a program would pass its step budget."""

NOT_A_GRID = Failure("", "not a grid")
"""A program's output is no grid of 1 to 30 by 1 to 30 with colours 0 to 9."""

Outcome = Any
"""A value or a ``Failure``."""
