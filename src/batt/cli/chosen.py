"""The program that is looked at on a task: the one that is named, or the best that is known."""

from __future__ import annotations

import sys
from pathlib import Path

from batt.cli.named import is_file, solver_of
from batt.drawing.text import printable
from batt.errors import NotUnderstood, UsageError
from batt.programs.program import Program
from batt.programs.scan import FILE_LIMIT
from batt.programs.text import read_bytes, read_functions
from batt.propose.library import library
from batt.solving.job import Asking, Pass, Sources, answer_one, puzzle_of
from batt.solving.passes import DEFAULT_BUDGET
from batt.store import Store
from batt.tasks.names import path_name
from batt.tasks.task import Task

STDIN = "-"


def program_for(name: str, task: Task, store: Path) -> Program:
    """The program of that name, to be looked at on a task.

    A name is a file, ``-`` for standard input, the id of a task that the library has a program for,
    or the beginning of a key, in the store or else in the library.  Of a file with several
    functions it is the one for the task.  Raises ``UsageError`` or ``NotUnderstood``.
    """
    if name == STDIN:
        return _only(sys.stdin.buffer.read(FILE_LIMIT + 1), task, "standard input")
    if is_file(name):
        return _only(read_bytes(Path(name)), task, name)
    return _shipped(name) or _of_key(name, store)


def best_known(task: Task, store: Path) -> Program:
    """The best program of the store for a task, else the library's, else the one solving finds.

    Solving takes the default budget of ``batt solve``.  Raises ``UsageError`` where it finds none.
    """
    if store.is_dir():
        with Store.open(store, mode="r") as opened:
            for kept in opened.kept(task.fingerprint, 1):
                return Program.parse(kept.program.lines)
    return _shipped(task.id) or _solved(task)


def _only(data: bytes, task: Task, place: str) -> Program:
    """The one program of a file, or of several the one that its name says is for the task."""
    try:
        functions = read_functions(data)
        if len(functions) > 1:
            functions = [each for each in functions if each.task in (task.id, path_name(task.id))]
        if len(functions) != 1:
            count = f"{len(functions)} programs for {printable(task.id)}; what is needed is one"
            raise NotUnderstood(count)
        return solver_of(functions[0])
    except NotUnderstood as error:
        raise NotUnderstood(f"{printable(place)}: {error}") from None


def _shipped(id: str) -> Program | None:
    """The library's program for a task."""
    return next((each.program for each in library() if each.task == id), None)


def _of_key(prefix: str, store: Path) -> Program:
    """The one program whose key begins so, in the store, or else in the library."""
    shipped = {each.program.key: each.program for each in library()}
    keys = [key for key in shipped if prefix and key.startswith(prefix.strip().lower())]
    if store.is_dir():
        with Store.open(store, mode="r") as opened:
            try:
                return Program.parse(opened.find(prefix).lines)
            except UsageError as error:
                if not keys:
                    raise UsageError(f"{_nothing(prefix)}; in the store {store}, {error}") from None
    if len(keys) == 1:
        return shipped[keys[0]]
    if keys:
        raise UsageError(f"{prefix!r:.60} begins {len(keys)} keys of the library; give more digits")
    raise UsageError(f"{_nothing(prefix)}, and there is no store {store}")


def _nothing(name: str) -> str:
    return f"{name!r:.60} is no file, and no task or key of the library"


def _solved(task: Task) -> Program:
    """The best program that solving finds on the spot."""
    answered = answer_one(Pass(Sources(), DEFAULT_BUDGET), Asking(puzzle_of(task), ()))
    best = answered.answers.best if answered else None
    if best is None:
        raise UsageError(
            f"no program is known for {printable(task.id)}, and solving it finds none; name one"
        )
    return Program.parse(best.text)
