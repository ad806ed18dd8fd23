"""``batt shrink``: the simplest program with the same outputs."""

from __future__ import annotations

from typing import Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Data,
    Json,
    Plugins,
    Quiet,
    Steps,
    StoreDir,
    above_zero,
    write_json,
)


def shrink(
    program: Annotated[
        str, typer.Argument(metavar="PROGRAM", help="A file that holds one, or a key in the store.")
    ],
    task: Annotated[
        str | None, typer.Option("--task", help="The task whose outputs are to stay as they are.")
    ] = None,
    budget: Annotated[float, typer.Option(help="Nominal seconds that shrinking may take.")] = 1.0,
    steps: Steps = None,
    data: Data = "arc1",
    store: StoreDir = DEFAULT_STORE,
    plugin: Plugins = None,
    json: Json = None,
    quiet: Quiet = False,
) -> None:
    """Print the simplest program that gives the same outputs on a task.

    The outputs on all its inputs stay, those of tests too; what the right answers are has no part
    in it. The task follows from the function's name, solve_ID, or from what the store knows.
    """
    from batt.cli.named import named_program
    from batt.evaluate.limits import DEFAULT_STEPS, STEPS_PER_NOMINAL_SECOND, Budgets
    from batt.plugins import load_plugins
    from batt.report.shrunk import as_document, summarise, summary_line
    from batt.simplify.shrink import shrink
    from batt.tasks.datasets import load

    above_zero("--budget", budget)
    above_zero("--steps", steps)
    load_plugins(plugin)
    budgets = Budgets(steps or DEFAULT_STEPS, steps or DEFAULT_STEPS)
    given, chosen = named_program(program, load(data, "all"), task, store)
    most = int(budget * STEPS_PER_NOMINAL_SECOND)
    found = summarise(chosen, given, shrink(given, chosen.inputs, most, budgets), budgets)
    typer.echo(str(found.after.program))
    if not quiet:
        typer.echo(summary_line(found))
    write_json(json, as_document(found))
