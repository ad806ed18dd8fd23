"""Proposers: functions that look at a task and yield programs which may solve it.

::

    @proposer(rank=40)
    def mirrors(train, test_inputs, budget):
        \"\"\"Mirror images, one after the other.\"\"\"
        budget.spend(sum(grid.height * grid.width for grid, _ in train))
        yield Program.parse("O = hmirror(I)")

A proposer may yield at any time.  What it looks at itself it charges to its budget, in steps; the
trials of what it yields are charged for it, and ``OutOfBudget`` ends it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules

from batt.dsl.values import Grid
from batt.errors import OutOfBudget, UsageError
from batt.programs.program import Program
from batt.propose import induce

GROUP = "batt.proposers"
"""The group of entry points whose modules are imported before proposers are asked."""

Train = tuple[tuple[Grid, Grid], ...]
"""The train pairs as (input, output)."""

Propose = Callable[[Train, tuple[Grid, ...], "Budget"], Iterable[Program]]
"""``function(train, test_inputs, budget)`` yields programs, those it believes in most first."""


class Budget:
    """The steps that a proposer may spend on one task, its own work and its programs' trials."""

    def __init__(self, steps: int, deadline: float | None = None) -> None:
        """Begin with all of them; ``deadline`` is a moment of ``time.monotonic``, not to pass."""
        self.steps, self.spent, self._deadline = steps, 0, deadline

    def spend(self, steps: int) -> None:
        """Charge work that is about to be done; ``OutOfBudget`` where it is too much."""
        self.spent += steps
        if self.spent > self.steps:
            raise OutOfBudget
        self.check_time()

    def check_time(self) -> None:
        """Raise ``OutOfTime`` past the deadline."""
        if self._deadline is not None and time.monotonic() > self._deadline:
            raise OutOfTime


class OutOfTime(BaseException):
    """The deadline has passed; it is never an outcome, so nothing on its way swallows it."""


@dataclass(frozen=True)
class Proposer:
    """A source of programs, asked in the order of ``rank``, then of names.

    The precise and cheap have low ranks.  Of the budget that is left when it is asked, a proposer
    may spend its part by ``weight`` among those that are still to be asked, itself included.
    One that ``deduces`` from the train pairs is asked again with each pair left out, as a check.
    One that is not ``is_opening`` goes with the one before it, and is asked where that one was.
    """

    name: str
    propose: Propose
    rank: int = 50
    weight: int = 1
    deduces: bool = False
    is_opening: bool = True


PROPOSERS: dict[str, Proposer] = {}
"""Every proposer that was declared, by name."""


def proposer(
    rank: int = 50, weight: int = 1, deduces: bool | None = None
) -> Callable[[Propose], Propose]:
    """Declare a function as the proposer of its name; a second one of a name takes its place.

    The families in ``propose/induce`` deduce; others do where they say so.
    """

    def declare(function: Propose) -> Propose:
        name = getattr(function, "__name__", "proposer")
        is_ours = function.__module__.startswith(f"{induce.__name__}.")
        is_checked = is_ours if deduces is None else deduces
        PROPOSERS[name] = Proposer(name, function, rank, weight, is_checked)
        return function

    return declare


def in_order(proposers: Iterable[Proposer]) -> list[Proposer]:
    """Proposers in the order in which they are asked."""
    return sorted(proposers, key=lambda each: (each.rank, each.name))


def load_families() -> None:
    """Import every module of ``propose/induce``, which declares its proposers."""
    for module in iter_modules(induce.__path__):
        import_module(f"{induce.__name__}.{module.name}")


def load_installed() -> None:
    """Import what installed packages name in the group ``batt.proposers``.

    Raises ``UsageError``, which names the package, for one that cannot be imported.
    """
    for found in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        try:
            found.load()
        except (Exception, SystemExit) as error:
            package = found.dist.name if found.dist else "an unknown package"
            place = f"entry point {found.name} = {found.value}"
            raise UsageError(f"the proposers of {package} ({place}): {error}") from error
