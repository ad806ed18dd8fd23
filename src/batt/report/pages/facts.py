"""What a page tells of a store, read in one snapshot: a driver may write meanwhile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from batt.drawing.text import printable
from batt.dsl.version import known_table
from batt.errors import UsageError
from batt.report.lineage import Lineage, on_task
from batt.report.pages.status import Status, status_of
from batt.store import (
    GeneralityRecord,
    IncidentRecord,
    Kept,
    RoundRecord,
    RunRecord,
    Store,
    TaskRecord,
)
from batt.store.stats import Stats

GENERATIONS = 8
"""How deep the family tree of a program goes on a page."""


@dataclass(frozen=True)
class TaskFacts:
    """What a store knows of a task: its kept programs, best first, and more on the best of them."""

    record: TaskRecord
    status: Status
    kept: Sequence[Kept]
    lineage: Lineage | None
    generality: Sequence[GeneralityRecord]


@dataclass(frozen=True)
class StoreFacts:
    """What a store holds; ``rounds`` and ``incidents`` are by the number of their run.

    ``changed`` are the primitives that do something else now than when a run noted them.
    """

    path: str
    stats: Stats
    digest: str
    runs: Sequence[RunRecord]
    rounds: Mapping[int, Sequence[RoundRecord]]
    incidents: Sequence[IncidentRecord]
    changed: Sequence[str]
    tasks: Sequence[TaskFacts]


def set_of(record: TaskRecord) -> str:
    """The data set of a task, and the split or folder of it."""
    return printable(" ".join(filter(None, (record.dataset, record.group)))) or "unnamed"


def read_facts(
    store: Store, ids: Sequence[str] = (), watch: Callable[[int], object] = lambda _: None
) -> StoreFacts:
    """Read all of it, or of the tasks only those with an id; ``watch`` is told of each task.

    ``UsageError`` for an id on which the store has nothing.
    """
    with store.snapshot():
        stats, runs, now = store.stats(), store.runs(), known_table()
        records = _chosen(store.tasks(), ids)
        return StoreFacts(
            path=str(store.path),
            stats=stats,
            digest=store.digest(),
            runs=runs,
            rounds={run.number: rounds for run in runs if (rounds := store.rounds(run.number))},
            incidents=store.incidents(),
            changed=sorted({name for name, was in store.primitives() if now.get(name, was) != was}),
            tasks=_tasks(store, records, watch),
        )


def _chosen(records: list[TaskRecord], ids: Sequence[str]) -> list[TaskRecord]:
    known = {record.id for record in records}
    for id in ids:
        if id not in known:
            raise UsageError(f"the store has nothing on a task {printable(id)}")
    chosen = [record for record in records if record.id in ids or not ids]
    return sorted(chosen, key=lambda record: (record.id, record.name))


def _tasks(
    store: Store, records: Sequence[TaskRecord], watch: Callable[[int], object]
) -> list[TaskFacts]:
    solved = store.solved()
    measured: dict[str, list[GeneralityRecord]] = defaultdict(list)
    for measurement in store.generality():
        measured[measurement.fingerprint].append(measurement)
    found = []
    for record in records:
        mark = record.fingerprint
        kept = store.kept(mark)
        best = kept[0].program.key if kept else ""
        found.append(
            TaskFacts(
                record,
                status_of(kept, mark in solved, solved.get(mark, False)),
                kept,
                on_task(store, record, best, GENERATIONS) if best else None,
                [each for each in measured[mark] if each.key == best],
            )
        )
        watch(1)
    return found
