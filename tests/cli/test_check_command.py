"""``batt check`` as a user calls it: what it prints for each function, and its exit codes."""

import json
import re

import pytest

from batt.cli import main

RIGHT = """\
def {name}(I):
    x1 = upscale(I, THREE)
    x2 = hconcat(I, I)
    x3 = hconcat(x2, I)
    x4 = vconcat(x3, x3)
    x5 = vconcat(x4, x3)
    O = cellwise(x1, x5, ZERO)
    return O
"""
SOLVE = "def solve_{id}(I):\n    O = {call}\n    return O\n"


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    """Calls the command on ``mine.py`` with a text, or without one on what the call names."""
    monkeypatch.chdir(tmp_path)

    def call(text, *arguments):
        if text is not None:
            (tmp_path / "mine.py").write_bytes(text if isinstance(text, bytes) else text.encode())
            arguments = ("mine.py", *arguments)
        code = main(["check", *arguments])
        out, err = capsys.readouterr()
        return code, re.sub(r"\d\.\d{3} s", "N s", out).splitlines(), err

    return call


ONE = {
    "right": (
        RIGHT.format(name="solve_007bbfb7"),
        "mine.py:1: solve_007bbfb7: right (701 steps, N s)",
        "1 right, 0 wrong, 0 failed, 0 not understood",
    ),
    "a verifier": (
        RIGHT.format(name="verify_007bbfb7"),
        "mine.py:1: verify_007bbfb7: right (701 steps, N s)",
        "1 right, 0 wrong, 0 failed, 0 not understood",
    ),
    "a wrong cell": (
        SOLVE.format(id="67a3c6ac", call="identity(I)"),
        "mine.py:1: solve_67a3c6ac: wrong, train 1: row 1, column 1 is 6, expected 2",
        "0 right, 1 wrong, 0 failed, 0 not understood",
    ),
    "a wrong size": (
        SOLVE.format(id="007bbfb7", call="rot90(I)"),
        "mine.py:1: solve_007bbfb7: wrong, train 1: the size is 3x3, expected 9x9",
        "0 right, 1 wrong, 0 failed, 0 not understood",
    ),
    "a failure": (
        SOLVE.format(id="007bbfb7", call="first(rot90(crop(I, ORIGIN, ORIGIN)))"),
        "mine.py:1: solve_007bbfb7: failed, train 1: first: ",
        "0 right, 0 wrong, 1 failed, 0 not understood",
    ),
    "no grid": (
        SOLVE.format(id="007bbfb7", call="palette(I)"),
        "mine.py:1: solve_007bbfb7: failed, train 1: not a grid",
        "0 right, 0 wrong, 1 failed, 0 not understood",
    ),
    "an unknown primitive": (
        "# mine\n" + SOLVE.format(id="007bbfb7", call="rotate(I)"),
        "mine.py:3:9: solve_007bbfb7: not understood, `rotate` is no primitive",
        "0 right, 0 wrong, 0 failed, 1 not understood",
    ),
    "an unknown task": (
        "\n\n" + SOLVE.format(id="007bbfb8", call="rot90(I)"),
        "mine.py:3: solve_007bbfb8: not understood, arc1 has no task 007bbfb8; near it: 007bbfb7",
        "0 right, 0 wrong, 0 failed, 1 not understood",
    ),
    "no task": (
        "def solve(I):\n    return I\n",
        "mine.py:1: solve: not understood, the name tells no task; --task names one",
        "0 right, 0 wrong, 0 failed, 1 not understood",
    ),
    "a differ": (
        "def differ_x(S, I, C):\n    return C\n",
        "mine.py:1: differ_x: not understood, a differ; solvers and verifiers can be checked",
        "0 right, 0 wrong, 0 failed, 1 not understood",
    ),
    "an empty file": (
        "",
        "mine.py:1: not understood, there is no program in the file",
        "0 right, 0 wrong, 0 failed, 1 not understood",
    ),
    "no UTF-8": (
        b"\n\xff",
        "mine.py:2: not understood, the byte 0xff is not UTF-8; programs are",
        "0 right, 0 wrong, 0 failed, 1 not understood",
    ),
    "2 MB in one line": (
        "x1 = " + "(" * 2_000_000,
        "mine.py:1",
        "0 right, 0 wrong, 0 failed, 1 not understood",
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_a_function_is_one_line_and_the_counts_are_the_last(check, name):
    text, line, counts = ONE[name]
    code, lines, err = check(text)
    assert (code, err) == (int(not counts.startswith("1 right")), "")
    assert lines[0].startswith(line)
    assert lines[-1] == counts


def test_functions_are_told_in_the_order_of_the_file(check):
    texts = [ONE[name][0] for name in ("a failure", "right", "an unknown task", "a wrong cell")]
    code, lines, _ = check("\n\n".join(texts))
    assert code == 1
    states = [re.search(r"(right|wrong|failed|not understood)", line)[0] for line in lines[:-1]]
    assert states == ["failed", "right", "not understood", "wrong"]
    assert lines[-1] == "1 right, 1 wrong, 1 failed, 1 not understood"


def test_what_is_outside_functions_is_one_not_understood_and_the_rest_is_run(check):
    code, lines, _ = check("import os\n" + ONE["right"][0])
    assert code == 1
    assert lines[0].startswith("mine.py:1:1: not understood, an import of something else")
    assert lines[-1] == "1 right, 0 wrong, 0 failed, 1 not understood"


def test_a_failure_on_any_pair_counts_before_a_wrong_one(check):
    call = "fill(I, ONE, first(ofcolor(I, FIVE)))"  # only some inputs have a 5
    code, lines, _ = check(SOLVE.format(id="00d62c1b", call=call))
    assert code == 1
    assert ": failed, train 1: " in lines[0]


def test_task_names_the_task_of_all_functions_and_of_bare_lines(check):
    body = "\n".join(line.strip() for line in RIGHT.splitlines()[1:-1])
    code, lines, _ = check(body, "--task", "007bbfb7")
    assert (code, lines[-1]) == (0, "1 right, 0 wrong, 0 failed, 0 not understood")
    code, lines, _ = check(RIGHT.format(name="solve_67a3c6ac"), "--task", "007bbfb7")
    assert code == 0


def test_a_task_is_found_in_any_split(check):
    lines = check(SOLVE.format(id="00576224", call="rot90(I)"), "--split", "training")[1]
    assert ": wrong, " in lines[0]


def test_an_id_is_found_as_it_is_written_in_the_name_of_a_function(check, tmp_path):
    pair = {"input": [[1, 2]], "output": [[2, 1]]}
    (tmp_path / "tasks" / "a b").mkdir(parents=True)
    for name in ("my-task.json", "my_task.json", "a b/one.json"):
        (tmp_path / "tasks" / name).write_text(json.dumps({"train": [pair], "test": [pair]}))
    ids = ("my_2dtask", "my_task", "my_5ftask", "one")
    text = "\n".join(SOLVE.format(id=id, call="vmirror(I)") for id in ids)
    code, lines, _ = check(text, "--data", "tasks")
    assert (code, lines[-1]) == (0, "4 right, 0 wrong, 0 failed, 0 not understood")


def test_hidden_test_outputs_do_not_count(check, tmp_path):
    train = [{"input": [[1, 2]], "output": [[2, 1]]}]
    (tmp_path / "t.json").write_text(json.dumps({"train": train, "test": [{"input": [[3]]}]}))
    code, lines, _ = check(SOLVE.format(id="t", call="vmirror(I)"), "--data", "t.json", "-v")
    assert code == 0
    assert lines[1:3] == ["   train 1: right (5 steps)", "   test 1: not known (3 steps)"]
    code, lines, _ = check(SOLVE.format(id="t", call="righthalf(lefthalf(I))"), "--data", "t.json")
    assert code == 1


def test_quiet_prints_the_counts_alone_and_verbose_a_line_a_pair(check):
    assert check(ONE["right"][0], "-q")[1] == [ONE["right"][2]]
    lines = check(ONE["a wrong size"][0], "-v")[1]
    assert len(lines) == 1 + 5 + 1 + 1
    assert lines[6] == "   test 1: wrong, the size is 3x3, expected 9x9 (19 steps)"


def test_steps_are_the_budget(check):
    code, lines, _ = check(ONE["right"][0], "--steps", "100")
    assert code == 1
    assert lines[0].startswith("mine.py:1: solve_007bbfb7: failed, train 1: steps")


def test_several_files_are_one_check(check, tmp_path):
    (tmp_path / "other.py").write_text(ONE["a failure"][0])
    code, lines, _ = check(ONE["right"][0], "other.py")
    assert code == 1
    assert [line.split(":")[0] for line in lines[:2]] == ["mine.py", "other.py"]
    assert lines[-1] == "1 right, 0 wrong, 1 failed, 0 not understood"


def test_json_has_a_record_for_each_function(check, tmp_path):
    check(ONE["right"][0] + ONE["a wrong cell"][0] + "import os\n", "-q", "--json", "out.json")
    document = json.loads((tmp_path / "out.json").read_text())
    assert document["counts"] == {
        "right": 1,
        "wrong": 1,
        "failed": 0,
        "not understood": 1,
        "guarded": 0,
    }
    right, wrong, stray = document["functions"]
    assert (right["function"], right["task"], right["dataset"]) == (
        "solve_007bbfb7",
        "007bbfb7",
        "arc1",
    )
    assert (right["state"], right["reason"], right["steps"]) == ("right", "", 701)
    assert right["key"] == "e256250cbf68c7cd9a7e632efc6b677f"
    assert [pair["state"] for pair in right["pairs"]] == ["right"] * 6
    assert wrong["pairs"][0] == {
        "pair": "train 1",
        "state": "wrong",
        "reason": "row 1, column 1 is 6, expected 2",
        "steps": 33,
    }
    assert (stray["state"], stray["task"], stray["key"]) == ("not understood", None, None)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere.py",), "nowhere.py"),
        (("mine.py", "nowhere.py"), "nowhere.py"),
        ((".",), "directory"),
        (("mine.py", "--task", "007bbfb8"), "007bbfb7"),
        (("mine.py", "--data", "nowhere"), "nowhere"),
        (("mine.py", "--split", "half"), "half"),
        (("mine.py", "--steps", "0"), "--steps"),
        (("mine.py", "--workers", "0"), "--workers"),
        (("mine.py", "--plugin", "none.py"), "none.py"),
        (("mine.py", "--json", "no/such.json"), "such.json"),
        ((), "FILE"),
    ],
    ids=str,
)
def test_a_bad_call_is_one_clear_message(check, tmp_path, arguments, told):
    (tmp_path / "mine.py").write_text(ONE["right"][0])
    code, _, err = check(None, *arguments)
    assert code == 2
    assert told in err
    assert "Traceback" not in err


