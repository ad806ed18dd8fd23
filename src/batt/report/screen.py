"""``Screen``: shows a search while it goes on, as lines or as a live table."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from batt.evaluate.limits import nominal_seconds
from batt.report import progress as waiting
from batt.report.progress import checked_mode
from batt.report.rounds import (
    Found,
    Progress,
    mean_lines,
    round_line,
    shares,
    summary,
    table_rows,
)
from batt.store import RoundRecord, RunRecord

if TYPE_CHECKING:
    from rich.live import Live
    from rich.table import Table


class Screen:
    """Where a search tells how it goes.

    On a terminal a live table stands below the last lines; elsewhere each round is one line.
    ``quiet`` leaves only what was found in the end.
    """

    def __init__(
        self,
        write: Callable[[str], object],
        quiet: bool,
        verbose: bool,
        timing: bool,
        mode: str = "auto",
    ) -> None:
        """``write`` takes a line at a time; ``mode`` is what ``--progress`` says."""
        self._write, self._quiet, self._verbose, self._timing = write, quiet, verbose, timing
        self._mode = checked_mode(mode)
        self._live: Live | None = None

    @contextmanager
    def live(self) -> Iterator[None]:
        """While inside, a terminal shows the table; with ``verbose`` it shows lines instead."""
        from rich.console import Console
        from rich.live import Live

        console = Console()
        if self._quiet or self._verbose or self._mode != "auto" or not console.is_terminal:
            yield
            return
        with Live(console=console, refresh_per_second=4) as live:
            self._live = live
            try:
                yield
            finally:
                self._live = None

    def round(self, done: RoundRecord, seconds: float, progress: Progress) -> None:
        """Show a round that is done."""
        if self._live is not None:
            self._live.update(_table(progress))
        elif not self._quiet and self._mode != "off":
            left = progress.left if progress.seconds >= waiting.PATIENCE else None
            self._write(round_line(done, seconds, left))

    def note(self, text: str) -> None:
        """Say what is good to know before a search."""
        if not self._quiet:
            self._write(f"-- {text}")

    def over(self, run: RunRecord, rounds: Sequence[RoundRecord]) -> None:
        """Say that there is nothing to go on with."""
        self._write(
            f"-- run {run.number} ended after {len(rounds)} rounds; to go on with it, give a "
            "bound past these: --rounds, --minutes or --budget"
        )

    def end(
        self,
        made: Progress,
        guarded: int,
        digest: str,
        citation: str,
        cpu: Mapping[str, float],
    ) -> None:
        """Show what a search has come to."""
        if made.rounds:
            for line in summary(made):
                self._write(line)
        if guarded:
            self._write(f"not reproducible: {guarded} guarded")
        if self._timing:
            for line in shares(cpu, made):
                self._write(line)
        if made.rounds and not self._quiet:
            self._write(f"-- cite: {citation}  (or --budget {budget_of(made.rounds)})")
        self._write(f"-- digest {digest}")

    def mean(self, every: Sequence[Found]) -> None:
        """Show several seeds side by side."""
        for line in mean_lines(every):
            self._write(line)


def budget_of(rounds: Sequence[RoundRecord]) -> str:
    """The ``--budget`` that ends a search after just these rounds.

    >>> budget_of([RoundRecord(1, n, 1, 1, 1, 50_000_000, 0, 0, 0) for n in (1, 2, 3)])
    '2'
    """
    before = nominal_seconds(sum(done.steps for done in rounds[:-1]))
    return f"{math.ceil(before * 1000) / 1000:.3f}".rstrip("0").rstrip(".")


def _table(progress: Progress) -> Table:
    from rich.table import Table

    table = Table(show_header=False, box=None)
    for name, value in table_rows(progress):
        table.add_row(name, value)
    return table
