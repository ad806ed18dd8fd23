"""Tasks in the terminal: grids in true colour, or in digits where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, zip_longest

from rich.console import Console
from rich.style import Style
from rich.text import Text

from batt.drawing.palette import colour_hex
from batt.drawing.text import grid_text, printable
from batt.dsl.values import Grid
from batt.tasks.task import Pair, Task

Block = list[Text]
"""Lines of text that are set beside other blocks."""

ARROW, PAIR_GAP = 3, 4
"""Columns: between input and output, between pairs."""


@dataclass(frozen=True)
class Pen:
    """A way to draw a grid: as lines, ``columns`` wide for each cell."""

    columns: int
    draw: Callable[[Grid], Block]


def draw_task(task: Task, console: Console) -> None:
    """Print the pairs of a task, input → output, side by side as far as the width allows.

    With colour a cell is two spaces wide, or half a character high where the widest pair would not
    fit.  Without (no colours, ``NO_COLOR``, not a terminal) it is a digit.  No line is ever
    wrapped: a pair too wide has its output below its input, and what is still too wide is cut.
    """
    pen = choose_pen(task, console)
    names = [printable(name) for name in (task.id, task.dataset, task.group) if name]
    blocks = [_pair_block(above, pair, pen, console) for above, pair in task.captioned()]
    for line in [Text("  ".join(names)), *_lines(blocks, console.width)]:
        console.print(line, no_wrap=True, overflow="crop", crop=True)


def choose_pen(task: Task, console: Console) -> Pen:
    """The way to draw a task: full cells where its widest pair fits, else half cells; or digits."""
    if console.color_system is None or console.no_color:
        return DIGITS
    widest = max(
        pair.input.width + (1 if pair.output is None else pair.output.width)
        for pair in task.train + task.test
    )
    if widest * FULL.columns + ARROW <= console.width:
        return FULL
    return DIGITS if console.options.ascii_only else HALF


def _pair_block(caption: str, pair: Pair, pen: Pen, console: Console) -> Block:
    """A pair under its caption, its output on the right, or below where that is too wide."""
    right, down = ("->", "v") if console.options.ascii_only else ("→", "↓")
    given = pen.draw(pair.input)
    output = [Text("?")] if pair.output is None else pen.draw(pair.output)
    above = Text(caption.replace("→", right))
    if _width(given) + ARROW + _width(output) > console.width:
        return [above, *given, Text(down), *output]
    middle = (min(len(given), len(output)) - 1) // 2
    arrow = [*(Text() for _ in range(middle)), Text(f" {right}")]
    with_arrow = _beside(given, arrow, _width(given))
    return [above, *_beside(with_arrow, output, _width(given) + ARROW)]


def _lines(blocks: Sequence[Block], width: int) -> Iterator[Text]:
    """Set blocks beside one another within that many columns, a blank line above each row."""
    row: Block = []
    for block in blocks:
        column = _width(row) + PAIR_GAP
        if row and column + _width(block) > width:
            yield from (Text(), *row)
            row = []
        row = _beside(row, block, column) if row else block
    yield from (Text(), *row)


def _beside(left: Block, right: Block, column: int) -> Block:
    """Two blocks as one, the right one from that column on; nothing is padded at the right."""
    lines = []
    for begun, added in zip_longest(left, right):
        line = begun.copy() if begun else Text()
        if added:
            line.pad_right(column - line.cell_len)
            line.append_text(added)
        lines.append(line)
    return lines


def _width(block: Block) -> int:
    return max((line.cell_len for line in block), default=0)


def _full(grid: Grid) -> Block:
    """A cell as two spaces on its colour."""
    return [_painted("  ", ((None, cell) for cell in row)) for row in grid]


def _half(grid: Grid) -> Block:
    """Two cells as one half block, the upper one on the lower one's colour."""
    lower = [*grid[1::2], *([(None,) * grid.width] * (grid.height % 2))]
    return [_painted("▀", zip(*rows, strict=True)) for rows in zip(grid[::2], lower, strict=True)]


def _painted(cell: str, colours: Iterable[tuple[int | None, int | None]]) -> Text:
    """Cells in a row, each with the colour of its text and the colour behind it, runs as one."""
    line = Text()
    for (text, behind), run in groupby(colours):
        line.append(cell * len(list(run)), _style(text, behind))
    return line


@cache
def _style(text: int | None, behind: int | None) -> Style:
    names = [None if colour is None else colour_hex(colour) for colour in (text, behind)]
    return Style(color=names[0], bgcolor=names[1])


def _digits(grid: Grid) -> Block:
    return [Text(line) for line in grid_text(grid).splitlines()]


FULL, HALF, DIGITS = Pen(2, _full), Pen(1, _half), Pen(1, _digits)
