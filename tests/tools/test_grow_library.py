"""``tools/grow_library.py`` on a small store: what generalises goes to the library."""

import json
import sys
from pathlib import Path

import pytest

from batt.programs.program import Program
from batt.programs.text import read_functions
from batt.tasks.datasets import load

ROOT = Path(__file__).parents[2]
TASK, BY_HAND = "a416b8f3", "68b16354"
"""A task without a program by hand, where the input comes twice, and one that has a good one."""

GENERAL = "O = hconcat(I, I)"
BY_HEART = "x1 = hconcat(I, I)\nO = replace(x1, NINE, ZERO)"
"""Right on the pairs, where no cell is 9."""


@pytest.fixture(autouse=True)
def _satisfied(monkeypatch):
    """The first answer that is likelier right than wrong ends a search: nobody else is asked."""
    monkeypatch.setattr("batt.solving.answers.SURE", 0.5)


@pytest.fixture
def grow_library(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    import grow_library

    return grow_library


@pytest.fixture
def samples(tmp_path):
    """Fresh samples of both tasks: one each, with a cell of colour 9."""
    folder = tmp_path / "rearc" / "tasks"
    folder.mkdir(parents=True)
    twice = {"input": [[9, 1]], "output": [[9, 1, 9, 1]]}
    upset = {"input": [[9], [1]], "output": [[1], [9]]}
    (folder / f"{TASK}.json").write_text(json.dumps([twice]))
    (folder / f"{BY_HAND}.json").write_text(json.dumps([upset]))
    return tmp_path / "rearc"


def solve_into(store, texts):
    """Have ``batt solve`` find programs, as a proposer ``mine`` would, and store them."""
    from batt.cli import main

    plugin = store.with_name(f"mine_{len(texts[0])}.py")
    rules = "\n".join(f"    yield Program.parse({text!r})" for text in texts)
    plugin.write_text(
        "from batt import Program, proposer\n\n@proposer(rank=1)\n"
        f"def mine(train, test_inputs, budget):\n{rules}\n"
    )
    arguments = [TASK, BY_HAND, "--store", str(store), "--plugin", str(plugin), "--no-library"]
    output = ["--workers", "1", "-q", "-o", str(store.with_suffix(".json")), "--budget", "0.01"]
    assert main(["solve", *arguments, *output]) == 0


def test_what_generalises_is_written_with_its_origin(
    grow_library, samples, tmp_path, declared, capsys
):
    for text in (BY_HEART, GENERAL):
        solve_into(tmp_path / "s", [text, "O = hmirror(I)"])
    target = tmp_path / "found.py"
    tasks = load("arc1", "training")
    assert grow_library.grow(tmp_path / "s", samples, target, tasks) == 1
    (function,) = read_functions(target)
    assert (function.task, function.program) == (TASK, Program.parse(GENERAL))
    assert '"""Found by mine (batt ' in target.read_text()
    assert 'right on 1 fresh samples."""' in target.read_text()
    again = tmp_path / "again.py"
    grow_library.grow(tmp_path / "s", samples, again, tasks)
    assert again.read_bytes() == target.read_bytes()


def test_a_store_without_measurements_has_nothing_for_the_library(
    samples, tmp_path, declared, capsys
):
    from batt.cli import main

    solve_into(tmp_path / "s", [GENERAL])
    arguments = ["store", "export", "--store", str(tmp_path / "s"), "--form", "library"]
    assert main([*arguments, "-o", str(tmp_path / "found.py")]) == 0
    assert read_functions(tmp_path / "found.py") == []
    assert main(arguments) == 2
    assert "--form library needs a place to write to" in capsys.readouterr().err
