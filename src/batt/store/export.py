"""The kept programs in the public form, ``def solve_<id>(I):``, in one file or in many."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from batt.errors import UsageError
from batt.programs.scan import FILE_LIMIT
from batt.programs.text import HEAD
from batt.store import reading
from batt.store.database import Database
from batt.store.files import telling, write_changed, write_file
from batt.store.folders import make_root
from batt.store.records import ProgramRecord, TaskRecord
from batt.store.texts import check_text, solver_text

OUR_EXPORT = re.compile(r"solve_[A-Za-z0-9_]*_[0-9a-f]{32}\.py")


def export_one_file(db: Database, path: str) -> int:
    """Write one file with a function for each kept (task, program); the number of them.

    Tasks go by name, the programs of a task best first, all as ``solve_<id>``.  Raises
    ``UsageError`` for a folder, and for more than the 8 MB that a file of programs may have.
    """
    if os.path.isdir(path):
        raise UsageError(f"{path} is a folder; one file needs the name of a file")
    texts = [solver_text(program.lines, task.function) for task, program in _checked(db)]
    data = (HEAD + "\n\n".join(texts)).encode()
    if len(data) > FILE_LIMIT:
        raise UsageError(
            f"one file would have {len(data):,} bytes, and at most {FILE_LIMIT:,} can be read "
            "again; use --form files"
        )
    with telling(f"writing {path}"):
        write_file(path, data)
    return len(texts)


def export_files(db: Database, path: str) -> int:
    """Write ``solve_<task>_<key>.py`` into a folder for each kept (task, program); their number.

    What an export left there before is removed where it is no longer kept; other files stay.
    """
    make_root(path)
    files = {
        f"solve_{task.name}_{program.key}.py": solver_text(program.lines, task.function)
        for task, program in _checked(db)
    }
    with telling(f"writing files into {path}"):
        for name, text in files.items():
            write_changed(os.path.join(path, name), f"{HEAD}{text}".encode())
        for name in os.listdir(path):
            if OUR_EXPORT.fullmatch(name) and name not in files:
                os.unlink(os.path.join(path, name))
    return len(files)


def _checked(db: Database) -> Iterator[tuple[TaskRecord, ProgramRecord]]:
    """Every kept (task, program), by the tasks' names and best first, parsed to be sure of it."""
    seen: set[str] = set()
    for task in sorted(reading.tasks(db), key=lambda task: task.name):
        for one in reading.kept(db, task.fingerprint):
            if one.program.key not in seen:
                check_text(one.program.key, one.program.lines, "solver")
                seen.add(one.program.key)
            yield task, one.program
