"""The log in the database: runs, their rounds, and what guards stopped; written and read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from batt.store import reading, saving
from batt.store.database import Database, Row
from batt.store.records import IncidentRecord, RoundRecord, RunRecord


def begin_run(db: Database, run: RunRecord) -> int:
    """Note that a run begins, and the primitives as they are now; its number."""
    saving.note_primitives(db)
    return add_run(db, run)


SPENT = "spent"
"""Under this name the column ``options`` also holds the CPU seconds of a run by phase."""


def add_run(db: Database, run: RunRecord) -> int:
    """Note a run, and nothing else; its number."""
    return db.insert(
        "INSERT INTO runs (command, seed, options, batt_version, dsl_version, data_fingerprint,"
        " started, ended, reproducible) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            saving.storable(run.command),
            run.seed,
            _options(run.options, run.spent),
            run.batt_version,
            run.dsl_version,
            run.data_fingerprint,
            run.started,
            run.ended,
            run.reproducible,
        ),
    )


def _options(options: Mapping[str, Any], spent: Mapping[str, float]) -> str:
    """What the column ``options`` holds."""
    return json.dumps({**options, SPENT: spent} if spent else options, sort_keys=True)


def note_spent(db: Database, number: int, spent: Mapping[str, float]) -> None:
    """Note the CPU seconds of a run by phase."""
    rounded = {phase: round(seconds, 3) for phase, seconds in spent.items()}
    options = next(run.options for run in runs(db) if run.number == number)
    db.change(
        "UPDATE runs SET options = ? WHERE number = ?", [(_options(options, rounded), number)]
    )


def extend_run(db: Database, number: int, ended: str, reproducible: bool) -> None:
    """Add what another store knows of a run: a later end, and that a guard tripped in it."""
    db.change(
        "UPDATE runs SET ended = max(ended, ?), reproducible = min(reproducible, ?)"
        " WHERE number = ?",
        [(ended, reproducible, number)],
    )


def end_run(db: Database, number: int, ended: str, reproducible: bool) -> None:
    """Note when a run ended, and whether no guard tripped in it."""
    db.change(
        "UPDATE runs SET ended = ?, reproducible = ? WHERE number = ?",
        [(ended, reproducible, number)],
    )


def runs(db: Database) -> list[RunRecord]:
    """The runs, oldest first."""
    rows = db.rows(
        "SELECT command, seed, started, options, batt_version, dsl_version, data_fingerprint,"
        " ended, reproducible, number FROM runs ORDER BY number"
    )
    return [_run(row) for row in rows]


def _run(row: Row) -> RunRecord:
    command, seed, started, options, batt, dsl, data, ended, reproducible, number = row
    with reading.decoding(f"run {number}"):
        read: dict[str, Any] = dict(json.loads(options))
        spent = {str(phase): float(cpu) for phase, cpu in dict(read.pop(SPENT, {})).items()}
    return RunRecord(
        command, seed, started, read, batt, dsl, data, ended, bool(reproducible), number, spent
    )


def rounds(db: Database, run: int) -> list[RoundRecord]:
    """The rounds of a run, in order."""
    rows = db.rows(
        "SELECT run, number, tasks, programs, trials, steps, fresh, fits, known_right, gains"
        " FROM rounds WHERE run = ? ORDER BY number",
        (run,),
    )
    with reading.decoding(f"a round of run {run}"):
        return [replace(RoundRecord(*row[:-1]), gains=dict(json.loads(row[-1]))) for row in rows]


def incidents(db: Database, run: int | None = None) -> list[IncidentRecord]:
    """The programs that a guard stopped, oldest first: all, or those of a run."""
    rows = db.rows(
        "SELECT i.run, t.fingerprint, i.key, i.lines, i.reason, i.seconds, i.round"
        " FROM incidents AS i JOIN tasks AS t ON t.number = i.task"
        " WHERE ?1 IS NULL OR i.run = ?1 ORDER BY i.number",
        (run,),
    )
    return [IncidentRecord(*row) for row in rows]


def save_round(db: Database, done: RoundRecord) -> None:
    """Note that a round of a run is over, in the transaction of its results."""
    db.change(
        "INSERT INTO rounds (run, number, tasks, programs, trials, steps, fresh, fits,"
        " known_right, gains) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                done.run,
                done.number,
                done.tasks,
                done.programs,
                done.trials,
                done.steps,
                done.fresh,
                done.fits,
                done.right,
                json.dumps(done.gains, sort_keys=True),
            )
        ],
    )


def save_incidents(db: Database, incidents: Iterable[IncidentRecord]) -> None:
    """Note programs that a guard stopped."""
    number_of = saving.numbers(db)
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
