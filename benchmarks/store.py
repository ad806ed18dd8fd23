"""Stores of 100,000 programs: opening, listing, counting, merging, verifying.

    python benchmarks/store.py [--programs 100000] [--verify 5000]

The programs are variants of those of the library over the 400 training tasks; what they do there is
made up, but for those that are verified: these were run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from variants import variants

from batt.bring.keep import Keeper
from batt.bring.trials import Candidate, Trials, windows
from batt.dsl.version import language_of
from batt.evaluate.limits import Budgets
from batt.programs.canonical import key_of
from batt.session import run_record
from batt.store import ProgramRecord, ResultRecord, Store, TaskRecord
from batt.tasks.datasets import load
from batt.tasks.task import Task
from batt.verify import Verifier, finder

BATT = "from batt.cli import entry; entry()"
PAGE = 5000


def fill(path: Path, programs: int, seed: int) -> None:
    """Make a store of so many programs; what they do is made up."""
    training, random = load("arc1", "training"), Random(seed)
    made = islice(variants(list(training), seed), programs)
    with Store.open(path) as store:
        run = store.begin_run(run_record("benchmark", seed, training.values(), {}))
        store.save_tasks(map(record_of, training.values()))
        while page := list(islice(made, PAGE)):
            found = [(training[task], lines, key_of(lines)) for task, lines in page]
            records = {
                key: ProgramRecord(key, lines, lines.count("\n"), key) for _, lines, key in found
            }
            store.save_programs(records.values())
            store.save_results(result(task, lines, run, random) for task, lines, _ in found)
        store.export()


def record_of(task: Task) -> TaskRecord:
    """A task as a store knows it."""
    return TaskRecord(task.fingerprint, task.id, task.dataset, task.group)


def result(task: Task, lines: str, run: int, random: Random) -> ResultRecord:
    """A result that is made up."""
    scores = tuple(random.choice((0, 300, 700, 999, 1000)) for _ in task.train)
    return ResultRecord(
        fingerprint=task.fingerprint,
        key=key_of(lines),
        scores=scores,
        steps=random.randrange(100, 100_000),
        failed=not any(scores),
        tests_right=tuple(random.random() < 0.5 for _ in task.test),
        seconds=0.001,
        node_budget=10_000_000,
        program_budget=10_000_000,
        run=run,
        language=language_of(lines),
    )


def run_in(path: Path, programs: int) -> None:
    """Make a store of programs that were run."""
    training, budgets = load("arc1", "training"), Budgets()
    made = islice(variants(list(training)), programs)
    given: Iterator[Candidate] = (Candidate(None, lines, training[task]) for task, lines in made)
    with (
        Store.open(path) as store,
        Keeper(store, run_record("benchmark", 0, (), {}), budgets) as keeper,
        Trials(None, budgets, for_store=True) as trials,
    ):
        for window in windows(given):
            keeper.keep(zip(window, trials.run(window), strict=True))


def command(title: str, *arguments: str) -> None:
    """Print how long a command takes from start to end, the better of two."""
    spent = []
    for _ in range(2):
        started = time.perf_counter()
        words = [sys.executable, "-c", BATT, "store", *arguments]
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(child.pid, 0)
        spent.append((used.ru_utime + used.ru_stime, time.perf_counter() - started))
    cpu, wall = map(min, zip(*spent, strict=True))
    print(f"  {title:<30} {cpu:.2f} CPU s, {wall:.2f} s")


def measure_reading(path: Path, programs: int) -> None:
    """Print how long opening, listing and counting take."""
    at, size = ["--store", str(path)], os.path.getsize(path / "batt.sqlite") / 2**20
    print(f"a store of {programs:,} programs, {size:.0f} MB")
    started = time.perf_counter()
    Store.open(path, "r").close()
    print(f"  {'open':<30} {time.perf_counter() - started:.3f} s")
    command("batt store ls", "ls", *at)
    command("batt store ls --all", "ls", "--all", *at)
    command("batt store stats", "stats", *at)
    command("batt store digest", "digest", *at)
    table = ("--form", "table", "-o", str(path.with_suffix(".csv")))
    command("batt store export --form table", "export", *table, *at)


def measure_merge(folder: Path, stores: list[Path], programs: int) -> None:
    """Print how fast two stores are merged, folders written and not."""
    out = folder / "merged"
    started, cpu = time.perf_counter(), time.process_time()
    with Store.open(out) as target:
        opened = [Store.open(path, "r") for path in stores]
        target.merge(opened)
        spent, spent_cpu = time.perf_counter() - started, time.process_time() - cpu
        target.export()
        whole = time.perf_counter() - started
    rate, cpu_rate = 2 * programs / spent, 2 * programs / spent_cpu
    print(f"merge of two: {rate:,.0f} programs a second, {cpu_rate:,.0f} a CPU second")
    print(f"  with all folders written {whole:.1f} s")


def measure_verify(path: Path, programs: int) -> None:
    """Print how fast a store is verified, without and with running everything again."""
    with Store.open(path, "r") as store:
        for every in (False, True):
            started = time.process_time()
            found = Verifier(store, finder(load("arc1", "all")), print, every).run()
            spent = time.process_time() - started
            how = "verify --all" if every else "verify"
            print(f"{how}: {programs / spent:,.0f} programs a CPU second ({found})")


def main() -> None:
    """Make the stores and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--programs", type=int, default=100_000)
    options.add_argument("--verify", type=int, default=5_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stores = [folder / "one", folder / "two"]
        for seed, path in enumerate(stores):
            fill(path, given.programs, seed)
        measure_reading(stores[0], given.programs)
        measure_merge(folder, stores, given.programs)
        run_in(folder / "run", given.verify)
        measure_verify(folder / "run", given.verify)


if __name__ == "__main__":
    main()
