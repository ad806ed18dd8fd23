"""``batt store merge`` and ``prune``: what changes a whole store."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from batt.cli.options import (
    DEFAULT_STORE,
    Json,
    Plugins,
    Quiet,
    ShowProgress,
    StoreDir,
    write_json,
)
from batt.errors import UsageError


def merge(
    stores: Annotated[list[Path], typer.Argument(metavar="STORE...", help="Stores to take over.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A new store; else --store takes all.")
    ] = None,
    store: StoreDir = DEFAULT_STORE,
    plugin: Plugins = None,
    json: Json = None,
    quiet: Quiet = False,
    progress: ShowProgress = "auto",
) -> None:
    """Merge stores: all that they hold, the same in whatever order they are named."""
    from batt.drawing.text import printable
    from batt.plugins import load_plugins
    from batt.report.progress import Progress
    from batt.store import Store

    load_plugins(plugin)
    target = output or store
    _check_apart(stores, target, is_new=output is not None)
    with ExitStack() as stack:
        sources = [stack.enter_context(Store.open(path, mode="r")) for path in stores]
        opened = stack.enter_context(Store.open(target))
        total = sum(source.counts()["programs"] for source in sources)
        with Progress("programs merged", total, progress) as merging:
            done = opened.merge(sources, merging.add)
        opened.export()
        digest = opened.digest()
    for key, why in () if quiet else done.refused:
        typer.echo(f"-- refused {printable(key)}: {printable(why)}")
    if done.languages:
        names = ", ".join(done.languages)
        typer.echo(f"-- the stores know different versions of the language: {names}")
        typer.echo(
            f"-- what uses these may do something else now: batt store verify --store {target}"
        )
    typer.echo(
        f"{done.programs} programs and {done.results} results are new in {target}, "
        f"{len(done.refused)} refused"
    )
    refused = [{"key": key, "reason": why} for key, why in done.refused]
    counts = {"programs": done.programs, "results": done.results, "languages": done.languages}
    write_json(json, {**counts, "refused": refused, "digest": digest})


def _check_apart(stores: list[Path], target: Path, is_new: bool) -> None:
    """Refuse to merge a store into itself, or into one that was to be new and is there."""
    for path in stores:
        if path.resolve() == target.resolve():
            raise UsageError(f"{path} is the store that the others are merged into")
    if is_new and target.exists() and any(target.iterdir()):
        raise UsageError(f"{target} is there already; --store {target} merges into it")


def prune(store: StoreDir = DEFAULT_STORE, progress: ShowProgress = "auto") -> None:
    """Delete what has fallen out of the 32 places of its task; what is kept stays as it is."""
    from batt.report.progress import Progress
    from batt.store import Store

    Store.open(store, mode="r").close()  # a store that is not there is not made
    with (
        Store.open(store) as opened,
        Progress("tasks pruned", opened.counts()["tasks"], progress) as pruning,
    ):
        pruned = opened.prune(pruning.add)
    typer.echo(f"-- {pruned.programs} programs and {pruned.results} results deleted")
