"""``Board``: a number in shared memory, which outlives the worker that wrote it."""

from __future__ import annotations

import mmap
import os
import tempfile

SIZE = 8
NOTHING = -1


class Board:
    """Where a worker writes the entry at hand, and the driver reads it once the worker is dead."""

    def __init__(self, descriptor: int) -> None:
        """Map the file of an open descriptor, which may be closed afterwards."""
        self._memory = mmap.mmap(descriptor, SIZE)
        # A cell of a cast view is written by one store, so a kill cannot leave half a number.
        self._cell = memoryview(self._memory).cast("q")

    @property
    def entry(self) -> int | None:
        """The index that was announced last; None after ``clear``."""
        entry: int = self._cell[0]
        return None if entry == NOTHING else entry

    def announce(self, entry: int) -> None:
        """Write the index of the entry at hand."""
        self._cell[0] = entry

    def clear(self) -> None:
        """Forget what was announced."""
        self._cell[0] = NOTHING

    def close(self) -> None:
        """Unmap the memory; closing again does nothing."""
        self._cell.release()
        self._memory.close()


def board_file() -> int:
    """Make the file of a new board and return its descriptor, which the caller closes.

    It lies in memory where the system has such files, so that a full disk does no harm.
    """
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("batt-board")
    else:
        with tempfile.TemporaryFile() as file:
            descriptor = os.dup(file.fileno())
    os.truncate(descriptor, SIZE)
    return descriptor
