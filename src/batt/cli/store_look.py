"""``batt store ls`` and ``stats``: what a store holds, listed and counted."""

from __future__ import annotations

from typing import Annotated

import typer

from batt.cli.options import DEFAULT_STORE, Json, StoreDir, write_json


def ls(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[TASK]...", help="Task ids.")] = None,
    fits: Annotated[
        bool, typer.Option("--fits", help="What is right on every train pair.")
    ] = False,
    right: Annotated[
        bool, typer.Option("--right", help="What fits, and is right on the known test outputs.")
    ] = False,
    score: Annotated[int, typer.Option(help="The least score.")] = 0,
    every: Annotated[
        bool, typer.Option("--all", help="Also what is not among the 32 of its task.")
    ] = False,
    columns: Annotated[
        str | None, typer.Option(help="Which columns, with commas between; see docs/store.md.")
    ] = None,
    store: StoreDir = DEFAULT_STORE,
    json: Json = None,
) -> None:
    """List what is kept, task by task, best first."""
    from batt.report.listing import Wanted, columns_of, listed, listing_lines
    from batt.store import Store

    shown = columns_of(columns)
    with Store.open(store, mode="r") as opened:
        rows = listed(opened, Wanted(ids or (), fits, right, score, every))
        if json is not None:
            rows = iter(kept := list(rows))
            write_json(json, {"results": kept})
        write = typer.get_text_stream("stdout").write
        for line in listing_lines(rows, shown):
            write(f"{line}\n")


def stats(store: StoreDir = DEFAULT_STORE, json: Json = None) -> None:
    """Count what a store holds, and say how far its tasks have come."""
    from batt.dsl.version import known_table
    from batt.report.listing import stats_document, stats_lines
    from batt.store import Store

    with Store.open(store, mode="r") as opened:
        found, noted = opened.stats(), opened.primitives()
    now = known_table()
    changed = sorted({name for name, was in noted if now.get(name, was) != was})
    for line in stats_lines(found, changed):
        typer.echo(line)
    write_json(json, {**stats_document(found), "changed": changed})
