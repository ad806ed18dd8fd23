"""Running programs on the samples of a task: a whole batt at once, or each alone."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import OUT_OF_STEPS, Failure
from batt.evaluate.plan import Plan
from batt.evaluate.release import Release
from batt.evaluate.run import Frame, as_output
from batt.programs.node import Node

TOGETHER = "batt.evaluate.batch:run_together"


@dataclass(frozen=True)
class Samples:
    """What every program of a job is run on: input grids, train pairs first, and the budgets."""

    inputs: tuple[Grid, ...]
    budgets: Budgets


@dataclass(frozen=True, slots=True)
class Trial:
    """One program on one task: an answer or a failure a sample, and the steps that each took."""

    outputs: tuple[Grid | Failure, ...]
    steps: tuple[int, ...]

    @property
    def candidates(self) -> int:
        """How many distinct output grids the program made; a program without any counts one."""
        return max(1, len({grid for grid in self.outputs if isinstance(grid, Grid)}))


def run_together(
    payload: Samples, entries: Mapping[int, Node], announce: Callable[[int], None]
) -> dict[int, Trial]:
    """Run programs, given by their output nodes in one pool, sharing all calls: a ``JobFunction``.

    Each entry is announced before the calls that it is the first to need.
    """
    return run_planned(Plan(list(entries.values())), list(entries), payload, announce)


def run_one(root: Node, payload: Samples) -> Trial:
    """Run one program by itself."""
    return run_together(payload, {0: root}, lambda _: None)[0]


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage in cycles: values make none, and there are many."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def run_planned(
    plan: Plan, places: Sequence[int], payload: Samples, announce: Callable[[int], None]
) -> dict[int, Trial]:
    """Run the roots of a plan, which are the programs at these places of a job."""
    with no_collecting():
        return _run_planned(plan, places, payload, announce)


def _run_planned(
    plan: Plan, places: Sequence[int], payload: Samples, announce: Callable[[int], None]
) -> dict[int, Trial]:
    frames = []
    for grid in payload.inputs:
        frames.append(Frame(plan))
        frames[-1].give({"I": grid})
    made: dict[int, Trial] = {}
    done: dict[int, Trial] = {}
    release = Release(plan, frames)
    for program, (place, slot) in enumerate(zip(places, plan.outputs, strict=True)):
        announce(place)
        release.compute(program, payload.budgets)
        if slot not in made:
            made[slot] = _trial(slot, frames, payload.budgets)
        done[place] = made[slot]
    return done


def _trial(slot: int, frames: Sequence[Frame], budgets: Budgets) -> Trial:
    steps = tuple([frame.steps(slot) for frame in frames])
    within = [
        frame.outcomes[slot] if spent <= budgets.program else OUT_OF_STEPS
        for frame, spent in zip(frames, steps, strict=True)
    ]
    return Trial(tuple(map(as_output, within)), steps)
