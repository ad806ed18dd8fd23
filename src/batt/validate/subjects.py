"""What there is to check: the functions of files, each with the task that it is meant for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from batt.errors import NotUnderstood, UsageError
from batt.programs.program import Program
from batt.programs.text import FunctionText, read_bytes, read_functions
from batt.tasks.datasets import DataSet
from batt.tasks.names import path_name
from batt.tasks.task import Task

PLACE = re.compile(
    r"(?:(?:solve|verify)_)?(?P<id>\w+?)(?:__(?P<fingerprint>[0-9a-f]{8}))?(?:_[0-9a-f]{32})?",
    re.ASCII,
)


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

    def find(self, function: FunctionText, places: Sequence[str] = ()) -> Task:
        """The task of a function; ``NotUnderstood`` where its name tells none that there is.

        Where the name tells nothing, the first of the names of its file and folders counts that
        tells a task.
        """
        if self._only is not None:
            return self._only
        if function.task is None:
            for task in (task for name in places for task in self._at(name)):
                return task
            nor = f", nor does {places[0]}" if places else ""
            raise NotUnderstood(f"the name tells no task{nor}; --task names one", function.line)
        try:
            return self._dataset.find(self._ids.get(function.task, function.task))
        except UsageError as error:
            raise NotUnderstood(str(error), function.line) from None

    def _at(self, name: str) -> Iterator[Task]:
        """The task that the name of a file or folder tells, if any, as stores and people write it.

        Those are an id, perhaps with ``solve_`` or ``verify_`` before it, the key of a program
        behind it, or the beginning of the fingerprint that is meant of several tasks of one id.
        """
        found = PLACE.fullmatch(name)
        id = self._ids.get(found["id"]) if found else None
        if found is not None and id is not None:
            task = self._dataset.find(id)
            if task.fingerprint.startswith(found["fingerprint"] or ""):
                yield task

    @cached_property
    def _ids(self) -> dict[str, str]:
        """Ids as they are written in the names of functions."""
        return {path_name(id): id for id in self._dataset}


def read_subjects(paths: Iterable[os.PathLike[str]], finder: TaskFinder) -> list[Subject]:
    """The functions of files in order, what is no function of ours among them.

    Raises ``UsageError`` for a file that cannot be opened or read.
    """
    files = [(os.fspath(path), read_bytes(path)) for path in paths]
    return [subject for name, data in files for subject in subjects_of(name, data, finder)]


def subjects_of(
    name: str, data: bytes, finder: TaskFinder, places: Sequence[str] = ()
) -> Iterator[Subject]:
    """The functions of one file; ``places`` are names that may tell a task where they do not."""
    try:
        functions = read_functions(data)
        if not functions:
            raise NotUnderstood("there is no program in the file", 1)
    except NotUnderstood as error:
        yield Subject(name, "", error.line or 1, error, None)
        return
    for function in functions:
        yield _subject(name, function, finder, places)


def _subject(
    file: str, function: FunctionText, finder: TaskFinder, places: Sequence[str]
) -> Subject:
    program, task = function.program, None
    try:
        if isinstance(program, NotUnderstood):
            raise program
        if function.kind == "differ":
            raise NotUnderstood("a differ; solvers and verifiers can be checked", function.line)
        task = finder.find(function, places)
    except NotUnderstood as error:
        program = error
    return Subject(file, function.name, function.line, program, task)
