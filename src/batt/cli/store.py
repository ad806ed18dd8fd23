"""``batt store``: what runs have kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batt.cli.options import DEFAULT_STORE, StoreDir

app = typer.Typer(help="Look at what runs have kept, and take it elsewhere.", no_args_is_help=True)


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
    form: Annotated[str, typer.Option(help="tree, files or one-file.")] = "tree",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write; tree: the store itself.")
    ] = None,
    store: StoreDir = DEFAULT_STORE,
) -> None:
    """Write what is kept: as the store's own folders, as a file each, or as one file."""
    from batt.store import Store

    with Store.open(store, mode="rw" if output is None else "r") as opened:
        written = opened.export(form, output)
    typer.echo(f"-- {written} programs written to {output or store}")
