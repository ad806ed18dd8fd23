"""Draw what golden files hold, with the command that makes each on top."""

import io
import sys

from rich.console import Console

from batt.drawing.palette import SAFE
from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.explaining import explained_on
from batt.programs.program import Program
from batt.propose.library import library
from batt.report.terminal import Look, draw_explanation, draw_task, draw_tried
from batt.tasks import Pair, Task, load

WRONG = "O = upscale(I, THREE)"
"""A program that is wrong: some cells for 007bbfb7, the size for others."""

FAILING = "x1 = rbind(divide, ZERO)\nx2 = shape(I)\nx3 = apply(x1, x2)\nO = canvas(ZERO, x3)"

ODD = Task(
    "<b>\x1b[2J[red]\U0001f600",
    (Pair(Grid("12/34"), Grid("21/43")),),
    (Pair(Grid("5")),),
    "data\n",
    "\x07group",
)


def task_of(id: str) -> Task:
    return ODD if id == "odd" else load("arc1").find(id)


def shipped(id: str) -> Program:
    programs = (each.program for each in library() if each.task == id and each.is_by_hand)
    return next(programs, Program.parse(FAILING))


def drawn(kind: str, id: str, look: Look) -> str:
    task = task_of(id)
    if kind in ("show", "safe"):
        draw_task(task, look)
    elif kind == "explain":
        draw_explanation(explained_on(shipped(id), task), look)
    else:
        program = shipped(id) if kind == "tried" else Program.parse(WRONG)
        draw_tried(task, program, run_one(program.root, Samples(task.inputs, Budgets())), look)
    return look.console.file.getvalue()


def golden_text(kind: str, id: str, columns: int, colour: str) -> str:
    """A golden file: the command, then the drawing; ``colour`` is ``colour`` or ``plain``."""
    console = Console(
        file=io.StringIO(),
        width=columns,
        force_terminal=colour == "colour",
        color_system="truecolor" if colour == "colour" else None,
        no_color=False,
        legacy_windows=False,
        _environ={},
    )
    look = Look(console, SAFE) if kind == "safe" else Look(console)
    command = f"python tests/report/draw_golden.py {kind} {id} {columns} {colour}"
    return f"{command}\n{drawn(kind, id, look)}"


if __name__ == "__main__":
    sys.stdout.write(golden_text(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]))
