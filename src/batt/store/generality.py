"""How programs do beyond their train pairs, as the store keeps it: one row for each measurement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from typing import Any

from batt.errors import StoreError
from batt.store.database import Database
from batt.store.reading import PAGE, task_number, tasks
from batt.store.saving import storable


@dataclass(frozen=True, slots=True)
class GeneralityRecord:
    """A program measured on a task, by what it has right of what it was tried on.

    ``samples`` is a hash over the fresh samples (empty without any), ``source`` what they were read
    from.  ``language`` is that of the program, as with a result.
    """

    fingerprint: str
    key: str
    samples: str
    source: str
    fresh_right: int
    fresh_tried: int
    turned_right: int
    turned_tried: int
    recoloured_right: int
    recoloured_tried: int
    left_out_right: int
    left_out_tried: int
    language: str


COLUMNS = tuple(field.name for field in fields(GeneralityRecord))[1:]


def save_generality(db: Database, records: Iterable[GeneralityRecord]) -> int:
    """Save measurements of programs that have a result on their task; how many these were.

    A new measurement on the same samples takes the place of the one before.
    """
    statement = (
        f"INSERT OR REPLACE INTO generality (task, {', '.join(COLUMNS)})"
        f" VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
    )
    rows = [row for record in records if (row := _row(db, record)) is not None]
    db.change(statement, rows)
    return len(rows)


def _row(db: Database, record: GeneralityRecord) -> tuple[Any, ...] | None:
    task = task_number(db, record.fingerprint)
    known = db.row("SELECT 1 FROM results WHERE task = ? AND key = ?", (task, record.key))
    if task is None or known is None:
        return None
    values = [getattr(record, column) for column in COLUMNS]
    values[COLUMNS.index("source")] = storable(record.source)
    return (task, *values)


def read_generality(db: Database, fingerprint: str | None = None) -> Iterator[GeneralityRecord]:
    """The measurements by task, program and samples: all, or those on a task."""
    statement = (
        f"SELECT t.fingerprint, {', '.join(f'g.{column}' for column in COLUMNS)}, g.task"
        " FROM generality AS g JOIN tasks AS t ON t.number = g.task"
        " WHERE (g.task, g.key, g.samples) > (?, ?, ?) AND (?4 IS NULL OR t.fingerprint = ?4)"
        f" ORDER BY g.task, g.key, g.samples LIMIT {PAGE}"
    )
    after: tuple[Any, ...] = (0, "", "")
    while rows := db.rows(statement, (*after, fingerprint)):
        for *values, task in rows:
            record = GeneralityRecord(*values)
            if not all(isinstance(value, int) for value in values[4:12]):
                raise StoreError(f"what {record.key} does on fresh samples is damaged")
            yield record
            after = (task, record.key, record.samples)


def merge_generality(target: Database, source: Database) -> None:
    """Take over measurements; of two of one program on the same samples the greater as a tuple.

    So the same is kept from either side, whichever language each was measured with.
    """
    for task in tasks(source):
        known = {
            (each.key, each.samples): each for each in read_generality(target, task.fingerprint)
        }
        save_generality(
            target,
            [
                each
                for each in read_generality(source, task.fingerprint)
                if (each.key, each.samples) not in known
                or astuple(each) > astuple(known[each.key, each.samples])
            ],
        )


def forget_orphans(db: Database) -> None:
    """Delete the measurements of programs on tasks where they have no result any more."""
    db.change(
        "DELETE FROM generality WHERE NOT EXISTS (SELECT 1 FROM results"
        " WHERE results.task = generality.task AND results.key = generality.key)",
        [()],
    )
