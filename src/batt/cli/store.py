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
    ShowProgress,
    Split,
    StoreDir,
    above_zero,
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
    lineage: Annotated[
        bool, typer.Option("--lineage", help="Print the programs that it was made of, too.")
    ] = False,
    depth: Annotated[
        int | None, typer.Option("--depth", help="How many generations to print; default: 12.")
    ] = None,
    store: StoreDir = DEFAULT_STORE,
) -> None:
    """Print a stored program, what it does on each task, and where it came from."""
    from batt.report.lineage import DEPTH, lineage_lines, summarise
    from batt.report.stored import stored_program
    from batt.store import Store

    above_zero("--depth", depth)
    with Store.open(store, mode="r") as opened:
        typer.echo(stored_program(opened, key))
        if lineage or depth is not None:
            tree = summarise(opened, opened.find(key).key, depth or DEPTH)
            typer.echo("\n".join(lineage_lines(tree)))


@app.command()
def differs(
    data: Data = "arc1",
    split: Split = "all",
    include_arc1_evaluation: Arc1Evaluation = False,
    store: StoreDir = DEFAULT_STORE,
    plugin: Plugins = None,
    json: Json = None,
) -> None:
    """Tell which differs predicted success: which ranked the ancestors of what fits above others.

    Compared are, on each task, the programs of which one was made that fits, with all others that
    were known by then. 500 is chance, 1000 is always right.
    """
    from batt.plugins import load_plugins
    from batt.report.differs import as_document, summarise, table_lines
    from batt.store import Store
    from batt.verify import finder

    load_plugins(plugin)
    tasks = finder(open_data(data, split, include_arc1_evaluation))
    with Store.open(store, mode="r") as opened:
        found = summarise(opened, tasks)
    typer.echo("\n".join(table_lines(found)))
    write_json(json, as_document(found))


@app.command()
def digest(store: StoreDir = DEFAULT_STORE) -> None:
    """Print the digest of what is kept: equal digests, equal stores."""
    from batt.store import Store

    with Store.open(store, mode="r") as opened:
        typer.echo(opened.digest())


@app.command()
def export(
    form: Annotated[str, typer.Option(help="tree, files, one-file, table or library.")] = "tree",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write; tree: the store itself.")
    ] = None,
    store: StoreDir = DEFAULT_STORE,
    plugin: Plugins = None,
    progress: ShowProgress = "auto",
) -> None:
    """Write what is kept: as the store's own folders, as a file each, or as one file.

    A table has every result, kept or not: -o FILE.csv or FILE.jsonl. A library has the smallest
    program for each task that is right on all that batt generalise has tried it on.
    """
    from batt.plugins import load_plugins
    from batt.report.progress import Progress
    from batt.store import Store

    load_plugins(plugin)
    with Store.open(store, mode="rw" if output is None else "r") as opened:
        total = opened.counts()["results"] if form == "table" else None
        with Progress("results written", total, progress) as writing:
            written = opened.export(form, output, writing.add)
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
    progress: ShowProgress = "auto",
) -> None:
    """Check texts, keys and folders, and run results again whose primitives have changed.

    Exits with 1 where there are differences (with --repair: any that could not be mended).
    """
    from dataclasses import asdict

    from batt.plugins import load_plugins
    from batt.report.progress import Progress, say
    from batt.store import Store
    from batt.store.verify import Difference
    from batt.verify import Verifier, finder

    load_plugins(plugin)
    tasks = finder(open_data(data, split, include_arc1_evaluation))
    lines: list[str] = []

    def tell(difference: Difference) -> None:
        lines.append(str(difference))
        if not quiet:
            say(f"-- {difference}")

    Store.open(store, mode="r").close()  # --repair mends a store, and never makes one
    with Store.open(store, mode="rw" if repair else "r") as opened:
        counts = opened.counts()
        total = counts["programs"] + counts["differs"] + counts["results"]
        with Progress("texts and results verified", total, progress) as verifying:
            found = Verifier(opened, tasks, tell, every, repair, verifying.add).run()
    if found.changed:
        typer.echo(f"-- changed since results were kept: {', '.join(found.changed)}")
    if found.behind and not repair:
        typer.echo(
            f"-- the last run has not ended: the folders lack {found.behind} changes, "
            "which its end, or batt store export, writes"
        )
    if found.guarded:
        typer.echo(f"not reproducible: {found.guarded} guarded")
    write_json(json, {**asdict(found), "places": lines})
    typer.echo(str(found))
    raise typer.Exit(0 if found.is_clean else 1)
