"""What a job of a search costs its driver, and where the driver becomes the bottleneck.

    python benchmarks/engines.py [--rounds 8] [--jobs 1000] [--round-tasks 8 --round-programs 1024]

CPU seconds: of the driver by its own clock, of workers as jobs report them, of Dask's scheduler by
``/proc``.  The last part is computed from the measured figures.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

from batt.evolution import ROUND, Evolution
from batt.propose.proposal import Measure
from batt.search import Options
from batt.session import run_record
from batt.store import Store
from batt.trying import TRY
from batt.workers import Announce, Engine, Job, JobResult, make_engine
from batt.workers.parcel import Packer

TASKS = 40
CORES = (2, 16, 100, 1000)


def nothing(payload: bytes, entries: Mapping[int, Any], announce: Announce) -> Any:  # noqa: ARG001
    """Do no work: a ``JobFunction``, which returns its first entry."""
    return entries.get(0)


@dataclass
class Traffic:
    """The messages of one kind of job, in bytes, and the driver's CPU seconds for them."""

    jobs: int = 0
    payloads: int = 0
    shared: int = 0
    entries: int = 0
    back: int = 0
    cpu: float = 0.0


class Counting(Engine):
    """Another engine, with the traffic of each job function."""

    def __init__(self, inner: Engine) -> None:
        """Look like the other one."""
        self.inner, self.workers, self.is_apart = inner, inner.workers, inner.is_apart
        self.traffic: defaultdict[str, Traffic] = defaultdict(Traffic)

    def run(self, function: str, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Run, and count."""
        packer, tokens, seen = Packer(), set(), self.traffic[function]
        for job in jobs:
            parcel = packer.pack(job)
            if parcel.payload.token not in tokens:
                tokens.add(parcel.payload.token)
                seen.payloads += 1
                seen.shared += len(parcel.payload.data)
            seen.entries += len(parcel.entries)
        results = self.inner.run(function, jobs)
        while True:
            began = time.process_time()
            result = next(results, None)
            seen.cpu += time.process_time() - began
            if result is None:
                return
            seen.jobs += 1
            seen.back += len(pickle.dumps(result.value))
            yield result


@dataclass(frozen=True)
class Costs:
    """Of a search: jobs that try programs, these, CPU seconds of workers and driver, in all."""

    jobs: int
    programs: int
    workers: float
    driver: float


def search(engine: Engine, rounds: int, measure: Measure) -> tuple[Costs, Counting]:
    """Do rounds of a search, those with founders apart."""
    options = Options(
        seed=1, count=TASKS, round_tasks=measure.tasks, round_programs=measure.programs
    )
    _, tasks = options.tasks()
    counting = Counting(engine)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store") as store:
        run = store.begin_run(run_record("engines", 1, tasks, {}))
        loop = Evolution(store, counting, tasks, options.founders(), options.setting(run, None))
        for _ in range(ceil(TASKS / measure.tasks)):
            loop.round()
        counting.traffic.clear()
        before, began = loop.worker_seconds, time.process_time()
        done = [loop.round() for _ in range(rounds)]
        driver = time.process_time() - began
    programs = sum(each.record.programs for each in done)
    jobs = counting.traffic[TRY].jobs
    return Costs(jobs, programs, loop.worker_seconds - before, driver), counting


def no_work(engine: Engine, jobs: int, sizes: tuple[int, int]) -> tuple[float, float]:
    """CPU milliseconds of the driver a result, and results a second, of jobs without work."""
    payload, entry = os.urandom(sizes[0]), os.urandom(sizes[1])
    made = [Job(payload, [entry]) for _ in range(jobs)]
    list(engine.run("engines:nothing", made[:20]))
    began, wall = time.process_time(), time.perf_counter()
    for _ in engine.run("engines:nothing", made):
        pass
    return (time.process_time() - began) * 1000 / jobs, jobs / (time.perf_counter() - wall)


@contextmanager
def cluster(workers: int = 2) -> Iterator[tuple[str, int]]:
    """The address of a Dask cluster on this machine, and the process of its scheduler."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheduler.json"
        place = ["--host", "127.0.0.1", "--no-dashboard"]
        here = ["--scheduler-file", str(file)]
        started = [_start("scheduler", *place, "--port", "0", *here)]
        try:
            while not file.exists():
                time.sleep(0.1)
            address = json.loads(file.read_text())["address"]
            rest = ["--no-nanny", "--nthreads", "1", "--local-directory", folder]
            started += [_start("worker", address, *place, *rest) for _ in range(workers)]
            time.sleep(5)
            yield address, started[0].pid
        finally:
            for process in started:
                process.kill()
                process.wait()


def _start(word: str, *options: str) -> subprocess.Popen[bytes]:
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-m", f"distributed.cli.dask_{word}", *options]
    return subprocess.Popen(command, env=here, stderr=subprocess.DEVNULL)


def cpu_of(pid: int) -> float:
    """CPU seconds that a process has used."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def show_search(title: str, costs: Costs, counted: Counting) -> None:
    """Print what a search has cost."""
    print(f"{title}: {costs.programs} programs")
    for function, seen in counted.traffic.items():
        print(
            f"  {seen.jobs} jobs {function.partition(':')[2]}: "
            f"a payload {seen.shared / seen.payloads:,.0f} bytes, {seen.payloads} of them; entries "
            f"{seen.entries / seen.jobs:,.0f}, result {seen.back / seen.jobs:,.0f} bytes; "
            f"{seen.cpu * 1000 / seen.jobs:.2f} CPU ms of the driver in the engine"
        )
    print(
        f"  CPU s for each job that tries: {costs.workers / costs.jobs:.3f} in workers, "
        f"{costs.driver / costs.jobs:.4f} in the driver, for everything; the driver's share is "
        f"{costs.driver / (costs.driver + costs.workers):.1%}"
    )


def show_model(costs: Costs, tasks: int) -> None:
    """Print what runs with more cores would do, computed from one that was measured."""
    worker, driver = (each * 1000 / costs.programs for each in (costs.workers, costs.driver))
    size = costs.programs / costs.jobs
    print(
        f"computed, from {worker:.2f} ms a program on {tasks} tasks in workers and {driver:.2f} ms "
        f"in the driver, with {size:.0f} programs a job:"
    )
    print(f"{'cores':>7} {'programs/s':>11} {'trials/s':>11} {'jobs/s':>8} {'driver busy':>12}")
    for cores in CORES:
        programs = cores * 1000 / worker
        print(
            f"{cores:>7} {programs:>11,.0f} {programs * tasks:>11,.0f} {programs / size:>8,.1f} "
            f"{programs * driver / 1000:>12.0%}"
        )
    print(f"one driver keeps up with {worker / driver:.0f} cores at most")


def main() -> None:
    """Measure processes, then a Dask cluster on this machine, and compute the rest."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=8)
    options.add_argument("--jobs", type=int, default=1000)
    options.add_argument("--round-tasks", type=int, default=ROUND.tasks)
    options.add_argument("--round-programs", type=int, default=ROUND.programs)
    given = options.parse_args()
    measure = Measure(given.round_tasks, given.round_programs)
    with make_engine(2) as engine:
        costs, counted = search(engine, given.rounds, measure)
        seen = counted.traffic[TRY]
        payload = seen.shared // seen.payloads
        sizes = (payload, max(seen.entries, seen.back) // seen.jobs)
        show_search("a search on 2 processes", costs, counted)
        milliseconds, rate = no_work(engine, given.jobs, sizes)
        print(f"  no work: {milliseconds:.2f} ms of the driver a result, {rate:,.0f} results/s")
    with cluster() as (address, scheduler), make_engine(engine=address) as engine:
        on_dask, counted = search(engine, given.rounds, measure)
        show_search("the same on a Dask cluster of 2 workers", on_dask, counted)
        before = cpu_of(scheduler)
        ours, rate = no_work(engine, given.jobs, sizes)
        theirs = (cpu_of(scheduler) - before) * 1000 / given.jobs
        print(
            f"  no work: {ours:.2f} ms of the driver a result and {theirs:.2f} ms of the "
            f"scheduler, {rate:,.0f} results/s"
        )
    show_model(costs, measure.tasks)
    print("on a cluster:")
    show_model(on_dask, measure.tasks)


if __name__ == "__main__":
    main()
