"""Deleting: what falls out of the kept places of its task, and texts that nobody may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from batt.store import reading
from batt.store.database import Database
from batt.store.generality import forget_orphans

RANKED_BELOW = (
    "SELECT key FROM results INDEXED BY results_by_rank WHERE task = ?1"
    " ORDER BY failed, score DESC, steps, size, key LIMIT -1 OFFSET ?2"
)


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many programs and results a prune has deleted."""

    programs: int
    results: int


def prune(db: Database, watch: Callable[[int], object]) -> Pruned:
    """Delete results that are not kept, then programs without any; ``watch`` is told of each task.

    What is kept stays as it is, and so does the digest.
    """
    before = counts(db)
    with db.transaction():
        for (number,) in db.rows("SELECT number FROM tasks ORDER BY number"):
            below = [(number, reading.KEPT_PLACES)]
            db.change(f"DELETE FROM results WHERE task = ?1 AND key IN ({RANKED_BELOW})", below)
            watch(1)
        forget_orphans(db)
        db.change("DELETE FROM programs WHERE key NOT IN (SELECT key FROM results)", [()])
    after = counts(db)
    return Pruned(*(was - now for was, now in zip(before, after, strict=True)))


def counts(db: Database) -> tuple[int, int]:
    """How many programs and results there are."""
    row = db.row("SELECT (SELECT count(*) FROM programs), (SELECT count(*) FROM results)")
    assert row is not None, "counts are one row"
    return row[0], row[1]


def delete_programs(db: Database, keys: Iterable[str]) -> None:
    """Delete programs with all that they were found to do."""
    gone = [(key,) for key in keys]
    with db.transaction():
        db.change("DELETE FROM results WHERE key = ?", gone)
        forget_orphans(db)
        db.change("DELETE FROM programs WHERE key = ?", gone)
