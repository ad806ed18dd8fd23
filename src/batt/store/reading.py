"""Reading records from the database; what does not look like ours is a ``StoreError``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from batt.errors import StoreError, UsageError
from batt.store.database import Database, Row
from batt.store.records import (
    DifferRecord,
    DifferResult,
    Kept,
    ProgramRecord,
    ResultRecord,
    TaskRecord,
)
from batt.store.texts import check_key
from batt.tasks.names import path_name

KEPT_PLACES = 32
"""The most programs that are kept for a task."""

PAGE = 1000
"""How many rows are read at once where there may be many, so that no query stays open."""

KEYS_AT_ONCE = 500
"""How many keys a statement names at most; SQLite takes 999 values everywhere."""

PROGRAM = "key, lines, size, normal"
"""The columns of a program."""

RESULT_COLUMNS = (
    "key",
    "failed",
    "score",
    "steps",
    "scores",
    "tests",
    "behaviour",
    "node_budget",
    "program_budget",
    "seconds",
    "run",
    "parents",
    "mutation",
    "seed",
    "round",
    "language",
)
RESULT = ", ".join(f"r.{column}" for column in RESULT_COLUMNS)
VERDICTS = {"1": True, "0": False, "?": None}
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


def task_number(db: Database, fingerprint: str) -> int | None:
    """The number by which the tables know a task; None for an unknown one."""
    found = db.row("SELECT number FROM tasks WHERE fingerprint = ?", (fingerprint,))
    return None if found is None else int(found[0])


def tasks(db: Database, id: str | None = None) -> list[TaskRecord]:
    """The tasks in the order in which they came, all or those of an id."""
    rows = db.rows(
        "SELECT fingerprint, id, dataset, task_group,"
        " number = (SELECT min(number) FROM tasks AS first WHERE first.id = tasks.id)"
        " FROM tasks WHERE ?1 IS NULL OR id = ?1 ORDER BY number",
        (id,),
    )
    with decoding("a task"):
        return [_task(row) for row in rows]


def task(db: Database, fingerprint: str) -> TaskRecord | None:
    """The task of a fingerprint; None for an unknown one."""
    row = db.row(
        "SELECT fingerprint, id, dataset, task_group,"
        " number = (SELECT min(number) FROM tasks AS first WHERE first.id = tasks.id)"
        " FROM tasks WHERE fingerprint = ?",
        (fingerprint,),
    )
    with decoding("a task"):
        return None if row is None else _task(row)


def _task(row: Row) -> TaskRecord:
    fingerprint, id, dataset, group, is_first = row
    if not FINGERPRINT.fullmatch(fingerprint):
        raise StoreError(f"{fingerprint!r:.80} in the database is no fingerprint of a task")
    name = path_name(id) + ("" if is_first else f"__{fingerprint[:8]}")
    return TaskRecord(fingerprint, id, dataset, group, name)


def programs(db: Database, key: str | None = None) -> Iterator[ProgramRecord]:
    """All programs in the order of their keys, or the one of a key."""
    if key is not None:
        rows = db.rows(f"SELECT {PROGRAM} FROM programs WHERE key = ?", (key,))
        yield from map(_program, rows)
        return
    after = ""
    while rows := db.rows(
        f"SELECT {PROGRAM} FROM programs WHERE key > ? ORDER BY key LIMIT ?", (after, PAGE)
    ):
        yield from map(_program, rows)
        after = rows[-1][0]


def find_program(db: Database, prefix: str) -> ProgramRecord:
    """The one program whose key begins so; ``UsageError`` where there is none or more than one."""
    beginning = prefix.strip().lower()
    if not re.fullmatch(r"[0-9a-f]{1,32}", beginning):
        raise UsageError(f"{prefix!r:.60} is no beginning of a key; keys are 32 digits 0-9 a-f")
    rows = db.rows(
        f"SELECT {PROGRAM} FROM programs WHERE key >= ? AND key < ? ORDER BY key LIMIT 2",
        (beginning, beginning + "g"),
    )
    if not rows:
        raise UsageError(f"no program in the store has a key that begins with {beginning}")
    if len(rows) > 1:
        raise UsageError(
            f"{beginning} begins several keys, {rows[0][0]} and {rows[1][0]} among them; "
            "give more digits"
        )
    return _program(rows[0])


def _program(row: Row) -> ProgramRecord:
    key, lines, size, normal = row
    with decoding("a program"):
        check_key(key, lines)
        return ProgramRecord(key, lines, int(size), str(normal))


def normals(db: Database) -> Iterator[tuple[str, str]]:
    """Key and key of the normal form of every program, in the order of the keys."""
    after = ""
    while rows := db.rows(
        "SELECT key, normal FROM programs WHERE key > ? ORDER BY key LIMIT ?", (after, PAGE)
    ):
        yield from rows
        after = rows[-1][0]


def texts_of(db: Database, table: str, keys: Iterable[str]) -> dict[str, str]:
    """The lines by key of those of the keys that are in ``programs`` or ``differs``."""
    found: dict[str, str] = {}
    for page in _pages(keys):
        found.update(db.rows(f"SELECT key, lines FROM {table} WHERE key IN ({_marks(page)})", page))
    return found


def _pages(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys in lists short enough for one statement."""
    left = iter(keys)
    while page := list(islice(left, KEYS_AT_ONCE)):
        yield page


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))


