"""The store keeps what a pass found, ranks it, and shows it in folders."""

import hashlib
import os
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import (
    ONE,
    ONE_AGAIN,
    RUN,
    TWO,
    do_pass,
    listing,
    places,
    sample_differ,
    sample_program,
    sample_result,
)

from batt.errors import StoreError, UsageError
from batt.store import DifferResult, IncidentRecord, Store
from batt.store.saving import settled


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as opened:
        yield opened


def kept_numbers(store, task=ONE):
    numbers = {sample_program(number).key: number for number in range(256)}
    return [numbers[one.program.key] for one in store.kept(task.fingerprint)]


def test_open_makes_the_folder_with_all_above_it(tmp_path):
    with Store.open(tmp_path / "a" / "b") as store:
        assert store.tasks() == []
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == ["batt.sqlite"]


def test_the_journal_is_wal_while_open_and_folded_in_after(tmp_path):
    with Store.open(tmp_path) as store:
        do_pass(store, [sample_result()])
        assert (tmp_path / "batt.sqlite-wal").stat().st_size > 0
    assert not list(tmp_path.glob("batt.sqlite-*"))
    connection = sqlite3.connect(tmp_path / "batt.sqlite")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_store_may_be_closed_twice(tmp_path):
    with Store.open(tmp_path) as store:
        do_pass(store, [sample_result()])
        store.close()
    assert not list(tmp_path.glob("batt.sqlite-*"))


def test_a_database_that_was_only_begun_is_begun_again(tmp_path):
    connection = sqlite3.connect(tmp_path / "batt.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("VACUUM")
    connection.close()
    assert (tmp_path / "batt.sqlite").stat().st_size > 0
    with pytest.raises(StoreError, match="holds no store yet"):
        Store.open(tmp_path, "r")
    with Store.open(tmp_path) as store:
        assert do_pass(store, [sample_result()]) == [True]


def test_what_was_saved_is_read_back_after_reopening(tmp_path):
    result = sample_result(
        scores=(1000, 0, 999),
        steps=123,
        tests_right=(True, False, None),
        parents=(sample_program(3).key, sample_program(4).key),
        mutation="swap",
        seed=7,
        round=2,
    )
    incident = IncidentRecord(1, ONE.fingerprint, "d" * 32, "O = I\n", "60 s", 61.5, 3)
    with Store.open(tmp_path) as store:
        do_pass(store, [result])
        store.save_incidents([incident])
    with Store.open(tmp_path, "r") as store:
        (one,) = store.kept(ONE.fingerprint)
        assert (one.program, one.result) == (sample_program(0), result)
        assert list(store.found()) == [result]
        assert list(store.programs()) == [sample_program(0)]
        assert store.runs() == [replace(RUN, ended="2026-01-01T00:00:01Z", number=1)]
        assert store.incidents() == store.incidents(1) == [incident]
        assert store.incidents(2) == []
        assert store.tasks() == [replace(ONE, name="007bbfb7")]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"scores": (1000, 0)}, {"scores": (0, 999)}),
        ({"scores": (500, 500), "steps": 9}, {"scores": (1000, 0), "steps": 10}),
        ({"scores": (0, 0), "failed": False, "steps": 900}, {"scores": (0, 0), "steps": 1}),
        ({"scores": (1, 0), "steps": 900}, {"scores": (0, 0), "steps": 1}),
    ],
    ids=["by the sum of scores", "then by steps", "a failure is last", "a point is enough"],
)
def test_programs_are_ranked(store, better, worse):
    do_pass(store, [sample_result(number=1, **worse), sample_result(number=2, **better)])
    assert kept_numbers(store) == [2, 1]


def test_equal_scores_and_steps_go_by_size_then_key(store):
    small = replace(sample_program(9), size=2)
    others = sorted([sample_program(1), sample_program(2)], key=lambda program: program.key)
    with store.transaction():
        store.begin_run(RUN)
        store.save_tasks([ONE])
        store.save_programs([*others, small])
        store.save_results(sample_result(number=number) for number in (1, 2, 9))
    assert [one.program.key for one in store.kept(ONE.fingerprint)] == [
        small.key,
        *(program.key for program in others),
    ]


