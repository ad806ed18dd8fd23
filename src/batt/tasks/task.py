"""``Task`` and ``Pair``: what batt searches programs for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from batt.drawing.pairs import DrawnPair, pairs_svg
from batt.drawing.text import printable
from batt.dsl.values import Grid
from batt.tasks.fingerprint import task_fingerprint

FULL_SCORE = 1000
"""The score of a train pair whose output is exactly right."""


@dataclass(frozen=True)
class Pair:
    """An input grid and its output; the output is None where a test keeps it hidden."""

    input: Grid
    output: Grid | None = None


@dataclass(frozen=True)
class Task:
    """Train pairs and test pairs under an id, which may be any text.

    ``dataset`` is the name of the data set, ``group`` the split or the folder that the task lies
    in.  ``task_from_record`` makes one from plain rows and checks every grid.
    """

    id: str
    train: tuple[Pair, ...]
    test: tuple[Pair, ...]
    dataset: str = ""
    group: str = ""

    @cached_property
    def examples(self) -> tuple[tuple[Grid, Grid], ...]:
        """The train pairs as (input, output); a train pair always has its output."""
        return tuple((pair.input, pair.output) for pair in self.train if pair.output is not None)

    @cached_property
    def samples(self) -> tuple[Pair, ...]:
        """What programs are run on: the train pairs, then the test inputs.

        The outputs of tests are not in it, so what looks at samples cannot learn from them.
        """
        return self.train + tuple(Pair(pair.input) for pair in self.test)

    @cached_property
    def inputs(self) -> tuple[Grid, ...]:
        """The input grid of each sample."""
        return tuple(pair.input for pair in self.samples)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256, 64 hex digits, over train pairs and test inputs (``batt.tasks.fingerprint``)."""
        return task_fingerprint(self)

    def named_pairs(self) -> Iterator[tuple[str, Pair]]:
        """Each pair with its name, ``train 1`` to ``test 1`` and on."""
        for part, pairs in (("train", self.train), ("test", self.test)):
            for number, pair in enumerate(pairs, 1):
                yield f"{part} {number}", pair

    def captioned(self) -> Iterator[tuple[str, Pair]]:
        """Each pair with what stands above it when it is drawn, such as ``test 1  3x3 → ?``."""
        for name, pair in self.named_pairs():
            yield f"{name}  {_sides(pair.input)} → {_sides(pair.output)}", pair

    def svg(self, cell: int = 12, width: int = 960) -> str:
        """All pairs as one ``<svg>``: ``cell`` pixels a cell, in lines of ``width`` pixels."""
        drawn = [DrawnPair(above, pair.input, pair.output) for above, pair in self.captioned()]
        return pairs_svg(drawn, cell, width, title=self.id)

    def _repr_html_(self) -> str:
        """The pairs as a picture, for notebooks."""
        caption = escape(printable(" ".join(filter(None, (self.id, self.dataset, self.group)))))
        return f"<figure><figcaption>{caption}</figcaption>{self.svg()}</figure>"


def _sides(grid: Grid | None) -> str:
    return "?" if grid is None else f"{grid.height}x{grid.width}"
