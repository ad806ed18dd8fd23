"""``batt show``: a task in the terminal, alone or with what a program makes of it."""

from __future__ import annotations

from typing import Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Arc1Evaluation,
    Data,
    PaletteName,
    Plugins,
    Split,
    StoreDir,
    open_data,
    palette_of,
)


def show(
    ids: Annotated[list[str], typer.Argument(metavar="TASK...", help="Task ids.")],
    program: Annotated[
        str | None,
        typer.Option(
            metavar="PROGRAM",
            help="A file, - for standard input, a library task's id, or how a key begins.",
        ),
    ] = None,
    palette: PaletteName = "official",
    data: Data = "arc1",
    split: Split = "training",
    include_arc1_evaluation: Arc1Evaluation = False,
    store: StoreDir = DEFAULT_STORE,
    plugin: Plugins = None,
) -> None:
    """Draw tasks in the terminal.

    Grids are in colour, or in digits where there is none. With --program: for each pair the input,
    what was expected, and what the program gives, with the cells marked that differ.
    """
    from rich.console import Console

    from batt.cli.chosen import program_for
    from batt.evaluate.batch import Samples, run_one
    from batt.evaluate.limits import Budgets
    from batt.plugins import load_plugins
    from batt.report.terminal import Look, draw_task, draw_tried
    from batt.tasks.datasets import select

    look = Look(Console(), palette_of(palette))
    load_plugins(plugin)
    for task in select(open_data(data, split, include_arc1_evaluation), ids):
        if program is None:
            draw_task(task, look)
            continue
        chosen = program_for(program, task, store)
        draw_tried(task, chosen, run_one(chosen.root, Samples(task.inputs, Budgets())), look)
