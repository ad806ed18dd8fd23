"""Folders of task files: which files are tasks, and under which ids."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from batt.errors import TaskError
from batt.tasks.parse import parse_json, read_file, shown_path

KAGGLE = ("_challenges.json", "_solutions.json")
MARKS = (b'"train"', b'"test"', b'"input"')
"""What a task file holds near its beginning, and other JSON hardly anywhere."""
HEAD_BYTES = 4096


class TaskFile(NamedTuple):
    """A file, and the name of the folder that it lies in."""

    path: Path
    group: str


def folder_files(root: Path) -> dict[str, TaskFile]:
    """The task files in a folder and in those below it, by id.

    An id is the name of the file without ``.json``.  Files of one id and the same content count
    once; of several contents each becomes ``group/id``, or its path below the folder where even
    these agree.  Hidden files and folders, and JSON that is no task, are left out.  Raises
    ``TaskError`` where a folder cannot be read or no task is found.
    """
    paths = list(_json_files(root))
    root_name = root.resolve().name
    by_id = defaultdict(list)
    for path in paths:
        if not path.name.endswith(KAGGLE) and _may_be_task(path):
            group = root_name if path.parent == root else path.parent.name
            by_id[path.stem].append(TaskFile(path, group))
    if not by_id:
        raise TaskError(f"the folder {shown_path(root)} {_instead(paths)}")
    return {id: file for alike in by_id.values() for id, file in _named(alike, root)}


def _json_files(root: Path) -> Iterator[Path]:
    """The JSON files below a folder, folder by folder, each in the order of names."""
    for folder, below, names in os.walk(root, onerror=_refuse):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.endswith(".json") and not name.startswith(".") and _is_readable_kind(path):
                yield path


def _refuse(error: OSError) -> None:
    raise TaskError(f"the folder {shown_path(error.filename)} cannot be read: {error.strerror}")


def _is_readable_kind(path: Path) -> bool:
    """Whether a path is a file, or a broken link (told when used); no pipe and no device."""
    return path.is_file() or not path.exists()


def _may_be_task(path: Path) -> bool:
    """Whether a file is to be a task: not so what is good JSON of quite another content.

    What cannot be read, or is not JSON, counts as a task, so that using it says what is wrong.
    """
    try:
        with path.open("rb") as file:
            content = file.read(HEAD_BYTES)
            if any(mark in content for mark in MARKS):
                return True
            content += file.read()
    except OSError:
        return True
    return any(mark in content for mark in MARKS) or not _is_json(content)


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def _instead(paths: Iterable[Path]) -> str:
    """What a folder without task files holds."""
    challenges = [shown_path(path) for path in paths if path.name.endswith(KAGGLE[0])]
    if challenges:
        return f"holds no task files; to use a file of challenges, name it: {', '.join(challenges)}"
    return "holds no task files (<id>.json)"


def _named(alike: list[TaskFile], root: Path) -> Iterator[tuple[str, TaskFile]]:
    """An id for each file of one name, those with the content of an earlier one left out."""
    if len(alike) == 1:
        return iter([(alike[0].path.stem, alike[0])])
    by_content: dict[str | bytes, TaskFile] = {}
    for file in alike:
        by_content.setdefault(_content(file.path), file)
    return zip(_ids(list(by_content.values()), root), by_content.values(), strict=True)


def _ids(files: list[TaskFile], root: Path) -> list[str]:
    """An id for each of several files of one name: no more than is needed to tell them apart."""
    if len(files) == 1:
        return [files[0].path.stem]
    ids = [f"{file.group}/{file.path.stem}" for file in files]
    if len(set(ids)) == len(ids):
        return ids
    return [file.path.relative_to(root).with_suffix("").as_posix() for file in files]


def _content(path: Path) -> str | bytes:
    """What tells contents apart: the JSON whatever its layout, or the bytes where it is none."""
    content = read_file(path)
    try:
        return json.dumps(parse_json(content, path), sort_keys=True)
    except TaskError:
        return content
