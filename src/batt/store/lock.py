"""The lock that keeps a second driver out of a store, and that dies with its process."""

from __future__ import annotations

import errno
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path

from batt.errors import StoreError
from batt.store.files import telling
from batt.store.folders import make_root

LOCKS = Path("/proc/locks")

LOCKLESS = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
"""What a file system answers that cannot lock a folder."""


class FolderLock:
    """Holds the folder itself locked, so that nothing extra lies in it.

    The system takes the lock away when the process ends, however it ends.  Windows, and some
    network file systems, cannot lock a folder: there it is left to the user to run one driver at a
    time.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock; ``StoreError`` where another driver has it."""
        self._descriptor: int | None = None
        if sys.platform != "win32":
            self._descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                _lock(self._descriptor, folder)
            except BaseException:
                self.release()
                raise

    def release(self) -> None:
        """Give the lock back; a second time does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int, folder: Path) -> None:
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StoreError(
            f"{_holder(descriptor)} is writing the store {folder}; "
            "wait until that has ended, or name another folder with --store"
        ) from None
    except OSError as error:
        if error.errno not in LOCKLESS:
            raise
        logging.getLogger(__name__).warning(
            "the file system of %s has no locks: see to it that only one batt writes there", folder
        )


def _holder(descriptor: int) -> str:
    """Who has the lock, as far as the system tells: Linux lists locks by device and inode."""
    folder, process = os.fstat(descriptor), None
    place = f"{os.major(folder.st_dev):02x}:{os.minor(folder.st_dev):02x}:{folder.st_ino}"
    with suppress(OSError, ValueError):
        for line in LOCKS.read_text().splitlines():
            words = line.split()
            if words[1] == "FLOCK" and words[5] == place:
                process = int(words[4])
    if process is None or process <= 0:  # 0 is one that cannot be seen from here
        return "another batt"
    return "this process itself" if process == os.getpid() else f"process {process}"


def claim(path: Path) -> FolderLock:
    """Make the folder where there is none, and lock it for this process."""
    make_root(str(path))
    if not os.access(path, os.W_OK | os.X_OK):
        raise StoreError(
            f"the store {path} cannot be written: give yourself the right, or name another folder "
            "with --store"
        )
    with telling(f"opening the store {path}"):
        return FolderLock(path)
