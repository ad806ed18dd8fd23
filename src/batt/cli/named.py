"""What a PROGRAM on the command line is: a file that holds one, or a key in the store."""

from __future__ import annotations

from pathlib import Path

from batt.errors import NotUnderstood, UsageError
from batt.programs.program import Program
from batt.programs.text import FunctionText, read_functions
from batt.store import ProgramRecord, Store
from batt.tasks.datasets import DataSet
from batt.tasks.task import Task
from batt.validate.subjects import TaskFinder


def named_program(
    name: str, dataset: DataSet, task: str | None, store: Path
) -> tuple[Program, Task]:
    """The program of that name with its task, which ``task`` names or else it tells itself.

    Raises ``UsageError`` or ``NotUnderstood`` where there is no one such program or task.
    """
    if is_file(name):
        return _of_file(Path(name), TaskFinder(dataset, task))
    if not store.is_dir():
        raise UsageError(
            f"there is no file {name}, and no store {store} in which it could be a key"
        )
    with Store.open(store, mode="r") as opened:
        record = _stored(opened, name)
        chosen = dataset.find(task) if task is not None else _fitting(opened, record.key, dataset)
    return Program.parse(record.lines), chosen


def is_file(name: str) -> bool:
    """Whether there is a file of that name."""
    try:
        return Path(name).is_file()
    except OSError:  # such as a name that is too long for one
        return False


def solver_of(function: FunctionText) -> Program:
    """The program of a function that a file holds; ``NotUnderstood`` where it is no solver."""
    if isinstance(function.program, NotUnderstood):
        raise function.program
    if function.kind == "differ":
        raise NotUnderstood("a differ; what is needed is a solver", function.line)
    return function.program


def _of_file(path: Path, finder: TaskFinder) -> tuple[Program, Task]:
    functions = read_functions(path)
    if len(functions) != 1:
        raise UsageError(f"{path} holds {len(functions)} programs; name a file that holds one")
    try:
        return solver_of(functions[0]), finder.find(functions[0])
    except NotUnderstood as error:
        raise NotUnderstood(f"{path}: {error}") from None


def _stored(store: Store, name: str) -> ProgramRecord:
    try:
        return store.find(name)
    except UsageError as error:
        raise UsageError(f"there is no file {name}; in the store {store.path}, {error}") from None


def _fitting(store: Store, key: str, dataset: DataSet) -> Task:
    """The one task that a stored program fits."""
    fits = {result.fingerprint for result in store.found(key=key) if result.fits}
    ids = [task.id for task in store.tasks() if task.fingerprint in fits]
    tasks = [dataset[id] for id in ids if id in dataset and dataset[id].fingerprint in fits]
    if len(tasks) == 1:
        return tasks[0]
    if tasks:
        raise UsageError(f"{key} fits {', '.join(ids)}; name one with --task")
    raise UsageError(f"{key} fits no task of {dataset.name} that is in the store; give --task")
