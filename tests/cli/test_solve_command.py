"""``batt solve`` as a user calls it: the submission, the report, going on after a kill."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from batt.cli import main

BATT = (sys.executable, "-c", "from batt.cli import entry; entry()")
LIBRARY = ["007bbfb7", "1b60fb0c", "67a3c6ac"]
"""Tasks that the library solves, two also induction; a fourth is made here, which nothing does."""

ODD = {
    "train": [{"input": [[1, 2]], "output": [[7] * 29]}, {"input": [[3]], "output": [[8]] * 3}],
    "test": [{"input": [[1]]}, {"input": [[2]]}],
}


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    from batt.tasks.datasets import load

    monkeypatch.chdir(tmp_path)
    tasks = load("arc1", "training")
    challenges = {id: record(tasks[id]) for id in LIBRARY}
    (tmp_path / "x_challenges.json").write_text(json.dumps({**challenges, "odd": ODD}))

    def call(*arguments):
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return call


def record(task):
    """A task as a challenges file has it: without the outputs of its tests."""
    train = [{"input": rows(a), "output": rows(b)} for a, b in task.examples]
    return {"train": train, "test": [{"input": rows(pair.input)} for pair in task.test]}


def rows(grid):
    return [list(row) for row in grid]


SOLVE = ("solve", "--data", "x_challenges.json", "--budget", "0.1", "--workers", "1")


def test_solve_answers_with_the_library_and_says_so(call, tmp_path):
    code, out, err = call(*SOLVE, "--json", "out.json")
    assert (code, err) == (0, "")
    assert out[0].startswith(
        "-- 1/4 007bbfb7: tiling, 5 calls, right on all 5 train pairs; chance 0."
    )
    assert out[1].startswith("-- 2/4 1b60fb0c: library, ")
    assert out[2].startswith(
        "-- 3/4 67a3c6ac: tiling, 1 calls, right on all 3 train pairs; chance 0."
    )
    assert out[3].startswith("-- 4/4 odd: no answer (")
    assert out[4:] == [
        "-- a program fits all train pairs: 3 tasks (1 library, 2 tiling)",
        "-- only some of them, a guess: 0 tasks",
        "-- nothing found: 1 of 4 tasks",
        *[line for line in out if line.startswith("-- expected to be right: ")],
        *[line for line in out if line.startswith("-- programs that fit give different ans")],
        *[line for line in out if line.startswith("-- right where they fit, on training ")],
        "-- attempt_1: 3 of 5 outputs (1 library, 2 tiling)",
        *[line for line in out if line.startswith("-- attempt_2: ")],
        "-- last complete pass: --budget 0.1 gives these answers anywhere",
        *[line for line in out if line.endswith("new in the store batt-store")],
    ]
    document = json.loads((tmp_path / "submission.json").read_text())
    assert list(document) == [*LIBRARY, "odd"]
    assert document["odd"] == [{"attempt_1": [[0, 0], [0, 0]], "attempt_2": [[0, 0]]}] * 2
    assert call("submit-check", "submission.json", "--data", "x_challenges.json")[0] == 0
    told = json.loads((tmp_path / "out.json").read_text())
    assert told["budget"] == 0.1
    first = told["tasks"][0]["attempts"][0]["attempt_1"]
    assert first["sources"] == ["tiling"]
    assert 0.5 < first["probability"] < 1
    assert f"; chance {first['probability']:.2f}" in out[0]
    assert not (tmp_path / "submission.json.progress").exists()


def test_every_answer_is_a_program_that_check_accepts(call, tmp_path):
    call(*SOLVE, "-q", "--json", "out.json")
    told = json.loads((tmp_path / "out.json").read_text())
    best = {task["task"]: task["programs"][0]["program"] for task in told["tasks"] if task["fits"]}
    text = "\n\n".join(
        f"def solve_{id}(I):\n    "
        + "    ".join(lines.splitlines(keepends=True))
        + "    return O\n"
        for id, lines in best.items()
    )
    (tmp_path / "best.py").write_text(text)
    code, out, _ = call("check", "best.py")
    assert (code, out[-1]) == (0, "3 right, 0 wrong, 0 failed, 0 not understood")


def test_without_the_library_nothing_known_is_used(call):
    code, out, _ = call(*SOLVE, "--budget", "0.1", "--no-library", "-q")
    assert code == 0
    assert "-- a program fits all train pairs: 2 tasks (2 tiling)" in out
    assert "-- nothing found: 2 of 4 tasks" in out


def test_the_store_is_asked_and_named(call):
    assert call("run", "-q", "-i", "1b60fb0c", "--store", "mine")[0] == 0
    _, out, _ = call(*SOLVE, "--no-library", "--store", "mine", "-q")
    assert out[0] == "-- a program fits all train pairs: 3 tasks (1 store, 2 tiling)"


def test_what_fits_is_stored_with_its_proposer(call):
    assert call(*SOLVE, "-q", "--store", "new")[0] == 0
    table = call("store", "export", "--store", "new", "--form", "table", "-o", "table.jsonl")
    assert table[0] == 0
    rows = [json.loads(line) for line in Path("table.jsonl").read_text().splitlines()]
    assert {row["task"] for row in rows} == set(LIBRARY)
    assert {row["proposer"] for row in rows} >= {"library", "tiling"}
    assert not Path("batt-store").exists()


def test_without_library_nor_store_nothing_is_stored(call):
    _, out, _ = call(*SOLVE, "-q", "--no-library")
    assert not any("store" in line for line in out)
    assert not Path("batt-store").exists()


def test_others_submissions_are_merged_in(call, tmp_path):
    answer = {"attempt_1": [[5]], "attempt_2": [[6]]}
    (tmp_path / "model.json").write_text(json.dumps({"odd": [answer, answer]}))
    _, out, _ = call(*SOLVE, "-q", "--also", "model.json:2")
    assert "-- attempt_1: 5 of 5 outputs (1 library, 2 model.json, 2 tiling)" in out
    assert json.loads((tmp_path / "submission.json").read_text())["odd"] == [answer, answer]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--budget", "0"], "--budget is a number above 0, not 0"),
        (["--time-limit", "soon"], "--time-limit is a time such as 11h30m, 45m or 90s, not 'soon'"),
        (["--time-limit", "1m"], "--time-limit 1m leaves no time, as 60 s are kept in reserve"),
        (["--also", "none.json"], "none.json cannot be read: No such file or directory"),
        (["--also", "none.json:x"], "`x` is no weight"),
        (["-o", "no/where.json"], "cannot write no/where.json"),
    ],
)
def test_a_bad_call_is_told_in_one_line(call, arguments, message):
    code, out, err = call(*SOLVE[:-4], *arguments)
    assert (code, out) == (2, [])
    assert message in err
    assert len(err.splitlines()) == 1


def test_an_also_that_answers_another_task_is_refused(call, tmp_path):
    (tmp_path / "model.json").write_text('{"0d": []}')
    code, _, err = call(*SOLVE, "--also", "model.json")
    assert code == 2
    assert "model.json: task 0d: the data has no such task" in err


def test_a_solve_that_was_interrupted_goes_on(call, tmp_path, monkeypatch):
    whole = tmp_path / "whole.json"
    call(*SOLVE, "-q", "-o", whole)
    monkeypatch.setattr("batt.solving.passes.Journal.add", stopping(1))
    assert call(*SOLVE, "-q")[0] == 130
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert (tmp_path / "submission.json.progress").exists()
    assert call("submit-check", "submission.json", "--data", "x_challenges.json")[0] == 0
    code, out, _ = call(*SOLVE)
    assert (code, out[0]) == (0, "-- going on after 1 answers that are there already")
    assert (tmp_path / "submission.json").read_bytes() == whole.read_bytes()


def stopping(count):
    """``Journal.add``, interrupted after so many answers."""
    from batt.solving.journal import Journal

    add, left = Journal.add, [count]

    def stop(self, answered):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        add(self, answered)

    return stop


def test_workers_change_nothing(call, tmp_path):
    call(*SOLVE, "-q", "-o", "one.json")
    call(*SOLVE[:-1], "2", "-q", "-o", "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


PLUGIN = """
from batt import Program, proposer

