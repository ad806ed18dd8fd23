"""What there is to check: the functions of files, each with the task that it is meant for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from batt.errors import NotUnderstood, UsageError
from batt.programs.program import Program
from batt.programs.text import FunctionText, read_bytes, read_functions
from batt.tasks.datasets import DataSet
from batt.tasks.names import path_name
from batt.tasks.task import Task


@dataclass(frozen=True)
class Subject:
    """One function of a file, by the file's name, its own and its first line.

    ``program`` is the reason where it is none, or where there is no task for it; ``task`` is then
    None.
    """

    file: str
    name: str
    line: int
    program: Program | NotUnderstood
    task: Task | None


class TaskFinder:
    """Finds the task that a function is meant for: one for all, or the one that its name tells."""

    def __init__(self, dataset: DataSet, task: str | None = None) -> None:
        """Take ids from a data set of all splits; ``UsageError`` where it has not the one task."""
        self._dataset = dataset
        self._only = None if task is None else dataset.find(task)

    def find(self, function: FunctionText) -> Task:
        """The task of a function; ``NotUnderstood`` where its name tells none that there is."""
        if self._only is not None:
            return self._only
        if function.task is None:
            raise NotUnderstood("the name tells no task; --task names one", function.line)
        try:
            return self._dataset.find(self._ids.get(function.task, function.task))
        except UsageError as error:
            raise NotUnderstood(str(error), function.line) from None

    @cached_property
    def _ids(self) -> dict[str, str]:
        """Ids as they are written in the names of functions."""
        return {path_name(id): id for id in self._dataset}


def read_subjects(paths: Iterable[os.PathLike[str]], finder: TaskFinder) -> list[Subject]:
    """The functions of files in order, what is no function of ours among them.

    Raises ``UsageError`` for a file that cannot be opened or read.
    """
    files = [(os.fspath(path), read_bytes(path)) for path in paths]
    return [subject for name, data in files for subject in _of_file(name, data, finder)]


def _of_file(name: str, data: bytes, finder: TaskFinder) -> Iterator[Subject]:
    try:
        functions = read_functions(data)
        if not functions:
            raise NotUnderstood("there is no program in the file", 1)
    except NotUnderstood as error:
        yield Subject(name, "", error.line or 1, error, None)
        return
    for function in functions:
        yield _subject(name, function, finder)


def _subject(file: str, function: FunctionText, finder: TaskFinder) -> Subject:
    program, task = function.program, None
    try:
        if isinstance(program, NotUnderstood):
            raise program
        if function.kind == "differ":
            raise NotUnderstood("a differ; solvers and verifiers can be checked", function.line)
        task = finder.find(function)
    except NotUnderstood as error:
        program = error
    return Subject(file, function.name, function.line, program, task)
