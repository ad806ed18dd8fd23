"""What texts and folders of a store should be against what they are; the languages of results."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from store_samples import (
    ONE,
    TWO,
    do_pass,
    listing,
    sample_differ,
    sample_program,
    sample_result,
)

from batt.dsl.version import language_of
from batt.dsl.version_table import TABLE
from batt.programs.program import Program
from batt.store import DifferResult, ProgramRecord, Store

KEY = sample_program(0).key
DIFFER = sample_differ(0).key
FILE = f"solver_md5/{KEY}.py"
LINK = f"solver_dir/solve_007bbfb7/01500/s06/{KEY}.py"
DIFFER_FILE = f"differ_md5/{DIFFER}.py"
OTHER_KEY = "0123456789abcdef" * 2


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A closed store with programs on two tasks, and a differ."""
    folder = tmp_path_factory.mktemp("template") / "store"
    with Store.open(folder) as store:
        do_pass(store, [sample_result(number=0), sample_result(TWO, 1)], [ONE, TWO])
        store.save_differs([sample_differ(0)])
        store.save_differ_results([DifferResult(ONE.fingerprint, DIFFER, 3, 20)])
        store.refresh([ONE.fingerprint, TWO.fingerprint])
    return folder


@pytest.fixture
def path(template, tmp_path):
    """A store of one's own, like the template."""
    return shutil.copytree(template, tmp_path / "store", symlinks=True)


def run_sql(path, statement, *values):
    with closing(sqlite3.connect(path / "batt.sqlite")) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement, values)


def folder_flaws(path):
    with Store.open(path, "r") as store:
        return {
            difference.place: difference.what
            for kind in ("solver", "differ")
            for difference in store.folder_differences(kind)
        }


def text_flaws(path, kind="solver"):
    with Store.open(path, "r") as store:
        return [(flaw.key, flaw.what) for flaw in store.text_flaws(kind) if flaw is not None]


def test_a_store_as_it_was_written_has_no_flaw(path):
    assert folder_flaws(path) == {}
    assert text_flaws(path) == text_flaws(path, "differ") == []
    with Store.open(path, "r") as store:
        assert len(list(store.text_flaws("solver"))) == 2


def edit(path, place, text):
    (path / place).write_text(text)


FOLDER_DAMAGE = {
    "a comment": (
        lambda path: edit(path, FILE, (path / FILE).read_text() + "# mine\n"),
        {FILE: "was changed by hand: the same program, written otherwise"},
    ),
    "another program": (
        lambda path: edit(path, FILE, "def solve(I):\n    O = flip(I)\n    return O\n"),
        {FILE: f"was changed by hand: program {Program.parse('O = flip(I)').key}"},
    ),
    "no program": (
        lambda path: edit(path, FILE, "import os\n"),
        {FILE: "was changed by hand: no program (line 1"},
    ),
    "other bytes": (
        lambda path: (path / FILE).write_bytes(b"\xff\x00"),
        {FILE: "was changed by hand: no program ("},
    ),
    "a differ": (
        lambda path: edit(path, DIFFER_FILE, "def differ(S, I, C):\n    return S\n"),
        {DIFFER_FILE: "was changed by hand: program "},
    ),
    "a file gone": (lambda path: (path / FILE).unlink(), {FILE: "is missing"}),
    "a link gone": (lambda path: (path / LINK).unlink(), {LINK: "is missing"}),
    "a folder in a file's place": (
        lambda path: ((path / FILE).unlink(), (path / FILE).mkdir()),
        {FILE: "cannot be read: Is a directory"},
    ),
    "a folder gone": (
        lambda path: shutil.rmtree(path / "differ_md5"),
        {DIFFER_FILE: "is missing"},
    ),
    "a link elsewhere": (
        lambda path: ((path / LINK).unlink(), os.symlink("/etc/passwd", path / LINK)),
        {LINK: "leads to '/etc/passwd', not to ../../../../solver_md5/"},
    ),
    "a changed copy": (
        lambda path: ((path / LINK).unlink(), edit(path, LINK, "O = I\n")),
        {LINK: "was changed by hand: program "},
    ),
    "files too many": (
        lambda path: [edit(path, place.replace(KEY, OTHER_KEY), "") for place in (FILE, LINK)],
        {
            place.replace(KEY, OTHER_KEY): "belongs to nothing that the database keeps there"
            for place in (FILE, LINK)
        },
    ),
    "another score": (
        lambda path: run_sql(path, "UPDATE results SET scores = '1000 0' WHERE key = ?", KEY),
        {
            LINK: "belongs to nothing that the database keeps there",
            LINK.replace("01500", "01000"): "is missing",
        },
    ),
}