@proposer(rank=1)
def wide(train, test_inputs, budget):
    budget.spend(sum(grid.width for grid, _ in train))
    yield Program.parse("O = canvas(SEVEN, astuple(ONE, 29))")

@proposer(rank=2)
def mistaken(train, test_inputs, budget):
    return [Program.parse("x1 =")]
"""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_plugin_may_bring_proposers(call, tmp_path, workers, declared):
    (tmp_path / "mine.py").write_text(PLUGIN + f"# {workers}")
    code, out, err = call(*SOLVE[:-1], workers, "-q", "--no-library", "--plugin", "mine.py")
    assert (code, err) == (0, "")
    assert "-- only some of them, a guess: 1 tasks (1 wide)" in out
    told = [line for line in out if "raised" in line]
    assert len(told) == 1
    assert told[0].startswith("-- on 4 tasks the proposer mistaken raised NotUnderstood: line 1")


@pytest.mark.slow
def test_killed_on_the_evaluation_challenges_it_comes_to_the_same(tmp_path):
    """Counting only: no evaluation task is looked at, nor scored."""
    from batt.tasks.datasets import load

    tasks = load("arc1", "evaluation")
    challenges = {id: record(task) for id, task in tasks.items()}
    (tmp_path / "eval_challenges.json").write_text(json.dumps(challenges))
    command = [*BATT, "solve", "--data", "eval_challenges.json"]
    command += ["--budget", "0.012", "-q"]
    # What a solve finds goes to its store, which the next one asks: each has one of its own.
    whole = [*command, "-o", "whole.json", "--store", "whole"]
    subprocess.run(whole, cwd=tmp_path, check=True)
    for lines in (50, 250):
        kill_after(command, tmp_path, lines)
        check = [*BATT, "submit-check", "submission.json"]
        subprocess.run([*check, "--data", "eval_challenges.json"], cwd=tmp_path, check=True)
    subprocess.run(command, cwd=tmp_path, check=True)
    whole, resumed = (tmp_path / name for name in ("whole.json", "submission.json"))
    assert whole.read_bytes() == resumed.read_bytes()


def kill_after(command: list[str], folder: Path, lines: int) -> None:
    """Start the command and kill it once its journal has so many lines."""
    journal = folder / "submission.json.progress"
    process = subprocess.Popen(command, cwd=folder, start_new_session=True)
    while not (journal.exists() and journal.read_bytes().count(b"\n") > lines):
        assert process.poll() is None, "it ended before it could be killed"
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
