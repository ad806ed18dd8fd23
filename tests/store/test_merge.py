"""Merging stores: a union, the same in any order, that trusts nobody's texts."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import ONE, ONE_AGAIN, RUN, TWO, do_pass, sample_program, sample_result

from batt.cli import main
from batt.errors import StoreError
from batt.programs.canonical import key_of
from batt.store import (
    DifferRecord,
    DifferResult,
    IncidentRecord,
    RoundRecord,
    Store,
)

TASKS = (ONE, TWO, ONE_AGAIN)


@st.composite
def contents(draw):
    """What a store holds: its runs, each with the results that it found."""
    found = st.builds(
        lambda task, number, scores, steps, tests, budget: sample_result(
            task, number, scores, steps, tests_right=(tests,), program_budget=budget
        ),
        st.sampled_from(TASKS),
        st.integers(0, 5),
        st.tuples(st.sampled_from([0, 500, 1000]), st.sampled_from([0, 999])),
        st.integers(1, 3),
        st.sampled_from([None, True, False]),
        st.sampled_from([1000, 2000]),
    )
    started = st.integers(1, 3)
    return draw(st.lists(st.tuples(started, st.lists(found, max_size=5)), max_size=3))


def made(path, runs):
    with Store.open(path) as store:
        for started, results in runs:
            with store.transaction():
                run = store.begin_run(replace(RUN, started=f"2026-01-0{started}T00:00:00Z"))
                store.save_tasks(TASKS[: 1 + started])
                known = [each for each in results if each.fingerprint != ONE_AGAIN.fingerprint]
                given = known if started < 2 else results
                store.save_programs(sample_program(number_of(each)) for each in given)
                store.save_results(replace(each, run=run) for each in given)
                store.end_run(run, f"2026-01-0{started}T00:00:0{len(results)}Z", bool(results))
    return path


NUMBERS = {sample_program(number).key: number for number in range(256)}


def number_of(result):
    return NUMBERS[result.key]


def merged(path, *paths):
    with Store.open(path) as target:
        target.merge([Store.open(each, "r") for each in paths])
        target.export()
    return path


def everything(path):
    """All rows of all tables, numbers of tasks and runs too."""
    with closing(sqlite3.connect(path / "batt.sqlite")) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}")) for name in names}


@given(st.lists(contents(), min_size=3, max_size=3))
@settings(max_examples=25, deadline=None)
def test_the_order_of_merging_does_not_matter(tmp_path_factory, given):
    folder = tmp_path_factory.mktemp("merge")
    stores = [made(folder / f"s{place}", runs) for place, runs in enumerate(given)]
    orders = [merged(folder / f"o{at}", *each) for at, each in enumerate(permutations(stores))]
    first = everything(orders[0])
    assert all(everything(each) == first for each in orders)
    one, two, three = stores
    left = merged(folder / "l2", merged(folder / "l1", one, two), three)
    right = merged(folder / "r2", one, merged(folder / "r1", two, three))
    assert digest(left) == digest(right) == digest(orders[0])
    again = merged(folder / "again", orders[0], one, orders[0])
    assert everything(again) == first
    merged(one, two, three)  # into a store that is there
    assert digest(one) == digest(orders[0])
    with Store.open(one, "r") as store:
        assert not list(store.folder_differences("solver"))


def digest(path):
    with Store.open(path, "r") as store:
        return store.digest()


def test_the_union_of_everything_is_there(tmp_path):
    with Store.open(tmp_path / "a") as store:
        do_pass(store, [sample_result(number=number) for number in range(40)])
        store.save_round(RoundRecord(1, 1, 1, 40, 40, 10, 40, 0, 0, {"007bbfb7": 5}))
    with Store.open(tmp_path / "b") as store:
        do_pass(store, [sample_result(TWO, number) for number in range(30, 50)], (ONE_AGAIN, TWO))
        differ = "O = astuple(S, C)\n"
        store.save_differs([DifferRecord(key_of(differ), differ, 1, "d")])
        store.save_differ_results([DifferResult(TWO.fingerprint, key_of(differ), 3, 9)])
        lines = sample_program(0).lines
        store.save_incidents(
            [IncidentRecord(1, TWO.fingerprint, key_of(lines), lines, "slow", 1.0)]
        )
    with Store.open(merged(tmp_path / "out", tmp_path / "a", tmp_path / "b"), "r") as store:
        assert len(list(store.programs())) == 50
        assert len(list(store.found())) == 60
        assert len(store.runs()) == 1  # the two say the same of themselves
        assert [done.gains for done in store.rounds(1)] == [{"007bbfb7": 5}]
        assert [incident.reason for incident in store.incidents()] == ["slow"]
        assert [found.distinct for found in store.differ_results(TWO.fingerprint)] == [3]
        assert {task.name for task in store.tasks()} == {
            "007bbfb7",
            "007bbfb7__c3c3c3c3",
            "00d62c1b",
        }


def sql(path, statement, *values):
    with closing(sqlite3.connect(path / "batt.sqlite")) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement, values)


def with_text(path, lines, key=None):
    """A store of two programs that are sound, and of one more that is not."""
    with Store.open(path) as store:
        do_pass(store, [sample_result(number=number) for number in (1, 2, 3)], refresh=False)
    was = sample_program(3).key
    sql(
        path,
        "UPDATE programs SET lines = ?, key = ? WHERE key = ?",
        lines,
        key or key_of(lines),
        was,
    )
    sql(path, "UPDATE results SET key = ?, score = 9999 WHERE key = ?", key or key_of(lines), was)
    return path


BAD = {
    "an MD5 that is not its key": (
        "O = flip(I)\n",
        "ab" * 16,
        "its text is not the one of its key",
    ),
    "no program": ("import os\n", None, "is no program"),
    "an unknown primitive": ("O = mystery(I)\n", None, "`mystery` is no primitive"),
    "another form": ("y = flip(I)\nO = y\n", None, "not in canonical form"),
    "a path for a key": ("O = I\n", "../../../../etc/x", "its text is not the one of its key"),
}


@pytest.mark.parametrize(("lines", "key", "why"), BAD.values(), ids=BAD)
def test_a_bad_text_is_refused_and_named_and_the_rest_merged(tmp_path, capsys, lines, key, why):
    bad = with_text(tmp_path / "bad", lines, key)
    out = tmp_path / "out"
    assert main(["store", "merge", str(bad), "-o", str(out)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(f"-- refused {key or key_of(lines)}: ")
    assert why in told[0]
    assert told[-1] == f"2 programs and 2 results are new in {out}, 1 refused"
    with Store.open(out, "r") as store:
        assert {one.program.key for one in store.kept(ONE.fingerprint)} == {
            sample_program(number).key for number in (1, 2)
        }
        assert not list(store.folder_differences("solver"))
    assert not [path for path in Path(out).rglob("*") if "etc" in path.parts]


def test_sizes_and_sums_are_made_anew(tmp_path):
    with Store.open(tmp_path / "a") as store:
        do_pass(store, [sample_result(number=number) for number in (1, 2)])
    wanted = merged(tmp_path / "sound", tmp_path / "a")
    sql(tmp_path / "a", "UPDATE programs SET size = 1")
    sql(tmp_path / "a", "UPDATE results SET size = 1, score = 77777")
    assert everything(merged(tmp_path / "out", tmp_path / "a")) == everything(wanted)


REFUSED = {
    "a trigger": (
        "CREATE TRIGGER t AFTER INSERT ON tasks BEGIN DELETE FROM tasks; END",
        "holds what no batt has put there: trigger t",
    ),
    "a view": ("CREATE VIEW v AS SELECT 1", "holds what no batt has put there: view v"),
    "a number that is none": ("UPDATE results SET steps = 'many'", "is damaged"),
    "scores that are none": (
        "UPDATE results SET scores = 'good'",
        "a result in the database is damaged",
    ),
    "a run that is not there": (
        "UPDATE results SET run = 99",
        "a result in the database is damaged",
    ),
    "a fingerprint that is none": ("UPDATE tasks SET fingerprint = 'x'", "is no fingerprint"),
}


@pytest.mark.parametrize(("statement", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_ours_is_refused_and_nothing_taken(tmp_path, capsys, statement, why):
    with Store.open(tmp_path / "a") as store:
        do_pass(store, [sample_result(number=1)])
    with Store.open(tmp_path / "b") as store:
        do_pass(store, [sample_result(TWO, 2)], (TWO,))
    before = digest(tmp_path / "b")
    sql(tmp_path / "a", statement)
    arguments = ["store", "merge", str(tmp_path / "a"), "--store", str(tmp_path / "b")]
    assert main(arguments) == 2
    assert why in capsys.readouterr().err
    assert digest(tmp_path / "b") == before


def test_stores_of_two_languages_say_so_and_offer_verify(tmp_path, capsys):
    for name in "ab":
        with Store.open(tmp_path / name) as store:
            do_pass(store, [sample_result(number=ord(name))])
    sql(tmp_path / "a", "UPDATE primitives SET hash = 'another' WHERE name = 'flip'")
    out = str(tmp_path / "out")
    assert main(["store", "merge", str(tmp_path / "a"), str(tmp_path / "b"), "-o", out]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "-- the stores know different versions of the language: flip"
    assert told[1].endswith(f"batt store verify --store {out}")


def test_what_holds_in_the_language_of_now_comes_first(tmp_path):
    """Of two outcomes the one that was measured with other primitives is not believed."""
    for name, language, score in (("a", "0" * 16, 1000), ("b", "", 0)):
        with Store.open(tmp_path / name) as store:
            do_pass(store, [sample_result(number=1, scores=(score, 0), language=language)])
    for order in ("ab", "ba"):
        merged(tmp_path / f"out{order}", *[tmp_path / name for name in order])
        with Store.open(tmp_path / f"out{order}", "r") as store:
            assert [found.score for found in store.found()] == [0]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("a", "-o", "a"), "is the store that the others are merged into"),
        (("a", "-o", "b"), "b is there already; --store b merges into it"),
        (("a", "--store", "a"), "is the store that the others are merged into"),
        (("none", "-o", "out"), "none/batt.sqlite holds no store yet"),
    ],
)
def test_a_wrong_call_makes_nothing(tmp_path, monkeypatch, capsys, arguments, told):
    monkeypatch.chdir(tmp_path)
    for name in "ab":
        with Store.open(name) as store:
            do_pass(store, [sample_result(number=1)])
    assert main(["store", "merge", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_merge_that_fails_leaves_the_store_as_it_was(tmp_path, monkeypatch):
    with Store.open(tmp_path / "a") as store:
        do_pass(store, [sample_result(number=1)])
    monkeypatch.setattr("batt.store.merge._merge_log", lambda *_: 1 / 0)
    with Store.open(tmp_path / "out") as target, Store.open(tmp_path / "a", "r") as source:
        with pytest.raises(ZeroDivisionError):
            target.merge([source])
        assert target.tasks() == []
    with Store.open(tmp_path / "out") as target:  # its indexes are there again
        do_pass(target, [sample_result(number=1)])


def test_a_driver_may_write_to_a_source_meanwhile(tmp_path):
    with Store.open(tmp_path / "a") as driver:
        do_pass(driver, [sample_result(number=1)])
        merged(tmp_path / "out", tmp_path / "a")
        do_pass(driver, [sample_result(number=2)])
    with (
        Store.open(tmp_path / "out", "r") as store,
        Store.open(tmp_path / "a", "r") as source,
        pytest.raises(StoreError),
    ):
        store.merge([source])


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_run_in_two_stores_has_spent_what_was_noted_last(tmp_path, order):
    for number, spent in enumerate([{"try": 1.0}, {"store": 0.5, "try": 2.0}]):
        with Store.open(tmp_path / f"s{number}") as store:
            store.note_spent(store.begin_run(RUN), spent)
    with Store.open(tmp_path / "merged") as merged:
        sources = [Store.open(tmp_path / f"s{number}", "r") for number in order]
        merged.merge(sources)
        for source in sources:
            source.close()
        assert [run.spent for run in merged.runs()] == [{"store": 0.5, "try": 2.0}]
