"""The table of results: one row a (task, program), for data frames, CSV and JSON lines.

Its columns are numbered by ``TABLE_VERSION``: some may be added, none is ever renamed or taken out.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from batt.errors import UsageError
from batt.store.database import Database, Row
from batt.store.files import telling
from batt.store.reading import VERDICTS, decoding
from batt.tasks.task import FULL_SCORE

TABLE_VERSION = 1
"""Stands in the column ``schema`` of every row."""

PAGE = 1000
"""How many rows are read at once, so that no query stays open."""

COLUMNS = (
    "schema",
    "dataset",
    "group",
    "task",
    "fingerprint",
    "key",
    "fits",
    "right",
    "score",
    "steps",
    "size",
    "proposer",
    "mutation",
    "parents",
    "seed",
    "round",
    "run",
    "dsl_version",
    "batt_version",
    "failed",
    "scores",
    "tests_right",
    "behaviour",
    "normal",
    "language",
    "node_budget",
    "program_budget",
    "seconds",
)
"""The columns in the order in which a file has them."""

ROWS = (
    "SELECT r.task, r.key, t.dataset, t.task_group, t.id, t.fingerprint,"
    " r.score, r.steps, r.size, u.command, r.mutation, r.parents, r.seed, r.round, r.run,"
    " u.dsl_version, u.batt_version, r.failed, r.scores, r.tests, r.behaviour, p.normal,"
    " r.language, r.node_budget, r.program_budget, r.seconds"
    " FROM results AS r JOIN tasks AS t ON t.number = r.task"
    " JOIN programs AS p ON p.key = r.key LEFT JOIN runs AS u ON u.number = r.run"
)


def table_rows(
    db: Database, fingerprint: str | None = None, key: str | None = None
) -> Iterator[dict[str, Any]]:
    """The rows by task and key: all, those of a task, those of a program."""
    conditions, values = ["(r.task, r.key) > (?, ?)"], []
    if fingerprint is not None:
        conditions.append("r.task = (SELECT number FROM tasks WHERE fingerprint = ?)")
        values.append(fingerprint)
    if key is not None:
        conditions.append("r.key = ?")
        values.append(key)
    statement = f"{ROWS} WHERE {' AND '.join(conditions)} ORDER BY r.task, r.key LIMIT {PAGE}"
    after: tuple[int, str] = 0, ""
    while rows := db.rows(statement, (*after, *values)):
        with decoding("a result"):
            made = list(map(_as_dict, rows))
        yield from made
        after = rows[-1][0], rows[-1][1]


def kept_rows(db: Database, fingerprint: str, most: int) -> list[dict[str, Any]]:
    """The rows of the best programs of a task, best first."""
    rows = db.rows(
        f"{ROWS.replace('AS r', 'AS r INDEXED BY results_by_rank', 1)}"
        " WHERE r.task = (SELECT number FROM tasks WHERE fingerprint = ?)"
        " ORDER BY r.failed, r.score DESC, r.steps, r.size, r.key LIMIT ?",
        (fingerprint, most),
    )
    with decoding("a result"):
        return list(map(_as_dict, rows))


def _as_dict(row: Row) -> dict[str, Any]:
    _, key, dataset, group, id, fingerprint, score, steps, size, command, mutation, *more = row
    parents, seed, round, run, dsl, batt, failed, scores, tests, behaviour, normal, *last = more
    language, node_budget, program_budget, seconds = last
    every = tuple(map(int, scores.split()))
    ancestors = tuple(parents.split())
    fits = score == FULL_SCORE * len(every)
    return {
        "schema": TABLE_VERSION,
        "dataset": dataset,
        "group": group,
        "task": id,
        "fingerprint": fingerprint,
        "key": key,
        "fits": fits,
        "right": fits and "0" not in tests,
        "score": score,
        "steps": steps,
        "size": size,
        "proposer": proposer_of(command or "", mutation, len(ancestors)),
        "mutation": mutation,
        "parents": ancestors,
        "seed": seed,
        "round": round,
        "run": run,
        "dsl_version": dsl or "",
        "batt_version": batt or "",
        "failed": bool(failed),
        "scores": every,
        "tests_right": tuple([VERDICTS[mark] for mark in tests]),
        "behaviour": behaviour,
        "normal": normal,
        "language": language,
        "node_budget": node_budget,
        "program_budget": program_budget,
        "seconds": seconds,
    }


SOLVED = "solve:"
"""What the mutation of a program begins with that a solve has found; its proposer follows."""


def proposer_of(command: str, mutation: str, parents: int) -> str:
    """Who proposed a program: mutation or crossover where it has parents, else a command.

    What a solve has found names its proposer.

    >>> proposer_of("batt evolve", "graft", 2), proposer_of("import", "", 0)
    ('crossover', 'import')
    >>> proposer_of("solve", "solve:truth_table", 0)
    'truth_table'
    """
    if mutation.startswith(SOLVED):
        return mutation.removeprefix(SOLVED)
    if parents > 1:
        return "crossover"
    if parents or mutation:
        return "mutation"
    words = command.removeprefix("batt ").split()
    return words[0] if words else ""


def write_table(
    rows: Iterable[dict[str, Any]], path: str, watch: Callable[[int], object] = lambda _: None
) -> int:
    """Write rows as CSV or JSON lines, by the end of the file's name; their number.

    The file is there whole or not at all.  ``watch`` is told of each row.  ``UsageError`` for
    another name.
    """
    if Path(path).suffix not in WRITERS:
        raise UsageError(f"{path} is neither .csv nor .jsonl; a table is written as one of these")
    if os.path.isdir(path):
        raise UsageError(f"{path} is a folder; a table needs the name of a file")
    partial = f"{path}.partial"
    try:
        with telling(f"writing {path}"):
            with open(partial, "w", encoding="utf-8", newline="") as file:
                count = WRITERS[Path(path).suffix](file, rows, watch)
            os.replace(partial, path)
    finally:
        with suppress(OSError):
            os.unlink(partial)
    return count


def _write_csv(
    file: IO[str], rows: Iterable[dict[str, Any]], watch: Callable[[int], object]
) -> int:
    count, writer = 0, csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in COLUMNS])
        watch(1)
        count += 1
    return count


def _cell(value: Any) -> Any:
    """A value in a cell: lists with blanks between, true as 1, false as 0, unknown as ?."""
    if isinstance(value, tuple):
        return " ".join([str(_cell(member)) for member in value])
    if value is None:
        return "?"
    return int(value) if isinstance(value, bool) else value


def _write_jsonl(
    file: IO[str], rows: Iterable[dict[str, Any]], watch: Callable[[int], object]
) -> int:
    count, encode = 0, json.JSONEncoder().encode
    for row in rows:
        file.write(f"{encode(row)}\n")
        watch(1)
        count += 1
    return count


WRITERS = {".csv": _write_csv, ".jsonl": _write_jsonl}
