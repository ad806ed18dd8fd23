"""Which differs predicted success: counted by hand on a small history."""

import json

import pytest

from batt.cli import main
from batt.differs.score import Scorer, shipped
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.heading import INPUTS
from batt.programs.program import Program
from batt.report.differs import Predicted, Prediction, summarise, table_lines
from batt.store import DifferRecord, ProgramRecord, ResultRecord, RunRecord, Store, TaskRecord
from batt.tasks.datasets import load

TASK = load("arc1", "training")["67a3c6ac"]
OTHER_TASK = load("arc1", "training")["007bbfb7"]

FITS = Program.parse("O = vmirror(I)")
NEAR = Program.parse("x1 = vmirror(I)\nO = replace(x1, ONE, FIVE)")
FIRST = Program.parse("x1 = replace(I, ONE, FIVE)\nO = replace(x1, TWO, FOUR)")
EARLY = Program.parse("O = hmirror(I)")
LATE = Program.parse("O = rot180(I)")
GONE = "0123456789abcdef" * 2

HISTORY = [  # program, round, parents, whether it fits
    (FIRST, 1, [], False),
    (EARLY, 1, [], False),
    (NEAR, 2, [FIRST.key, GONE], False),
    (FITS, 3, [NEAR.key], True),
    (LATE, 3, [EARLY.key], False),
]
COMPARED = [(EARLY, FIRST), (EARLY, NEAR)]  # LATE was not known when an ancestor was

BLIND = Program.parse("O = astuple(ZERO, I)", inputs=INPUTS["differ"])


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Store.open("batt-store") as opened, opened.transaction():
        opened.begin_run(RunRecord("evolve", 7, "2026-01-01T00:00:00Z"))
        opened.save_tasks(
            TaskRecord(task.fingerprint, task.id, task.dataset) for task in (TASK, OTHER_TASK)
        )
        opened.save_programs(ProgramRecord(p.key, p.text, p.size) for p, *_ in HISTORY)
        opened.save_results(
            _result(TASK, program, round, parents, 1000 if fits else 500)
            for program, round, parents, fits in HISTORY
        )
        opened.save_results([_result(OTHER_TASK, NEAR, 1, [], 300)])
        opened.save_differs([DifferRecord(BLIND.key, BLIND.text, BLIND.size, "found_1")])
    return tmp_path / "batt-store"


def _result(task, program, round, parents, score):
    return ResultRecord(
        fingerprint=task.fingerprint,
        key=program.key,
        scores=(score,) * len(task.train),
        steps=700,
        failed=False,
        tests_right=(None,),
        seconds=0.1,
        node_budget=1000,
        program_budget=1000,
        run=1,
        parents=tuple(parents),
        mutation="constant" if parents else "",
        round=round,
    )


def _sums(program):
    """The sum over the train pairs of what each shipped differ says, the score last."""
    scorer = Scorer(TASK.examples)
    trial = run_one(program.root, Samples(tuple(start for start, _ in TASK.examples), Budgets()))
    rows = [
        [*scorer.ways(pair, output), scorer.score(pair, output)]
        for pair, output in enumerate(trial.outputs)
    ]
    return [sum(column) for column in zip(*rows, strict=True)]


def test_it_is_what_one_counts_by_hand(store):
    with Store.open(store, "r") as opened:
        tasks = {TASK.fingerprint: TASK}
        found = summarise(opened, lambda record: tasks.get(record.fingerprint))
    assert (found.tasks, found.ancestors, found.comparisons) == (1, 2, len(COMPARED))
    names = [*(each.name for each in shipped()), "score"]
    expected = {"found_1": 0.5}
    for at, name in enumerate(names):
        wins = [(_sums(other)[at], _sums(ancestor)[at]) for other, ancestor in COMPARED]
        expected[name] = sum((low < high) + (low <= high) for low, high in wins) / (2 * len(wins))
    assert {each.name: each.auc for each in found.differs} == expected
    assert [each.auc for each in found.differs] == sorted(expected.values(), reverse=True)


def test_the_command_prints_the_table_and_writes_it(store, capsys):
    assert main(["store", "differs", "--json", "x.json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "differ           AUC"
    assert "found_1          500" in lines
    assert lines[-1] == (
        "1 task, 2 ancestors of programs that fit, 2 comparisons with programs that led nowhere"
    )
    document = json.loads((store.parent / "x.json").read_text())
    assert (document["tasks"], len(document["differs"])) == (1, len(shipped()) + 2)


def test_a_store_without_a_history_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with Store.open("batt-store"):
        pass
    assert main(["store", "differs"]) == 0
    assert "nothing to learn yet" in capsys.readouterr().out
    assert main(["store", "differs", "--store", "nowhere"]) == 2
    assert main(["store", "differs", "--data", "nowhere"]) == 2


def test_the_table():
    found = Prediction(
        (Predicted("differ_cells", "ab", 0.8), Predicted("score", "", None)), 2, 3, 4
    )
    assert table_lines(found) == [
        "differ        AUC",
        "differ_cells  800",
        "score           -",
        "2 tasks, 3 ancestors of programs that fit, 4 comparisons with programs that led nowhere",
    ]
