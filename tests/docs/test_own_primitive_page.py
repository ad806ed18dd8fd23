"""The worked example in docs/own_primitive.md does what the page says."""

import doctest
import re
from pathlib import Path

import pytest

from batt.cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "own_primitive.md").read_text(encoding="utf-8")
PLUGIN, SOLVER = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SESSIONS = "".join(re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL))
CALLS = re.findall(r"^\$ batt (.*)\n((?:(?!\$ ).*\n)*)", SESSIONS, re.MULTILINE)


@pytest.fixture
def here(tmp_path, monkeypatch, language):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ring.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "ringed.py").write_text(SOLVER, encoding="utf-8")
    return tmp_path


def test_the_page_shows_three_commands():
    assert [call.split()[0] for call, _ in CALLS] == ["catalogue", "check", "run"]


@pytest.mark.parametrize(("call", "printed"), CALLS)
def test_a_command_on_the_page_prints_what_stands_below_it(here, capsys, call, printed):
    assert main(call.split()) == 0
    assert capsys.readouterr().out == printed


def test_the_example_in_the_plugin_is_right(here):
    from batt.dsl import CATALOGUE, Grid
    from batt.plugins import load_plugins

    load_plugins(["ring.py"])
    ring = CATALOGUE["ring"]
    names = {"ring": ring, "Grid": Grid}
    (test,) = doctest.DocTestFinder(recurse=False).find(ring, "ring", globs=names)
    assert doctest.DocTestRunner().run(test).failed == 0
