"""``batt store``: what runs have kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batt.cli import store_change, store_import, store_look
from batt.cli.options import (
    DEFAULT_STORE,
    Arc1Evaluation,
    Data,
    Json,
    Plugins,
    Quiet,
    Split,
    StoreDir,
    open_data,
    write_json,
)

app = typer.Typer(help="Look at what runs have kept, and take it elsewhere.", no_args_is_help=True)
app.command("ls")(store_look.ls)
app.command("stats")(store_look.stats)
app.command("import")(store_import.bring)
app.command("merge")(store_change.merge)
app.command("prune")(store_change.prune)


@app.command()
def show(
    key: Annotated[str, typer.Argument(help="The key of a program, or how it begins.")],
    store: StoreDir = DEFAULT_STORE,
) -> None:
    """Print a stored program, and what it does on each task."""
    from batt.report.stored import stored_program
    from batt.store import Store

    with Store.open(store, mode="r") as opened:
        typer.echo(stored_program(opened, key))


@app.command()
def digest(store: StoreDir = DEFAULT_STORE) -> None:
    """Print the digest of what is kept: equal digests, equal stores."""
    from batt.store import Store

    with Store.open(store, mode="r") as opened:
        typer.echo(opened.digest())


@app.command()
def export(
    form: Annotated[str, typer.Option(help="tree, files, one-file or table.")] = "tree",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write; tree: the store itself.")
    ] = None,
    store: StoreDir = DEFAULT_STORE,
    plugin: Plugins = None,
) -> None:
    """Write what is kept: as the store's own folders, as a file each, or as one file.

    A table has every result, kept or not: -o FILE.csv or FILE.jsonl.
    """
    from batt.plugins import load_plugins
    from batt.report.progress import Progress
    from batt.store import Store

    load_plugins(plugin)
    with Store.open(store, mode="rw" if output is None else "r") as opened:
        written = opened.export(form, output, Progress("results written").add)
    what = "results" if form == "table" else "programs"
    typer.echo(f"-- {written} {what} written to {output or store}")


@app.command()
def verify(
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend the folders, and results that have changed.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Run every result again, changed primitives or not.")
    ] = False,
    data: Data = "arc1",
    split: Split = "all",
    include_arc1_evaluation: Arc1Evaluation = False,
    store: StoreDir = DEFAULT_STORE,
    plugin: Plugins = None,
    json: Json = None,
    quiet: Quiet = False,
) -> None:
    """Check texts, keys and folders, and run results again whose primitives have changed.

    Exits with 1 where there are differences (with --repair: any that could not be mended).
    """
    from dataclasses import asdict

    from batt.plugins import load_plugins
    from batt.store import Store
    from batt.store.verify import Difference
    from batt.verify import Verifier, finder

    load_plugins(plugin)
    tasks = finder(open_data(data, split, include_arc1_evaluation))
    lines: list[str] = []

    def tell(difference: Difference) -> None:
        lines.append(str(difference))
        if not quiet:
            typer.echo(f"-- {difference}")

    Store.open(store, mode="r").close()  # --repair mends a store, and never makes one
    with Store.open(store, mode="rw" if repair else "r") as opened:
        found = Verifier(opened, tasks, tell, every, repair).run()
    if found.changed:
        typer.echo(f"-- changed since results were kept: {', '.join(found.changed)}")
    if found.guarded:
        typer.echo(f"not reproducible: {found.guarded} guarded")
    write_json(json, {**asdict(found), "places": lines})
    typer.echo(str(found))
    raise typer.Exit(0 if found.is_clean else 1)
