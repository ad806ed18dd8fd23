"""What ``batt store import`` prints, and what it writes as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from batt.drawing.text import printable

Fate = Literal["imported", "wrong", "duplicate", "not understood", "guarded"]
"""``wrong`` ones are kept too, by their score; ``duplicate`` is what the store had already."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one function of a file; the place is that of the reason or the function.

    ``state`` says what the program does on its task, empty where it was not run.
    """

    file: str
    name: str
    line: int
    column: int
    fate: Fate
    task: str = ""
    dataset: str = ""
    key: str = ""
    state: str = ""
    score: int = 0
    best: int = 0
    steps: int = 0
    reason: str = ""
    warnings: tuple[str, ...] = ()


DONE: tuple[Fate, ...] = ("imported", "wrong")
"""What was stored, as it was not there before."""


class ImportLines:
    """Prints a line for each function, and the summary; counts as it goes."""

    def __init__(self, write: Callable[[str], object], quiet: bool, verbose: bool) -> None:
        """``quiet`` leaves the summary alone; ``verbose`` shows the clashes of types too."""
        self._write, self._quiet, self._verbose = write, quiet, verbose
        self.fates: Counter[str] = Counter()
        self._states: Counter[str] = Counter()

    def show(self, done: Imported) -> None:
        """Print one function."""
        self.fates[done.fate] += 1
        self._states[done.state if done.fate == "imported" else ""] += 1
        if self._quiet:
            return
        self._write(function_line(done))
        for warning in done.warnings if self._verbose else ():
            self._write(f"   warning: {printable(warning)}")

    @property
    def stored(self) -> int:
        """How many are in the store now that were not."""
        return sum(self.fates[fate] for fate in DONE)

    def end(self) -> None:
        """Print how many there are of each fate."""
        fates, states = self.fates, self._states
        if fates["guarded"]:
            self._write(f"not reproducible: {fates['guarded']} guarded")
        self._write(
            f"{fates['imported']} imported ({states['right']} right, {states['fits']} fit), "
            f"{fates['wrong']} wrong, {fates['duplicate']} duplicates, "
            f"{fates['not understood']} not understood"
        )

    def counts(self) -> dict[str, int]:
        """How many there are of each fate, as JSON holds them."""
        return {fate: self.fates[fate] for fate in get_args(Fate)}


def function_line(done: Imported) -> str:
    """One function: where it is, its name, what became of it, and why."""
    name = f"{printable(done.name)}: " if done.name else ""
    place = f"{done.line}:{done.column}" if done.column else f"{done.line}"
    fate = done.fate if done.fate != "imported" else f"imported, {done.state}"
    reason = f", {printable(done.reason)}" if done.reason else ""
    on = "" if done.name.endswith(done.task) else f" on {printable(done.task)}"
    score = f" ({done.score} of {done.best}{on}, {done.steps} steps)" if done.best else ""
    return f"{printable(done.file)}:{place}: {name}{fate}{reason}{score}"


def as_record(done: Imported) -> dict[str, Any]:
    """One function, as JSON holds it."""
    return {**asdict(done), "warnings": list(done.warnings)}
