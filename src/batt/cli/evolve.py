"""``batt evolve``: the search over rounds."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Arc1Evaluation,
    Count,
    EngineName,
    Guard,
    IdOption,
    Ids,
    Json,
    Memory,
    Plugins,
    Quiet,
    ShowProgress,
    Start,
    Steps,
    StoreDir,
    TraceFile,
    Verbose,
    Workers,
    above_zero,
    open_engine,
    open_trace,
    write_json,
)


def evolve(
    ids: Ids = None,
    i: IdOption = None,
    start: Start = None,
    count: Count = None,
    rounds: Annotated[
        int | None, typer.Option(help="End after so many rounds, counted from the run's first.")
    ] = None,
    minutes: Annotated[
        float | None, typer.Option(help="End after the round in which so many minutes are over.")
    ] = None,
    budget: Annotated[
        float | None, typer.Option(help="End after the round past so many nominal seconds in all.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="What random choices are made from; default 0.")
    ] = None,
    seeds: Annotated[
        str | None,
        typer.Option(metavar="A..B", help="A run for each seed, in folders below the store."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the store's last run, as it was begun.")
    ] = False,
    from_nothing: Annotated[
        bool,
        typer.Option("--from-nothing", help="Begin with the smallest programs, not the library."),
    ] = False,
    round_tasks: Annotated[int | None, typer.Option(help="Tasks in a round.")] = None,
    round_programs: Annotated[int | None, typer.Option(help="Programs in a round.")] = None,
    steps: Steps = None,
    guard: Guard = None,
    data: Annotated[
        str | None, typer.Option(help="arc1 (default), arc2, or a path to tasks.")
    ] = None,
    split: Annotated[
        str | None, typer.Option(help="training (default), evaluation or all.")
    ] = None,
    include_arc1_evaluation: Arc1Evaluation = False,
    store: StoreDir = DEFAULT_STORE,
    workers: Workers = None,
    engine: EngineName = "processes",
    memory: Memory = None,
    plugin: Plugins = None,
    timing: Annotated[bool, typer.Option("--timing", help="Print where the time went.")] = False,
    trace: TraceFile = None,
    json: Json = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    progress: ShowProgress = "auto",
) -> None:
    """Search: mutate what is kept, try it on many tasks, keep what is better, and again.

    It goes on for ever, or up to --rounds, --minutes or --budget. The same seed, tasks and options
    give the same store, whatever the number of workers. Test outputs never steer it.
    """
    from batt.errors import UsageError
    from batt.plugins import as_options, load_plugins
    from batt.report.screen import Screen
    from batt.search import Bounds, Conductor, numbers

    above_zero("-t", guard)
    plugins = load_plugins(plugin)
    given: dict[str, Any] = {
        "ids": (*(i or ()), *(ids or ())) or None,
        "start": start,
        "count": count,
        "seed": seed,
        "from_nothing": from_nothing or None,
        "round_tasks": round_tasks,
        "round_programs": round_programs,
        "steps": steps,
        "data": data,
        "split": split,
        "include_arc1_evaluation": include_arc1_evaluation or None,
        "plugins": as_options(plugins) or None,
    }
    given = {name: value for name, value in given.items() if value is not None}
    screen = Screen(typer.echo, quiet, verbose, timing, progress)
    if seeds is not None and seed is not None:
        raise UsageError("--seed and --seeds: give one of them")
    every = None if seeds is None else numbers(seeds)
    bounds = Bounds(rounds, minutes, budget)
    with open_trace(trace) as traced, open_engine(workers, engine, memory, plugins) as runs:
        conductor = Conductor(bounds, resume, runs, guard, screen, traced)
        if every is None:
            write_json(json, conductor.search(store, given).document)
            return
        found = [
            conductor.search(store / f"seed-{number}", {**given, "seed": number})
            for number in every
        ]
    screen.mean(found)
    write_json(json, {"runs": [each.document for each in found]})
