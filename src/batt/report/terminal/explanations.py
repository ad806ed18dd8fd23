"""A program explained in the terminal: every line with its value drawn."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from batt.drawing.picture import Board, Picture, Words
from batt.explaining import Applied, Explanation, Line, picture_of
from batt.explaining.expression import counted
from batt.report.terminal.blocks import beside, block_width, flow, indented
from batt.report.terminal.look import Look
from batt.report.terminal.pens import Block
from batt.report.terminal.values import picture_block

INDENT = 2
"""Columns by which values stand in from the lines of the program."""

CALLS = 6
"""Calls of a function that are drawn; the others are counted."""


def draw_explanation(explanation: Explanation, look: Look) -> None:
    """Print every line of a program with its value, drawn on the sample, and how the output is."""
    look.print(explanation_lines(explanation, look))


def explanation_lines(explanation: Explanation, look: Look) -> Iterator[Text]:
    """What ``draw_explanation`` prints."""
    width = look.width
    program = explanation.program
    title = f"{explanation.title}  " if explanation.title else ""
    steps = f"{counted(program.size, 'call')}, {counted(explanation.steps, 'step')}"
    yield from look.folded(f"{title}{program.key}, {steps}", width, INDENT)
    yield from _shown(look, "input I", picture_of(explanation.input))
    lines = {line.name for line in explanation.lines}
    for line in explanation.lines:
        yield from (Text(), *look.folded(line.text, width, 2 * INDENT, "bold"))
        yield from indented(_value(explanation, line, look), INDENT)
        for applied in line.applied:
            if line.is_function or applied.function not in lines:
                yield from indented(_did(explanation, applied, line, look), INDENT)
    for name, picture in _verdict(explanation):
        yield from _shown(look, name, picture)


def _shown(look: Look, name: str, picture: Picture) -> Block:
    """A picture under its name, which a board's caption goes on."""
    width = look.width
    if isinstance(picture, Board):
        above = look.folded(f"{name}  {picture.caption}", width)
        return [Text(), *above, *indented(look.board(picture, width - INDENT), INDENT)]
    said = picture_block(picture, look, width - INDENT)
    return [Text(), *look.folded(name, width), *indented(said, INDENT)]


def _value(explanation: Explanation, line: Line, look: Look) -> Block:
    width = look.width - INDENT
    if line.is_past_budget:
        most = explanation.budgets.node
        return look.folded(
            f"no value: its call would take more than {most:,} steps", width, 2, "red"
        )
    if line.origin and line.origin != line.name:
        return look.folded(f"no value, because {line.origin} has none", width, 2, "red")
    return [] if line.tells_itself else picture_block(explanation.picture(line), look, width)


def _did(explanation: Explanation, applied: Applied, line: Line, look: Look) -> Block:
    """What a function made of each element, for a line that called it."""
    width = look.width - INDENT
    name = f"for {applied.by}" if line.is_function else applied.function
    calls = list(explanation.calls(applied))
    shown = [_call(given, result, look, width) for given, result in calls[:CALLS]]
    left_out = applied.left_out + len(calls) - len(shown)
    if left_out:
        shown.append(look.folded(f"and {left_out:,} more", width))
    return [*look.folded(f"{name}:", width), *(line for row in flow(shown, width) for line in row)]


def _call(given: tuple[Picture, ...], result: Picture, look: Look, width: int) -> Block:
    """Arguments → result, beside one another where there is room."""
    arrow = look.say("→")
    parts = [picture_block(picture, look, width) for picture in (*given, result)]
    across = sum(map(block_width, parts)) + 2 * len(given) + len(arrow) + 1
    if across > width:
        lines = [line for part in parts[:-1] for line in part]
        return [*lines, Text(look.say("↓")), *parts[-1]]
    row: Block = []
    for part in parts[:-1]:
        row = beside(row, part, block_width(row) + 2) if row else part
    row = beside(row, [Text(arrow)], block_width(row) + 1)
    return beside(row, parts[-1], block_width(row) + 1)


def _verdict(explanation: Explanation) -> Iterator[tuple[str, Picture]]:
    """How the output is, and what was expected where it is not that."""
    last = explanation.lines[-1].outcome
    if explanation.output != last:
        most = explanation.budgets.program
        yield "output", Words(f"none: all lines together take more than {most:,} steps")
    difference = explanation.difference
    if difference is None or explanation.expected is None:
        return
    if difference == Words("right"):
        yield "output", difference
        return
    yield "expected", picture_of(explanation.expected)
    yield "output", difference
