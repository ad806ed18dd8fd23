"""Fresh samples of tasks in re-arc's format: ``tasks/<id>.json`` in a zip or a folder.

Each file is a list of ``{"input": rows, "output": rows}``.  A zip is read in memory and never
extracted; what it says of its own sizes is not believed, so bytes are counted while they are read.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from lzma import LZMAError
from pathlib import Path
from typing import IO

from batt.drawing.text import printable
from batt.errors import TaskError
from batt.tasks.parse import parse_json, shown_path
from batt.tasks.record import pairs_from_samples
from batt.tasks.task import Pair

MOST_MEMBERS = 10_000
MOST_BYTES = 20_000_000
"""The most that one file of samples may hold."""
MOST_BYTES_IN_ALL = 500_000_000
AT_ONCE = 1 << 16

MEMBER = re.compile(r"(?:[^/]+/)?tasks/([^/]+)\.json")
"""Where the samples of a task are in a zip; re-arc's own has one folder around it all."""

UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    LZMAError,
    zlib.error,
)
"""What Python raises for a zip that is damaged, locked by a password, or of an unknown method."""

Open = Callable[[], IO[bytes]]


class FreshSamples(Mapping[str, tuple[Pair, ...]]):
    """The samples of each task by its id, read and checked when they are first asked for.

    Raises ``TaskError`` where the zip or folder cannot be used, then and now.
    """

    def __init__(self, path: Path) -> None:
        """Find out which tasks there are; close the zip with ``close``."""
        self.name = path.resolve().name
        self._path = path
        self._left = MOST_BYTES_IN_ALL
        self._read: dict[str, tuple[Pair, ...]] = {}
        self._zip: zipfile.ZipFile | None = None
        if path.is_dir():
            self._files = _in_folder(path)
        else:
            self._zip = _open_zip(path)
            self._files = _in_zip(self._zip, path)
        if not self._files:
            raise TaskError(f"{shown_path(path)} holds no fresh samples (tasks/<id>.json)")

    def __getitem__(self, id: str) -> tuple[Pair, ...]:
        """The samples of a task; ``KeyError`` where there are none."""
        if id not in self._read:
            place = Path(self._path, "tasks", f"{id}.json")
            content = self._content(self._files[id], place)
            self._read[id] = pairs_from_samples(parse_json(content, place), shown_path(place))
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        """The ids in order."""
        return iter(sorted(self._files))

    def __len__(self) -> int:
        """The number of tasks."""
        return len(self._files)

    def close(self) -> None:
        """Close the zip."""
        if self._zip is not None:
            self._zip.close()

    def _content(self, open_file: Open, place: Path) -> bytes:
        """The bytes of a file, as long as there are not too many of them."""
        content = bytearray()
        try:
            with open_file() as file:
                while chunk := file.read(AT_ONCE):
                    content += chunk
                    self._left -= len(chunk)
                    self._check_size(len(content), place)
        except UNREADABLE as error:
            raise TaskError(f"{shown_path(place)} cannot be read: {_told(error)}") from None
        return bytes(content)

    def _check_size(self, size: int, place: Path) -> None:
        if size > MOST_BYTES:
            most = f"the most is {MOST_BYTES // 10**6} MB a file"
            raise TaskError(f"{shown_path(place)} is too large: {most}")
        if self._left < 0:
            most = f"the most is {MOST_BYTES_IN_ALL // 10**6} MB in all"
            raise TaskError(f"{shown_path(self._path)} is too large: {most}")


def _open_zip(path: Path) -> zipfile.ZipFile:
    try:
        if path.stat().st_size > MOST_BYTES_IN_ALL:
            most = f"the most is {MOST_BYTES_IN_ALL // 10**6} MB in all"
            raise TaskError(f"{shown_path(path)} is too large: {most}")
        return zipfile.ZipFile(path)
    except UNREADABLE as error:
        raise TaskError(
            f"{shown_path(path)} cannot be read as a zip or a folder: {_told(error)}"
        ) from None


def _in_zip(archive: zipfile.ZipFile, path: Path) -> dict[str, Open]:
    """The members with samples by task id, after a look at the names of all members."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        most = f"the most is {MOST_MEMBERS:,}"
        raise TaskError(f"{shown_path(path)} has {len(members):,} members; {most}")
    found: dict[str, Open] = {}
    for member in members:
        _check_name(member.filename, path)
        named = MEMBER.fullmatch(member.filename)
        if named is None:
            continue
        if named[1] in found:
            raise TaskError(f"{shown_path(path)}: {printable(member.filename)} comes twice")
        found[named[1]] = _opening(archive, member)
    return found


def _opening(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Open:
    return lambda: archive.open(member)


def _check_name(name: str, path: Path) -> None:
    """Refuse a member that would lie outside of the folder that a zip stands for."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or ":" in parts[0]:
        raise TaskError(
            f"{shown_path(path)}: the member {printable(name)} climbs out of the zip; "
            "nothing of it is read"
        )


def _in_folder(path: Path) -> dict[str, Open]:
    """The files of samples in ``tasks``, or in the folder itself, by task id."""
    folder = path / "tasks" if (path / "tasks").is_dir() else path
    try:
        files = sorted(each for each in folder.iterdir() if each.suffix == ".json")
    except OSError as error:
        raise TaskError(f"{shown_path(folder)} cannot be read: {error.strerror}") from None
    if len(files) > MOST_MEMBERS:
        most = f"the most is {MOST_MEMBERS:,}"
        raise TaskError(f"{shown_path(folder)} has {len(files):,} files; {most}")
    return {file.stem: _opening_file(file) for file in files}


def _opening_file(file: Path) -> Open:
    return lambda: file.open("rb")


def _told(error: BaseException) -> str:
    strerror = getattr(error, "strerror", None)
    return printable(strerror or f"{error}" or type(error).__name__)
