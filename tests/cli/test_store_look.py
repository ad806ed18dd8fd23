"""``batt store ls`` and ``stats``, ``batt compare``: what people read."""

import json

import pytest
from store_samples import ONE, ONE_AGAIN, RUN, TWO, sample_program, sample_result

from batt.cli import main
from batt.report.comparison import mcnemar
from batt.store import Store, TaskRecord

ARC2 = TaskRecord("d4" * 32, "1a2b3c4d", "arc2", "training")


@pytest.fixture
def stores(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    full, half, none = (1000, 1000), (1000, 400), (0, 0)
    save("a", [(ONE, 1, full, True), (ONE, 2, half, None), (ONE, 3, none, None)])
    save("b", [(ONE, 1, full, False), (TWO, 2, full, True), (ARC2, 4, full, None)])
    return tmp_path


def save(name, found):
    with Store.open(name) as store, store.transaction():
        run = store.begin_run(RUN)
        store.save_tasks([ONE, ONE_AGAIN, TWO, ARC2])
        for task, number, scores, right in found:
            store.save_programs([sample_program(number)])
            store.save_results([sample_result(task, number, scores, run=run, tests_right=(right,))])


def said(capsys, *arguments):
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


K1, K2, K3, K4 = (sample_program(number).key for number in (1, 2, 3, 4))


def test_ls_lists_task_by_task_best_first(stores, capsys):
    assert said(capsys, "store", "ls", "--store", "a") == (
        0,
        [
            "task      dataset  key                               state  score    steps  size"
            "  proposer",
            f"007bbfb7  arc1     {K1}  right   2000       40     9  run",
            f"007bbfb7  arc1     {K2}  -       1400       40     9  run",
            f"007bbfb7  arc1     {K3}  fails      0       40     9  run",
        ],
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("--store", "a", "--fits"), [K1]),
        (("--store", "b", "--fits"), [K1, K2, K4]),
        (("--store", "b", "--right"), [K2, K4]),
        (("--store", "a", "--score", "1400"), [K1, K2]),
        (("--store", "b", "00d62c1b"), [K2]),
        (("--store", "a", "--all"), [K1, K2, K3]),
    ],
)
def test_ls_filters(stores, capsys, arguments, keys):
    code, lines, _ = said(
        capsys, "store", "ls", *arguments, "--columns", "key", "--json", "ls.json"
    )
    assert (code, lines) == (0, ["key", *keys])
    document = json.loads((stores / "ls.json").read_text())
    assert [row["key"] for row in document["results"]] == keys


def test_stats_count_everything(stores, capsys):
    code, lines, _ = said(capsys, "store", "stats", "--store", "b", "--json", "stats.json")
    assert code == 0
    assert lines[0].startswith("3 programs, 3 results on 4 tasks, 1 runs, 0 rounds, ")
    assert lines[1:4] == [
        "arc1: 2 tasks, 2 with a program that fits, 1 with a right one, "
        "mean of the best scores 1000 of 1000, 2 kept",
        "arc2: 1 tasks, 0 with a program that fits, 0 with a right one, "
        "mean of the best scores 0 of 1000, 0 kept",
        "arc2 training: 1 tasks, 1 with a program that fits, 1 with a right one, "
        "mean of the best scores 1000 of 1000, 1 kept",
    ]
    assert lines[4] == "proposed by: run 3"
    assert lines[-1].startswith("note: arc2's training tasks include 376 of arc1's evaluation")
    assert json.loads((stores / "stats.json").read_text())["counts"]["programs"] == 3


def test_a_changed_primitive_is_named(stores, capsys):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect("a/batt.sqlite")) as connection, connection:
        connection.execute("UPDATE primitives SET hash = 'old' WHERE name = 'flip'")
    _, lines, _ = said(capsys, "store", "stats", "--store", "a")
    assert "changed since: flip; batt store verify runs again what uses them" in lines


SUBMISSION = {"007bbfb7": [{"attempt_1": [[0]], "attempt_2": [[1]]}]}


def test_compare_stores_runs_and_submissions(stores, capsys):
    assert said(capsys, "compare", "a", "b", "--json", "c.json")[:2] == (
        0,
        [
            "a -> b",
            "gained 2: 00d62c1b 1a2b3c4d",
            "lost 1: 007bbfb7",
            "both 0",
            "neither 1",
            "McNemar's exact p = 1",
        ],
    )
    document = json.loads((stores / "c.json").read_text())
    assert (document["gained"], document["neither"]) == (["00d62c1b", "1a2b3c4d"], ["007bbfb7"])
    _, lines, _ = said(capsys, "compare", "a", "b", "--fits", "-v")
    assert lines[1:5] == [
        "gained 2: 00d62c1b 1a2b3c4d",
        "lost 0",
        "both 1: 007bbfb7",
        "neither 1: 007bbfb7",
    ]
    _, lines, _ = said(capsys, "compare", "a#1", "1", "--store", "b")
    assert lines[0] == "a#1 -> run 1 of b"


def task_file(folder, id, outputs):
    pair = {"input": [[1]], "output": [[1]]}
    tests = [{"input": [[place]], "output": out} for place, out in enumerate(outputs)]
    (folder / f"{id}.json").write_text(json.dumps({"train": [pair], "test": tests}))


def test_submissions_are_held_against_the_data(stores, capsys):
    (stores / "data").mkdir()
    task_file(stores / "data", "t1", [[[5]], [[6]]])
    task_file(stores / "data", "t2", [[[7]]])
    one, two = [{"attempt_1": [[0]], "attempt_2": out} for out in ([[5]], [[6]])]
    (stores / "x.json").write_text(json.dumps({"t1": [one, two], "t2": "nonsense"}))
    (stores / "y.json").write_text(json.dumps({"t1": [two, one], "t2": [{"attempt_1": [[7]]}]}))
    _, lines, _ = said(capsys, "compare", "x.json", "y.json", "--data", "data")
    assert lines[1:] == [
        "gained 1: t2",
        "lost 1: t1",
        "both 0",
        "neither 0",
        "McNemar's exact p = 1",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("store", "ls", "nope", "--store", "a"), "the store has nothing on a task nope"),
        (("store", "ls", "--columns", "nope", "--store", "a"), "no column nope; there are schema,"),
        (("store", "ls", "--store", "none"), "holds no store yet"),
        (("store", "stats", "--store", "none"), "holds no store yet"),
        (("compare", "a", "none"), "there is no store, run or submission none"),
        (("compare", "a#9", "b"), "a has no run 9; its runs are 1"),
        (("compare", "a", "list.json"), "list.json is no submission"),
        (("compare", "a", "bad.json"), "bad.json is not usable JSON"),
    ],
)
def test_a_wrong_call_is_told(stores, capsys, arguments, told):
    (stores / "list.json").write_text("[]")
    (stores / "bad.json").write_text("{")
    code, lines, err = said(capsys, *arguments)
    assert (code, lines) == (2, [])
    assert told in err


@pytest.mark.parametrize(
    ("gained", "lost", "p"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (6, 0, 0.03125),
        (10, 2, 0.038574),
        (2, 10, 0.038574),
        (3000, 2000, 0),
    ],
)
def test_mcnemar_is_exact(gained, lost, p):
    assert mcnemar(gained, lost) == pytest.approx(p, abs=1e-6)
