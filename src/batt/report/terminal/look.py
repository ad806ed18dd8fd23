"""``Look``: what the terminal can show, and how things are said and drawn on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from batt.drawing.palette import OFFICIAL, Palette, colour_hex, ink_on
from batt.drawing.picture import Board
from batt.drawing.text import printable
from batt.report.terminal.blocks import block_width
from batt.report.terminal.pens import DIGITS, FULL, HALF, Block, Pen

ASCII = {"→": "->", "↓": "v", "…": "..."}
"""What is written for our signs where there is only ASCII."""

ENOUGH = ("256", "truecolor")
"""The colour systems in which all our colours differ, dimmed ones too."""


@dataclass(frozen=True)
class Look:
    """A terminal and the palette in which to draw on it, in all its columns or in ``columns``."""

    console: Console
    palette: Palette = OFFICIAL
    columns: int | None = None

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.console.width if self.columns is None else self.columns

    @property
    def has_colours(self) -> bool:
        """Whether colours are shown: not with ``NO_COLOR``, in a dumb terminal, or in a pipe.

        Nor where there are but 16, since some of ours would look alike.
        """
        return self.console.color_system in ENOUGH and not self.console.no_color

    def pen(self, cells: int, columns: int) -> Pen:
        """The way to draw what is so many cells wide in so many columns.

        Full cells where they fit, else half cells; digits where there are no colours.
        """
        if not self.has_colours:
            return DIGITS
        if cells * FULL.columns <= columns:
            return FULL
        return DIGITS if self.console.options.ascii_only else HALF

    def say(self, text: str) -> str:
        r"""A text as the terminal can show it, with all else in it escaped.

        >>> print(Look(Console(color_system=None)).say("a\x1b"))
        a\x1b
        """
        if self.console.options.ascii_only:
            for sign, plain in ASCII.items():
                text = text.replace(sign, plain)
        encoding = self.console.encoding
        return printable(text).encode(encoding, "backslashreplace").decode(encoding)

    def folded(self, text: str, width: int, hang: int = 0, style: str = "") -> Block:
        """A text as lines of at most so many columns, those after the first hanging in."""
        whole = Text(self.say(text), style=style)
        if whole.cell_len <= width:
            return [whole]
        lines = whole.wrap(self.console, max(1, width - hang), overflow="fold")
        for place, line in enumerate(lines):
            line.rstrip()
            line.pad_left(hang if place else 0)
        return list(lines)

    def board(self, board: Board, width: int, pen: Pen | None = None) -> Block:
        """A board within so many columns: scaled to half cells, at last cut, which is then said."""
        pen = pen or self.pen(board.width, width)
        return self.cut(pen.board(board, self.palette), width)

    def cut(self, block: Block, width: int) -> Block:
        """A block cut to so many columns, with a line that says so where it is wider."""
        lost = block_width(block) - width
        if lost <= 0:
            return block
        for line in block:
            line.truncate(width)
        return [*block, *self.folded(f"({lost} columns cut)", width)]

    def swatch(self, colour: int) -> Text:
        """A colour from 0 to 9 as its number, on the colour where there are any."""
        if not self.has_colours:
            return Text(str(colour))
        web = colour_hex(colour, self.palette)
        return Text(f" {colour} ", style=f"{ink_on(web)} on {web}")

    def print(self, lines: Iterable[Text]) -> None:
        """Print lines, none of them wrapped and none past the width."""
        for line in lines:
            self.console.print(line, no_wrap=True, overflow="crop", crop=True, highlight=False)
