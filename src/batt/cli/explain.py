"""``batt explain``: every line of a program, with its value drawn on a sample."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Data,
    PaletteName,
    Plugins,
    StoreDir,
    check_place,
    palette_of,
    write_file,
)


def explain(
    task: Annotated[str, typer.Argument(metavar="TASK", help="A task id.")],
    program: Annotated[
        str | None,
        typer.Argument(
            metavar="[PROGRAM]",
            help="A file, - for standard input, a library task's id, or how a key begins; "
            "default: the best of the store, else of the library, else what solving finds.",
        ),
    ] = None,
    sample: Annotated[
        str, typer.Option(metavar="NAME", help="A sample, such as train1 or test1.")
    ] = "train1",
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Write it here instead, as a page to step through."),
    ] = None,
    palette: PaletteName = "official",
    data: Data = "arc1",
    store: StoreDir = DEFAULT_STORE,
    plugin: Plugins = None,
) -> None:
    """Draw what every line of a program gives on a sample of a task.

    Grids, objects in their places, numbers; and for functions what they made of each element.
    """
    from rich.console import Console

    from batt.cli.chosen import best_known, program_for
    from batt.drawing.text import printable
    from batt.explaining import explained_on
    from batt.plugins import load_plugins
    from batt.report.terminal import Look, draw_explanation
    from batt.tasks.datasets import load

    if html is not None:
        check_place(html)
    look = Look(Console(), palette_of(palette))
    load_plugins(plugin)
    chosen = load(data, "all").find(task)
    named = best_known(chosen, store) if program is None else program_for(program, chosen, store)
    if html is not None:
        from batt.report.pages.explained import explanation_page

        write_file(html, explanation_page(named, chosen, sample, palette))
        typer.echo(f"-- {len(chosen.samples)} samples of {printable(chosen.id)} drawn in {html}")
        return
    draw_explanation(explained_on(named, chosen, sample), look)
