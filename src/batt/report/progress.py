"""How far a long command has come: a line on standard error, once it takes more than a moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

PATIENCE = 2.0
"""Seconds before the first line, and between two lines."""

T = TypeVar("T")


def _to_stderr(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


class Progress:
    """Counts what is done, and says so every two seconds.

    >>> progress = Progress("merged", write=print, patience=0.0)
    >>> progress.add(1200)
    -- 1,200 merged
    """

    def __init__(
        self,
        what: str,
        total: int | None = None,
        write: Callable[[str], object] | None = None,
        patience: float | None = None,
    ) -> None:
        """``what`` says what is counted; without ``write`` lines go to standard error.

        ``patience`` is in seconds.
        """
        self._what, self._total, self._write = what, total, write or _to_stderr
        self._patience = PATIENCE if patience is None else patience
        self._last, self.done = time.monotonic(), 0

    def add(self, count: int = 1) -> None:
        """So many more are done."""
        self.done += count
        now = time.monotonic()
        if now - self._last >= self._patience:
            self._last = now
            of = "" if self._total is None else f" of {self._total:,}"
            self._write(f"-- {self.done:,}{of} {self._what}")

    def count(self, items: Iterable[T]) -> Iterator[T]:
        """The items, counted as they pass."""
        for item in items:
            yield item
            self.add()
