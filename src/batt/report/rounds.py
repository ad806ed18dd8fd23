"""What a search prints: a line a round, a live table, a summary; data first, drawn afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from batt.drawing.text import printable
from batt.evaluate.limits import nominal_seconds
from batt.report.progress import duration
from batt.store import RoundRecord

GAINS_SHOWN = 3


@dataclass(frozen=True)
class Progress:
    """How far a search has come in this process: its last round, all rounds, and seconds.

    ``cpu`` are those of the driver, ``driver``, and of its workers' jobs.
    """

    rounds: Sequence[RoundRecord]
    done_before: int
    tasks: int
    seconds: float
    cpu: float
    driver: float
    calls: int
    left: float | None = None
    """Seconds to the bound of the search at the rate so far; None where it has none."""

    @property
    def here(self) -> Sequence[RoundRecord]:
        """The rounds that this process has done."""
        return self.rounds[self.done_before :]

    @property
    def trials(self) -> int:
        """The trials of these."""
        return sum(done.trials for done in self.here)

    @property
    def fresh(self) -> int:
        """The programs that these found and kept."""
        return sum(done.fresh for done in self.here)

    def rate(self, number: int) -> float:
        """Of something, how much a second."""
        return number / self.seconds if self.seconds else 0.0


@dataclass(frozen=True)
class Found:
    """What a search with one seed has come to: its rounds, and the whole as JSON holds it."""

    seed: int
    rounds: Sequence[RoundRecord]
    document: Mapping[str, Any]


def round_line(done: RoundRecord, seconds: float, left: float | None = None) -> str:
    """One round in one line, with the seconds that are left where these are known.

    >>> print(round_line(RoundRecord(1, 7, 4, 64, 256, 0, 3, 31, 28, {"007bbfb7": 312}), 2.0))
    -- round 7: 256 trials (64 x 4, 128/s), 3 new; 31 tasks fit, 28 right; 007bbfb7 +312
    """
    rate = done.trials / seconds if seconds else 0.0
    gains = "; " + ", ".join(best_gains(done)) if done.gains else ""
    return (
        f"-- round {done.number}: {done.trials} trials "
        f"({done.programs} x {done.tasks}, {rate:.0f}/s), {done.fresh} new; "
        f"{done.fits} tasks fit, {done.right} right{gains}"
        f"{'' if left is None else f'; {duration(left)} left'}"
    )


def best_gains(done: RoundRecord) -> list[str]:
    """The tasks whose best scores rose most in a round."""
    best = sorted(done.gains.items(), key=lambda item: (-item[1], item[0]))[:GAINS_SHOWN]
    return [f"{printable(id)} +{gain}" for id, gain in best]


def table_rows(progress: Progress) -> list[tuple[str, str]]:
    """What the live table shows."""
    last = progress.rounds[-1]
    return [
        ("round", f"{last.number}"),
        ("tasks that fit", f"{last.fits} of {progress.tasks}"),
        ("of them right", f"{last.right}"),
        ("new programs", f"{progress.fresh:,} ({last.fresh} in this round)"),
        ("trials", f"{progress.trials:,} ({progress.rate(progress.trials):,.0f}/s)"),
        ("nodes", f"{progress.calls:,} ({progress.rate(progress.calls):,.0f}/s)"),
        ("best gains", ", ".join(best_gains(last)) or "none in this round"),
        ("nominal seconds", f"{nominal_seconds(sum(done.steps for done in progress.rounds)):.1f}"),
        ("time left", "no end is set" if progress.left is None else duration(progress.left)),
    ]


def summary(progress: Progress) -> list[str]:
    """The last lines of a search."""
    last, rounds = progress.rounds[-1], len(progress.rounds)
    spent = nominal_seconds(sum(done.steps for done in progress.rounds))
    per_cpu = progress.trials / progress.cpu if progress.cpu else 0.0
    return [
        f"-- {rounds} rounds, {spent:.1f} nominal seconds: {last.fits} of {progress.tasks} tasks "
        f"fit, {last.right} of them right on all test outputs too",
        f"-- {progress.trials} trials here in {progress.seconds:.1f} s, {progress.cpu:.1f} CPU s: "
        f"{per_cpu:.0f} a CPU second; {progress.fresh} new programs kept",
    ]


def mean_lines(every: Sequence[Found]) -> list[str]:
    """Several seeds: how many tasks each has right and fits, and the mean of them."""
    lines = [
        f"-- seed {found.seed}: {last.right} right, {last.fits} fit, {last.number} rounds"
        for found in every
        for last in found.rounds[-1:]
    ]
    counts = [found.rounds[-1] for found in every if found.rounds]
    if counts:
        right, fits = (fmean(getattr(done, name) for done in counts) for name in ("right", "fits"))
        lines.append(f"-- mean of {len(counts)} seeds: {right:.1f} right, {fits:.1f} fit")
    return lines


def shares(cpu: Mapping[str, float], made: Progress) -> list[str]:
    """Where a search spent CPU time, by phase; with workers, how much of it the driver spent."""
    known = sum(cpu.values())
    rows = [*cpu.items(), ("other", max(0.0, made.cpu - known))]
    whole = sum(seconds for _, seconds in rows) or 1.0
    if made.driver < made.cpu:
        rows.append(("of which driver", made.driver))
    return ["CPU seconds by phase:"] + [
        f"  {name:<18} {seconds:8.2f}  {seconds / whole:6.1%}" for name, seconds in rows
    ]


def as_document(progress: Progress) -> dict[str, Any]:
    """A search as JSON holds it."""
    return {
        "rounds": [asdict(done) for done in progress.rounds],
        "tasks": progress.tasks,
        "trials": progress.trials,
        "new": progress.fresh,
        "seconds": round(progress.seconds, 3),
        "cpu_seconds": round(progress.cpu, 3),
        "driver_cpu_seconds": round(progress.driver, 3),
    }
