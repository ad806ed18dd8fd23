"""A program on a task in the terminal: each pair with what was expected, and what came."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from batt.drawing.picture import Board, Picture, Words
from batt.dsl.values import Grid
from batt.evaluate.batch import Trial
from batt.evaluate.outcome import Failure
from batt.explaining import difference, picture_of
from batt.explaining.expression import counted
from batt.programs.program import Program
from batt.report.terminal.blocks import flow
from batt.report.terminal.look import Look
from batt.report.terminal.pens import Block, Pen
from batt.report.terminal.tasks import heading
from batt.report.terminal.values import picture_block
from batt.tasks.task import Pair, Task


def draw_tried(task: Task, program: Program, trial: Trial, look: Look) -> None:
    """Print a program, and for each pair of a task how its output differs from what was expected.

    ``trial`` is what running the program on the task's samples gave.
    """
    width = look.width
    look.print(heading(task, look))
    look.print([Text(), *program_lines(program, look), *_judged(task, trial, look)])
    tried = zip(task.named_pairs(), trial.outputs, trial.steps, strict=True)
    for (caption, pair), output, steps in tried:
        above = look.folded(f"{caption}: {_verdict(pair, output)}, {steps:,} steps", width)
        look.print([Text(), *above])
        for row in flow(_blocks(pair, output, look), width):
            look.print(row)


def program_lines(program: Program, look: Look) -> Block:
    """The lines of a program under its key."""
    width = look.width
    lines = look.folded(f"# {program.key}, {counted(program.size, 'call')}", width, 2)
    for line in program.lines:
        lines += look.folded(line, width, 4)
    return lines


def _judged(task: Task, trial: Trial, look: Look) -> Block:
    """On how many pairs the output is right."""
    said = []
    trains = len(task.train)
    for part, pairs, outputs in (
        ("train pairs", task.train, trial.outputs[:trains]),
        ("test pairs", task.test, trial.outputs[trains:]),
    ):
        known = [(p.output, o) for p, o in zip(pairs, outputs, strict=True) if p.output is not None]
        if known:
            right = sum(expected == output for expected, output in known)
            said.append(f"{right} of {len(known)} {part}")
    return look.folded(f"# right on {', '.join(said)}", look.width, 2)


def _verdict(pair: Pair, output: Grid | Failure) -> str:
    if isinstance(output, Failure):
        return f"no grid ({output})"
    if pair.output is None:
        return "not known"
    return "right" if output == pair.output else "wrong"


def _blocks(pair: Pair, output: Grid | Failure, look: Look) -> Iterator[Block]:
    """Input, expected and got, in cells of one size where the terminal has room for all three."""
    shown: list[tuple[str, Picture]] = [("input", picture_of(pair.input))]
    shown.append(("expected", Words("?") if pair.output is None else picture_of(pair.output)))
    got = picture_of(output)
    if pair.output is not None and output != pair.output:
        got = difference(pair.output, output)
    shown.append(("got", got))
    boards = [picture for _, picture in shown if isinstance(picture, Board)]
    pen = look.pen(sum(board.width for board in boards), look.width - 8)
    for name, picture in shown:
        yield _titled(name, picture, look, pen)


def _titled(name: str, picture: Picture, look: Look, pen: Pen) -> Block:
    """A picture under its name."""
    width = look.width
    if not isinstance(picture, Board):
        return [Text(name), *picture_block(picture, look, width)]
    above = look.folded(f"{name} {picture.caption}", width)
    return [*above, *look.board(picture, width, pen)]