def test_32_are_kept_and_the_rest_is_remembered_without_files(store):
    results = [sample_result(number=n, scores=(n * 10, 0), failed=False) for n in range(40)]
    do_pass(store, results)
    assert kept_numbers(store) == list(range(39, 7, -1))
    assert len(list((store.path / "solver_md5").iterdir())) == 32
    assert len(places(store.path, "007bbfb7")) == 32
    assert len(list(store.found())) == len(list(store.programs())) == 40


def test_failing_programs_fill_free_places_only(store):
    do_pass(store, [sample_result(number=n, scores=(0, 0), steps=1) for n in range(32)])
    assert len(kept_numbers(store)) == 32
    do_pass(store, [sample_result(number=n, scores=(1, 0), steps=999) for n in range(40, 70)])
    assert sorted(kept_numbers(store))[-30:] == list(range(40, 70))
    assert len(kept_numbers(store)) == 32


def test_links_are_relative_and_named_by_score_and_speed(store):
    do_pass(store, [sample_result(scores=(1000, 1000, 870), steps=900)])
    key = sample_program(0).key
    link = store.path / "solver_dir" / "solve_007bbfb7" / "02870" / "s10" / f"{key}.py"
    assert os.readlink(link) == f"../../../../solver_md5/{key}.py"
    assert link.read_text() == (
        "from batt.dsl import *\n\n\ndef solve(I):\n"
        + "".join(f"    {line}\n" for line in sample_program(0).lines.splitlines())
        + "    return O\n"
    )


def test_a_stored_file_is_the_one_that_the_printer_of_programs_makes(store):
    from batt.programs.program import Program
    from batt.programs.text import program_file

    do_pass(store, [sample_result()])
    program = Program.parse(sample_program(0).lines)
    path = store.path / "solver_md5" / f"{program.key}.py"
    assert path.read_bytes() == program_file(program)


def test_doing_the_same_twice_changes_nothing_but_the_run_log(tmp_path):
    results = [sample_result(number=n, scores=(n, 5)) for n in range(40)]
    states = []
    for seconds in (0.1, 0.2):
        with Store.open(tmp_path) as store:
            new = do_pass(store, [replace(result, seconds=seconds) for result in results])
            kept = store.kept(ONE.fingerprint)
            stamps = {path: path.lstat().st_mtime_ns for path in tmp_path.glob("solver_*/**/*")}
            states.append((store.digest(), kept, listing(tmp_path), stamps))
            assert new == [seconds == 0.1] * 40
            assert len(store.runs()) == (1 if seconds == 0.1 else 2)
    assert states[0] == states[1]


def test_a_program_that_moves_leaves_no_link_or_folder_behind(store):
    do_pass(store, [sample_result(scores=(0, 0))])
    do_pass(store, [sample_result(scores=(1000, 0), program_budget=2000)])
    assert places(store.path, "007bbfb7") == {f"01000/s06/{sample_program(0).key}.py"}
    assert os.listdir(store.path / "solver_dir" / "solve_007bbfb7") == ["01000"]


def test_a_program_that_one_task_drops_stays_while_another_keeps_it(store):
    do_pass(store, [sample_result(TWO, 0)], [TWO])
    do_pass(store, [sample_result(ONE, 0, (1, 1)), sample_result(ONE, 1, (2, 2))])
    better = [sample_result(ONE, n, (900, 900)) for n in range(10, 42)]
    do_pass(store, better)
    kept_files = {path.stem for path in (store.path / "solver_md5").iterdir()}
    assert sample_program(0).key in kept_files
    assert sample_program(1).key not in kept_files


def test_a_later_fingerprint_of_an_id_gets_a_longer_name(store):
    do_pass(store, [sample_result(ONE), sample_result(ONE_AGAIN, 1)], [ONE, TWO, ONE_AGAIN])
    assert [task.name for task in store.tasks()] == [
        "007bbfb7",
        "00d62c1b",
        "007bbfb7__c3c3c3c3",
    ]
    assert [task.dataset for task in store.tasks("007bbfb7")] == ["arc1", "arc2"]
    assert len(places(store.path, "007bbfb7")) == len(places(store.path, "007bbfb7__c3c3c3c3")) == 1
    assert not (store.path / "solver_dir" / "solve_00d62c1b").exists()


@pytest.mark.parametrize("id", ["../../up", "a b/c", "é", "x" * 500, "", "new\nline", "a\udce9"])
def test_any_text_may_be_an_id(store, id):
    task = replace(ONE, id=id)
    do_pass(store, [sample_result(task)], [task])
    (folder,) = (store.path / "solver_dir").iterdir()
    assert folder.name == f"solve_{store.tasks()[0].name}"
    assert len(store.kept(task.fingerprint)) == 1


