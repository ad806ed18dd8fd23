"""``batt compare``: two stores, runs or submissions, task by task."""

from __future__ import annotations

from typing import Annotated

import typer

from batt.cli.options import DEFAULT_STORE, Data, Json, Split, StoreDir, Verbose, write_json


def compare(
    first: Annotated[str, typer.Argument(metavar="A", help="What was before.")],
    second: Annotated[str, typer.Argument(metavar="B", help="What came after.")],
    fits: Annotated[
        bool, typer.Option("--fits", help="A program that fits the train pairs is enough.")
    ] = False,
    data: Data = "arc1",
    split: Split = "all",
    store: StoreDir = DEFAULT_STORE,
    json: Json = None,
    verbose: Verbose = False,
) -> None:
    """Compare two sides: which tasks were gained, lost, solved by both, by neither.

    A side is a store, a run of one (DIR#N, or N alone of --store), or a submission.json, which is
    held against --data. A task is solved where a program is right, or an attempt for each test.
    """
    from batt.drawing.text import printable
    from batt.report.comparison import compare as compared
    from batt.report.comparison import comparison_document, comparison_lines
    from batt.sides import Reader

    reader = Reader(data, split, store, fits)
    found = compared(reader.side(first), reader.side(second))
    for line in comparison_lines(found, verbose):
        typer.echo(line)
    for note in reader.notes:
        typer.echo(f"-- {printable(note)}")
    write_json(json, comparison_document(found))