@pytest.mark.parametrize(("damage", "expected"), FOLDER_DAMAGE.values(), ids=FOLDER_DAMAGE)
def test_every_path_that_is_not_as_the_database_says_is_named(path, damage, expected):
    damage(path)
    found = folder_flaws(path)
    assert found.keys() == expected.keys()
    assert all(found[place].startswith(what) for place, what in expected.items())


@pytest.mark.parametrize("damage", [damage for damage, _ in FOLDER_DAMAGE.values()])
def test_looking_changes_nothing(path, damage):
    damage(path)
    before = listing(path)
    folder_flaws(path)
    assert listing(path) == before


def test_copies_are_as_good_as_links_and_files_of_the_user_are_left_alone(path):
    (path / LINK).unlink()
    shutil.copy(path / FILE, path / LINK)
    edit(path, "solver_md5/README.txt", "mine")
    edit(path, "solver_dir/notes.py", "mine")
    assert folder_flaws(path) == {}


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("lines", "O = I\n", "the text in the database is not the one of its key"),
        ("lines", b"\x00", "the text in the database is not the one of its key"),
        ("size", 3, "its size is 9, not 3"),
    ],
)
def test_a_row_that_was_changed_is_named(path, column, value, what):
    run_sql(path, f"UPDATE programs SET {column} = ? WHERE key = ?", value, KEY)
    assert text_flaws(path) == [(KEY, what)]


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("O = nonsense(I)\n", "the text in the database is no program: line 1"),
        ("x7 = flip(I)\nO = flip(x7)\n", "the text in the database is not in canonical form"),
        ("O = x7\n", "the text in the database is no program: line 1"),
    ],
)
def test_a_text_under_its_own_key_is_parsed_all_the_same(tmp_path, lines, what):
    from batt.store.texts import key_of

    with Store.open(tmp_path) as store:
        store.save_programs([ProgramRecord(key_of(lines), lines, 1)])
        (flaw,) = store.text_flaws("solver")
    assert str(flaw).startswith(f"solver {key_of(lines)}: {what}")


def test_a_differ_row_that_was_changed_is_named(path):
    run_sql(path, "UPDATE differs SET lines = 'O = I\n'")
    assert [key for key, _ in text_flaws(path, "differ")] == [DIFFER]


def languages(store):
    return {result.language for result in store.found()}


def test_a_result_notes_the_language_of_its_program(path):
    with Store.open(path, "r") as store:
        assert languages(store) == {language_of(sample_program(number).lines) for number in (0, 1)}
        assert dict(store.primitives()) == TABLE


def test_the_same_result_in_another_language_is_noted_and_changes_nothing_else(path, monkeypatch):
    with Store.open(path) as store:
        before = languages(store), store.digest()
        with monkeypatch.context() as patch:
            patch.setitem(TABLE, "either", "0" * 16)
            do_pass(store, [sample_result(number=0, seconds=9.0)])
            assert len(languages(store) - before[0]) == 1
            assert ("either", "0" * 16) in store.primitives()
        (result,) = store.found(ONE.fingerprint)
        assert (result.seconds, store.digest()) == (0.01, before[1])
        store.forget_primitives()
        assert dict(store.primitives()) == TABLE


def test_a_primitive_that_is_not_used_changes_no_language(path, monkeypatch):
    monkeypatch.setitem(TABLE, "hmirror", "0" * 16)
    with Store.open(path) as store:
        before = languages(store)
        do_pass(store, [sample_result(number=0), sample_result(TWO, 1)], [ONE, TWO])
        assert languages(store) == before


def test_a_language_that_is_given_is_kept(tmp_path):
    with Store.open(tmp_path) as store:
        do_pass(store, [sample_result(language="elsewhere")])
        assert languages(store) == {"elsewhere"}


def test_mending_writes_over_what_is_there(path):
    with Store.open(path) as store:
        (stored,) = store.found(ONE.fingerprint)
        mended = replace(stored, scores=(0, 0), steps=1, tests_right=(False,), language="new")
        store.mend_results([mended])
        assert list(store.found(ONE.fingerprint)) == [mended]
        assert "new" in languages(store)


def test_a_wrong_normal_form_is_named_and_mended(tmp_path):
    with Store.open(tmp_path) as store:
        store.save_programs([sample_program(0)])
        (known,) = store.normals()
        store.mend_normals([(known[0], "0" * 32)])
        (flaw,) = store.text_flaws("solver")
        assert (flaw.what, flaw.normal) == ("its normal form is another", known[1])
        store.mend_normals([(flaw.key, flaw.normal)])
        assert list(store.text_flaws("solver")) == [None]
