"""Explanations, tried programs and values in the terminal: never wider than it, always safe."""

import io
from typing import Any

import pytest
from any_values import EVERYTHING, values
from hypothesis import given, settings
from hypothesis import strategies as st
from random_programs import graphs
from rich.console import Console
from rich.text import Text

from batt.drawing.palette import SAFE
from batt.drawing.picture import Board, Many, Number, Picture, Words
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.explaining import explained, picture_of
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.report.terminal import DIGITS, FULL, HALF, Look, draw_explanation, draw_tried
from batt.report.terminal.values import picture_block
from batt.tasks import Pair, Task

SMALL = Grid("0120/0110/3003")
LARGE = Grid([[(i * j) % 10 for j in range(30)] for i in range(30)])
COLOURS = st.sampled_from([None, "truecolor", "256", "standard"])
ENCODINGS = st.sampled_from(["utf-8", "cp437", "ascii"])


def look(width: int, colours: str | None = None, encoding: str = "utf-8") -> Look:
    return Look(
        Console(
            file=io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline=""),
            width=width,
            color_system=colours,
            force_terminal=colours is not None,
            legacy_windows=False,
            _environ={},
        )
    )


def printed(on: Look) -> list[str]:
    on.console.file.flush()
    return on.console.file.buffer.getvalue().decode(on.console.encoding).splitlines()


def widest(on: Look) -> int:
    return max((Text.from_ansi(line).cell_len for line in printed(on)), default=0)


def plain(picture: Picture, width: int = 80) -> list[str]:
    return [line.plain for line in picture_block(picture, look(width), width)]


@settings(max_examples=60)
@given(values | st.sampled_from(EVERYTHING), st.integers(20, 200), COLOURS, ENCODINGS)
def test_no_value_is_wider_than_the_terminal(
    value: Any, width: int, colours: str | None, encoding: str
) -> None:
    on = look(width, colours, encoding)
    for around in (None, SMALL, LARGE):
        on.print(block := picture_block(picture_of(value, around), on, width))
        assert all(line.cell_len <= width for line in block)
    assert widest(on) <= width


@settings(max_examples=30)
@given(st.data(), st.integers(20, 200), COLOURS, ENCODINGS)
def test_no_explanation_is_wider_than_the_terminal(
    data: st.DataObject, width: int, colours: str | None, encoding: str
) -> None:
    made = data.draw(graphs(Pool(), calls=6))
    given_grid = data.draw(st.sampled_from([SMALL, LARGE]))
    on = look(width, colours, encoding)
    draw_explanation(explained(Program(made[-1]), given_grid, SMALL, "<b>\x1b[2J"), on)
    assert widest(on) <= width
    assert "<b>" in printed(on)[0]


@settings(max_examples=30)
@given(st.data(), st.integers(20, 200), COLOURS, ENCODINGS)
def test_no_tried_program_is_wider_than_the_terminal(
    data: st.DataObject, width: int, colours: str | None, encoding: str
) -> None:
    program = Program(data.draw(graphs(Pool(), calls=3))[-1])
    task = Task("t", (Pair(SMALL, LARGE), Pair(LARGE, LARGE)), (Pair(SMALL),), "é")
    on = look(width, colours, encoding)
    draw_tried(task, program, run_one(program.root, Samples(task.inputs, Budgets())), on)
    assert widest(on) <= width


@pytest.mark.parametrize(
    ("picture", "lines"),
    [
        (picture_of(Patch({(9, (1, 1))}), SMALL), ["1 cell", "....", ".9..", "...."]),
        (picture_of(Patch({(0, 2), (1, 1)}), SMALL), ["2 positions", "..2.", ".1..", "...."]),
        (
            picture_of(Patch({(9, (-1, 4))}), SMALL),
            ["1 cell, off the grid", "    9", "....", "....", "...."],
        ),
        (picture_of(Patch({(-1, 0), (0, 0)})), ["2 positions at (-1, 0)", "#", "#"]),
        (picture_of(Grid([(-1, 10)])), ["1x2", "-1 10"]),
        (picture_of((SMALL,) * 20), ["tuple of 20"]),
        (Number(3, is_colour=True), ["3"]),
        (Many("set of 9", (Words("a"), Words("b")), 7), ["set of 9", "a  b  and 7 more"]),
    ],
)
def test_a_picture_reads_without_colours(picture: Picture, lines: list[str]) -> None:
    shown = [line.rstrip() for line in plain(picture)]
    assert shown[: len(lines)] == lines


def test_objects_are_shown_at_once_and_cut_out() -> None:
    objects = FrozenSet({Patch({(1, (0, 1)), (1, (1, 1))}), Patch({(3, (2, 0))})})
    assert plain(picture_of(objects, SMALL)) == [
        "2 objects",
        ".1..",
        ".1..",
        "3...",
        "2 cells at (0, 1)  1 cell at (2, 0)",
        "1                  3",
        "1",
    ]


def test_a_large_grid_is_scaled_and_at_last_cut_which_is_said() -> None:
    board = picture_of(LARGE)
    assert isinstance(board, Board)
    assert look(80, "truecolor").pen(board.width, 80) is FULL
    assert look(59, "truecolor").pen(board.width, 59) is HALF
    assert look(80).pen(board.width, 80) is DIGITS
    block = picture_block(board, look(40, "truecolor"), 40)
    assert [line.cell_len for line in block] == [5, *[30] * 15]
    cut = picture_block(board, look(20, "truecolor"), 20)
    assert [line.cell_len for line in cut] == [5, *[20] * 15, 16]
    assert cut[-1].plain == "(10 columns cut)"


def test_marks_are_seen_in_colour_too() -> None:
    board = picture_of(Patch({(0, 1)}), SMALL)
    assert isinstance(board, Board)
    first = FULL.board(board, SAFE)[0]
    assert first.plain == "  []    "
    assert {span.style.bgcolor.name for span in first.spans} >= {SAFE[1].lower()}


def test_a_line_past_its_budget_is_told_and_the_whole_as_well() -> None:
    program = Program.parse("x1 = hmirror(I)\nO = vconcat(x1, x1)")
    on = look(80)
    draw_explanation(explained(program, SMALL, budgets=Budgets(40, 1_000)), on)
    assert "  no value: its call would take more than 40 steps" in printed(on)
    on = look(80)
    draw_explanation(explained(program, SMALL, budgets=Budgets(1_000, 40)), on)
    assert "  none: all lines together take more than 40 steps" in printed(on)
