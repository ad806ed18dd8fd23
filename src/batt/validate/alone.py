"""Programs run alone from their canonical text, as a job: what is stored must do what it did."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from batt.evaluate.batch import Samples, Trial, run_one
from batt.programs.program import Program

ALONE = "batt.validate.alone:run_alone"


@dataclass(frozen=True)
class Alone:
    """What a program gave alone, and its wall and CPU seconds on all samples together."""

    trial: Trial
    seconds: float
    cpu: float


def run_alone(
    payload: Samples, entries: Mapping[int, str], announce: Callable[[int], None]
) -> dict[int, Alone]:
    """Run each canonical text by itself on every input: a ``JobFunction``."""
    done: dict[int, Alone] = {}
    for place, text in entries.items():
        announce(place)
        program = Program.parse(text)
        started, cpu = time.perf_counter(), time.process_time()
        trial = run_one(program.root, payload)
        done[place] = Alone(trial, time.perf_counter() - started, time.process_time() - cpu)
    return done
