"""Tasks in the terminal: their pairs side by side, with sizes and colours."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from batt.dsl.values import Grid
from batt.report.terminal.blocks import beside, block_width, flow
from batt.report.terminal.look import Look
from batt.report.terminal.pens import Block, Pen
from batt.tasks.task import Pair, Task

ARROW = 3
"""Columns between input and output."""


def draw_task(task: Task, look: Look) -> None:
    """Print the pairs of a task, input → output, side by side as far as the width allows.

    With colour a cell is two spaces wide, or half a character high where the widest pair would not
    fit.  Without (no colours, ``NO_COLOR``, not a terminal) it is a digit.  No line is ever
    wrapped: a pair too wide has its output below its input, and what is still too wide is cut,
    which a line says.
    """
    width = look.width
    pen = choose_pen(task, look)
    blocks = [_pair_block(above, pair, pen, look) for above, pair in task.captioned()]
    look.print(heading(task, look))
    for row in flow(blocks, width):
        look.print([Text(), *row])


def heading(task: Task, look: Look) -> Block:
    """The names of a task, and the colours that its grids have."""
    names = look.folded("  ".join(filter(None, (task.id, task.dataset, task.group))), look.width)
    return [*names, *_colours(task, look)]


def _colours(task: Task, look: Look) -> Block:
    """The colours of inputs, and of the outputs that are known."""
    pairs = task.train + task.test
    outputs = [pair.output for pair in pairs if pair.output is not None]
    return [
        *_swatches("colours in ", [pair.input for pair in pairs], look),
        *_swatches("colours out", outputs, look),
    ]


def _swatches(name: str, grids: Sequence[Grid], look: Look) -> Block:
    """The colours of some grids, in as many lines as they need."""
    lines = [Text(name)]
    for colour in sorted({cell for grid in grids for row in grid for cell in row}):
        swatch = look.swatch(colour)
        if lines[-1].cell_len + 1 + swatch.cell_len > look.width:
            lines.append(Text(" " * len(name)))
        lines[-1].append(" ").append_text(swatch)
    return lines


def choose_pen(task: Task, look: Look) -> Pen:
    """The way to draw a task: full cells where its widest pair fits, else half cells; or digits."""
    widest = max(
        pair.input.width + (1 if pair.output is None else pair.output.width)
        for pair in task.train + task.test
    )
    return look.pen(widest, look.width - ARROW)


def _pair_block(caption: str, pair: Pair, pen: Pen, look: Look) -> Block:
    """A pair under its caption, its output on the right, or below where that is too wide."""
    width = look.width
    given = _grid(pair.input, pen, look)
    output = [Text("?")] if pair.output is None else _grid(pair.output, pen, look)
    above = look.folded(caption, width)
    if block_width(given) + ARROW + block_width(output) > width:
        return [*above, *given, Text(look.say("↓")), *output]
    middle = (min(len(given), len(output)) - 1) // 2
    arrow = [*(Text() for _ in range(middle)), Text(f" {look.say('→')}")]
    with_arrow = beside(given, arrow, block_width(given))
    return [*above, *beside(with_arrow, output, block_width(given) + ARROW)]


def _grid(grid: Grid, pen: Pen, look: Look) -> Block:
    return look.cut(pen.draw(grid, look.palette), look.width)
