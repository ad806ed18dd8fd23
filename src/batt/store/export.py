"""The kept programs in the public form, ``def solve_<id>(I):``, in one file or in many."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from batt.errors import UsageError
from batt.programs.scan import FILE_LIMIT
from batt.programs.text import HEAD
from batt.store import reading
from batt.store.database import Database
from batt.store.files import telling, write_changed, write_file
from batt.store.folders import make_root
from batt.store.generality import read_generality
from batt.store.records import ProgramRecord, TaskRecord
from batt.store.table import SOLVED, kept_rows
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


LIBRARY_HEAD = '''"""Programs that batt has found itself, with their origin."""

from batt.dsl import *


'''
FUNCTION_LINE = re.compile(r"(def [^\n]*\n)")


def export_library(db: Database, path: str, without: Collection[str] = ()) -> int:
    """Write one file with the most general program of each task, for the library; their number.

    Taken is what is right on every train and test pair, and on all fresh samples that it was tried
    on (``batt generalise``), of a task the smallest; who proposed it stands in its docstring.
    ``without`` names ids of tasks that are left out.
    """
    texts = []
    for task in sorted(reading.tasks(db), key=lambda task: task.name):
        general = _general_keys(db, task.fingerprint)
        rows = kept_rows(db, task.fingerprint, reading.KEPT_PLACES) if general else []
        found = [row for row in rows if row["key"] in general and set(row["tests_right"]) == {True}]
        if found and task.id not in without:
            row = min(found, key=lambda row: (row["size"], row["steps"], row["key"]))
            texts.append(_library_text(db, task, row, general[row["key"]]))
    with telling(f"writing {path}"):
        write_file(path, (LIBRARY_HEAD + "\n\n".join(texts)).encode())
    return len(texts)


def _general_keys(db: Database, fingerprint: str) -> dict[str, int]:
    """The programs that were right on every fresh sample, and how many samples these were."""
    tried: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for each in read_generality(db, fingerprint):
        tried[each.key] += each.fresh_tried
        wrong[each.key] += each.fresh_tried - each.fresh_right
    return {key: count for key, count in tried.items() if count and not wrong[key]}


def _library_text(db: Database, task: TaskRecord, row: Mapping[str, Any], samples: int) -> str:
    """A program as a function whose docstring tells its origin."""
    program = next(reading.programs(db, row["key"]))
    check_text(program.key, program.lines, "solver")
    origin = f"Found by {row['proposer'] or 'nobody known'} (batt {row['batt_version']})"
    if row["mutation"] and not row["mutation"].startswith(SOLVED):
        origin += f", by {row['mutation']} of {' and '.join(key[:8] for key in row['parents'])}"
    told = f'    """{origin}; right on {samples} fresh samples."""\n'
    return FUNCTION_LINE.sub(
        lambda line: line[0] + told, solver_text(program.lines, task.function), count=1
    )


def _checked(db: Database) -> Iterator[tuple[TaskRecord, ProgramRecord]]:
    """Every kept (task, program), by the tasks' names and best first, parsed to be sure of it."""
    seen: set[str] = set()
    for task in sorted(reading.tasks(db), key=lambda task: task.name):
        for one in reading.kept(db, task.fingerprint):
            if one.program.key not in seen:
                check_text(one.program.key, one.program.lines, "solver")
                seen.add(one.program.key)
            yield task, one.program
