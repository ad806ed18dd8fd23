"""What ``batt solve`` prints, and what it writes as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from batt.drawing.text import printable
from batt.solving.answers import Answers
from batt.solving.output import FITTING, PARTIAL
from batt.solving.passes import Solved
from batt.solving.weights import RECORDS
from batt.submission.breaches import ATTEMPTS
from batt.submission.merge import Ballot, Merged

SURE = 0.9
"""A chance that is counted as sure in the summary."""

SHOWN = 8
"""How many tasks are named in a line of the summary."""


class SolveLines:
    """Prints a line for each task as it is answered, and the summary."""

    def __init__(self, write: Callable[[str], object], total: int, quiet: bool) -> None:
        """``quiet`` leaves the summary alone."""
        self._write, self._total, self._quiet, self._done = write, total, quiet, 0

    def show(self, answers: Answers) -> None:
        """Print what was found for a task, unless quiet."""
        self._done = self._done % self._total + 1
        if not self._quiet:
            self._write(f"-- {self._done}/{self._total} {answer_line(answers)}")

    def end(self, solved: Solved, merged: Mapping[str, Merged]) -> None:
        """Print who answered what, and which budget gives the same answers again."""
        for line in (*_found_lines(solved), *_attempt_lines(solved, merged), *_pass_lines(solved)):
            self._write(line)

    def stored(self, new: int, place: object) -> None:
        """Print how many programs the store did not have for their tasks."""
        self._write(f"-- {new} programs are new in the store {printable(str(place))}")


def answer_line(answers: Answers) -> str:
    """One task: the best program, who proposed it, and what the search has cost."""
    cost = f"{answers.candidates} programs, budget {answers.budget_used:.2f} of {answers.budget:g}"
    best = answers.best
    if best is None:
        return f"{printable(answers.task)}: no answer ({cost})"
    place = "all" if best.fits else f"{best.right} of"
    right = f"right on {place} {best.pairs} train pairs"
    different = _most_different(answers)
    differ = f", {different} different answers fit" if different > 1 else ""
    return (
        f"{printable(answers.task)}: {best.proposer}, {best.size} calls, {right}{differ}; "
        f"{_chances(answers)} ({cost})"
    )


def _chances(answers: Answers) -> str:
    """The chance of each attempt, test by test: ``chance 0.93, 0.02 / 0.90``."""
    tests = (
        ", ".join(f"{chance:.2f}" for chance in answers.probabilities(test)) or "none"
        for test in range(answers.tests)
    )
    return f"chance {' / '.join(tests)}"


def _found_lines(solved: Solved) -> Iterator[str]:
    every = solved.answers.values()
    fitting = Counter(each.proposer for each in every if each.fits)
    partial = Counter(each.proposer for each in every if each.found and not each.fits)
    nothing = sum(not each.found for each in every)
    yield f"-- a program fits all train pairs: {_counted(fitting)}"
    yield f"-- only some of them, a guess: {_counted(partial)}"
    yield f"-- nothing found: {nothing} of {len(every)} tasks"
    yield from _trust_lines([each for each in every if each.fits])
    counted = {name: RECORDS[name] for name in sorted(fitting) if name in RECORDS}
    if counted:
        records = ", ".join(
            f"{right} of {fits} {name}" for name, (fits, right, _) in counted.items()
        )
        yield f"-- right where they fit, on training tasks: {records}"
    errors = Counter(
        f"{name} raised {text}" for each in every for name, text in each.failed.items()
    )
    for what, count in sorted(errors.items()):
        yield f"-- on {count} tasks the proposer {printable(what)}"


def _trust_lines(fitting: Sequence[Answers]) -> Iterator[str]:
    """How many tasks are expected to be right, and on how many programs that fit disagree."""
    if fitting:
        expected = sum(each.probability for each in fitting)
        sure = sum(each.probability >= SURE for each in fitting)
        yield (
            f"-- expected to be right: {expected:.1f} of {len(fitting)} that fit; "
            f"{sure} of them with a chance of {SURE:.0%} or more"
        )
    differing = [each.task for each in fitting if _most_different(each) > 1]
    if differing:
        shown = ", ".join(map(printable, differing[:SHOWN]))
        more = f" and {len(differing) - SHOWN} more" if len(differing) > SHOWN else ""
        yield f"-- programs that fit give different answers: {len(differing)} tasks ({shown}{more})"


def _most_different(answers: Answers) -> int:
    return max(map(answers.different, range(answers.tests)), default=0)


def _counted(counts: Counter[str]) -> str:
    by_name = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    return f"{counts.total()} tasks" + (f" ({by_name})" if by_name else "")


def _attempt_lines(solved: Solved, merged: Mapping[str, Merged]) -> Iterator[str]:
    """How many outputs have attempts, and whose these are."""
    outputs = [
        (id, test, ballots)
        for id, each in merged.items()
        for test, ballots in enumerate(each.chosen[id])
    ]
    for place, name in enumerate(ATTEMPTS):
        given = [
            source
            for id, test, ballots in outputs
            for ballot in ballots[place : place + 1]
            for source in [" + ".join(_sources(solved.answers.get(id), test, ballot))]
        ]
        by_source = ", ".join(
            f"{count} {source}" for source, count in sorted(Counter(given).items())
        )
        total = f"{len(given)} of {len(outputs)} outputs"
        yield f"-- {name}: {total}" + (f" ({by_source})" if by_source else "")


def _sources(answers: Answers | None, test: int, ballot: Ballot) -> list[str]:
    """Who gave a grid: our proposers by name, others' submissions by file."""
    ours = dict(answers.behind(test)) if answers else {}
    found = ours.get(ballot.grid)
    names = [each for each in ballot.sources if each not in (FITTING, PARTIAL)]
    if found is None:
        return list(map(printable, names))
    return [found.proposer + ("" if found.fits else " (a guess)"), *map(printable, names)]


