"""How much a store holds, and how far its tasks have come: counts, made by the database."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from batt.store import reading
from batt.store.database import Database
from batt.store.table import proposer_of
from batt.tasks.task import FULL_SCORE

TABLES = ("tasks", "programs", "results", "differs", "runs", "rounds", "incidents")

BEST = f"""
SELECT t.dataset, t.task_group, count(r.key), max(r.score = {FULL_SCORE} * r.pairs),
 max(r.score = {FULL_SCORE} * r.pairs AND instr(r.tests, '0') = 0), max(r.score * 1.0 / r.pairs)
FROM tasks AS t LEFT JOIN (
 SELECT task, key, score, tests, length(scores) - length(replace(scores, ' ', '')) + 1 AS pairs
 FROM results) AS r ON r.task = t.number
GROUP BY t.number
"""
"""For each task: its results, whether one fits, whether one is right, the best mean score."""


@dataclass
class Group:
    """The tasks of a data set and of a split or folder of it.

    ``mean_best`` is the mean, over the tasks, of the best score of a train pair, 0 to 1000.
    """

    dataset: str
    group: str
    tasks: int = 0
    fits: int = 0
    right: int = 0
    results: int = 0
    kept: int = 0
    mean_best: float = 0.0


@dataclass(frozen=True)
class Stats:
    """Counts of everything; ``proposers`` says how many results each of them has made.

    ``languages`` are the DSL versions of the runs, ``data`` the fingerprints of their tasks.
    """

    counts: Mapping[str, int]
    size: int
    groups: list[Group]
    proposers: Mapping[str, int]
    languages: list[str]
    data: list[str]


def counts(db: Database) -> dict[str, int]:
    """How many rows each table has."""
    return {table: _one(db, f"SELECT count(*) FROM {table}") for table in TABLES}


def stats(db: Database) -> Stats:
    """Count everything in a store."""
    return Stats(
        counts=counts(db),
        size=os.path.getsize(db.path),
        groups=_groups(db),
        proposers=_proposers(db),
        languages=_column(db, "dsl_version"),
        data=_column(db, "data_fingerprint"),
    )


def _one(db: Database, statement: str) -> int:
    row = db.row(statement)
    return 0 if row is None else int(row[0])


def _column(db: Database, column: str) -> list[str]:
    """The values of a column of the log of runs, each once, in the order of the runs."""
    rows = db.rows(
        f"SELECT {column} FROM runs WHERE {column} <> '' GROUP BY {column} ORDER BY min(number)"
    )
    return [str(value) for (value,) in rows]


def _groups(db: Database) -> list[Group]:
    groups: dict[tuple[str, str], Group] = {}
    with reading.decoding("a task"):
        for dataset, name, results, fits, right, best in db.rows(BEST):
            group = groups.setdefault((dataset, name), Group(dataset, name))
            group.tasks += 1
            group.fits += bool(fits)
            group.right += bool(right)
            group.results += results
            group.kept += min(results, reading.KEPT_PLACES)
            group.mean_best += best or 0.0
    for group in groups.values():
        group.mean_best /= group.tasks
    return [groups[name] for name in sorted(groups)]


def _proposers(db: Database) -> dict[str, int]:
    """How many results each proposer has made, the busiest first."""
    rows = db.rows(
        "SELECT u.command, CASE WHEN r.mutation LIKE 'solve:%' THEN r.mutation"
        " WHEN r.mutation <> '' THEN 'a mutation' ELSE '' END,"
        " instr(r.parents, ' ') > 0, r.parents <> '', count(*)"
        " FROM results AS r LEFT JOIN runs AS u ON u.number = r.run GROUP BY 1, 2, 3, 4"
    )
    counts: dict[str, int] = {}
    for command, mutation, crossed, has_parents, count in rows:
        parents = 2 if crossed else int(has_parents)
        name = proposer_of(command or "", mutation, parents)
        counts[name] = counts.get(name, 0) + count
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
