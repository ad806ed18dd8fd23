"""``batt check --jsonl`` and ``batt.check``: a record in, a record out, in order."""

import json
import os
import subprocess
import sys
from random import Random

import pytest

import batt
from batt.bring import trials
from batt.cli import main
from batt.propose.library import library
from batt.store import Store

TILED = """\
def solve_007bbfb7(I):
    x1 = upscale(I, THREE)
    x2 = hconcat(I, I)
    x3 = hconcat(x2, I)
    x4 = vconcat(x3, x3)
    x5 = vconcat(x4, x3)
    O = cellwise(x1, x5, ZERO)
    return O
"""
KEY = "e256250cbf68c7cd9a7e632efc6b677f"


def record(program, id=None, task="007bbfb7"):
    return {"task": task, "id": id, "program": program}


RECORDS = [
    record(TILED, 1),
    record(f"Here:\n```python\n{TILED}```\n", "again"),
    record("O = rot90(I)", {"any": "thing"}),
    record("y = rot90(I)\nO = y"),
    record("O = rot90(I)", task="67a3c6ac"),
    record("O = vmirror(I)", task="67a3c6ac"),
    record("def verify_67a3c6ac(I: Grid) -> Grid:\n    x0 = vmirror(I)\n    return x0\n"),
    record("O = first(rot90(crop(I, ORIGIN, ORIGIN)))"),
    record("O = palette(I)"),
    record("Well:\n```\nx1 = I\nO = rot91(I)\n```"),
    record("import os"),
]
STATES = [
    "right",
    "duplicate",
    "wrong",
    "duplicate",
    "wrong",
    "right",
    "wrong",
    "failed",
    "failed",
    "not_understood",
    "not_understood",
]


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def call(records, *arguments):
        lines = [each if isinstance(each, str) else json.dumps(each) for each in records]
        (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n")
        code = main(["check", "--jsonl", "in.jsonl", *arguments])
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err

    return call


def test_a_line_a_record_in_their_order(check):
    code, found, err = check(RECORDS)
    assert code == 1
    assert [line["status"] for line in found] == STATES
    assert [line["id"] for line in found] == [each["id"] for each in RECORDS]
    assert err == "2 right, 0 fit, 3 wrong, 2 failed, 2 not understood, 2 duplicates\n"
    assert found[0] == {
        "id": 1,
        "key": KEY,
        "status": "right",
        "train": [1000] * 5,
        "steps": 701,
        "error": None,
    }
    reason = "train 1: the size is 3x3, expected 9x9"
    assert found[2]["error"] == {"line": None, "column": None, "reason": reason}
    assert found[7]["error"]["reason"] == "train 1: first: the container is empty"
    assert found[9]["error"]["reason"].startswith("`rot91` is no primitive")
    assert (found[9]["error"]["line"], found[9]["error"]["column"]) == (4, 5)
    assert found[9]["key"] is None


def test_bad_lines_are_told_and_blank_ones_passed_over(check):
    code, found, _ = check(["", "nope", json.dumps(RECORDS[0]), "[]"])
    assert (code, [line["status"] for line in found]) == (
        1,
        ["not_understood", "right", "not_understood"],
    )
    assert found[0]["error"] == {
        "line": 2,
        "column": 1,
        "reason": "line 2 of the input: no JSON: Expecting value",
    }


def test_all_right_is_exit_code_0(check):
    assert check([RECORDS[0], RECORDS[1], RECORDS[5]])[0] == 0
    assert check([RECORDS[0], RECORDS[5]], "--train-only")[0] == 0
    assert check([])[:2] == (0, [])


def test_train_only_never_touches_a_test_pair(check, monkeypatch):
    ran = []
    real = batt.bring.trial.run_together

    def watching(samples, nodes, announce):
        ran.append(samples.inputs)
        return real(samples, nodes, announce)

    monkeypatch.setattr("batt.bring.trial.run_together", watching)
    code, found, _ = check(RECORDS[:1] + RECORDS[5:6], "--train-only")
    assert (code, [line["status"] for line in found]) == (0, ["fits", "fits"])
    tests = {pair.input for id in ("007bbfb7", "67a3c6ac") for pair in batt.load()[id].test}
    assert ran
    assert tests.isdisjoint(grid for inputs in ran for grid in inputs)


def test_fits_is_not_right(tmp_path):
    """A program that fits the train pairs fails the test, or its output is hidden."""
    pair = {"input": [[1]], "output": [[1]]}
    for id, test in (("wrong", {"input": [[2]], "output": [[3]]}), ("hidden", {"input": [[2]]})):
        (tmp_path / f"{id}.json").write_text(json.dumps({"train": [pair], "test": [test]}))
        (found,) = batt.check([record("O = I", task=id)], tmp_path)
        assert (found["status"], found["train"], found["error"]) == ("fits", [1000], None)


def mutated(count):
    """Records for many tasks, most of them wrong."""
    random, every = Random(1), library()
    for number in range(count):
        text = random.choice(every).program.text
        colour = random.choice(("ONE", "TWO", "FIVE"))
        yield record(text.replace("ZERO", colour), number, random.choice(every).task)


def test_lines_are_the_same_with_any_workers_and_windows(check, monkeypatch):
    given = [*RECORDS, *mutated(150), *RECORDS]
    alone = check(given, "--workers", "1")
    monkeypatch.setattr(trials, "IN_DRIVER", 0)
    monkeypatch.setattr(trials, "JOB_SIZE", 7)
    assert check(given, "--workers", "3") == alone
    assert list(batt.check(given, workers=1)) == alone[1]


def test_keep_stores_what_is_understood(check, tmp_path):
    _, found, _ = check(RECORDS, "--keep", "--store", "kept")
    with Store.open(tmp_path / "kept", "r") as store:
        stored = {(row["task"], row["key"]) for row in store.results()}
        (run,) = store.runs()
        right = {row["task"] for row in store.results() if row["right"]}
    assert {key for _, key in stored} == {line["key"] for line in found if line["key"]}
    assert (len(stored), right) == (7, {"007bbfb7", "67a3c6ac"})
    assert (run.command, bool(run.ended)) == ("check", True)
    assert (tmp_path / f"kept/solver_dir/solve_007bbfb7/05000/s10/{KEY}.py").exists()
    assert main(["store", "verify", "--all", "--store", "kept", "-q"]) == 0


def test_what_was_kept_without_its_tests_learns_them_later(check, tmp_path):
    check(RECORDS[:1], "--train-only", "--keep", "--store", "kept")
    with Store.open(tmp_path / "kept", "r") as store:
        assert [row["tests_right"] for row in store.results()] == [(None,)]
    check(RECORDS[:1], "--keep", "--store", "kept")
    with Store.open(tmp_path / "kept", "r") as store:
        assert [row["tests_right"] for row in store.results()] == [(True,)]


def test_a_pipe_is_answered_while_it_is_open():
    words = [sys.executable, "-c", "from batt.cli import entry; entry()", "check", "--jsonl", "-"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        for each in RECORDS[:3]:
            os.write(child.stdin.fileno(), json.dumps(each).encode() + b"\n")
            assert json.loads(child.stdout.readline())["id"] == each["id"]
        out, err = child.communicate()
    assert (out, child.returncode) == (b"", 1)
    assert err == b"1 right, 0 fit, 1 wrong, 0 failed, 0 not understood, 1 duplicates\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "there is nothing to check"),
        (("--jsonl", "no.jsonl"), "cannot read no.jsonl"),
        (("--jsonl", "."), "cannot read the lines: Is a directory"),
        (("x.py", "--jsonl", "no.jsonl"), "--jsonl goes without files"),
        (("x.py", "--keep"), "--train-only and --keep go with --jsonl"),
    ],
)
def test_a_wrong_call_says_so(tmp_path, monkeypatch, capsys, arguments, told):
    monkeypatch.chdir(tmp_path)
    assert main(["check", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_guarded_program_is_told_as_such(monkeypatch):
    from batt.workers import Incident, JobResult
    from batt.workers.serial import Serial

    real = Serial.run

    def guarded(self, function, jobs):
        for ran in real(self, function, jobs):
            value = {place: found for place, found in ran.value.items() if place}
            yield JobResult(value, (Incident(0, 61.0, "wall-clock guard"),))

    monkeypatch.setattr(Serial, "run", guarded)
    found = list(batt.check(RECORDS[:3]))
    assert [each["status"] for each in found] == ["guarded", "right", "wrong"]
    assert found[0]["error"]["reason"] == "wall-clock guard"
