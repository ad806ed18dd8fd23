"""The library's programs that batt has found itself: those of a store that generalise.

python tools/grow_library.py --store DIR --rearc EASY.zip [-o src/batt/library/found.py]

First solve the training tasks into the store (``batt solve --no-library --store DIR``), or evolve
them.  All that the store keeps for them is tried on the fresh samples, as by ``batt generalise``,
and ``batt store export --form library`` writes the smallest program of each task that is right on
all pairs and all samples.  A task is left out for which a program written by hand is as general.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from batt.evaluate.limits import Budgets
from batt.generality.measure import General, measure, trials_of
from batt.generality.subjects import Aim, as_record, by_task, of_store
from batt.propose.library import FOUND, library
from batt.store import Store
from batt.tasks.datasets import DataSet, load
from batt.tasks.fresh import FreshSamples
from batt.workers.serial import Serial

TARGET = Path(__file__).parents[1] / "src" / "batt" / "library" / FOUND


def main() -> None:
    """Measure, write, and say how many there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--rearc", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    options = parser.parse_args()
    written = grow(options.store, options.rearc, options.output, load("arc1", "training"))
    print(f"{written} programs written to {options.output}")


def grow(store: Path, rearc: Path, target: Path, tasks: DataSet) -> int:
    """Write the programs of a store that generalise into a file of the library; their number."""
    samples = FreshSamples(rearc)
    known = {
        each.task
        for each in measured(by_hand(tasks), samples)
        if each.fresh.tried and each.fresh.right == each.fresh.tried
    }
    with Store.open(store) as opened:
        every = [each for each in measured(of_store(opened, tasks), samples) if not each.guarded]
        opened.save_generality(as_record(each, samples.name) for each in every)
        return opened.export("library", target, without=known)


def by_hand(tasks: DataSet) -> Iterator[Aim]:
    """The programs of the library that were written by hand."""
    for each in library():
        if each.is_by_hand and each.task in tasks:
            yield tasks[each.task], each.program


def measured(aims: Iterable[Aim], samples: FreshSamples) -> Iterator[General]:
    """How programs do on the fresh samples of their tasks."""
    given = [(trials_of(task, samples.get(task.id, ())), own) for task, own in by_task(aims)]
    for ranked in measure(given, Serial(), Budgets()):
        yield from ranked


if __name__ == "__main__":
    main()
