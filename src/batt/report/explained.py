"""``Explanation`` as ``import batt`` offers it: one that prints, and draws itself in notebooks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import fields
from html import escape
from typing import Self

from rich.console import Console, ConsoleOptions
from rich.text import Text

from batt.drawing.palette import OFFICIAL, Palette
from batt.drawing.picture import Picture
from batt.drawing.text import printable
from batt.drawing.value_svg import picture_svg
from batt.explaining import Applied, Line, picture_of
from batt.explaining import Explanation as Explained
from batt.report.terminal import Look, explanation_lines

COLUMNS = 100
"""The width of an explanation as text."""

CALLS = 6
"""Calls of a function that are drawn in a notebook; the others are counted."""

IN_A_ROW = "display: flex; align-items: center; gap: 8px"


class Explanation(Explained):
    """What a program does on one grid, line by line.

    ``print`` shows it in digits, ``rich.print`` in colour, a notebook as pictures; ``html`` is what
    a notebook shows.

    >>> from batt import Program, explain
    >>> print(explain(Program.parse("O = vmirror(I)"), [[1, 2]]))
    13f4697817da65fbc3b064a463946724, 1 call, 5 steps
    <BLANKLINE>
    input I  1x2
      12
    <BLANKLINE>
    O = vmirror(I)
      1x2
      21
    """

    @classmethod
    def of(cls, made: Explained) -> Self:
        """The same explanation as one that shows itself."""
        return cls(**{each.name: getattr(made, each.name) for each in fields(made)})

    def __str__(self) -> str:
        """Every line with its value, in digits, at most 100 columns wide."""
        console = Console(file=io.StringIO(), width=COLUMNS, color_system=None)
        lines = explanation_lines(self, Look(console))
        return "\n".join(line.plain.rstrip() for line in lines)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Every line with its value, in colour where there is any."""
        return explanation_lines(self, Look(console, columns=options.max_width))

    def html(self, palette: Palette = OFFICIAL) -> str:
        """Every line with its value as pictures: a piece of HTML that needs nothing else."""
        parts = [_titled("input I", picture_of(self.input), palette)]
        parts += [part for line in self.lines for part in self._line(line, palette)]
        if self.difference is not None:
            parts.append(_titled("output", self.difference, palette))
        caption = " ".join(filter(None, (self.title, self.program.key)))
        body = "".join(parts)
        return f"<figure><figcaption>{_safe(caption)}</figcaption>{body}</figure>"

    def _repr_html_(self) -> str:
        """Every line with its value as pictures, for notebooks."""
        return self.html()

    def _line(self, line: Line, palette: Palette) -> Iterator[str]:
        picture = None if line.tells_itself else self.picture(line)
        yield _titled(line.text, picture, palette)
        names = {each.name for each in self.lines}
        for applied in line.applied:
            if line.is_function or applied.function not in names:
                yield self._calls(applied, line.is_function, palette)

    def _calls(self, applied: Applied, by_name: bool, palette: Palette) -> str:
        name = f"for {applied.by}" if by_name else applied.function
        calls = list(self.calls(applied))
        shown = "".join(_call(given, result, palette) for given, result in calls[:CALLS])
        left_out = applied.left_out + max(0, len(calls) - CALLS)
        more = f"<p>and {left_out:,} more</p>" if left_out else ""
        return f"<div>{_safe(name)}:{shown}{more}</div>"


def _titled(title: str, picture: Picture | None, palette: Palette) -> str:
    drawn = f"<div>{picture_svg(picture, palette)}</div>" if picture is not None else ""
    return f"<pre>{_safe(title)}</pre>{drawn}"


def _call(given: tuple[Picture, ...], result: Picture, palette: Palette) -> str:
    drawn = "".join(picture_svg(picture, palette) for picture in given)
    return f'<div style="{IN_A_ROW}">{drawn} → {picture_svg(result, palette)}</div>'


def _safe(text: str) -> str:
    return escape(printable(text))
