"""The proposer in docs/own_proposer.py answers with what its file holds."""

import json
from pathlib import Path

import pytest

from batt.cli import main
from batt.propose.library import library
from batt.propose.proposers import PROPOSERS

PAGE = Path(__file__).parents[2] / "docs" / "own_proposer.py"
TASK = "1b60fb0c"
"""A task that no family answers."""

LINES = ("no JSON", '{"id": 1}', '{"program": 5}', '{"program": "O = no_such(I)"}')


@pytest.fixture
def here(tmp_path, monkeypatch, language):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BATT_REPLAY", raising=False)
    yield tmp_path
    PROPOSERS.pop("replay", None)


def solve(*more):
    call = ["solve", TASK, "--no-library", "--plugin", str(PAGE), "--workers", "1"]
    assert main([*call, "--json", "solved.json", "-q", *more]) == 0
    (task,) = json.loads(Path("solved.json").read_text(encoding="utf-8"))["tasks"]
    return task


def test_a_program_of_the_file_answers_and_the_rest_is_passed_over(here):
    (text,) = [each.program.text for each in library() if each.task == TASK]
    right = json.dumps({"program": text})
    (here / "programs.jsonl").write_text("\n".join((*LINES, right)), encoding="utf-8")
    task = solve()
    assert "replay" in {each["proposer"] for each in task["programs"]}
    assert (task["fits"], task["failed"]) == (True, {})


def test_without_a_file_it_proposes_nothing(here):
    assert solve()["failed"] == {}


def test_it_fits_on_a_page():
    assert len(PAGE.read_text(encoding="utf-8").splitlines()) <= 35
