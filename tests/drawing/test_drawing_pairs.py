"""Pairs as SVG, and grids as digits."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.drawing.pairs import DrawnPair, pairs_svg
from batt.drawing.palette import OFFICIAL
from batt.drawing.text import grid_text, printable
from batt.tasks import load, task_from_record

SVG = "{http://www.w3.org/2000/svg}"

rows = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=5
    )
)
pairs = st.lists(
    st.builds(DrawnPair, st.text(max_size=20), rows, st.none() | rows), min_size=1, max_size=4
)


@given(pairs, st.text(max_size=20))
def test_a_picture_is_xml_with_a_rectangle_for_each_cell(
    drawn: list[DrawnPair], title: str
) -> None:
    root = ET.fromstring(pairs_svg(drawn, title=title))
    grids = [grid for pair in drawn for grid in (pair.input, pair.output) if grid is not None]
    colours = [OFFICIAL[cell] for grid in grids for row in grid for cell in row]
    assert [rect.get("fill") for rect in root.iter(f"{SVG}rect")] == colours


@given(pairs, st.integers(1, 12), st.integers(10, 500))
def test_everything_lies_within_the_picture(drawn: list[DrawnPair], cell: int, width: int) -> None:
    root = ET.fromstring(pairs_svg(drawn, cell, width))
    right, bottom = float(root.get("width", 0)), float(root.get("height", 0))
    for rect in root.iter(f"{SVG}rect"):
        assert 0 <= float(rect.get("x", -1)) <= right - cell
        assert 0 <= float(rect.get("y", -1)) <= bottom - cell


def test_pairs_stand_side_by_side_while_there_is_room() -> None:
    drawn = [DrawnPair("", [[1]], [[2]])] * 3
    wide, narrow = (ET.fromstring(pairs_svg(drawn, 10, width)) for width in (300, 130))
    assert int(wide.get("width", 0)) > int(narrow.get("width", 0))
    assert int(wide.get("height", 0)) < int(narrow.get("height", 0))


def test_an_unknown_output_is_a_question_mark() -> None:
    root = ET.fromstring(pairs_svg([DrawnPair("test 1", [[1]], None)]))
    assert [text.text for text in root.iter(f"{SVG}text")] == ["test 1", "→", "?"]


def test_no_pairs_give_an_empty_picture() -> None:
    assert ET.fromstring(pairs_svg([])).get("width") == "1"


def test_a_task_shows_its_pairs_in_a_notebook() -> None:
    root = ET.fromstring(load("arc1")["007bbfb7"]._repr_html_())
    assert root.findtext("figcaption") == "007bbfb7 arc1 training"
    captions = [text.text for text in root.iter(f"{SVG}text") if text.text != "→"]
    assert captions == [*(f"train {i}  3x3 → 9x9" for i in range(1, 6)), "test 1  3x3 → 9x9"]


def test_an_id_cannot_break_out_of_the_page() -> None:
    pair = {"input": [[1]], "output": [[2]]}
    task = task_from_record({"train": [pair], "test": [pair]}, '</svg><script a="&">\x00')
    root = ET.fromstring(task._repr_html_())
    assert root.findtext("figcaption") == '</svg><script a="&">\\x00'
    assert "<script" not in task._repr_html_()


@pytest.mark.parametrize(
    ("grid", "text"),
    [
        ([[0]], "0"),
        ([[1, 2], [3, 4]], "12\n34"),
        ([[1, 10]], " 1 10"),
        ([[-1], [5]], "-1\n 5"),
        ([], ""),
    ],
)
def test_a_grid_is_lines_of_digits(grid: list[list[int]], text: str) -> None:
    assert grid_text(grid) == text


@given(st.text())
def test_printable_text_holds_nothing_else(text: str) -> None:
    assert printable(text).isprintable()
    assert not text.isprintable() or printable(text) == text
