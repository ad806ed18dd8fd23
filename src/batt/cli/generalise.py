"""``batt generalise``: programs on samples that they have not seen."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
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
    open_data,
    open_engine,
    write_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from batt.generality.subjects import Aim
    from batt.store import Store
    from batt.tasks.datasets import DataSet


def generalise(
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|KEY]...", help="Solver files, or keys in the store."),
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="Fresh samples in re-arc's format: a zip or a folder.")
    ] = None,
    tasks: Annotated[str, typer.Option(help="arc1, arc2, or a path: the tasks.")] = "arc1",
    library: Annotated[
        bool, typer.Option("--library", help="The programs that ship with batt, too.")
    ] = False,
    store: StoreDir = DEFAULT_STORE,
    steps: Steps = None,
    workers: Workers = None,
    engine: EngineName = "processes",
    memory: Memory = None,
    plugin: Plugins = None,
    json: Json = None,
    quiet: Quiet = False,
    progress: ShowProgress = "auto",
) -> None:
    """Measure programs on fresh samples, and on train pairs turned and recoloured.

    Without files or keys all that the store keeps is measured. Programs of a task are ranked, those
    that generalise first; a store that can be written keeps the figures of programs that it knows.
    """
    from batt.evaluate.limits import DEFAULT_STEPS, Budgets
    from batt.generality.measure import measure, trials_of
    from batt.generality.subjects import as_record, by_task
    from batt.plugins import load_plugins
    from batt.report.generality import as_document, program_line, summary_lines
    from batt.report.progress import Progress, say
    from batt.store import Store
    from batt.tasks.fresh import FreshSamples

    above_zero("--steps", steps)
    plugins = load_plugins(plugin)
    with ExitStack() as stack:
        samples = FreshSamples(data) if data else None
        if samples:
            stack.callback(samples.close)
        dataset = open_data(tasks, "all", True)
        writable = os.access(store, os.W_OK)
        opened = (
            stack.enter_context(Store.open(store, mode="rw" if writable else "r"))
            if store.exists()
            else None
        )
        aims = by_task(_aims(what or (), dataset, library, opened))
        given = [
            (trials_of(task, samples.get(task.id, ()) if samples else ()), programs)
            for task, programs in aims
        ]
        runs = stack.enter_context(open_engine(workers, engine, memory, plugins))
        budgets = Budgets(steps or DEFAULT_STEPS, steps or DEFAULT_STEPS)
        measured = []
        shown = "off" if quiet else progress
        with Progress("tasks measured", len(given), shown) as measuring:
            for ranked in measuring.count(measure(given, runs, budgets)):
                measured.append(ranked)
                for rank, general in enumerate(ranked if not quiet else (), 1):
                    say(f"-- {program_line(rank, general)}")
        source = samples.name if samples else ""
        if opened and writable:
            every = [each for ranked in measured for each in ranked if not each.guarded]
            opened.save_generality(as_record(each, source) for each in every)
    for line in summary_lines(measured, source):
        typer.echo(line)
    write_json(json, as_document(measured, source))


def _aims(
    what: Sequence[str], dataset: DataSet, with_library: bool, store: Store | None
) -> Iterator[Aim]:
    """The programs that the call names, each with its task."""
    from batt.errors import NotUnderstood, StoreError
    from batt.generality.subjects import of_library, of_store
    from batt.validate.subjects import TaskFinder, read_subjects

    if with_library:
        yield from of_library(dataset)
    files = [Path(each) for each in what if Path(each).is_file()]
    keys = [each for each in what if not Path(each).is_file()]
    for subject in read_subjects(files, TaskFinder(dataset)):
        if isinstance(subject.program, NotUnderstood) or subject.task is None:
            reason = subject.program
            typer.echo(f"-- {subject.file}:{subject.line}: not understood, {reason}", err=True)
        else:
            yield subject.task, subject.program
    if keys or not (what or with_library):
        if store is None:
            raise StoreError("there is no store; name solver files, or a store with --store")
        yield from of_store(store, dataset, keys)
