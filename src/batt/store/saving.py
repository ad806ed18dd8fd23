"""Writing records into the database: each once, and again only where something new is known."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from batt.dsl.version import known_table, language_of
from batt.errors import StoreError
from batt.store.database import Database
from batt.store.reading import RESULT_COLUMNS, find_result, task_number
from batt.store.records import (
    DifferRecord,
    DifferResult,
    IncidentRecord,
    ProgramRecord,
    ResultRecord,
    RunRecord,
    TaskRecord,
)
from batt.store.texts import check_key

VERDICTS = {True: "1", False: "0", None: "?"}


def begin_run(db: Database, run: RunRecord) -> int:
    """Note that a run begins, and the primitives as they are now; its number."""
    note_primitives(db)
    return db.insert(
        "INSERT INTO runs (command, seed, options, batt_version, dsl_version, data_fingerprint,"
        " started, ended, reproducible) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            storable(run.command),
            run.seed,
            json.dumps(run.options, sort_keys=True),
            run.batt_version,
            run.dsl_version,
            run.data_fingerprint,
            run.started,
            run.ended,
            run.reproducible,
        ),
    )


def note_primitives(db: Database) -> None:
    """Note the hash of every primitive, so that it can be told later which of them changed."""
    db.change("INSERT OR IGNORE INTO primitives (name, hash) VALUES (?, ?)", known_table().items())


def forget_primitives(db: Database) -> None:
    """Forget the hashes that primitives had before, once no result depends on them."""
    with db.transaction():
        db.change("DELETE FROM primitives", [()])
        note_primitives(db)


def end_run(db: Database, number: int, ended: str, reproducible: bool) -> None:
    """Note when a run ended, and whether no guard tripped in it."""
    db.change(
        "UPDATE runs SET ended = ?, reproducible = ? WHERE number = ?",
        [(ended, reproducible, number)],
    )


def save_tasks(db: Database, tasks: Iterable[TaskRecord]) -> None:
    """Make tasks known; one that is known stays as it was first named."""
    db.change(
        "INSERT INTO tasks (fingerprint, id, dataset, task_group) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (fingerprint) DO NOTHING",
        [
            (task.fingerprint, storable(task.id), storable(task.dataset), storable(task.group))
            for task in tasks
        ],
    )


def save_programs(db: Database, programs: Iterable[ProgramRecord]) -> list[bool]:
    """Save programs; for each whether it is new.  ``StoreError`` where key and text disagree."""
    with db.transaction():
        return [_save_program(db, program) for program in programs]


def _save_program(db: Database, program: ProgramRecord) -> bool:
    check_key(program.key, program.lines)
    if _is_known(db, "programs", program.key, program.lines):
        return False
    row = (program.key, program.lines, program.size)
    db.insert("INSERT INTO programs (key, lines, size) VALUES (?, ?, ?)", row)
    return True


def _is_known(db: Database, table: str, key: str, lines: str) -> bool:
    """Whether a key is there; a hit is confirmed by comparing the texts, as MD5 can be deceived."""
    found = db.row(f"SELECT lines FROM {table} WHERE key = ?", (key,))
    if found is not None and found[0] != lines:
        raise StoreError(f"two texts have the key {key}; the one in the store was kept")
    return found is not None


def save_results(db: Database, results: Iterable[ResultRecord]) -> list[bool]:
    """Save results; for each whether task and program meet for the first time.

    Task, program and run must be known.  See ``settled`` for a result that is there already.
    """
    number_of = _numbers(db)
    changed: dict[tuple[int, str], ResultRecord] = {}
    fresh = []
    with db.transaction():
        for given in results:
            new = given if given.language else replace(given, language=_language(db, given.key))
            place = number_of(new.fingerprint), new.key
            stored = changed.get(place) or find_result(db, place[0], new.fingerprint, new.key)
            record = new if stored is None else settled(stored, new)
            if stored is None or record != stored or record.language != stored.language:
                changed[place] = record
            fresh.append(stored is None)
        _write_results(db, changed)
    return fresh


def _language(db: Database, key: str) -> str:
    row = db.row("SELECT lines FROM programs WHERE key = ?", (key,))
    return language_of(row[0]) if row else ""


def mend_results(db: Database, results: Iterable[ResultRecord]) -> None:
    """Write measurements in the place of those that are there, whatever these say."""
    number_of = _numbers(db)
    _write_results(db, {(number_of(each.fingerprint), each.key): each for each in results})


def _write_results(db: Database, results: dict[tuple[int, str], ResultRecord]) -> None:
    marks = ", ".join("?" * (len(RESULT_COLUMNS) + 1))
    db.change(
        f"INSERT OR REPLACE INTO results (task, {', '.join(RESULT_COLUMNS)}, size)"
        f" VALUES ({marks}, (SELECT size FROM programs WHERE key = ?))",
        ((task, *_result_row(result), key) for (task, key), result in results.items()),
    )


def settled(stored: ResultRecord, new: ResultRecord) -> ResultRecord:
    """What a store holds after a result comes in for a task and a program that met before.

    Under smaller budgets nothing is learnt.  Otherwise, where the outcome is the same, only
    verdicts on tests whose outputs were not known are added, and the language in which it holds, so
    that doing a thing twice changes nothing; where it is not (larger budgets, another version of
    the language), the new measurement counts.  Where the program came from stays as first noted.
    """
    if _budgets(new) < _budgets(stored):
        return stored
    if _outcome(new) == _outcome(stored):
        pairs = zip(stored.tests_right, new.tests_right, strict=True)
        verdicts = tuple(b if a is None else a for a, b in pairs)
        return replace(stored, tests_right=verdicts, language=new.language)
    return replace(
        new,
        run=stored.run,
        parents=stored.parents,
        mutation=stored.mutation,
        seed=stored.seed,
        round=stored.round,
    )


def _budgets(result: ResultRecord) -> tuple[int, int]:
    return result.program_budget, result.node_budget


def _outcome(result: ResultRecord) -> tuple[object, ...]:
    return result.scores, result.steps, result.failed, _budgets(result), len(result.tests_right)


def _result_row(result: ResultRecord) -> tuple[object, ...]:
    """The columns ``RESULT_COLUMNS`` of a result."""
    return (
        result.key,
        result.failed,
        result.score,
        result.steps,
        " ".join(map(str, result.scores)),
        "".join(VERDICTS[verdict] for verdict in result.tests_right),
        result.node_budget,
        result.program_budget,
        result.seconds,
        result.run,
        " ".join(result.parents),
        result.mutation,
        result.seed,
        result.round,
        result.language,
    )


def save_differs(db: Database, differs: Iterable[DifferRecord]) -> list[bool]:
    """Save differs; for each whether it is new.  One that ships now was perhaps found before."""
    with db.transaction():
        return [_save_differ(db, differ) for differ in differs]


def _save_differ(db: Database, differ: DifferRecord) -> bool:
    check_key(differ.key, differ.lines)
    known = _is_known(db, "differs", differ.key, differ.lines)
    db.insert(
        "INSERT INTO differs (key, lines, size, name, shipped) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET name = excluded.name, shipped = excluded.shipped"
        " WHERE excluded.shipped > shipped",
        (differ.key, differ.lines, differ.size, differ.name, differ.shipped),
    )
    return not known


def save_differ_results(db: Database, results: Iterable[DifferResult]) -> None:
    """Save how differs tell the candidates of tasks apart; the latest measurement counts."""
    number_of = _numbers(db)
    db.change(
        "INSERT INTO differ_results (task, key, distinct_values, steps) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (task, key) DO UPDATE SET"
        " distinct_values = excluded.distinct_values, steps = excluded.steps",
        [
            (number_of(found.fingerprint), found.key, found.distinct, found.steps)
            for found in results
        ],
    )


def save_incidents(db: Database, incidents: Iterable[IncidentRecord]) -> None:
    """Note programs that a guard stopped."""
    number_of = _numbers(db)
    db.change(
        "INSERT INTO incidents (run, task, key, lines, reason, seconds, round)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                found.run,
                number_of(found.fingerprint),
                found.key,
                found.lines,
                found.reason,
                found.seconds,
                found.round,
            )
            for found in incidents
        ],
    )


def _numbers(db: Database) -> Callable[[str], int]:
    """The numbers of tasks by fingerprint, each asked for once; ``ValueError`` for an unknown."""

    @cache
    def number_of(fingerprint: str) -> int:
        number = task_number(db, fingerprint)
        if number is None:
            raise ValueError(f"save the task {fingerprint} before what was found on it")
        return number

    return number_of


def storable(text: str) -> str:
    r"""The text as UTF-8 can hold it; a name of a file outside UTF-8 has bytes that it cannot.

    >>> storable("a\udce9")
    'a\\udce9'
    """
    return text.encode("utf-8", "backslashreplace").decode()
