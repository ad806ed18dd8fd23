"""The first part of a page: counts, runs, time by phase, and how a search went on, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from batt.drawing.text import printable
from batt.evaluate.limits import nominal_seconds
from batt.report.pages.facts import StoreFacts
from batt.report.pages.plots import Curve, bar_width, bars_svg, curves_svg
from batt.report.pages.status import STATUSES
from batt.report.timing import INLINE_TOTAL, SPEED, TOTAL
from batt.store import RoundRecord, RunRecord

SUMS = {TOTAL, SPEED, INLINE_TOTAL}
"""What a run notes beside its phases, and holds time of them again."""

GAINS_SHOWN = 3
"""How many tasks are named whose best scores have risen most."""


@dataclass(frozen=True)
class Phase:
    """A phase of a run: CPU seconds, and its share of all phases in percent."""

    name: str
    seconds: float
    percent: float


@dataclass(frozen=True)
class RunView:
    """A run as the table of runs shows it; ``verdict`` says whether it can be repeated."""

    number: int
    command: str
    seed: int
    started: str
    ended: str
    batt: str
    language: str
    data: str
    rounds: int
    verdict: str


@dataclass(frozen=True)
class Course:
    """How the last run that searched went: plots as SVG, and the tasks that gained most.

    A bar of the plot of gains stands for ``bar`` rounds.
    """

    run: int
    rounds: int
    trials: int
    nominal: float
    solved: str
    tried: str
    gained: str
    bar: int
    gains: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Summary:
    """What a page tells of a store before it comes to the tasks."""

    statuses: Mapping[str, int]
    facts: Sequence[tuple[str, str]]
    runs: Sequence[RunView]
    phases: Sequence[Phase]
    phases_of: int
    course: Course | None


def summarise(facts: StoreFacts) -> Summary:
    """Sum up what a store holds."""
    counted = Counter(task.status for task in facts.tasks)
    timed = next((run for run in reversed(facts.runs) if _phases(run)), None)
    searched = max(facts.rounds, default=None)
    return Summary(
        {status: counted[status] for status in STATUSES},
        list(_facts(facts)),
        [_run(run, facts) for run in reversed(facts.runs)],
        [] if timed is None else _phases(timed),
        0 if timed is None else timed.number,
        None if searched is None else _course(searched, facts.rounds[searched]),
    )


def _facts(facts: StoreFacts) -> Iterator[tuple[str, str]]:
    """What was counted, with the number."""
    counts = facts.stats.counts
    kept = sum(len(task.kept) for task in facts.tasks)
    for one, count in (
        ("program", counts["programs"]),
        ("result", counts["results"]),
        ("kept result", kept),
        ("run", counts["runs"]),
        ("round", counts["rounds"]),
        ("incident", counts["incidents"]),
    ):
        yield f"{one}{'' if count == 1 else 's'}", f"{count:,}"
    yield "in all", f"{facts.stats.size / 2**20:,.1f} MB"


def _run(run: RunRecord, facts: StoreFacts) -> RunView:
    guarded = sum(incident.run == run.number for incident in facts.incidents)
    if guarded or not run.reproducible:
        verdict = f"not reproducible: {guarded} guarded"
    else:
        verdict = "reproducible" if run.ended else "not ended"
    return RunView(
        run.number,
        printable(run.command),
        run.seed,
        printable(run.started),
        printable(run.ended),
        printable(run.batt_version),
        printable(run.dsl_version),
        printable(run.data_fingerprint),
        len(facts.rounds.get(run.number, ())),
        verdict,
    )


def _phases(run: RunRecord) -> list[Phase]:
    spent = {name: seconds for name, seconds in run.spent.items() if name not in SUMS}
    whole = sum(spent.values())
    return [
        Phase(printable(name.split(".")[-1].replace("_", " ")), seconds, 100 * seconds / whole)
        for name, seconds in sorted(spent.items(), key=lambda item: (-item[1], item[0]))
        if seconds > 0
    ]


def _course(run: int, rounds: Sequence[RoundRecord]) -> Course:
    first = rounds[0].number
    solved = [
        Curve("fits", "fits", [done.fits for done in rounds]),
        Curve("right", "right", [done.right for done in rounds]),
    ]
    trials = list(accumulate(done.trials for done in rounds))
    gained = [len(done.gains) for done in rounds]
    return Course(
        run,
        len(rounds),
        trials[-1],
        nominal_seconds(sum(done.steps for done in rounds)),
        curves_svg(solved, "Tasks that fit, and of these right, by round", first),
        curves_svg([Curve("trials", "trials", trials)], "Trials so far, by round", first),
        bars_svg(gained, "Tasks whose best score rose, by round", "gain", first),
        bar_width(len(rounds)),
        _most_gained(rounds),
    )


def _most_gained(rounds: Sequence[RoundRecord]) -> list[tuple[str, int]]:
    """The ids of the tasks whose best scores rose most over all rounds, with by how much."""
    gains: Counter[str] = Counter()
    for done in rounds:
        gains.update(done.gains)
    most = sorted(gains.items(), key=lambda item: (-item[1], item[0]))[:GAINS_SHOWN]
    return [(printable(id), gain) for id, gain in most]
