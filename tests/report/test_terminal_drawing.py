"""Tasks in the terminal, at several widths, with and without colours."""

import io
from pathlib import Path
from typing import Any

import pytest
from draw_golden import golden_text
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.console import Console
from rich.text import Text

from batt.drawing.palette import OFFICIAL, PALETTES, Palette, dimmed_hex
from batt.dsl.values import Grid
from batt.report.terminal import DIGITS, FULL, HALF, Look, draw_task
from batt.report.terminal.tasks import choose_pen
from batt.tasks import Pair, Task

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))

grids = st.tuples(st.integers(1, 30), st.integers(1, 30), st.randoms()).map(
    lambda drawn: Grid([[drawn[2].randrange(10) for _ in range(drawn[1])] for _ in range(drawn[0])])
)
tasks = st.builds(
    lambda train, test: Task("t", tuple(train), tuple(test)),
    st.lists(st.builds(Pair, grids, grids), min_size=1, max_size=3),
    st.lists(st.builds(Pair, grids, st.none() | grids), min_size=1, max_size=2),
)


def console(width: int, **options: Any) -> Console:
    options = {"force_terminal": True, "color_system": "truecolor", "_environ": {}} | options
    return Console(file=io.StringIO(), width=width, legacy_windows=False, **options)


def shown(task: Task, on: Console) -> list[str]:
    draw_task(task, Look(on))
    return on.file.getvalue().splitlines()


def cells(lines: list[Text], step: int) -> list[list[tuple[str, str | None, str | None]]]:
    """The text, the colour and the colour behind of each ``step`` characters of drawn lines."""
    return [[cell(line, at, step) for at in range(0, len(line), step)] for line in lines]


def cell(line: Text, at: int, step: int) -> tuple[str, str | None, str | None]:
    (style,) = (span.style for span in line.spans if span.start <= at < span.end)
    names = [colour and colour.name.upper() for colour in (style.color, style.bgcolor)]
    return line.plain[at : at + step], names[0], names[1]


@pytest.mark.usefixtures("fresh_styles")
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_drawing_is_that_of_the_golden_file(path: Path) -> None:
    kind, id, columns, colour = path.stem.split("-")
    assert golden_text(kind, id, int(columns), colour) == path.read_text(encoding="utf-8")


def test_there_are_golden_files_at_both_widths_with_colour_and_without() -> None:
    parts = [path.stem.split("-") for path in GOLDEN]
    stems = {(kind, width, colour) for kind, _, width, colour in parts}
    for kind in ("show", "wrong", "explain"):
        for width in ("20", "80", "200"):
            assert stems >= {(kind, width, "colour"), (kind, width, "plain")}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_all_colours_differ_where_there_are_256(palette: Palette) -> None:
    shown = [
        {Color.parse(web).downgrade(ColorSystem.EIGHT_BIT).number for web in webs}
        for webs in (palette, [dimmed_hex(colour, palette) for colour in range(10)])
    ]
    assert len(shown[0]) == 10
    assert shown[0].isdisjoint(shown[1])


@settings(max_examples=30)
@given(grids)
def test_full_cells_are_two_spaces_on_the_colour(grid: Grid) -> None:
    expected = [[("  ", None, OFFICIAL[colour].upper()) for colour in row] for row in grid]
    assert cells(FULL.draw(grid), 2) == expected


@settings(max_examples=30)
@given(grids)
def test_half_cells_are_the_upper_on_the_lower_colour(grid: Grid) -> None:
    upper, lower = grid[::2], [*grid[1::2], (None,) * grid.width]
    expected = [
        [("▀", OFFICIAL[a].upper(), None if b is None else OFFICIAL[b].upper()) for a, b in pair]
        for pair in (zip(*rows, strict=True) for rows in zip(upper, lower, strict=False))
    ]
    assert cells(HALF.draw(grid), 1) == expected


@settings(max_examples=30)
@given(tasks, st.integers(10, 200), st.sampled_from([None, "truecolor", "256"]))
def test_no_line_is_wider_than_the_terminal(task: Task, width: int, colours: str | None) -> None:
    on = console(width, color_system=colours)
    for line in shown(task, on):
        assert Text.from_ansi(line).cell_len <= width


@settings(max_examples=30)
@given(tasks, st.integers(63, 200))
def test_every_row_of_digits_is_whole_where_the_widest_pair_fits(task: Task, width: int) -> None:
    drawn = "\n".join(shown(task, console(width, color_system=None)))
    for pair in task.train:
        assert all("".join(map(str, row)) in drawn for row in (*pair.input, *pair.output))


def square(side: int) -> Task:
    pair = Pair(Grid([[1] * side] * side), Grid([[2] * side] * side))
    return Task("t", (pair,), (Pair(pair.input),))


@pytest.mark.parametrize(
    ("side", "on", "pen"),
    [
        (3, console(80), FULL),
        (19, console(80), FULL),
        (20, console(80), HALF),
        (30, console(123), FULL),
        (30, console(122), HALF),
        (3, console(80, color_system=None), DIGITS),
        (3, console(80, color_system="256"), FULL),
        (3, console(80, color_system="standard"), DIGITS),
        (3, console(80, no_color=True), DIGITS),
        (3, console(80, color_system="auto", force_terminal=False), DIGITS),
        (3, console(80, _environ={"NO_COLOR": "1"}), DIGITS),
    ],
)
def test_the_pen_follows_the_terminal(side: int, on: Console, pen: Any) -> None:
    assert choose_pen(square(side), Look(on)) is pen


def test_a_terminal_without_unicode_gets_only_ascii() -> None:
    raw = io.BytesIO()
    on = Console(
        file=io.TextIOWrapper(raw, encoding="ascii"),
        width=80,
        color_system="truecolor",
        force_terminal=True,
        legacy_windows=False,
    )
    draw_task(square(30), Look(on))
    on.file.flush()
    assert b"train 1  30x30 -> 30x30" in raw.getvalue()
    assert raw.getvalue().count(b"2" * 30) == 30


def test_a_narrow_terminal_has_the_output_below_the_input() -> None:
    lines = shown(square(12), console(20, color_system=None))
    assert lines[5:31] == ["12x12", *["1" * 12] * 12, "↓", *["2" * 12] * 12]


def test_an_unknown_output_is_a_question_mark() -> None:
    lines = shown(square(1), console(80, color_system=None))
    assert lines == [
        "t",
        "colours in  1",
        "colours out 2",
        "",
        "train 1  1x1 → 1x1    test 1  1x1 → ?",
        "1 → 2                 1 → ?",
    ]


def test_control_characters_and_markup_in_an_id_are_shown_as_they_are() -> None:
    pair = Pair(Grid("1"), Grid("2"))
    task = Task("a\x1b[2J[red]\r", (pair,), (pair,), "set\n", "group")
    assert shown(task, console(80, color_system=None))[0] == r"a\x1b[2J[red]\r  set\n  group"
