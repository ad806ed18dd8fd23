"""Data that a user brings: a task file, a folder of them, or a Kaggle file of challenges.

A task file holds one record (see ``task_from_record``), and its name without ``.json`` is the id.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from batt.drawing.text import printable
from batt.errors import TaskError
from batt.tasks.entry import Entry
from batt.tasks.folder import folder_files
from batt.tasks.parse import read_json, shown_path

CHALLENGES, SOLUTIONS = "_challenges.json", "_solutions.json"


def path_entries(path: Path) -> dict[str, Entry]:
    """Every task that lies at a path; ``TaskError`` where there is none.

    The files of a folder are read when their task is first used; a file that is named itself, at
    once.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, ValueError):
        raise TaskError(
            f"there is no file or folder {shown_path(path)}; "
            "data is arc1, arc2, or the path of tasks in JSON"
        ) from None
    except OSError as error:
        raise TaskError(f"{shown_path(path)} cannot be read: {error.strerror}") from None
    if S_ISDIR(mode):
        return _folder_entries(path)
    if not S_ISREG(mode):
        raise TaskError(f"{shown_path(path)} cannot be read: it is no regular file")
    return _file_entries(path)


def _folder_entries(path: Path) -> dict[str, Entry]:
    return {
        id: Entry(file.group, shown_path(file.path), partial(read_json, file.path))
        for id, file in folder_files(path).items()
    }


def _file_entries(path: Path) -> dict[str, Entry]:
    record = read_json(path)
    if _is_challenges(record):
        return _challenge_entries(path, record)
    return {path.stem: Entry("", shown_path(path), lambda: record)}


def _is_challenges(record: Any) -> bool:
    """Whether a file holds tasks by id, and is no task itself."""
    return (
        isinstance(record, dict)
        and "train" not in record
        and any(isinstance(member, dict) for member in record.values())
    )


def _challenge_entries(path: Path, challenges: dict[str, Any]) -> dict[str, Entry]:
    """The tasks of a Kaggle file; the outputs of tests are beside it, or they stay hidden."""
    is_named_so = path.name.endswith(CHALLENGES)
    beside = path.with_name(path.name.removesuffix(CHALLENGES) + SOLUTIONS)
    solutions = read_json(beside) if is_named_so and beside.exists() else {}
    if not isinstance(solutions, dict):
        raise TaskError(f"{shown_path(beside)}: solutions are lists of outputs by task id")
    return {
        id: Entry("", shown_path(path), partial(_solved, record, solutions.get(id), id, beside))
        for id, record in challenges.items()
    }


def _solved(record: Any, outputs: Any, id: str, beside: Path) -> Any:
    """The record with the outputs of its tests; as it is where they are hidden."""
    tests = record.get("test") if isinstance(record, dict) else None
    if outputs is None or not isinstance(tests, list):
        return record
    if not isinstance(outputs, list) or len(outputs) != len(tests):
        raise TaskError(
            f"{shown_path(beside)}: task {printable(id)}: needs a list of {len(tests)} test outputs"
        )
    pairs = zip(tests, outputs, strict=True)
    solved = [test | {"output": out} if isinstance(test, dict) else test for test, out in pairs]
    return record | {"test": solved}
