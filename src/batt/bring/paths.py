"""Where programs lie: files, folders of files, and the folders of a store, batt's or another's.

A store's folders are told by their names alone: ``solver_md5/<key>.py`` is a program, and
``solver_dir/solve_<task>/.../<key>.py`` says which task it is for, be it a link that leads nowhere
any more.  No link is followed that leads out of the folder which was named.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from batt.errors import BattError, NotUnderstood, UsageError
from batt.programs.text import read_bytes
from batt.validate.subjects import Subject, TaskFinder, subjects_of

TEXTS, LINKS = "solver_md5", "solver_dir"
SUFFIX = ".py"


def find_programs(paths: Iterable[Path], finder: TaskFinder) -> Iterator[Subject]:
    """Every function at these paths, in order, what is no program among them.

    Raises ``UsageError`` for a path that cannot be read; a file in a folder that cannot is told as
    *not understood*.
    """
    for path in paths:
        if not path.is_dir():
            yield from subjects_of(str(path), read_bytes(path), finder, [path.stem])
        elif (path / LINKS).is_dir() or (path / TEXTS).is_dir():
            yield from _store_programs(path, finder)
        else:
            yield from _folder_programs(path, finder)


def _folder_programs(folder: Path, finder: TaskFinder) -> Iterator[Subject]:
    """The programs in the files of a folder and of those below it."""
    root = _root_of(Path(os.path.abspath(folder)))
    for path in _files(folder):
        below = Path(os.path.abspath(path)).relative_to(root.parent)
        yield from _programs(path, root, finder, [path.stem, *(up.name for up in below.parents)])


def _root_of(folder: Path) -> Path:
    """The folder that links may not lead out of: in a store that is the store itself."""
    inside = [above.parent for above in (folder, *folder.parents) if above.name == LINKS]
    return inside[0] if inside else folder


def _store_programs(store: Path, finder: TaskFinder) -> Iterator[Subject]:
    """The programs of a store's folders: each text, for each task that has a link to it."""
    tasks: dict[str, dict[str, Path]] = {}
    for link in _files(store / LINKS) if (store / LINKS).is_dir() else ():
        task = link.relative_to(store / LINKS).parts[0]
        tasks.setdefault(link.name, {}).setdefault(task, link)
    texts = {path.name: path for path in _files(store / TEXTS)} if (store / TEXTS).is_dir() else {}
    for name in sorted(texts.keys() | tasks.keys()):
        links = tasks.get(name, {})
        for task in sorted(links):
            yield from _programs(texts.get(name, links[task]), store, finder, [task])
        if not links:
            yield from _programs(texts[name], store, finder, [])


def _files(folder: Path) -> Iterator[Path]:
    """The files of programs below a folder, links among them, in the order of their paths."""
    for here, below, names in os.walk(folder, onerror=_refuse):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIX) and not name.startswith("."):
                yield Path(here, name)


def _refuse(error: OSError) -> None:
    raise UsageError(f"cannot read the folder {error.filename}: {error.strerror}")


def _programs(
    path: Path, root: Path, finder: TaskFinder, places: Sequence[str]
) -> Iterator[Subject]:
    """The functions of a file below a folder; one *not understood* where it is not read."""
    try:
        _check_link(path, root)
        data = read_bytes(path)
    except BattError as error:
        yield Subject(str(path), "", 1, NotUnderstood(str(error), 1), None)
        return
    yield from subjects_of(str(path), data, finder, places)


def _check_link(path: Path, root: Path) -> None:
    """Refuse links that lead out of the folder, or nowhere, and what is no file."""
    real = os.path.realpath(path)
    if os.path.commonpath([real, os.path.realpath(root)]) != os.path.realpath(root):
        raise UsageError(f"a link that leads out of {root}; it is not followed")
    if not os.path.isfile(real):
        raise UsageError("a link that leads nowhere" if path.is_symlink() else "no regular file")
