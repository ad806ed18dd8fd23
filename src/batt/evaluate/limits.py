"""Step budgets, and the nominal second in which they are spoken of."""

from __future__ import annotations

from dataclasses import dataclass

STEPS_PER_NOMINAL_SECOND = 50_000_000
"""How many steps a nominal second is, whichever twin is at work.

About what one core does in a second with native values: ``python benchmarks/nominal_second.py``
measured 80 million for the library's programs; programs that fail often, as mutated ones do, make
20 to 40 million.  Changing it changes what ``--budget`` means.
"""

DEFAULT_STEPS = 10_000_000
"""The default budget of a node, and of a program, on one sample."""

SEARCH_STEPS = 200_000
"""The default budget of a node, and of a program, on one sample of a search."""

TRIAL_STEPS = 2_000
"""What a trial of a search counts beside its own steps: making, reading and scoring a program."""

GUARD_STEPS_PER_SECOND = 200_000
"""How slow the slowest steps may be: a call of 100,000 steps, with plain values, takes 500 ms."""

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
    """The wall-clock guard of a job, in seconds: what its budgets could take at the slowest."""
    most = budgets.program * programs * samples
    return max(GUARD_LEAST_SECONDS, most / GUARD_STEPS_PER_SECOND)