def unchecked_texts(db: Database, table: str) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Key, lines, size and normal form of each row of ``programs`` or ``differs``, as they stand.

    Of a differ the last is None.
    """
    after, normal = "", "normal" if table == "programs" else "NULL"
    while rows := db.rows(
        f"SELECT key, lines, size, {normal} FROM {table} WHERE key > ? ORDER BY key LIMIT ?",
        (after, PAGE),
    ):
        yield from rows
        after = rows[-1][0]


def primitives(db: Database) -> list[tuple[str, str]]:
    """Name and hash of the primitives as the runs of this store have known them."""
    rows = db.rows("SELECT name, hash FROM primitives ORDER BY name, hash")
    return [(str(name), str(hash)) for name, hash in rows]


def kept(db: Database, fingerprint: str, places: int | None = None) -> list[Kept]:
    """The programs that are kept for a task, best first; with more places those that fell out."""
    rows = db.rows(
        f"SELECT p.key, p.lines, p.size, p.normal, {RESULT}"
        " FROM results AS r INDEXED BY results_by_rank CROSS JOIN programs AS p ON p.key = r.key"
        " WHERE r.task = (SELECT number FROM tasks WHERE fingerprint = ?)"
        " ORDER BY r.failed, r.score DESC, r.steps, r.size, r.key LIMIT ?",
        (fingerprint, places or KEPT_PLACES),
    )
    return [Kept(_program(row[:4]), result(fingerprint, row[4:])) for row in rows]


def kept_outcomes(db: Database, fingerprint: str) -> list[tuple[str, str, int]]:
    """Key, scores (with blanks between) and steps of what is kept for a task, best first."""
    rows = db.rows(
        "SELECT key, scores, steps FROM results INDEXED BY results_by_rank"
        " WHERE task = (SELECT number FROM tasks WHERE fingerprint = ?)"
        " ORDER BY failed, score DESC, steps, size, key LIMIT ?",
        (fingerprint, KEPT_PLACES),
    )
    with decoding("a result"):
        return [(str(key), str(scores), int(steps)) for key, scores, steps in rows]


def solved(db: Database, fingerprint: str | None = None, run: int | None = None) -> dict[str, bool]:
    """The tasks with a program that fits, and whether one of these is right: all, one, of a run."""
    asked = {"t.fingerprint": fingerprint, "r.run": run}
    given = {column: value for column, value in asked.items() if value is not None}
    rows = db.rows(
        "SELECT t.fingerprint, max(r.tests NOT LIKE '%0%')"
        " FROM results AS r JOIN tasks AS t ON t.number = r.task"
        " WHERE r.scores <> '' AND trim(replace(r.scores, '1000', '')) = ''"
        f"{''.join(f' AND {column} = ?' for column in given)} GROUP BY r.task",
        tuple(given.values()),
    )
    return {fingerprint: bool(right) for fingerprint, right in rows}


def met_keys(db: Database, fingerprint: str) -> Iterator[str]:
    """The keys of all programs that have a result on a task."""
    rows = db.rows(
        "SELECT key FROM results INDEXED BY results_by_rank"
        " WHERE task = (SELECT number FROM tasks WHERE fingerprint = ?)",
        (fingerprint,),
    )
    return (key for (key,) in rows)


def tasks_met(db: Database, key: str) -> list[str]:
    """The fingerprints of all tasks on which a program has a result."""
    rows = db.rows(
        "SELECT t.fingerprint FROM results AS r JOIN tasks AS t ON t.number = r.task"
        " WHERE r.key = ? ORDER BY r.task",
        (key,),
    )
    return [fingerprint for (fingerprint,) in rows]


def find_results(
    db: Database, task: int, fingerprint: str, keys: Iterable[str]
) -> Iterator[ResultRecord]:
    """The results of programs on a task, which is given by its number and its fingerprint."""
    statement = f"SELECT {RESULT} FROM results AS r WHERE r.task = ? AND r.key IN "
    for page in _pages(keys):
        for row in db.rows(f"{statement}({_marks(page)})", (task, *page)):
            yield result(fingerprint, row)


def results(
    db: Database, fingerprint: str | None = None, key: str | None = None
) -> Iterator[ResultRecord]:
    """The results by task and key: all, those on a task, those of a program."""
    conditions, values = ["(r.task, r.key) > (?, ?)"], []
    if fingerprint is not None:
        conditions.append("r.task = (SELECT number FROM tasks WHERE fingerprint = ?)")
        values.append(fingerprint)
    if key is not None:
        conditions.append("r.key = ?")
        values.append(key)
    statement = (
        f"SELECT r.task, t.fingerprint, {RESULT}"
        " FROM results AS r JOIN tasks AS t ON t.number = r.task"
        f" WHERE {' AND '.join(conditions)} ORDER BY r.task, r.key LIMIT {PAGE}"
    )
    task, after = 0, ""
    while rows := db.rows(statement, (task, after, *values)):
        for row in rows:
            yield result(row[1], row[2:])
        task, after = rows[-1][0], rows[-1][2]


def raw_results(db: Database, task: int) -> Iterator[list[Row]]:
    """The columns ``RESULT_COLUMNS`` of the results on a task, by key, page by page."""
    after = ""
    while rows := db.rows(
        f"SELECT {RESULT} FROM results AS r WHERE r.task = ? AND r.key > ? ORDER BY r.key LIMIT ?",
        (task, after, PAGE),
    ):
        yield rows
        after = rows[-1][0]


def check_results(db: Database) -> None:
    """Raise ``StoreError`` where a result holds what is not of the type of its column."""
    texts = ("scores", "tests", "behaviour", "parents", "mutation", "language")
    others = tuple(name for name in RESULT_COLUMNS if name not in ("key", *texts, "seconds"))
    wrong = [f"typeof({name}) <> 'text'" for name in ("key", *texts)]
    wrong += [f"typeof({name}) <> 'integer'" for name in others]
    found = db.row(f"SELECT task, key FROM results WHERE {' OR '.join(wrong)} LIMIT 1")
    if found is not None:
        raise StoreError(f"{db.path}: the result of {found[1]!r:.40} is damaged")


def result(fingerprint: str, row: Row) -> ResultRecord:
    """A result from the columns ``RESULT_COLUMNS``."""
    key, failed, _, steps, scores, tests, behaviour, node, program, *origin = row
    seconds, run, parents, mutation, seed, round, language = origin
    with decoding("a result"):
        return ResultRecord(
            fingerprint=fingerprint,
            key=key,
            scores=tuple(map(int, scores.split())),
            steps=int(steps),
            failed=bool(failed),
            tests_right=tuple(VERDICTS[mark] for mark in tests),
            seconds=float(seconds),
            node_budget=int(node),
            program_budget=int(program),
            run=run,
            parents=tuple(parents.split()),
            mutation=mutation,
            seed=seed,
            round=round,
            language=language,
            behaviour=behaviour,
        )


def differs(db: Database) -> list[DifferRecord]:
    """The differs in the order of their keys."""
    rows = db.rows("SELECT key, lines, size, name, shipped FROM differs ORDER BY key")
    with decoding("a differ"):
        for key, lines, *_ in rows:
            check_key(key, lines)
        return [
            DifferRecord(key, lines, int(size), str(name), bool(shipped))
            for key, lines, size, name, shipped in rows
        ]


def differ_results(db: Database, fingerprint: str) -> list[DifferResult]:
    """How the differs tell the candidates of a task apart, in the order of their keys."""
    rows = db.rows(
        "SELECT d.key, r.distinct_values, r.steps"
        " FROM differ_results AS r JOIN differs AS d ON d.key = r.key"
        " WHERE r.task = (SELECT number FROM tasks WHERE fingerprint = ?) ORDER BY r.key",
        (fingerprint,),
    )
    with decoding("what a differ gave"):
        return [
            DifferResult(fingerprint, key, int(found), int(steps)) for key, found, steps in rows
        ]


@contextmanager
def decoding(what: str) -> Iterator[None]:
    """Turn what Python raises at a value that we never wrote into a ``StoreError``."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise StoreError(f"{what} in the database is damaged: {error}") from error