def test_hundreds_of_functions_give_the_same_in_workers(check, monkeypatch):
    monkeypatch.setattr("batt.cli.check.IN_DRIVER_PROGRAMS", 10)
    calls = ("rot90(I)", "palette(I)", "rotate(I)", "identity(I)")
    ids = ("007bbfb7", "00d62c1b", "67a3c6ac")
    text = "\n".join(SOLVE.format(id=id, call=call) for call in calls for id in ids * 10)
    alone, spread = check(text, "--workers", "1"), check(text, "--workers", "2")
    assert alone == spread
    assert alone[1][-1] == "0 right, 60 wrong, 30 failed, 30 not understood"


def test_a_type_clash_is_a_warning_and_the_program_runs_all_the_same(check):
    body = RIGHT.format(name="solve_007bbfb7").replace("ZERO", "none").splitlines()
    body.insert(6, "    none = last(toivec(I))")
    code, lines, _ = check("\n".join(body))
    assert (code, lines[-1]) == (0, "1 right, 0 wrong, 0 failed, 0 not understood")
    (warning,) = lines[1:-1]
    assert warning.startswith("   warning: `toivec` in ")
    assert "`I` gives Grid" in warning


def test_json_has_the_warnings(check, tmp_path):
    check(SOLVE.format(id="007bbfb7", call="rot90(palette(I))"), "-q", "--json", "out.json")
    (record,) = json.loads((tmp_path / "out.json").read_text())["functions"]
    (warning,) = record["warnings"]
    assert "`rot90` in O" in warning
    assert "`palette` in x1" in warning
