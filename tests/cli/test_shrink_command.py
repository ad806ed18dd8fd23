"""``batt shrink`` as a user calls it."""

import json

import pytest

import batt
from batt.cli import main

CLUMSY = "def solve_67a3c6ac(I):\n    x1 = hmirror(I)\n    O = rot180(x1)\n    return O\n"


@pytest.fixture
def shrink(tmp_path, monkeypatch, capsys):
    """Calls the command where ``mine.py`` has a text."""
    monkeypatch.chdir(tmp_path)

    def call(text, *arguments):
        (tmp_path / "mine.py").write_text(text)
        code = main(["shrink", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_it_prints_the_program_and_what_was_gained(shrink, tmp_path):
    code, out, err = shrink(CLUMSY, "mine.py", "--json", "x.json")
    assert (code, err) == (0, "")
    assert out == "O = vmirror(I)\n# 67a3c6ac: 2 calls -> 1, 198 steps -> 99\n"
    document = json.loads((tmp_path / "x.json").read_text())
    assert (document["before"]["calls"], document["after"]["calls"]) == (2, 1)
    assert document["after"]["lines"] == ["O = vmirror(I)"]


def test_quiet_is_the_program_alone(shrink):
    assert shrink(CLUMSY, "mine.py", "-q") == (0, "O = vmirror(I)\n", "")


def test_what_is_simple_is_said_to_be(shrink):
    code, out, _ = shrink("O = vmirror(I)\n", "mine.py", "--task", "67a3c6ac")
    assert (code, out) == (0, "O = vmirror(I)\n# 67a3c6ac: 1 call, 99 steps, none simpler\n")


def test_a_stored_program_is_found_by_its_key(shrink, capsys):
    shrink(CLUMSY, "mine.py")
    assert main(["run", "-q", "-i", "67a3c6ac", "-b", "mine"]) == 0
    capsys.readouterr()
    key = batt.Program.parse(CLUMSY).key
    code, out, _ = shrink(CLUMSY, key[:8])
    assert (code, out.splitlines()[0]) == (0, "O = vmirror(I)")


@pytest.mark.parametrize(
    ("text", "arguments", "told"),
    [
        ("", ["nothere"], "there is no file nothere, and no store batt-store"),
        (CLUMSY, ["mine.py", "--task", "nope"], "arc1 has no task nope"),
        (CLUMSY, ["mine.py", "--budget", "0"], "--budget is a number above 0, not 0"),
        (CLUMSY, ["mine.py", "--steps", "-1"], "--steps is a number above 0, not -1"),
        (CLUMSY + CLUMSY, ["mine.py"], "mine.py holds 2 programs; name a file that holds one"),
        ("O = nope(I)", ["mine.py", "--task", "67a3c6ac"], "mine.py: line 1, column 5"),
        ("O = hmirror(I)", ["mine.py"], "the name tells no task; --task names one"),
        (
            "def differ_x(S, I, C):\n    O = astuple(ONE, I)\n    return O\n",
            ["mine.py"],
            "a differ; what is needed is a solver",
        ),
    ],
)
def test_a_wrong_call_is_told_in_one_line(shrink, text, arguments, told):
    code, out, err = shrink(text, *arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_a_stored_program_that_fits_nothing_needs_a_task(shrink, capsys):
    shrink(CLUMSY, "mine.py")
    main(["run", "-q", "-i", "007bbfb7", "-b", "mine"])
    capsys.readouterr()
    key = batt.Program.parse(CLUMSY).key
    code, _, err = shrink(CLUMSY, key)
    assert code == 2
    assert "fits no task of arc1 that is in the store; give --task" in err
    assert shrink(CLUMSY, key, "--task", "67a3c6ac")[0] == 0
    assert "there is no file 99" in shrink(CLUMSY, "99")[2]


def test_in_python():
    task = batt.load("arc1", "training")["67a3c6ac"]
    found = batt.shrink(batt.Program.parse(CLUMSY), task)
    assert found.text == "O = vmirror(I)\n"
    assert found.run([[1, 2]]) == batt.Grid([[2, 1]])
    assert batt.shrink(batt.Program.parse(CLUMSY), task.inputs[:1]) == found
    assert callable(batt.shrink)
