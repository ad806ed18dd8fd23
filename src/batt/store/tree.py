"""The folders that people browse: a view of the database, made so that it can be made again.

``<kind>_md5/<key>.py`` is a program, ``<kind>_dir/solve_<task>/<score>/<speed>/<key>.py`` a
relative link to it (a copy where links cannot be made).  Only files and folders whose names have
exactly these forms are ours: all others that a user puts there are left alone.
"""

from __future__ import annotations

import errno
import logging
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from batt.store.files import (
    TEMPORARY,
    holds,
    make_folder,
    write_changed,
    write_file,
    write_link,
)

OUR_FILE = re.compile(r"[0-9a-f]{32}\.py")
OUR_TASK = re.compile(r"solve_[A-Za-z0-9_]*")
OUR_SCORE = re.compile(r"\d{5,}")
OUR_SPEED = re.compile(r"s\d{2,}")
SHELVES = (OUR_SCORE, OUR_SPEED)

NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}
"""What a file system answers that has no symbolic links."""


@dataclass(frozen=True, slots=True)
class Text:
    """A program as a file."""

    key: str
    data: bytes

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.key}.py"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A program's place under its task: by its score, and by its speed (from its steps)."""

    text: Text
    score: int
    steps: int

    @property
    def place(self) -> str:
        """The path below the folder of the task.

        >>> Shelved(Text("ab" * 16, b""), 3870, 900).place
        '03870/s10/abababababababababababababababab.py'
        """
        return f"{self.score:05d}/s{self.steps.bit_length():02d}/{self.text.file}"


class Tree:
    """The two folders of one kind of program, ``solver`` or ``differ``, below ``root``.

    Methods raise ``OSError`` where the file system refuses.
    """

    def __init__(self, root: str, kind: str) -> None:
        """Name the folders; they are made when first written to."""
        self._texts, self._links = f"{root}/{kind}_md5", f"{root}/{kind}_dir"
        self._to_texts = f"../../../../{kind}_md5/"
        self._can_link = True

    def keys(self) -> set[str]:
        """The keys of all programs that lie here as files."""
        return {name[:-3] for name in _names(self._texts, OUR_FILE)}

    def lying(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys whose programs lie here as files."""
        there = set(os.listdir(self._texts))
        return {key for key in keys if f"{key}.py" in there}

    def task_names(self) -> list[str]:
        """The names of all tasks that have a folder."""
        return [name.removeprefix("solve_") for name in _names(self._links, OUR_TASK)]

    def put(self, texts: Iterable[Text], check: Callable[[str], None]) -> None:
        """Write programs that are not there or not as they should be; ``check`` the key first.

        Makes both folders where they are missing.
        """
        make_folder(self._texts)
        make_folder(self._links)
        with suppress(FileNotFoundError):
            os.unlink(f"{self._texts}/{TEMPORARY}")
        there = set(os.listdir(self._texts))
        for text in texts:
            path = f"{self._texts}/{text.file}"
            if text.file not in there or not holds(path, text.data):
                check(text.key)
                write_file(path, text.data)

    def drop(self, keys: Iterable[str]) -> None:
        """Remove programs."""
        for key in keys:
            with suppress(FileNotFoundError):
                os.unlink(f"{self._texts}/{key}.py")

    def arrange(self, task: str, shelved: Collection[Shelved]) -> set[str]:
        """Make the folder of a task hold these programs and no others.

        Returns the keys of the programs that were taken out.
        """
        root = f"{self._links}/solve_{task}"
        wanted = {item.place: item for item in shelved}
        files, folders = _walk(root)
        self._fill(root, wanted, files, folders)
        stale = files.keys() - wanted.keys()
        for place in stale:
            os.unlink(f"{root}/{place}")
        _remove_empty(root, folders - {folder for place in wanted for folder in _above(place)})
        return {place[-35:-3] for place in stale} - {item.text.key for item in shelved}

    def _fill(
        self, root: str, wanted: dict[str, Shelved], files: dict[str, bool], folders: set[str]
    ) -> None:
        made = set(folders)
        for place, item in wanted.items():
            for folder in _above(place):
                if folder not in made:
                    make_folder(os.path.join(root, folder))
                    made.add(folder)
            self._place(f"{root}/{place}", item.text, files.get(place))

    def _place(self, path: str, text: Text, is_link: bool | None) -> None:
        """Link to a program; ``is_link`` tells of what is there, None where nothing is."""
        target = self._to_texts + text.file
        if is_link and os.readlink(path) == target:
            return
        if not self._link(path, target):
            write_changed(path, text.data)

    def _link(self, path: str, target: str) -> bool:
        if self._can_link:
            try:
                write_link(path, target)
            except (OSError, NotImplementedError) as error:
                if not _means_no_links(error):
                    raise
                self._can_link = False
                logging.getLogger(__name__).warning(
                    "no symbolic links can be made in %s: it holds copies", self._links
                )
        return self._can_link


def _means_no_links(error: BaseException) -> bool:
    if isinstance(error, NotImplementedError):
        return True
    privilege_not_held = getattr(error, "winerror", None) == 1314  # on Windows
    return privilege_not_held or getattr(error, "errno", None) in NO_LINKS


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """What lies in a folder; what a kill has left half-written is swept out."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == TEMPORARY:
                os.unlink(entry.path)
            else:
                yield entry


def _names(folder: str, form: re.Pattern[str]) -> list[str]:
    return [entry.name for entry in _entries(folder) if form.fullmatch(entry.name)]


def _walk(root: str) -> tuple[dict[str, bool], set[str]]:
    """Our files below a task's folder (and whether they are links), and our folders.

    Both are paths from the task's folder, which itself is ``""`` and in it where it exists.
    """
    level = [""] if os.path.isdir(root) and not os.path.islink(root) else []
    folders = set(level)
    for form in SHELVES:
        level = [
            os.path.join(folder, entry.name)
            for folder in level
            for entry in _entries(os.path.join(root, folder))
            if form.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
        ]
        folders.update(level)
    files = {
        f"{folder}/{entry.name}": entry.is_symlink()
        for folder in level
        for entry in _entries(f"{root}/{folder}")
        if OUR_FILE.fullmatch(entry.name) and not entry.is_dir(follow_symlinks=False)
    }
    return files, folders


def _above(place: str) -> tuple[str, str, str]:
    """The folders above a place, from that of the task down."""
    score, speed, _ = place.split("/")
    return "", score, f"{score}/{speed}"


def _remove_empty(root: str, folders: set[str]) -> None:
    for folder in sorted(folders, key=len, reverse=True):
        try:
            os.rmdir(os.path.join(root, folder))
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
