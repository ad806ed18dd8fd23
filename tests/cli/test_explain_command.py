"""``batt show --program`` and ``batt explain`` as a user calls them."""

import io
import json
import sys

import pytest

import batt
from batt.cli import main

RIGHT = "def solve_67a3c6ac(I):\n    O = vmirror(I)\n    return O\n"
OTHER = "def solve_68b16354(I):\n    O = hmirror(I)\n    return O\n"
EVIL = "<b>\x1b[2J"


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    """Calls a command in an empty folder, 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments):
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def stored(call):
    """The same, with a store that keeps a program for 67a3c6ac; also gives its key."""
    task = batt.load("arc1")["67a3c6ac"]
    program = batt.Program.parse("x1 = hmirror(I)\nO = rot180(x1)")
    with batt.Store.open("batt-store") as store:
        list(batt.check([{"task": task.id, "program": program.text}], store=store))
    return call, program.key


def test_the_best_of_the_store_is_explained_first(stored):
    call, key = stored
    code, out, err = call("explain", "67a3c6ac")
    assert (code, err) == (0, "")
    assert out.startswith(f"67a3c6ac train 1  {key}, 2 calls, ")
    assert out.endswith("output\n  right\n")


def test_without_a_store_it_is_that_of_the_library(call):
    code, out, _ = call("explain", "67a3c6ac")
    key = next(each.key for each in shipped() if each.task == "67a3c6ac")
    assert code == 0
    assert out.startswith(f"67a3c6ac train 1  {key}")


class Shipped:
    def __init__(self, each):
        self.task, self.key, self.text = each.task, each.program.key, each.program.text


def shipped():
    from batt.propose.library import library

    return [Shipped(each) for each in library()]


def test_without_any_it_is_what_solving_finds(call, tmp_path):
    pairs = [{"input": [[1, 2], [3, n]], "output": [[2, 1], [n, 3]]} for n in range(3, 6)]
    tasks = {EVIL: {"train": pairs[:2], "test": pairs[2:]}}
    (tmp_path / "x_challenges.json").write_text(json.dumps(tasks))
    code, out, err = call("explain", EVIL, "--data", "x_challenges.json", "--sample", "test1")
    assert (code, err) == (0, "")
    assert out.startswith(r"<b>\x1b[2J test 1  ")
    assert "21\n  53\n" in out


@pytest.mark.parametrize("name", ["67a3c6ac", "key", "mine.py", "two.py", "-"])
def test_a_program_is_named_in_many_ways(name, call, tmp_path, monkeypatch):
    (tmp_path / "mine.py").write_text("O = vmirror(I)\n")
    (tmp_path / "two.py").write_text(OTHER + "\n\n" + RIGHT)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIGHT.encode())))
    if name == "key":
        name = next(each.key for each in shipped() if each.task == "67a3c6ac")[:12]
    code, out, err = call("explain", "67a3c6ac", name)
    assert (code, err) == (0, "")
    assert "vmirror" in out
    assert out.endswith("right\n")


def test_a_beginning_of_a_key_in_the_store_is_enough(stored):
    call, key = stored
    code, out, _ = call("show", "67a3c6ac", "--program", key[:8])
    assert code == 0
    assert f"# {key}, 2 calls\nx1 = hmirror(I)\nO = rot180(x1)\n" in out
    assert "# right on 3 of 3 train pairs, 1 of 1 test pairs\n" in out


def test_what_differs_is_marked(call, tmp_path):
    (tmp_path / "wrong.py").write_text("O = hmirror(I)\n")
    code, out, _ = call("show", "67a3c6ac", "--program", "wrong.py")
    assert code == 0
    assert "train 1: wrong, " in out
    assert "input 3x3    expected 3x3    got " in out
    assert "cells differ\n" in out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("explain", "67a3c6ac", "none.py"), "'none.py' is no file, and no task or key of the"),
        (("explain", "67a3c6ac", "x" * 5000), "is no file, and no task or key of the library"),
        (("explain", "67a3c6ac", "a\0b"), "is no file"),
        (("explain", "67a3c6ac", ""), "'' is no file"),
        (("explain", "nothing"), "nothing"),
        (("explain", "67a3c6ac", "--sample", "train9"), "has no sample 'train9'; it has train1, "),
        (("explain", "67a3c6ac", "--palette", "red"), "--palette is one of official, safe, not"),
        (("show", "67a3c6ac", "--palette", "red"), "--palette is one of official, safe, not"),
        (("show", "67a3c6ac", "--program", "other.py"), "other.py: "),
        (("show", "67a3c6ac", "--program", "many.py"), "many.py: 0 programs for 67a3c6ac"),
        (("show", "67a3c6ac", "--program", "differ.py"), "a differ; what is needed is a solver"),
        (("explain", "67a3c6ac", "a\x1b.py"), r"a\x1b.py: "),
    ],
)
def test_a_wrong_call_is_told_in_one_line(arguments, reason, call, tmp_path):
    (tmp_path / "other.py").write_text("while True: pass\n")
    (tmp_path / "a\x1b.py").write_text("while True: pass\n")
    (tmp_path / "many.py").write_text(OTHER + "\n\n" + OTHER.replace("68b16354", "x"))
    (tmp_path / "differ.py").write_text("def differ(S, I, C):\n    O = size(I)\n    return O\n")
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert reason in err
    assert err.startswith("batt: ")
    assert err.count("\n") == 1


def test_the_safe_palette_is_drawn(call, monkeypatch, fresh_styles):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    rose, red = "48;2;204;102;119m", "48;2;255;65;54m"
    safe = call("show", "007bbfb7", "--palette", "safe")[1]
    assert (rose in safe, red in safe) == (True, False)
    official = call("explain", "007bbfb7")[1], call("show", "007bbfb7")[1]
    assert red in official[1]
    assert rose not in official[0] + official[1]
