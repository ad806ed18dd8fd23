"""``batt check``: programs, parsed, typed and run against their tasks, from files or a stream."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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
    Split,
    Steps,
    StoreDir,
    Workers,
    above_zero,
    open_data,
    open_engine,
    write_json,
)
from batt.errors import UsageError

if TYPE_CHECKING:
    from batt.evaluate.limits import Budgets
    from batt.report.checks import CheckLines
    from batt.workers import Engine

IN_DRIVER_PROGRAMS = 400
"""Up to this many programs, running them in the driver beats starting workers."""


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Files of solver functions.")
    ] = None,
    jsonl: Annotated[
        str | None,
        typer.Option(metavar="FILE|-", help="Candidates, a JSON record a line; - is stdin."),
    ] = None,
    train_only: Annotated[
        bool, typer.Option("--train-only", help="With --jsonl: touch no test pair.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="With --jsonl: keep the programs in the store.")
    ] = False,
    task: Annotated[
        str | None, typer.Option("--task", help="Run every function on this task.")
    ] = None,
    steps: Steps = None,
    data: Data = "arc1",
    split: Split = "training",
    store: StoreDir = DEFAULT_STORE,
    workers: Workers = None,
    engine: EngineName = "processes",
    memory: Memory = None,
    plugin: Plugins = None,
    json: Json = None,
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print a line for each pair.")
    ] = False,
    progress: ShowProgress = "auto",
) -> None:
    """Parse, type-check and run programs against their tasks.

    The task of a function follows from its name, solve_ID or verify_ID, whatever the split. A
    function is right if it is right on all train and test pairs; rows and columns count from 1.
    Types that clash are a warning, which names lines as the canonical program does. The exit code
    is 1 unless all are right.

    With --jsonl every line is a record {"task", "id"?, "program"}, and for each one record is
    printed, in order: {"id", "key", "status", "train", "steps", "error"}.
    """
    from batt.evaluate.limits import DEFAULT_STEPS, Budgets
    from batt.plugins import load_plugins
    from batt.report.checks import CheckLines

    above_zero("--steps", steps)
    _refuse_mixtures(files, jsonl, train_only or keep, verbose)
    plugins = load_plugins(plugin)
    open_data(data, split, False)  # refuses what is no split
    budgets = Budgets(steps or DEFAULT_STEPS, steps or DEFAULT_STEPS)
    runs = open_engine(workers, engine, memory, plugins)
    if jsonl is not None:
        from batt.cli.stream import Stream

        stream = Stream(jsonl, data, task, train_only, store if keep else None, progress)
        document, all_right = stream.check(budgets, runs, quiet)
    else:
        lines = CheckLines(typer.echo, quiet, verbose)
        meant, shown = (data, task), "off" if quiet else progress
        document, all_right = _check_files(files or [], meant, budgets, runs, lines, shown)
    write_json(json, document)
    raise typer.Exit(0 if all_right else 1)


def _refuse_mixtures(
    files: list[Path] | None, jsonl: str | None, streaming: bool, verbose: bool
) -> None:
    """Refuse options of one way to check with those of the other."""
    if jsonl is None and not files:
        raise UsageError("there is nothing to check: name FILE..., or --jsonl FILE")
    if jsonl is not None and (files or verbose):
        raise UsageError("--jsonl goes without files and without -v")
    if jsonl is None and streaming:
        raise UsageError("--train-only and --keep go with --jsonl")


def _check_files(
    files: list[Path],
    meant: tuple[str, str | None],
    budgets: Budgets,
    engine: Engine,
    lines: CheckLines,
    progress: str,
) -> tuple[dict[str, Any], bool]:
    """Check solver files against the tasks that are meant: of a data set, one or each its own."""
    from batt.report.checks import as_document
    from batt.report.progress import Progress
    from batt.session import provenance
    from batt.tasks.datasets import load
    from batt.validate.check import check
    from batt.validate.subjects import TaskFinder, read_subjects
    from batt.workers.serial import Serial

    data, task = meant
    dataset = load(data, "all")
    subjects = read_subjects(files, TaskFinder(dataset, task))
    with engine, Progress("programs checked", len(subjects), progress) as checking:
        runs = engine if len(subjects) > IN_DRIVER_PROGRAMS else Serial()
        checked = check(subjects, runs, budgets, checking.add)
    lines.show(checked)
    lines.end(checked)
    document = {**as_document(checked), **provenance(dataset.name)}
    return document, all(each.state == "right" for each in checked)
