"""``batt.explain``, what notebooks show, and the ten lines of the README."""

import os
import subprocess
import sys
from pathlib import Path
from xml.dom.minidom import parseString

import pytest
from rich.console import Console

import batt
from batt.drawing.palette import SAFE
from batt.propose.proposers import PROPOSERS, load_families

UTF8 = {**os.environ, "PYTHONIOENCODING": "utf-8"}
README = Path(__file__).parents[1] / "README.md"
PROGRAM = batt.Program.parse("x1 = compose(increment, size)\nO = apply(x1, I)")
ODD = batt.Task(
    "<b>\x1b[2J",
    (batt.Pair(batt.Grid("12/34"), batt.Grid("21/43")),),
    (batt.Pair(batt.Grid("5")),),
)


def test_a_program_is_explained_on_a_grid_of_any_form():
    for grid in (batt.Grid("12/34"), [[1, 2], [3, 4]]):
        explanation = batt.explain(PROGRAM, grid)
        assert explanation.output == PROGRAM.run(grid) == (3, 3)
        assert [line.name for line in explanation.lines] == ["x1", "O"]
    with pytest.raises(batt.DslError):
        batt.explain(PROGRAM, [[1], [2, 3]])


def test_of_a_task_it_is_the_sample_that_is_named():
    program = batt.Program.parse("O = vmirror(I)")
    assert batt.explain(program, ODD).output == ODD.train[0].output
    assert batt.explain(program, ODD, "test1").expected is None
    with pytest.raises(batt.UsageError, match="it has train1, test1"):
        batt.explain(program, ODD, "test2")


def test_it_prints_as_text_and_in_colour(fresh_styles):
    explanation = batt.explain(PROGRAM, ODD)
    text = str(explanation)
    assert text.startswith(r"<b>\x1b[2J train 1  ")
    assert "for O:\n  (1, 2) → 3    (3, 4) → 3\n" in text
    console = Console(width=40, color_system="truecolor", force_terminal=True, _environ={})
    with console.capture() as capture:
        console.print(explanation)
    assert "48;2;0;116;217m" in capture.get()


@pytest.mark.parametrize("shown", [batt.explain(PROGRAM, ODD), ODD, ODD.train[0].input, PROGRAM])
def test_a_notebook_gets_html_in_which_texts_are_texts(shown):
    html = shown._repr_html_()
    assert "<b>" not in html
    assert "\x1b" not in html
    parseString(html)
    assert len(html) < 20_000


def test_the_palette_can_be_chosen():
    explanation = batt.explain(batt.Program.parse("O = I"), [[1]])
    assert SAFE[1] not in explanation.html()
    assert SAFE[1] in explanation.html(SAFE)


def readme_lines() -> str:
    """The first Python of the README, as it is written there."""
    return README.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]


def test_the_ten_lines_of_the_readme_solve_explain_and_draw(tmp_path):
    lines = readme_lines()
    assert lines.count("\n") <= 10
    ran = [sys.executable, "-W", "error", "-c", lines]
    done = subprocess.run(ran, cwd=tmp_path, capture_output=True, check=True, env=UTF8)
    said = done.stdout.decode("utf-8")
    load_families()
    assert said.split()[0].removesuffix("_by_role") in PROPOSERS
    assert "be94b721 test 1  " in said
    assert said.endswith("output\n  right\n")
    drawn = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert drawn.keys() == {"explained.html", "task.svg"}
    assert all("<svg" in text for text in drawn.values())
