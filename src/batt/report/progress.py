"""How far a long command has come, with its rate and the time that is left, on standard error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from batt.errors import UsageError

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 2.0
"""Seconds before anything is said, and between two lines."""

BLINK = 0.2
"""Seconds between two changes of a bar."""

MODES = ("auto", "plain", "off")
"""A live bar in a terminal and lines elsewhere; lines; nothing."""

T = TypeVar("T")


def checked_mode(mode: str) -> str:
    """A mode that ``--progress`` names; ``UsageError`` for another."""
    if mode not in MODES:
        raise UsageError(f"--progress is one of {', '.join(MODES)}, not {mode!r:.40}")
    return mode


def is_live(mode: str) -> bool:
    """Whether there is a terminal that can show what changes, and lines are not wanted."""
    dumb = os.environ.get("TERM", "") in ("dumb", "unknown")
    return mode == "auto" and sys.stderr.isatty() and not dumb


def duration(seconds: float) -> str:
    """A time that is left, in the units that matter.

    >>> duration(12.4), duration(200), duration(7300)
    ('12 s', '3 min', '2 h 2 min')
    """
    if seconds < 99.5:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


def _to_stderr(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def say(line: str) -> None:
    """Print a line on standard output as it is now: while there is a bar, above that."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Progress:
    """Counts what is done, and says how far that is, once it takes more than a moment.

    In a terminal as a bar that changes, elsewhere as a line every two seconds.  Used with ``with``,
    so that the bar is gone in the end; inside lines are printed with ``say``.

    >>> from itertools import count
    >>> with Progress("merged", 4800, "plain", print, patience=0, clock=count(0, 2).__next__) as it:
    ...     it.add(1200)
    -- 1,200 of 4,800 merged, 600/s, 6 s left
    """

    def __init__(
        self,
        what: str,
        total: int | None = None,
        mode: str = "auto",
        write: Callable[[str], object] = _to_stderr,
        patience: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``what`` says what is counted, ``total`` how many there are, if that is known.

        ``write`` takes the lines; ``patience`` and ``clock`` are in seconds.
        """
        self._what, self._total, self._write, self._clock = what, total, write, clock
        self._mode = checked_mode(mode)
        self._patience = PATIENCE if patience is None else patience
        self._began = self._last = clock()
        self._bar: Bar | None = None
        self.done = 0

    def __enter__(self) -> Self:
        """Begin; nothing is shown before ``patience`` is over."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def add(self, count: int = 1) -> None:
        """So many more are done."""
        self.done += count
        now = self._clock()
        if self._mode != "off" and now - self._last >= self._patience:
            self._last = now
            self._show(self._said(now - self._began))

    def count(self, items: Iterable[T]) -> Iterator[T]:
        """The items, counted as they pass."""
        for item in items:
            yield item
            self.add()

    def _show(self, said: str) -> None:
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self.done, said=said)
        elif is_live(self._mode) and self._write is _to_stderr:
            self._bar, self._patience = _bar(self._what, self._total, self.done, said), BLINK
        else:
            self._write(f"-- {said}")

    def _said(self, seconds: float) -> str:
        """How far it is, with the rate so far and the time that is left at that rate."""
        of = "" if self._total is None else f" of {self._total:,}"
        said = f"{self.done:,}{of} {self._what}"
        rate = self.done / seconds if seconds > 0 else 0.0
        if rate:
            said += f", {rate:,.0f}/s" if rate >= 10 else f", {rate:.2g}/s"
            if self._total is not None:
                said += f", {duration(max(0, self._total - self.done) / rate)} left"
        return said


def _bar(what: str, total: int | None, done: int, said: str) -> Bar:
    """A bar below whatever else the command prints on the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    columns: list[ProgressColumn] = [TextColumn("{task.fields[said]}", markup=False)]
    if total:
        columns.insert(0, BarColumn(20))
    bar = Bar(
        *columns,
        console=Console(stderr=True),
        transient=True,
        refresh_per_second=4,
        redirect_stdout=sys.stdout.isatty(),
    )
    bar.add_task(what, total=total, completed=done, said=said)
    bar.start()
    return bar