def _pass_lines(solved: Solved) -> Iterator[str]:
    if solved.guarded:
        yield f"not reproducible: {len(solved.guarded)} guarded"
    if solved.complete is None:
        yield f"-- time was over in the first pass, after {len(solved.answers)} tasks"
    else:
        yield f"-- last complete pass: --budget {solved.complete:g} gives these answers anywhere"


def as_document(solved: Solved, merged: Mapping[str, Merged]) -> dict[str, Any]:
    """The tasks with their programs and the sources of their attempts, as JSON holds them."""
    return {
        "budget": solved.complete,
        "guarded": solved.guarded,
        "tasks": [_as_record(each, merged[each.task]) for each in solved.answers.values()],
    }


def _as_record(answers: Answers, merged: Merged) -> dict[str, Any]:
    return {
        "task": answers.task,
        "fits": answers.fits,
        "proposer": answers.proposer or None,
        "probability": answers.probability,
        "different": [answers.different(test) for test in range(answers.tests)],
        "budget": answers.budget,
        "budget_used": round(answers.budget_used, 6),
        "candidates": answers.candidates,
        "final": answers.is_final,
        "failed": dict(answers.failed),
        "programs": [
            {
                "program": each.text,
                "proposer": each.proposer,
                "right": each.right,
                "pairs": each.pairs,
                "size": each.size,
                "steps": each.steps,
                "chance": chance,
                "left_out": each.left_out,
                "reproduced": each.reproduced,
            }
            for each, chance in zip(answers.found, answers.chances, strict=True)
        ],
        "attempts": [
            _attempt_sources(answers, test, ballots) for test, ballots in _numbered(answers, merged)
        ],
    }


def _numbered(answers: Answers, merged: Merged) -> Iterator[tuple[int, Sequence[Ballot]]]:
    return enumerate(merged.chosen[answers.task])


def _attempt_sources(answers: Answers, test: int, ballots: Sequence[Ballot]) -> dict[str, Any]:
    ours = dict(
        zip((grid for grid, _ in answers.behind(test)), answers.probabilities(test), strict=True)
    )
    return {
        name: {
            "sources": _sources(answers, test, ballot),
            "weight": float(ballot.weight),
            "probability": ours.get(ballot.grid),
        }
        for name, ballot in zip(ATTEMPTS, ballots, strict=False)
    }
