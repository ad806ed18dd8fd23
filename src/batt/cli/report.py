"""``batt report``: a store as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Arc1Evaluation,
    Data,
    IdOption,
    Ids,
    PaletteName,
    Plugins,
    Quiet,
    ShowProgress,
    Split,
    StoreDir,
    check_place,
    open_data,
    palette_of,
    write_file,
)


def report(
    output: Annotated[Path, typer.Option("-o", "--output", help="The HTML file to write.")],
    ids: Ids = None,
    i: IdOption = None,
    data: Data = "arc1",
    split: Split = "all",
    include_arc1_evaluation: Arc1Evaluation = False,
    store: StoreDir = DEFAULT_STORE,
    palette: PaletteName = "official",
    plugin: Plugins = None,
    progress: ShowProgress = "auto",
    quiet: Quiet = False,
) -> None:
    """Write what a store holds as one self-contained HTML page.

    A summary, all tasks as a gallery, and a page for each: its pairs, the best programs, what the
    best one does step by step, and where it came from. Grids come from --data. A store that is
    being written can be read.
    """
    from batt.plugins import load_plugins
    from batt.report.pages.facts import read_facts
    from batt.report.pages.page import report_page
    from batt.report.progress import Progress
    from batt.store import Store
    from batt.verify import finder

    load_plugins(plugin)
    palette_of(palette)
    check_place(output)
    tasks = finder(open_data(data, split, include_arc1_evaluation))
    mode = "off" if quiet else progress
    wanted = [*(i or ()), *(ids or ())]
    with Store.open(store, mode="r") as opened:
        total = len(wanted) or opened.counts()["tasks"]
        with Progress("tasks read", total, mode) as reading:
            facts = read_facts(opened, wanted, reading.add)
    with Progress("tasks drawn", len(facts.tasks), mode) as drawing:
        page = report_page(facts, tasks, palette, drawing.add)
    write_file(output, page)
    if not quiet:
        size, count = len(page.encode()) / 2**20, len(facts.tasks)
        tasks_drawn = f"{count:,} task{'' if count == 1 else 's'}"
        typer.echo(f"-- {tasks_drawn} of {store} drawn in {output}, {size:.1f} MB")
