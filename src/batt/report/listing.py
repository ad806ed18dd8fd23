"""What a store holds, as lines: its results as a table, and its counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from batt.drawing.text import printable
from batt.errors import UsageError
from batt.report.contamination import ARC2_NOTE
from batt.store import Store, TaskRecord
from batt.store.stats import Stats
from batt.store.table import COLUMNS

SHOWN = ("task", "dataset", "key", "state", "score", "steps", "size", "proposer")
"""The columns of a listing where none are named; ``state`` sums up ``fits`` and ``right``."""

WIDTHS = {"task": 8, "dataset": 7, "key": 32, "state": 5, "score": 5, "steps": 7, "size": 4}
"""How wide some columns are at least, so that lines can be written before the last is known."""

EVERY = 1 << 62


@dataclass(frozen=True)
class Wanted:
    """Which results are listed: of these task ids, those that fit or are right, from a score on."""

    tasks: Sequence[str] = ()
    fits: bool = False
    right: bool = False
    score: int = 0
    every: bool = False
    """Also what fell out of the kept places."""

    def takes(self, row: Mapping[str, Any]) -> bool:
        """Whether a row is listed."""
        wrong = (self.fits and not row["fits"]) or (self.right and not row["right"])
        return not wrong and bool(row["score"] >= self.score)


def listed(store: Store, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """The rows that are listed: task by task in the order of ids, best first.

    ``UsageError`` for a task that the store does not know.
    """
    tasks = sorted(store.tasks(), key=lambda task: (task.id, task.name))
    most = EVERY if wanted.every else None
    return (
        {**row, "state": state(row)}
        for task in _chosen(tasks, wanted.tasks)
        for row in store.ranked(task.fingerprint, most)
        if wanted.takes(row)
    )


def _chosen(tasks: list[TaskRecord], ids: Sequence[str]) -> list[TaskRecord]:
    known = {task.id for task in tasks}
    for id in ids:
        if id not in known:
            raise UsageError(f"the store has nothing on a task {printable(id)}")
    return [task for task in tasks if task.id in ids or not ids]


def state(row: Mapping[str, Any]) -> str:
    """What a program does on its task, in one word."""
    return "right" if row["right"] else "fits" if row["fits"] else "fails" if row["failed"] else "-"


def columns_of(names: str | None) -> Sequence[str]:
    """The columns that a comma-separated list names; ``UsageError`` for one that there is not."""
    if names is None:
        return SHOWN
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in (*COLUMNS, "state"):
            raise UsageError(f"no column {printable(name)}; there are {', '.join(COLUMNS)}, state")
    return wanted or SHOWN


def listing_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """A heading and a line a row, numbers to the right."""
    widths = [max(WIDTHS.get(name, 0), len(name)) for name in columns]
    numbers = [name in ("score", "steps", "size", "seed", "round", "run") for name in columns]
    yield _line(columns, widths, numbers)
    for row in rows:
        yield _line([_cell(row[name]) for name in columns], widths, numbers)


def _line(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> str:
    placed = [
        cell.rjust(width) if number else cell.ljust(width)
        for cell, width, number in zip(cells, widths, numbers, strict=True)
    ]
    return "  ".join(placed).rstrip()


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(map(_cell, value)) or "-"
    if value is None:
        return "?"
    return printable(value) if isinstance(value, str) else str(value)


def stats_lines(stats: Stats, changed: Sequence[str]) -> Iterator[str]:
    """The counts of a store, then a line for each group of tasks.

    ``changed`` names the primitives that do something else now than when a run noted them.
    """
    counts = stats.counts
    yield (
        f"{counts['programs']:,} programs, {counts['results']:,} results on {counts['tasks']:,} "
        f"tasks, {counts['runs']:,} runs, {counts['rounds']:,} rounds, {stats.size / 2**20:,.1f} MB"
    )
    if counts["incidents"]:
        yield f"not reproducible: {counts['incidents']} guarded"
    for group in stats.groups:
        yield (
            f"{printable(f'{group.dataset} {group.group}'.strip())}: {group.tasks} tasks, "
            f"{group.fits} with a program that fits, {group.right} with a right one, "
            f"mean of the best scores {group.mean_best:.0f} of 1000, {group.kept:,} kept"
        )
    proposers = (f"{name or 'unknown'} {count:,}" for name, count in stats.proposers.items())
    yield f"proposed by: {', '.join(proposers) or 'nobody'}"
    yield f"languages: {', '.join(language[:12] for language in stats.languages) or 'none'}"
    if changed:
        yield f"changed since: {', '.join(changed)}; batt store verify runs again what uses them"
    if any(group.dataset == "arc2" and group.group == "training" for group in stats.groups):
        yield f"note: {ARC2_NOTE}"


def stats_document(stats: Stats) -> dict[str, Any]:
    """The counts as JSON holds them."""
    return asdict(stats)
