"""``batt generalise`` as a user calls it."""

import json
import zipfile

import pytest

from batt.cli import main
from batt.store import Store

TURN = "def solve_67a3c6ac(I):\n    O = vmirror(I)\n    return O\n"
SPECIAL = """\
def solve_67a3c6ac(I):
    x1 = vmirror(I)
    O = fill(x1, SEVEN, ofcolor(x1, NINE))
    return O
"""
SAMPLES = [
    {"input": [[1, 2]], "output": [[2, 1]]},
    {"input": [[1, 9]], "output": [[9, 1]]},
]


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile(tmp_path / "re.zip", "w") as archive:
        archive.writestr("tasks/67a3c6ac.json", json.dumps(SAMPLES))
    (tmp_path / "mine.py").write_text(SPECIAL + "\n" + TURN)

    def call(*arguments):
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return call


def test_files_are_measured_and_ranked(call, tmp_path):
    code, out, err = call("generalise", "mine.py", "--data", "re.zip", "--json", "out.json")
    assert (code, err) == (0, "")
    assert [line.split(": ")[0].split()[1:3] for line in out[:2]] == [
        ["67a3c6ac", "1."],
        ["67a3c6ac", "2."],
    ]
    assert "train 3/3, fresh 2/2" in out[0]
    assert "train 3/3, fresh 1/2" in out[1]
    assert out[2:5] == [
        "-- 2 programs on 1 tasks",
        "-- on the fresh samples of re.zip: 1 programs right on all, 1 on some, 0 on none",
        "-- train: 6 of 6 right",
    ]
    told = json.loads((tmp_path / "out.json").read_text())
    assert [program["fresh"] for program in told["programs"]] == [
        {"right": 2, "tried": 2},
        {"right": 1, "tried": 2},
    ]


def test_the_store_keeps_the_figures_of_what_it_has(call):
    assert call("run", "-q", "-i", "67a3c6ac", "-b", "mine")[0] == 0
    code, out, _ = call("generalise", "--data", "re.zip", "-q")
    assert (code, out[0]) == (0, "-- 2 programs on 1 tasks")
    with Store.open("batt-store", mode="r") as store:
        kept = list(store.generality())
        assert [(each.fresh_right, each.fresh_tried) for each in kept] in (
            [(1, 2), (2, 2)],
            [(2, 2), (1, 2)],
        )
        assert {each.source for each in kept} == {"re.zip"}
    code, out, _ = call("generalise", kept[0].key[:8], "--data", "re.zip", "-q")
    assert (code, out[0]) == (0, "-- 1 programs on 1 tasks")


def test_the_library_is_measured_without_a_store(call):
    code, out, _ = call("generalise", "--library", "--data", "re.zip", "-q")
    assert code == 0
    assert out[1].endswith("1 programs right on all, 0 on some, 0 on none")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "there is no store; name solver files, or a store with --store"),
        (["abc"], "there is no store"),
        (["--data", "none.zip"], "none.zip cannot be read as a zip or a folder"),
        (["mine.py", "--data", "mine.py"], "cannot be read as a zip or a folder"),
        (["--steps", "0"], "--steps is a number above 0, not 0"),
    ],
)
def test_a_bad_call_is_told_in_one_line(call, arguments, message):
    code, out, err = call("generalise", *arguments)
    assert (code, out) == (2, [])
    assert message in err
    assert len(err.splitlines()) == 1


def test_what_is_not_understood_is_told_and_the_rest_measured(call, tmp_path):
    (tmp_path / "mine.py").write_text(
        "def solve_67a3c6ac(I):\n    O = warp(I)\n    return O\n\n" + TURN
    )
    code, out, err = call("generalise", "mine.py", "--data", "re.zip", "-q")
    assert (code, out[0]) == (0, "-- 1 programs on 1 tasks")
    assert err.startswith("-- mine.py:1: not understood, line 2, column 9: `warp`")
