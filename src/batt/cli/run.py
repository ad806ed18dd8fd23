"""``batt run``: one pass over the named tasks."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Arc1Evaluation,
    Count,
    Data,
    EngineName,
    Guard,
    IdOption,
    Ids,
    Json,
    Memory,
    Plugins,
    Quiet,
    Seed,
    Split,
    Start,
    Steps,
    StoreDir,
    TraceFile,
    Verbose,
    Workers,
    above_zero,
    open_data,
    open_engine,
    open_trace,
    write_json,
)


def run(
    ids: Ids = None,
    i: IdOption = None,
    start: Start = None,
    count: Count = None,
    batt: Annotated[
        str | None, typer.Option("-b", "--batt", help="A batt file, made by batt compose.")
    ] = None,
    guard: Guard = None,
    steps: Steps = None,
    timing: Annotated[bool, typer.Option("--timing", help="Print where the time went.")] = False,
    trace: TraceFile = None,
    data: Data = "arc1",
    split: Split = "training",
    include_arc1_evaluation: Arc1Evaluation = False,
    store: StoreDir = DEFAULT_STORE,
    seed: Seed = 0,
    workers: Workers = None,
    engine: EngineName = "processes",
    memory: Memory = None,
    plugin: Plugins = None,
    json: Json = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    as_run_batt: Annotated[bool, typer.Option("--as-run-batt", hidden=True)] = False,
) -> None:
    """Run a batt on tasks, phase by phase.

    Evaluate every program on every sample, drop duplicates, inline, validate, store, score differs.
    Without a task, every task of the split is taken.
    """
    from batt.evaluate.limits import DEFAULT_STEPS, Budgets
    from batt.pipeline import Pipeline, Setting
    from batt.plugins import as_options, load_plugins
    from batt.report.contamination import data_note
    from batt.report.passes import PassLines, as_document
    from batt.report.timing import STARTUP, Timing
    from batt.session import batts, now, provenance, run_record
    from batt.store import Store
    from batt.tasks.datasets import select
    from batt.tasks.fingerprint import set_fingerprint

    above_zero("-t", guard)
    above_zero("--steps", steps)
    budgets = Budgets(steps or DEFAULT_STEPS, steps or DEFAULT_STEPS)
    clock = Timing()
    lines = PassLines(typer.echo, quiet, verbose, "parallelized" if as_run_batt else None)
    passes = []
    with ExitStack() as stack:
        traced = stack.enter_context(open_trace(trace))
        if traced is not None:
            clock.watch = traced.phase
        with clock.phase(STARTUP):
            plugins = load_plugins(plugin)
            dataset = open_data(data, split, include_arc1_evaluation)
            tasks = select(dataset, [*(i or ()), *(ids or ())], start, count)
            runs = stack.enter_context(open_engine(workers, engine, memory, plugins))
            if traced is not None:
                runs.watch = traced.stint
            opened = stack.enter_context(Store.open(store))
            batt_of = batts(batt, opened, seed)
            options = {
                "data": dataset.name,
                "batt": batt,
                "steps": budgets.program,
                "plugins": as_options(plugins),
            }
            number = opened.begin_run(run_record("run", seed, tasks, options))
        pipeline = Pipeline(opened, runs, Setting(budgets, guard, seed, number), clock)
        for done, task in enumerate(tasks, 1):
            started = time.perf_counter()
            passes.append(pipeline.run(task, batt_of(task.id)))
            lines.show(passes[-1], done)
            if traced is not None:
                texts = [each.program.text for each in passes[-1].scored]
                traced.programs(texts, task, budgets, task.id, started)
        opened.note_spent(number, clock.cpu)
        opened.end_run(number, now(), reproducible=not any(each.incidents for each in passes))
    lines.end(passes, clock if timing else None)
    if not (i or ids or quiet) and data_note(dataset):
        typer.echo(f"-- note: {data_note(dataset)}")
    named = provenance(dataset.name, set_fingerprint(task.fingerprint for task in tasks))
    document = {**named, "passes": list(map(as_document, passes)), "timing": clock.as_dict()}
    write_json(json, document)