def test_a_task_stays_as_first_named(store):
    store.save_tasks([ONE])
    store.save_tasks([replace(ONE, id="other", dataset="other")])
    assert store.tasks() == [replace(ONE, name="007bbfb7")]


def test_the_digest_is_the_hash_of_the_lines_it_documents(store):
    do_pass(store, [sample_result(steps=77), sample_result(TWO, 1)], [ONE, TWO])
    store.save_differs([sample_differ(0)])
    lines = sorted(
        [
            f"{ONE.fingerprint} {sample_program(0).key} 1000,500 77\n",
            f"{TWO.fingerprint} {sample_program(1).key} 1000,500 40\n",
            f"differ {sample_differ(0).key}\n",
        ]
    )
    assert store.digest() == hashlib.sha256("".join(lines).encode()).hexdigest()


def test_the_digest_knows_no_order_times_or_lineage(tmp_path):
    results = [sample_result(number=n, scores=(n % 7, 1)) for n in range(40)]
    other = [replace(r, seconds=9.0, seed=4, round=5, mutation="swap") for r in results[::-1]]
    digests = set()
    for name, given_results in (("a", results), ("b", other)):
        with Store.open(tmp_path / name) as store:
            do_pass(store, [], [TWO])
            do_pass(store, given_results)
            digests.add(store.digest())
    assert len(digests) == 1


def test_find_takes_the_beginning_of_a_key(store):
    store.save_programs(map(sample_program, range(40)))
    key = sample_program(5).key
    assert store.find(key) == store.find(key[:12].upper()) == sample_program(5)
    assert list(store.programs(key)) == [sample_program(5)]
    assert list(store.programs("0" * 32)) == []


@pytest.mark.parametrize(
    ("prefix", "says"),
    [("", "no beginning"), ("xyz", "no beginning"), ("0" * 32, "no program"), ("%", "0-9 a-f")],
)
def test_find_says_why_it_finds_nothing(store, prefix, says):
    with pytest.raises(UsageError, match=says):
        store.find(prefix)


def test_find_wants_more_digits_where_several_keys_begin_so(store):
    store.save_programs(map(sample_program, range(40)))
    beginnings = [sample_program(number).key[0] for number in range(40)]
    shared = next(digit for digit in beginnings if beginnings.count(digit) > 1)
    with pytest.raises(UsageError, match="give more digits"):
        store.find(shared)


def test_results_are_dicts_that_name_the_task(store):
    do_pass(
        store, [sample_result(scores=(1000,), tests_right=(True,)), sample_result(TWO)], [ONE, TWO]
    )
    first, second = store.results()
    assert (first["task"], first["dataset"], first["score"]) == ("007bbfb7", "arc1", 1000)
    assert (first["fits"], first["right"], second["fits"]) == (True, True, False)
    assert [row["task"] for row in store.results(fingerprint=TWO.fingerprint)] == ["00d62c1b"]
    assert len(list(store.results(key=sample_program(0).key))) == 2
    assert list(store.results(key="0" * 32)) == []


def test_many_results_are_read_page_by_page(store, monkeypatch):
    monkeypatch.setattr("batt.store.reading.PAGE", 7)
    results = [sample_result(task, n) for task in (ONE, TWO) for n in range(20)]
    do_pass(store, results, [ONE, TWO])
    met = [(result.fingerprint, result.key) for result in store.found()]
    assert met == sorted((result.fingerprint, result.key) for result in results)
    assert [program.key for program in store.programs()] == sorted({key for _, key in met})


