"""Data sets: tasks by id, each read, checked and fingerprinted when it is first used."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from batt.drawing.text import printable
from batt.errors import TaskError, UsageError
from batt.tasks.bundled import BUNDLES, bundled_entries
from batt.tasks.entry import Entry
from batt.tasks.files import path_entries
from batt.tasks.fingerprint import set_fingerprint
from batt.tasks.record import task_from_record
from batt.tasks.task import Task

SPLITS = ("training", "evaluation", "all")
LONGEST_ID_COMPARED = 100


class DataSet(Mapping[str, Task]):
    """The tasks of one split, by id and in the order of ids.

    Taking a task reads and checks it, once; it raises ``KeyError`` for an id outside the split and
    ``TaskError`` for a task that is not as it should be.  Counting and listing ids reads no task.
    """

    def __init__(
        self, name: str, entries: Mapping[str, Entry], ids: Iterable[str], left_out: int = 0
    ) -> None:
        """Keep the entries of every split, and the ids of this one.

        ``left_out`` is how many tasks of the split were kept out of it.
        """
        self.name, self.left_out = name, left_out
        self._entries = entries
        self._ids = dict.fromkeys(sorted(ids))
        self._tasks: dict[str, Task] = {}

    def __getitem__(self, id: str) -> Task:
        """The task of that id, read where it is new."""
        if id not in self._ids:
            raise KeyError(id)
        return self._task(id)

    def __iter__(self) -> Iterator[str]:
        """Visit the ids in order."""
        return iter(self._ids)

    def __len__(self) -> int:
        """The number of tasks."""
        return len(self._ids)

    def __contains__(self, id: object) -> bool:
        """Tell whether the split has a task of that id."""
        return id in self._ids

    def __repr__(self) -> str:
        """Name and number of tasks."""
        return f"DataSet({self.name!r}, {len(self)} tasks)"

    def find(self, id: str) -> Task:
        """The task of that id in any split; ``UsageError`` with near ids where there is none."""
        if id not in self._entries:
            near = self._near(id)
            hint = f"; near it: {', '.join(map(printable, near))}" if near else ""
            raise UsageError(f"{printable(self.name)} has no task {printable(id)}{hint}")
        return self._task(id)

    @property
    def holds_training(self) -> bool:
        """Whether tasks of a training split are in it."""
        return any(self._entries[id].group == "training" for id in self._ids)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256, 64 hex digits, over the fingerprints of its tasks; this reads every task."""
        return set_fingerprint(task.fingerprint for task in self.values())

    def _task(self, id: str) -> Task:
        if id not in self._tasks:
            entry = self._entries[id]
            record = entry.read()
            self._tasks[id] = task_from_record(record, id, self.name, entry.group, entry.place)
        return self._tasks[id]

    def _near(self, id: str) -> list[str]:
        """A few ids that hold the text, or else are much like it."""
        from difflib import get_close_matches  # slow to import, and wanted only for a message

        wanted = id[:LONGEST_ID_COMPARED]
        holding = [known for known in self._entries if wanted and wanted in known]
        return holding[:3] or get_close_matches(wanted, self._entries)


def load(
    data: str | os.PathLike[str] = "arc1",
    split: str = "training",
    *,
    include_arc1_evaluation: bool = False,
) -> DataSet:
    """The data set of a name (``arc1``, ``arc2``) or at a path, its tasks not read yet.

    ``split`` is ``training``, ``evaluation`` or ``all``; a path has no splits, and all its tasks
    count.  The training split of ``arc2`` leaves out what is evaluation in ``arc1``, unless
    ``include_arc1_evaluation``.  Raises ``UsageError`` for another split and ``TaskError`` for data
    that cannot be used.
    """
    if split not in SPLITS:
        raise UsageError(f"there is no split {printable(split)}; it is one of {', '.join(SPLITS)}")
    if data not in BUNDLES:
        return _load_path(os.fspath(data))
    name = str(data)
    entries = bundled_entries(name)
    ids = {id for id, entry in entries.items() if split in (entry.group, "all")}
    left_out = set()
    if name == "arc2" and split == "training" and not include_arc1_evaluation:
        left_out = ids & load("arc1", "evaluation").keys()
    return DataSet(name, entries, ids - left_out, len(left_out))


def _load_path(data: str) -> DataSet:
    if not data:
        raise TaskError("the path of the data is empty")
    path = Path(data)
    entries = path_entries(path)
    return DataSet(path.resolve().name, entries, entries)


def select(
    dataset: DataSet,
    ids: Sequence[str] = (),
    start: int | None = None,
    count: int | None = None,
) -> list[Task]:
    """The tasks that a call names, each once and in that order, from any split.

    Without ids they are those of the split, in the order of ids: ``count`` of them, or as many as
    there are, from the one at ``start`` (the first is 0).  Raises ``UsageError`` for an unknown id
    or one that begins with ``-``, for ids together with start or count, for a start that is past
    the end or negative, and for a count below 1; ``TaskError`` for a task that cannot be used.
    """
    if not ids:
        return [dataset[id] for id in _slice(list(dataset), start or 0, count)]
    if start is not None or count is not None:
        raise UsageError("start and count choose from a whole split; leave them out or the ids")
    for id in ids:
        if id.startswith("-"):
            raise UsageError(f"{printable(id)} is no task id: an id does not begin with '-'")
    return [dataset.find(id) for id in dict.fromkeys(ids)]


def _slice(ids: list[str], start: int, count: int | None) -> list[str]:
    if not 0 <= start < len(ids):
        raise UsageError(f"start {start} is not within 0 to {len(ids) - 1}, the tasks by number")
    if count is not None and count < 1:
        raise UsageError(f"count {count} is below 1")
    return ids[start:] if count is None else ids[start : start + count]
