"""``batt store import``: programs from elsewhere, run on their tasks and kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Data,
    EngineName,
    Json,
    Memory,
    Plugins,
    Quiet,
    ShowProgress,
    Steps,
    StoreDir,
    Workers,
    above_zero,
    open_engine,
    write_json,
)


def bring(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders, stores' folders.")
    ],
    task: Annotated[
        str | None, typer.Option("--task", help="Take every program for one of this task.")
    ] = None,
    steps: Steps = None,
    data: Data = "arc1",
    store: StoreDir = DEFAULT_STORE,
    workers: Workers = None,
    engine: EngineName = "processes",
    memory: Memory = None,
    plugin: Plugins = None,
    json: Json = None,
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print the clashes of types, too.")
    ] = False,
    progress: ShowProgress = "auto",
) -> None:
    """Run programs from elsewhere on their tasks, and keep them by what they do there.

    A file holds any number of functions solve_ID or verify_ID. In a folder the name of a file or of
    a folder may tell the task; a store's folders (solver_md5, solver_dir) are known as such. Wrong
    programs are kept too, by their score. Nothing is executed. Exits with 1 if nothing was new.
    """
    from batt.bring.imports import import_programs
    from batt.bring.keep import Keeper
    from batt.bring.paths import find_programs
    from batt.bring.trials import Trials
    from batt.evaluate.limits import DEFAULT_STEPS, Budgets
    from batt.plugins import as_options, load_plugins
    from batt.report.imports import ImportLines, as_record
    from batt.report.progress import Progress, say
    from batt.session import now, provenance, run_record
    from batt.store import Store
    from batt.tasks.datasets import load
    from batt.validate.subjects import TaskFinder

    above_zero("--steps", steps)
    budgets = Budgets(steps or DEFAULT_STEPS, steps or DEFAULT_STEPS)
    plugins = load_plugins(plugin)
    dataset = load(data, "all")
    subjects = find_programs(readable(paths), TaskFinder(dataset, task))
    options = {"data": dataset.name, "paths": [*map(str, paths)], "steps": budgets.program}
    run = run_record("import", 0, (), {**options, "plugins": as_options(plugins)})
    lines, records = ImportLines(say, quiet, verbose), []
    runs = open_engine(workers, engine, memory, plugins)
    with (
        Store.open(store) as opened,
        Keeper(opened, run, budgets) as keeper,
        Trials(runs, budgets, for_store=True, typed=True) as trials,
        Progress("programs imported", mode=progress) as importing,
    ):
        for done in importing.count(import_programs(subjects, trials, keeper)):
            lines.show(done)
            if json is not None:
                records.append(as_record(done))
        keeper.end(now())
    lines.end()
    write_json(json, {"counts": lines.counts(), **provenance(dataset.name), "programs": records})
    raise typer.Exit(0 if lines.stored else 1)


def readable(paths: list[Path]) -> list[Path]:
    """The paths; refuses, before a store is made, what is not there."""
    from batt.errors import UsageError

    for path in paths:
        if not path.exists():
            raise UsageError(f"there is no file or folder {path}")
    return paths
