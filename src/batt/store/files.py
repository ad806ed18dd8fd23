"""Files that are there whole or not at all, and clear errors where a file cannot be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from batt.errors import StoreError

TEMPORARY = ".batt-new"
"""The name under which a file is written before it takes its place; one driver needs but one."""

FULL = {errno.ENOSPC, errno.EDQUOT}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
IN_THE_WAY = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}


def write_file(path: str, data: bytes) -> None:
    """Put a file in place in one move, so that a kill leaves the old one, the new one or none."""
    fresh = _beside(path)
    try:
        with open(fresh, "wb") as file:
            file.write(data)
        os.replace(fresh, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(fresh)
        raise


def write_changed(path: str, data: bytes) -> bool:
    """Write a file unless it holds these bytes already; whether it was written."""
    if holds(path, data):
        return False
    write_file(path, data)
    return True


def holds(path: str, data: bytes) -> bool:
    """Whether a file holds exactly these bytes."""
    try:
        with open(path, "rb") as file:
            return file.read(len(data) + 1) == data
    except FileNotFoundError:
        return False


def write_link(path: str, target: str) -> None:
    """Put a symbolic link in place in one move, over what may be there."""
    try:
        os.symlink(target, path)
    except FileExistsError:
        fresh = _beside(path)
        with suppress(FileNotFoundError):
            os.unlink(fresh)
        os.symlink(target, fresh)
        os.replace(fresh, path)


def make_folder(path: str) -> None:
    """Make a folder unless it is there; a link to one does not count, as it leads elsewhere."""
    try:
        os.mkdir(path)
    except FileExistsError:
        if os.path.islink(path) or not os.path.isdir(path):
            raise


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Turn an error of the file system into a ``StoreError`` that says what to do about it.

    ``what`` names what was being done, as in "writing the folders of the store x".
    """
    try:
        yield
    except OSError as error:
        raise StoreError(f"{what}: {_advice(error)}") from error


def _advice(error: OSError) -> str:
    place = f" ({error.filename})" if error.filename is not None else ""
    if error.errno in FULL:
        return (
            f"the disk is full{place}; the database is whole: "
            "make room, then `batt store export` brings the folders up to date"
        )
    if error.errno in FORBIDDEN:
        return f"no permission to write there{place}; change that, or name another folder"
    if error.errno in IN_THE_WAY:
        return f"something else is in the way{place}; move it elsewhere"
    return f"{error.strerror or error}{place}"


def _beside(path: str) -> str:
    return os.path.join(os.path.dirname(path), TEMPORARY)
