"""``batt show``: a task in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from batt.cli.options import Arc1Evaluation, Data, Split, open_data


def show(
    ids: Annotated[list[str], typer.Argument(metavar="TASK...", help="Task ids.")],
    data: Data = "arc1",
    split: Split = "training",
    include_arc1_evaluation: Arc1Evaluation = False,
) -> None:
    """Draw tasks in the terminal.

    Grids are in colour, or in digits where there is none.
    """
    from rich.console import Console

    from batt.report.terminal import draw_task
    from batt.tasks.datasets import select

    console = Console()
    for task in select(open_data(data, split, include_arc1_evaluation), ids):
        draw_task(task, console)
