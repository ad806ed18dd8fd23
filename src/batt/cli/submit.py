"""``batt submit-check`` and ``batt submit-merge``: submissions to Kaggle."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batt.cli.options import (
    Arc1Evaluation,
    Data,
    Json,
    Quiet,
    Split,
    open_data,
    write_json,
)


def submit_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A submission.json.")],
    data: Data = "arc1",
    split: Split = "training",
    include_arc1_evaluation: Arc1Evaluation = False,
    json: Json = None,
    quiet: Quiet = False,
) -> None:
    """Check a submission against the tasks that it answers, and score it.

    Every breach of the format is named with its task and output, which count from 1; the exit code
    is then 1. Where solutions are known, a submission without breaches is scored.
    """
    from batt.report.submissions import check_document, score_lines
    from batt.submission.breaches import breaches
    from batt.submission.form import submission_from
    from batt.submission.score import out_of_order, score
    from batt.tasks.parse import read_json

    tasks = open_data(data, split, include_arc1_evaluation)
    document = read_json(file)
    found = list(breaches(document, {id: len(task.test) for id, task in tasks.items()}))
    scored = None
    if not found:
        submission = submission_from(document)
        found = list(out_of_order(submission, tasks.values()))
        scored = score(submission, tasks.values())
    for breach in () if quiet else found:
        typer.echo(f"-- {breach}")
    for line in score_lines(scored) if scored else ():
        typer.echo(line)
    write_json(json, check_document(found, scored))
    typer.echo(f"{len(found) or 'no'} breach{'' if len(found) == 1 else 'es'}")
    raise typer.Exit(1 if found else 0)


def submit_merge(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE[:WEIGHT]...", help="Submissions, best first.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write the result.")],
    json: Json = None,
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print a line for each output.")
    ] = False,
) -> None:
    """Merge submissions into one: for each output the two grids that weigh most.

    Equal grids add their weights: a first attempt weighs what its file does (1 unless given), a
    second the half, a placeholder nothing. Of equal weights the file named earlier goes first.
    """
    from batt.report.submissions import merge_document, merge_lines
    from batt.submission import merge, write_submission

    sources = merge.read_sources(files)
    merged = merge.merge(sources)
    write_submission(output, merged.submission)
    for line in () if quiet else merge_lines(merged, sources, verbose):
        typer.echo(line)
    write_json(json, merge_document(merged))
