"""The part of ``batt check`` that takes a stream of candidates: ``--jsonl``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from batt.errors import UsageError

if TYPE_CHECKING:
    from batt.bring.check import Checker
    from batt.bring.keep import Keeper
    from batt.evaluate.limits import Budgets
    from batt.tasks.datasets import DataSet
    from batt.workers import Engine

WORDS = {
    "right": "right",
    "fits": "fit",
    "wrong": "wrong",
    "failed": "failed",
    "not_understood": "not understood",
    "duplicate": "duplicates",
}
"""What the last line calls each status."""


@dataclass(frozen=True)
class Stream:
    """A stream of candidates, ``-`` for standard input, and what is to be done with it."""

    source: str
    data: str
    task: str | None
    train_only: bool
    store: Path | None
    progress: str = "auto"

    def check(self, budgets: Budgets, engine: Engine, quiet: bool) -> tuple[dict[str, Any], bool]:
        """Print a line for each candidate, and the counts on standard error.

        Returns the counts, and whether all are right; with ``train_only``, whether all fit.
        """
        from batt.bring.check import STATES, Checker
        from batt.bring.trials import Trials
        from batt.session import provenance
        from batt.tasks.datasets import load

        dataset = load(self.data, "all")
        with ExitStack() as stack:
            descriptor = stack.enter_context(_opened(self.source))
            keeper, end = stack.enter_context(self._keeping(dataset, budgets))
            trials = Trials(
                engine,
                budgets,
                train_only=self.train_only,
                for_store=keeper is not None,
            )
            checker = Checker(stack.enter_context(trials), keeper)
            self._print(checker, dataset, descriptor, quiet)
            end()
        counts = {state: checker.counts[state] for state in (*STATES, "guarded")}
        _summarise(counts, quiet)
        good = checker.counts["fits"] if self.train_only else 0
        done = good + checker.counts["right"] + checker.counts["duplicate"]
        document = {"counts": counts, **provenance(dataset.name)}
        return document, done == sum(checker.counts.values())

    def _print(self, checker: Checker, dataset: DataSet, descriptor: int, quiet: bool) -> None:
        from batt.bring.lines import line_windows
        from batt.bring.records import Records
        from batt.bring.trials import WINDOW, Candidate
        from batt.report.progress import Progress

        reader, number = Records(dataset, self.task), 0

        def windows() -> Iterator[list[Candidate]]:
            nonlocal number
            for lines in line_windows(descriptor, WINDOW):
                window = []
                for line in lines:
                    number += 1
                    if line is None or line.strip():
                        window.append(reader.of_line(line, number))
                yield window
                sys.stdout.flush()
                progress.add(len(window))

        encode = json.JSONEncoder().encode
        with Progress("programs checked", mode="off" if quiet else self.progress) as progress:
            for record in checker.check(windows()):
                sys.stdout.write(f"{encode(record)}\n")
        sys.stdout.flush()

    @contextmanager
    def _keeping(
        self, dataset: DataSet, budgets: Budgets
    ) -> Iterator[tuple[Keeper | None, Callable[[], object]]]:
        """What keeps the programs, where that is wanted, and what ends its run."""
        if self.store is None:
            yield None, lambda: None
            return
        from batt.bring.keep import Keeper
        from batt.session import now, run_record
        from batt.store import Store

        options = {"data": dataset.name, "jsonl": self.source, "train_only": self.train_only}
        with Store.open(self.store) as opened:
            run = run_record("check", 0, (), {**options, "steps": budgets.program})
            with Keeper(opened, run, budgets) as keeper:
                yield keeper, lambda: keeper.end(now())


@contextmanager
def _opened(source: str) -> Iterator[int]:
    """The file descriptor of a stream; ``UsageError`` where there is none."""
    if source == "-":
        yield 0
        return
    try:
        descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot read {source}: {reason}") from None
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _summarise(counts: dict[str, int], quiet: bool) -> None:
    """Say on standard error how many there are of each status."""
    if counts["guarded"]:
        typer.echo(f"not reproducible: {counts['guarded']} guarded", err=True)
    if not quiet:
        typer.echo(", ".join(f"{counts[state]} {word}" for state, word in WORDS.items()), err=True)
