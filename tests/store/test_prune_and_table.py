"""Pruning, and the table of results: what is written, and what never changes."""

import csv
import json
from dataclasses import replace

import pytest
from store_samples import ONE, ONE_AGAIN, RUN, TWO, do_pass, listing, sample_result

from batt.cli import main
from batt.store import Store
from batt.store.table import COLUMNS, TABLE_VERSION, proposer_of


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as store:
        do_pass(
            store,
            [sample_result(number=number, scores=(number, 0)) for number in range(40)],
            (ONE, ONE_AGAIN),
        )
        do_pass(store, [sample_result(TWO, 3, (1000, 1000), run=2, mutation="graft")], (TWO,))
        yield store


def test_pruning_drops_what_is_not_kept_and_nothing_else(store, tmp_path):
    before, shown = store.digest(), listing(tmp_path / "store")
    done = store.prune()
    assert (done.programs, done.results) == (7, 8)  # one is kept for the other task
    assert (store.digest(), listing(tmp_path / "store")) == (before, shown)
    assert len(list(store.found())) == 33
    assert store.prune().results == 0


def test_prune_as_a_command(store, tmp_path, capsys):
    store.close()
    assert main(["store", "prune", "--store", str(tmp_path / "store")]) == 0
    assert capsys.readouterr().out == "-- 7 programs and 8 results deleted\n"
    assert main(["store", "prune", "--store", str(tmp_path / "none")]) == 2
    assert not (tmp_path / "none").exists()


FIRST_COLUMNS = [
    *("schema", "dataset", "group", "task", "fingerprint", "key", "fits", "right", "score"),
    *("steps", "size", "proposer", "mutation", "parents", "seed", "round", "run", "dsl_version"),
    *("batt_version", "failed", "scores", "tests_right", "behaviour", "normal", "language"),
    *("node_budget", "program_budget", "seconds"),
]


def test_columns_may_be_added_and_never_renamed():
    """Others' notebooks read these: a failing test means that a new one belongs at the end."""
    assert list(COLUMNS[: len(FIRST_COLUMNS)]) == FIRST_COLUMNS
    assert TABLE_VERSION >= 1


def test_every_column_is_in_the_page(request):
    page = (request.config.rootpath / "docs/store.md").read_text()
    assert not [column for column in COLUMNS if f"`{column}`" not in page]


def test_a_table_is_the_same_in_both_forms(store, tmp_path):
    assert store.export("table", tmp_path / "t.csv") == 41
    assert store.export("table", tmp_path / "t.jsonl") == 41
    with (tmp_path / "t.csv").open(newline="") as file:
        cells = list(csv.DictReader(file))
    rows = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text().splitlines()]
    assert list(rows[0]) == list(COLUMNS) == list(cells[0])
    (two,) = [row for row in rows if row["task"] == TWO.id]
    wanted = {
        "schema": TABLE_VERSION,
        "dataset": "arc1",
        "fits": True,
        "right": True,
        "score": 2000,
        "scores": [1000, 1000],
        "tests_right": [None],
        "proposer": "mutation",
        "mutation": "graft",
        "parents": [],
        "run": 2,
    }
    assert {name: two[name] for name in wanted} == wanted
    (cell,) = [row for row in cells if row["task"] == TWO.id]
    assert (cell["fits"], cell["scores"], cell["tests_right"]) == ("1", "1000 1000", "?")
    assert [row["key"] for row in rows] == [row["key"] for row in store.results()]


@pytest.mark.parametrize(
    ("command", "mutation", "parents", "proposer"),
    [
        ("batt run -i x", "", 0, "run"),
        ("import", "", 0, "import"),
        ("evolve", "graft", 2, "crossover"),
        ("evolve", "constant", 1, "mutation"),
        ("evolve", "", 1, "mutation"),
        ("", "", 0, ""),
    ],
)
def test_who_proposed_a_program(command, mutation, parents, proposer):
    assert proposer_of(command, mutation, parents) == proposer


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "t.txt"), "neither .csv nor .jsonl"),
        ((), "needs a place to write to"),
        (("-o", "no/such/t.csv"), "No such file"),
        (("-o", "folder.csv"), "is a folder"),
    ],
)
def test_a_table_in_a_wrong_place(store, tmp_path, monkeypatch, capsys, arguments, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.csv").mkdir()
    store.close()
    assert main(["store", "export", "--form", "table", *arguments, "--store", "store"]) == 2
    assert told in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.csv", "store"]


def test_a_run_that_the_log_lost_leaves_its_columns_empty(store):
    store.begin_run(replace(RUN, dsl_version="x" * 64, batt_version="9"))
    row = next(store.results())
    assert (row["dsl_version"], row["batt_version"]) == ("", "")
