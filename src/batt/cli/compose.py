"""``batt compose``: merge programs into one batt and write it as a file."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Data,
    IdOption,
    Ids,
    Plugins,
    Quiet,
    Seed,
    StoreDir,
    above_zero,
    write_file,
)


def compose(
    ids: Ids = None,
    count: Annotated[int, typer.Option("-c", "--count", help="How many programs.")] = 32,
    file: Annotated[Path, typer.Option("-f", "--file", help="Where to write the batt.")] = Path(
        "batt.py"
    ),
    i: IdOption = None,
    data: Data = "arc1",
    store: StoreDir = DEFAULT_STORE,
    seed: Seed = 0,
    plugin: Plugins = None,
    quiet: Quiet = False,
) -> None:
    """Merge programs into one batt and write it as a file.

    The programs kept for the named tasks come first, then others from library and store by lot.
    """
    from batt.compose.select import choose, compose
    from batt.compose.text import write_batt
    from batt.evaluate.plan import Plan
    from batt.plugins import load_plugins
    from batt.propose.sources import sources
    from batt.store import Store
    from batt.tasks.datasets import load, select

    above_zero("--count", count)
    load_plugins(plugin)
    wanted = [*(i or ()), *(ids or ())]
    tasks = select(load(data, "all"), wanted) if wanted else []
    first = [task.id for task in tasks]
    with Store.open(store, mode="r") if store.exists() else nullcontext() as opened:
        batt = compose(choose(sources(opened), first, count, seed))
    write_file(file, write_batt(batt.entries))
    if not quiet:
        plan = Plan([entry.node for entry in batt.entries])
        typer.echo(f"-- {file}: {plan}")
