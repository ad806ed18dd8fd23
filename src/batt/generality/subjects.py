"""Which programs are measured, and for which tasks: of files, of a store, of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from batt.dsl.version import language_of
from batt.errors import NotUnderstood, UsageError
from batt.generality.measure import General
from batt.programs.program import Program
from batt.propose.library import library
from batt.store import GeneralityRecord, Store, TaskRecord
from batt.tasks.datasets import DataSet
from batt.tasks.task import Task

Aim = tuple[Task, Program]
"""A program, and the task that it is meant for."""


def by_task(aims: Iterable[Aim]) -> list[tuple[Task, list[Program]]]:
    """The tasks in the order of their ids, each with its distinct programs."""
    tasks: dict[str, Task] = {}
    programs: dict[str, dict[str, Program]] = {}
    for task, program in aims:
        tasks.setdefault(task.fingerprint, task)
        programs.setdefault(task.fingerprint, {}).setdefault(program.key, program)
    order = sorted(tasks, key=lambda fingerprint: (tasks[fingerprint].id, fingerprint))
    return [(tasks[each], list(programs[each].values())) for each in order]


def of_library(tasks: DataSet) -> Iterator[Aim]:
    """The programs that ship with batt, as far as the data has their tasks."""
    for each in library():
        try:
            yield tasks.find(each.task), each.program
        except UsageError:
            continue


def of_store(store: Store, tasks: DataSet, prefixes: Sequence[str] = ()) -> Iterator[Aim]:
    """What a store keeps, or the programs whose keys begin so on every task they have met.

    Left out are tasks that the data does not have with the same grids, and programs with a
    primitive that is not here.
    """
    find = _finder(tasks)
    records = {record.fingerprint: find(record) for record in store.tasks()}
    for fingerprint, text in _texts(store, prefixes):
        task = records[fingerprint]
        if task is not None:
            try:
                yield task, Program.parse(text)
            except NotUnderstood:
                continue


def _texts(store: Store, prefixes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Fingerprints of tasks with the lines of programs."""
    for prefix in prefixes:
        program = store.find(prefix)
        for result in store.found(key=program.key):
            yield result.fingerprint, program.lines
    for record in () if prefixes else store.tasks():
        for kept in store.kept(record.fingerprint):
            yield record.fingerprint, kept.program.lines


def _finder(tasks: DataSet) -> Callable[[TaskRecord], Task | None]:
    def find(record: TaskRecord) -> Task | None:
        try:
            task = tasks.find(record.id)
        except UsageError:
            return None
        return task if task.fingerprint == record.fingerprint else None

    return find


def as_record(general: General, source: str) -> GeneralityRecord:
    """A measurement as a store keeps it; ``source`` is what the samples were read from."""
    return GeneralityRecord(
        fingerprint=general.fingerprint,
        key=general.program.key,
        samples=general.samples,
        source=source if general.samples else "",
        fresh_right=general.fresh.right,
        fresh_tried=general.fresh.tried,
        turned_right=general.turned.right,
        turned_tried=general.turned.tried,
        recoloured_right=general.recoloured.right,
        recoloured_tried=general.recoloured.tried,
        left_out_right=general.left_out.right,
        left_out_tried=general.left_out.tried,
        language=language_of(general.program.text),
    )