@pytest.mark.parametrize(
    ("scores", "tests", "fits", "right"),
    [
        ((1000, 1000), (True, None), True, True),
        ((1000, 1000), (True, False), True, False),
        ((1000, 999), (True,), False, False),
    ],
)
def test_a_program_is_right_when_it_fits_and_no_known_test_is_wrong(scores, tests, fits, right):
    result = sample_result(scores=scores, tests_right=tests)
    assert (result.fits, result.right) == (fits, right)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"seconds": 5.0, "mutation": "swap", "run": 9}, {}),
        ({"tests_right": (True, True)}, {"tests_right": (True, False)}),
        ({"scores": (1, 1), "program_budget": 999}, {}),
        ({"scores": (1, 1), "steps": 3}, {"scores": (1, 1), "steps": 3}),
        (
            {"program_budget": 2000, "seconds": 5.0, "run": 9},
            {"program_budget": 2000, "seconds": 5.0},
        ),
    ],
    ids=["the same again", "a test known now", "smaller budget", "other outcome", "larger budget"],
)
def test_a_result_that_comes_again(store, change, expected):
    first = sample_result(tests_right=(None, False), mutation="wrap")
    do_pass(store, [first])
    assert do_pass(store, [replace(first, **change)]) == [False]
    assert list(store.found()) == [replace(first, **expected)]


outcomes = st.builds(
    lambda score, steps, budget, test: sample_result(
        scores=(score, 0), steps=steps, program_budget=budget, tests_right=(test,)
    ),
    st.integers(0, 2),
    st.integers(1, 2),
    st.integers(1, 3),
    st.sampled_from([None, True]),
)


@given(outcomes, outcomes)
def test_settling_again_changes_nothing_more(stored, new):
    once = settled(stored, new)
    assert settled(once, new) == once


def test_a_differ_is_shown_by_how_well_it_tells_apart(store):
    do_pass(store, [sample_result()])
    differ = sample_differ(7)
    assert store.save_differs([differ, sample_differ(1)]) == [True, True]
    assert store.save_differs([differ]) == [False]
    for distinct in (5, 12):
        store.save_differ_results([DifferResult(ONE.fingerprint, differ.key, distinct, 900)])
        store.refresh_differs([ONE.fingerprint])
        link = store.path / "differ_dir/solve_007bbfb7" / f"{distinct:05d}/s10" / f"{differ.key}.py"
        assert os.readlink(link) == f"../../../../differ_md5/{differ.key}.py"
    assert "def differ(S, I, C):\n" in link.read_text()
    assert len(list((store.path / "differ_md5").iterdir())) == 2
    assert len(list((store.path / "differ_dir").rglob("*.py"))) == 1
    assert store.differ_results(ONE.fingerprint)[0].distinct == 12


def test_a_found_differ_may_come_to_ship(store):
    found = replace(sample_differ(1), name="", shipped=False)
    store.save_differs([found])
    store.save_differs([sample_differ(1)])
    store.save_differs([found])
    assert store.differs() == [sample_differ(1)]


def test_a_text_that_is_not_its_keys_is_refused_and_nothing_saved(store):
    bad = replace(sample_program(1), lines="O = I\n")
    with pytest.raises(StoreError, match="not what its key says"), store.transaction():
        store.save_programs([sample_program(0), bad])
    assert list(store.programs()) == []


def test_two_texts_of_one_key_are_told_apart(store, monkeypatch):
    monkeypatch.setattr("batt.store.texts.key_of", lambda lines: "e" * 32)
    twins = [replace(sample_program(number), key="e" * 32) for number in (0, 1)]
    store.save_programs(twins[:1])
    with pytest.raises(StoreError, match="two texts have the key"):
        store.save_programs(twins[1:])
    assert list(store.programs()) == twins[:1]


def test_a_transaction_that_ends_in_an_error_saves_nothing(store):
    def interrupted():
        do_pass(store, [sample_result()], refresh=False)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), store.transaction():
        interrupted()
    assert (store.tasks(), store.runs(), list(store.found())) == ([], [], [])


def test_a_result_on_an_unknown_task_is_our_own_mistake(store):
    with pytest.raises(ValueError, match="save the task"):
        store.save_results([sample_result()])


def test_the_rank_index_is_what_ranks(store):
    do_pass(store, [sample_result()])
    plan = store._db.rows(
        "EXPLAIN QUERY PLAN SELECT key FROM results INDEXED BY results_by_rank WHERE task = 1"
        " ORDER BY failed, score DESC, steps, size, key LIMIT 32"
    )
    assert [detail for *_, detail in plan if "B-TREE" in detail] == []


def test_what_a_run_has_spent_is_noted_beside_its_options(tmp_path):
    with Store.open(tmp_path / "store") as store:
        run = store.begin_run(RUN)
        store.note_spent(run, {"try": 1.23456, "store": 2})
        store.note_spent(run, {"try": 3})
        (noted,) = store.runs()
    assert (noted.options, noted.spent) == (RUN.options, {"try": 3})
