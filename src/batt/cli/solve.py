"""``batt solve``: answers for every task of a data set, as a submission."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Arc1Evaluation,
    Data,
    EngineName,
    IdOption,
    Ids,
    Json,
    Memory,
    Plugins,
    Quiet,
    ShowProgress,
    Split,
    TraceFile,
    Workers,
    above_zero,
    open_data,
    open_engine,
    open_trace,
    seconds_of,
    write_json,
)

if TYPE_CHECKING:
    from batt.solving.answers import Answers


def solve(
    ids: Ids = None,
    i: IdOption = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Where to write the submission.")
    ] = Path("submission.json"),
    budget: Annotated[
        float | None, typer.Option(help="Nominal seconds for each task; default: 0.2.")
    ] = None,
    time_limit: Annotated[
        str | None,
        typer.Option(
            help="Wall time such as 11h30m: passes of doubling budget as long as it lasts."
        ),
    ] = None,
    no_library: Annotated[
        bool, typer.Option("--no-library", help="Without shipped programs, and without the store.")
    ] = False,
    store: Annotated[
        Path | None, typer.Option("--store", help="The store's folder; default: batt-store.")
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE[:WEIGHT]", help="Another submission to merge in; repeats."),
    ] = None,
    data: Data = "arc1",
    split: Split = "training",
    include_arc1_evaluation: Arc1Evaluation = False,
    workers: Workers = None,
    engine: EngineName = "processes",
    memory: Memory = None,
    plugin: Plugins = None,
    trace: TraceFile = None,
    json: Json = None,
    quiet: Quiet = False,
    progress: ShowProgress = "auto",
) -> None:
    """Answer every task of a data set with programs that fit its train pairs.

    The submission is rewritten, whole, after each task. A solve that was killed goes on where it
    was when the same call is made again, and comes to the same submission. What fits, and what
    the attempts come from, goes to the store, unless --no-library is given without --store.
    """
    from batt.evaluate.limits import Budgets
    from batt.plugins import as_options, load_plugins
    from batt.propose.proposers import load_installed
    from batt.report.progress import Progress, say
    from batt.report.solving import SolveLines, as_document
    from batt.session import begin_solving, going_on, keep_solved
    from batt.solving.passes import DEFAULT_BUDGET, doubling
    from batt.submission.merge import read_sources
    from batt.tasks.datasets import select

    above_zero("--budget", budget)
    deadline = None if time_limit is None else deadline_after(time_limit)
    plugins = load_plugins(plugin)
    load_installed()
    tasks = select(open_data(data, split, include_arc1_evaluation), [*(i or ()), *(ids or ())])
    outputs = {task.id: len(task.test) for task in tasks}
    others = read_sources(also or (), None if i or ids else outputs)
    place = store or (None if no_library else DEFAULT_STORE)
    lines = SolveLines(say, len(tasks), quiet)
    is_timed = budget is None and deadline is not None
    options = {
        "budget": "doubling" if is_timed else budget or DEFAULT_BUDGET,
        "plugins": as_options(plugins),
    }
    with ExitStack() as stack:
        traced = stack.enter_context(open_trace(trace))
        runs = stack.enter_context(open_engine(workers, engine, memory, plugins))
        solving = begin_solving(
            tasks,
            runs,
            place,
            not no_library,
            output,
            others,
            options,
        )
        shown = "off" if quiet else progress
        total = None if is_timed else len(tasks)
        answering = stack.enter_context(Progress("tasks answered", total, shown))

        def tell(answers: Answers) -> None:
            lines.show(answers)
            answering.add()

        solving.deadline, solving.tell = deadline, tell
        if len(solving.journal) and not quiet:
            typer.echo(f"-- going on after {len(solving.journal)} answers that are there already")
        stack.callback(solving.journal.close)
        stack.enter_context(going_on(lambda: _how_to_go_on(len(solving.journal))))
        if traced is not None:
            runs.watch = traced.stint
        started = time.perf_counter()
        solved = solving.run(doubling() if is_timed else iter([budget or DEFAULT_BUDGET]))
        if traced is not None:
            traced.phase("solve", started, time.perf_counter() - started)
            for task in tasks:
                answers = solved.answers.get(task.id)
                texts = [each.text for each in answers.found[:1]] if answers else []
                traced.programs(texts, task, Budgets(), task.id, time.perf_counter())
        runs.close()
        lines.end(solved, solving.output.merged)
        if place is not None:
            hooks = [each.hook for each in plugins]
            lines.stored(keep_solved(place, solving, {**options, "data": data}, hooks), place)
        solving.journal.remove()
    write_json(json, as_document(solved, solving.output.merged))


def _how_to_go_on(answers: int) -> str:
    return f"to go on after {answers} answers, make the same call again"


def deadline_after(limit: str) -> float:
    """The moment, of ``time.monotonic``, at which work on a time limit from now on must end."""
    import time

    from batt.errors import UsageError
    from batt.solving.passes import reserve

    seconds = seconds_of("--time-limit", limit)
    if seconds <= reserve(seconds):
        kept = f"{reserve(seconds):.0f} s are kept in reserve"
        raise UsageError(f"--time-limit {limit} leaves no time, as {kept}; give more")
    return time.monotonic() + seconds - reserve(seconds)
