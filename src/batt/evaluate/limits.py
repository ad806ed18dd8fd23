"""Step budgets, and the nominal second in which they are spoken of."""

from __future__ import annotations

from dataclasses import dataclass

STEPS_PER_NOMINAL_SECOND = 3_000_000
"""How many steps a nominal second is: about what one core does in a second with plain values.

Measured with ``python benchmarks/nominal_second.py``.  Changing it changes what ``--budget`` means.
"""

DEFAULT_STEPS = 10_000_000
"""The default budget of a node, and of a program, on one sample."""

GUARD_FACTOR = 10
GUARD_LEAST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Budgets:
    """The most steps that one node, and one program, may take on a sample."""

    node: int = DEFAULT_STEPS
    program: int = DEFAULT_STEPS


def nominal_seconds(steps: int) -> float:
    """What a number of steps is in nominal seconds."""
    return steps / STEPS_PER_NOMINAL_SECOND


def as_steps(seconds: float) -> int:
    """What nominal seconds, as ``--budget`` speaks of, are in steps."""
    return round(seconds * STEPS_PER_NOMINAL_SECOND)


def default_guard(budgets: Budgets, programs: int, samples: int) -> float:
    """The wall-clock guard of a job, in seconds: far above what its step budgets let it take."""
    return max(
        GUARD_LEAST_SECONDS,
        GUARD_FACTOR * nominal_seconds(budgets.program * programs * samples),
    )
