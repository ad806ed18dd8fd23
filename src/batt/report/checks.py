"""What ``batt check`` prints, and what it writes as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from batt.drawing.text import printable
from batt.programs.program import Program
from batt.validate.check import Checked, State

COUNTED: tuple[State, ...] = ("right", "wrong", "failed", "not understood")


class CheckLines:
    """Prints a line for each function, and the summary."""

    def __init__(self, write: Callable[[str], object], quiet: bool, verbose: bool) -> None:
        """``quiet`` leaves the summary alone, ``verbose`` adds a line for each pair."""
        self._write, self._quiet, self._verbose = write, quiet, verbose

    def show(self, checked: Iterable[Checked]) -> None:
        """Print functions, with their warnings, unless quiet."""
        for each in () if self._quiet else checked:
            self._write(function_line(each))
            for pair in each.pairs if self._verbose else ():
                reason = f", {pair.reason}" if pair.reason else ""
                self._write(f"   {pair.pair}: {pair.state}{reason} ({pair.steps} steps)")
            for warning in each.warnings:
                self._write(f"   warning: {printable(warning)}")

    def end(self, checked: Sequence[Checked]) -> None:
        """Print how many there are of each state, on the last line."""
        counts = Counter(each.state for each in checked)
        if counts["guarded"]:
            self._write(f"not reproducible: {counts['guarded']} guarded")
        self._write(", ".join(f"{counts[state]} {state}" for state in COUNTED))


def function_line(checked: Checked) -> str:
    """One function: where it is, its name, its state, the reason, and what it cost."""
    subject = checked.subject
    name = f"{printable(subject.name)}: " if subject.name else ""
    reason = f", {printable(checked.reason)}" if checked.reason else ""
    cost = f" ({checked.steps} steps, {checked.seconds:.3f} s)" if checked.pairs else ""
    place = f"{checked.line}:{checked.column}" if checked.column else f"{checked.line}"
    return f"{printable(subject.file)}:{place}: {name}{checked.state}{reason}{cost}"


def as_document(checked: Sequence[Checked]) -> dict[str, Any]:
    """The counts, and a record for each function, as JSON holds them."""
    counts = Counter(each.state for each in checked)
    return {
        "counts": {state: counts[state] for state in (*COUNTED, "guarded")},
        "functions": list(map(_as_record, checked)),
    }


def _as_record(checked: Checked) -> dict[str, Any]:
    subject, program = checked.subject, checked.subject.program
    understood = isinstance(program, Program)
    return {
        "file": subject.file,
        "function": subject.name,
        "line": checked.line,
        "column": checked.column or None,
        "task": subject.task.id if subject.task else None,
        "dataset": subject.task.dataset if subject.task else None,
        "state": checked.state,
        "reason": checked.reason,
        "key": program.key if isinstance(program, Program) else None,
        "size": program.size if isinstance(program, Program) else None,
        "steps": checked.steps if understood else None,
        "seconds": round(checked.seconds, 6) if understood else None,
        "warnings": list(checked.warnings),
        "pairs": [
            {"pair": p.pair, "state": p.state, "reason": p.reason, "steps": p.steps}
            for p in checked.pairs
        ],
    }
