"""``batt check``: solver files, parsed, typed and run against their tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batt.cli.options import (
    Data,
    Json,
    Plugins,
    Quiet,
    Split,
    Steps,
    Workers,
    above_zero,
    open_data,
    write_json,
)

IN_DRIVER_PROGRAMS = 400
"""Up to this many programs, running them in the driver beats starting workers."""


def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files of solver functions.")
    ],
    task: Annotated[
        str | None, typer.Option("--task", help="Run every function on this task.")
    ] = None,
    steps: Steps = None,
    data: Data = "arc1",
    split: Split = "training",
    workers: Workers = None,
    plugin: Plugins = None,
    json: Json = None,
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print a line for each pair.")
    ] = False,
) -> None:
    """Parse, type-check and run solver files against their tasks.

    The task of a function follows from its name, solve_ID or verify_ID, whatever the split. A
    function is right if it is right on all train and test pairs; rows and columns count from 1.
    Types that clash are a warning, which names lines as the canonical program does. The exit code
    is 1 unless all are right.
    """
    from batt.evaluate.limits import DEFAULT_STEPS, Budgets
    from batt.plugins import load_plugins
    from batt.report.checks import CheckLines, as_document
    from batt.tasks.datasets import load
    from batt.validate.check import check
    from batt.validate.subjects import TaskFinder, read_subjects
    from batt.workers import make_engine

    above_zero("--steps", steps)
    above_zero("--workers", workers)
    plugins = load_plugins(plugin)
    open_data(data, split, False)  # refuses what is no split
    subjects = read_subjects(files, TaskFinder(load(data, "all"), task))
    count = workers if len(subjects) > IN_DRIVER_PROGRAMS else 1
    budgets = Budgets(steps or DEFAULT_STEPS, steps or DEFAULT_STEPS)
    with make_engine(count, [each.hook for each in plugins]) as engine:
        checked = check(subjects, engine, budgets)
    lines = CheckLines(typer.echo, quiet, verbose)
    lines.show(checked)
    lines.end(checked)
    write_json(json, as_document(checked))
    if any(each.state != "right" for each in checked):
        raise typer.Exit(1)
