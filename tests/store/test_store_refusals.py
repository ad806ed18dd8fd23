"""A store that cannot be used: one clear error each, and nothing lost."""

import errno
import io
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from store_samples import ONE, do_pass, listing, sample_differ, sample_program, sample_result

from batt.errors import StoreError, UsageError
from batt.store import Store

HOLDER = """
import sys
from batt.store import Store
with Store.open(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A closed store with something in it."""
    folder = tmp_path_factory.mktemp("template") / "store"
    with Store.open(folder) as store:
        do_pass(store, [sample_result(number=number) for number in range(5)])
    return folder


@pytest.fixture
def path(template, tmp_path):
    """A store of one's own, like the template."""
    return shutil.copytree(template, tmp_path / "store", symlinks=True)


def run_sql(path, *statements):
    with closing(sqlite3.connect(path / "batt.sqlite")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def overwrite(path, data):
    (path / "batt.sqlite").write_bytes(data)


def cut(path, length):
    overwrite(path, (path / "batt.sqlite").read_bytes()[:length])


BROKEN = {
    "random bytes": (lambda path: overwrite(path, bytes(range(256)) * 20), "is no database"),
    "a text": (lambda path: overwrite(path, b"hello\n"), "is no database"),
    "half of it": (lambda path: cut(path, 20480), "its end is missing"),
    "a part of a page": (lambda path: cut(path, 5000), "its end is missing"),
    "a part of the header": (lambda path: cut(path, 30), "its end is missing"),
    "all of it": (lambda path: cut(path, 0), "empty or missing"),
    "the file": (lambda path: (path / "batt.sqlite").unlink(), "empty or missing"),
    "the schema page": (
        lambda path: overwrite(
            path,
            (path / "batt.sqlite").read_bytes()[:100].ljust(4096, b"\xff")
            + (path / "batt.sqlite").read_bytes()[4096:],
        ),
        "damaged",
    ),
    "a table": (lambda path: run_sql(path, "DROP TABLE incidents"), "incidents is missing"),
    "an index": (lambda path: run_sql(path, "DROP INDEX tasks_by_id"), "tasks_by_id is missing"),
    "the version": (lambda path: run_sql(path, "PRAGMA user_version = 0"), "its version"),
    "a newer one": (lambda path: run_sql(path, "PRAGMA user_version=4"), "from a newer batt"),
    "an older one": (lambda path: run_sql(path, "PRAGMA user_version = 1"), "from an older batt"),
    "a newer one with more tables": (
        lambda path: run_sql(path, "PRAGMA user_version = 9", "CREATE TABLE more (a)"),
        "from a newer batt",
    ),
    "another's": (lambda path: run_sql(path, "PRAGMA application_id = 7"), "not one of batt's"),
    "a table too much": (lambda path: run_sql(path, "CREATE TABLE more (a)"), "table more"),
    "another column": (
        lambda path: run_sql(path, "ALTER TABLE runs ADD COLUMN host TEXT"),
        "table runs",
    ),
    "a view": (
        lambda path: run_sql(path, "CREATE VIEW best AS SELECT * FROM results"),
        "view best",
    ),
    "a view in a table's place": (
        lambda path: run_sql(
            path, "DROP TABLE incidents", "CREATE VIEW incidents AS SELECT load_extension('x')"
        ),
        "view incidents",
    ),
    "a trigger": (
        lambda path: run_sql(
            path,
            "CREATE TRIGGER gone AFTER INSERT ON runs BEGIN DELETE FROM programs; END",
        ),
        "trigger gone",
    ),
    "a trigger of a name of SQLite's": (
        lambda path: run_sql(
            path,
            "CREATE TRIGGER gone AFTER INSERT ON runs BEGIN DELETE FROM programs; END",
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET name = 'sqlite_gone' WHERE name = 'gone'",
        ),
        "damaged .*sqlite_gone",
    ),
    "a trigger of a name of ours": (
        lambda path: run_sql(
            path,
            "DROP INDEX tasks_by_id",
            "CREATE TRIGGER tasks_by_id AFTER INSERT ON runs BEGIN DELETE FROM programs; END",
        ),
        "trigger tasks_by_id",
    ),
}


@pytest.mark.parametrize("mode", ["rw", "r"])
@pytest.mark.parametrize(("breaking", "says"), BROKEN.values(), ids=BROKEN)
def test_a_database_that_is_not_as_we_left_it_is_refused_untouched(path, breaking, says, mode):
    breaking(path)
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    if mode == "r" and says == "empty or missing":
        says = "holds no store yet"
    with pytest.raises(StoreError, match=says):
        Store.open(path, mode)
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == before


def test_statistics_that_a_user_had_sqlite_make_are_no_harm(path):
    run_sql(path, "ANALYZE")
    with Store.open(path) as store:
        assert len(store.kept(ONE.fingerprint)) == 5


def test_damage_inside_is_told_when_it_is_met(path):
    data = bytearray((path / "batt.sqlite").read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    overwrite(path, bytes(data))
    with Store.open(path, "r") as store, pytest.raises(StoreError, match="damaged"):
        store.digest()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE programs SET lines = 'O = I' || char(10)", "not what its key says"),
        ("UPDATE programs SET lines = x'00ff'", "is damaged"),
        ("UPDATE results SET scores = 'many'", "is damaged"),
        ("UPDATE results SET tests = 'x'", "is damaged"),
        ("UPDATE results SET seconds = 'long'", "is damaged"),
        ("UPDATE results SET steps = 'few'", "is damaged"),
        ("UPDATE tasks SET fingerprint = '../../up'", "no fingerprint"),
        ("UPDATE tasks SET fingerprint = x'00'", "is damaged"),
        ("UPDATE tasks SET id = x'00'", "is damaged"),
    ],
)
def test_rows_that_another_has_changed_are_refused(path, change, says):
    run_sql(path, change)
    with Store.open(path) as store:
        before = listing(path)
        with pytest.raises(StoreError, match=says):
            store.export()
        assert listing(path) == before


def test_options_that_another_has_changed_are_refused(path):
    run_sql(path, "UPDATE runs SET options = '[['")
    with Store.open(path, "r") as store, pytest.raises(StoreError, match=r"run 1 .* is damaged"):
        store.runs()


@pytest.mark.parametrize(
    ("lines", "says"),
    [("import os\nO = I\n", "is no program"), ("x9 = flip(I)\nO = flip(x9)\n", "canonical")],
)
def test_a_text_that_is_no_program_is_never_written_as_a_file(path, lines, says):
    from batt.programs.canonical import key_of

    key = key_of(lines)
    run_sql(
        path,
        f"INSERT INTO programs VALUES ('{key}', '{lines}', 1, '')",
        f"UPDATE results SET key = '{key}' WHERE key = '{sample_program(0).key}'",
    )
    with Store.open(path) as store:
        for form, target in [("tree", None), ("files", path / "f"), ("one-file", path / "o.py")]:
            with pytest.raises(StoreError, match=says):
                store.export(form, target)
        with pytest.raises(StoreError, match=says):
            store.refresh([ONE.fingerprint])
    assert not list(path.rglob(f"{key}.py"))


@pytest.mark.parametrize("mode", ["rw", "r"])
def test_a_file_is_no_store(tmp_path, mode):
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(StoreError, match="is a file; a store is a folder"):
        Store.open(file, mode)
    assert file.read_text() == "mine"


def test_a_folder_cannot_be_made_below_a_file(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="something else is in the way"):
        Store.open(tmp_path / "file" / "store")


def test_a_folder_in_the_place_of_the_database_is_told(tmp_path):
    (tmp_path / "batt.sqlite").mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        Store.open(tmp_path)


def test_a_folder_that_cannot_be_written_is_told(path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreError, match="cannot be written"):
        Store.open(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_told(path):
    path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be written"):
        Store.open(path)


def test_reading_makes_nothing(tmp_path):
    with pytest.raises(StoreError, match="`batt run` makes one"):
        Store.open(tmp_path / "none", "r")
    assert not (tmp_path / "none").exists()


def test_a_store_that_is_read_cannot_be_written(path):
    with Store.open(path, "r") as store:
        with pytest.raises(StoreError, match="readonly"):
            do_pass(store, [sample_result(number=9)])
        with pytest.raises(StoreError, match="for reading only"):
            store.export()
        assert len(store.kept(ONE.fingerprint)) == 5


def test_in_a_place_where_nobody_writes_reading_makes_no_files(path, monkeypatch):
    opened = []
    connect = sqlite3.connect
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(
        sqlite3, "connect", lambda place, **k: opened.append(place) or connect(place, **k)
    )
    with Store.open(path, "r") as store:
        assert len(store.kept(ONE.fingerprint)) == 5
        assert sorted(file.name for file in path.iterdir() if file.is_file()) == ["batt.sqlite"]
    assert opened[0].endswith("batt.sqlite?mode=ro&immutable=1")


def test_a_path_may_hold_any_character(tmp_path):
    odd = tmp_path / "a ?mode=memory&x #%41é"
    with Store.open(odd) as store:
        do_pass(store, [sample_result()])
    with Store.open(odd, "r") as store:
        assert len(store.kept(ONE.fingerprint)) == 1
    assert (odd / "batt.sqlite").stat().st_size > 0


def test_a_second_driver_is_kept_out_until_the_first_has_ended(path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreError, match="is writing the store"):
            Store.open(path)
        with Store.open(path, "r") as store:
            assert len(store.kept(ONE.fingerprint)) == 5
    finally:
        holder.kill()
        holder.communicate()
    with Store.open(path) as store:
        assert len(store.kept(ONE.fingerprint)) == 5


def test_one_process_cannot_open_a_store_twice_for_writing(path):
    with Store.open(path), pytest.raises(StoreError, match="this process itself is writing"):
        Store.open(path)


def test_a_refused_store_is_not_left_locked(path):
    shutil.copy(path / "batt.sqlite", path / "copy")
    overwrite(path, b"hello\n")
    for _ in range(2):
        with pytest.raises(StoreError, match="is no database"):
            Store.open(path)
    (path / "copy").replace(path / "batt.sqlite")
    with Store.open(path) as store:
        assert len(store.kept(ONE.fingerprint)) == 5


def test_a_file_system_without_locks_is_used_with_a_warning(path, monkeypatch, caplog):
    def flock(*_):
        raise OSError(errno.EOPNOTSUPP, "not supported")

    monkeypatch.setattr("fcntl.flock", flock)
    with Store.open(path) as store:
        assert len(store.kept(ONE.fingerprint)) == 5
    assert "has no locks" in caplog.text


def test_a_full_disk_saves_nothing_of_the_pass_and_loses_nothing(path):
    with Store.open(path) as store:
        digest, folders = store.digest(), listing(path)
        pages = store._db.row("PRAGMA page_count")[0]
        store._db.row(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StoreError, match="the disk is full"):
            do_pass(store, [sample_result(number=n, scores=(1000, 1000)) for n in range(5, 200)])
        assert (store.digest(), listing(path)) == (digest, folders)
    with Store.open(path) as store:
        assert (store.digest(), len(list(store.programs()))) == (digest, 5)
        do_pass(store, [sample_result(number=n) for n in range(5, 200)])
        assert len(list(store.programs())) == 200


class FullFile(io.FileIO):
    """A file on a disk that is full after a few bytes."""

    def write(self, data):
        super().write(data[:10])
        raise OSError(errno.ENOSPC, "No space left on device", self.name)


def test_a_disk_that_fills_up_under_the_folders_leaves_no_half_file(path, monkeypatch):
    with Store.open(path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(
                "batt.store.files.open",
                lambda path, mode: FullFile(path, mode) if mode == "wb" else io.FileIO(path),
                raising=False,
            )
            with pytest.raises(StoreError, match=r"disk is full.*batt store export"):
                do_pass(store, [sample_result(number=n, scores=(1000, 1)) for n in range(5, 9)])
        assert len(list((path / "solver_md5").iterdir())) == 5
        assert len(store.kept(ONE.fingerprint)) == 9
        store.refresh([ONE.fingerprint])
        assert len(list((path / "solver_md5").iterdir())) == 9


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.EROFS, "no permission to write"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_folder_that_cannot_be_made_is_told(path, monkeypatch, code, says):
    def mkdir(*_):
        raise OSError(code, os.strerror(code), "there")

    with Store.open(path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(os, "mkdir", mkdir)
            with pytest.raises(StoreError, match=f"{says}.*there"):
                do_pass(store, [sample_result(number=7, scores=(3, 3))])
        assert len(store.kept(ONE.fingerprint)) == 6


@pytest.mark.parametrize("name", ["solver_md5", "solver_dir", "differ_md5", "differ_dir"])
def test_something_else_in_a_folders_place_is_told(path, name):
    shutil.rmtree(path / name)
    (path / name).write_text("mine")
    with Store.open(path) as store:
        store.save_differs([sample_differ(1)])
        with pytest.raises(StoreError, match="in the way"):
            store.export()
    assert (path / name).read_text() == "mine"


def test_a_link_out_of_the_store_is_not_followed(path, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.rmtree(path / "solver_md5")
    (path / "solver_md5").symlink_to(elsewhere)
    with Store.open(path) as store, pytest.raises(StoreError, match="in the way"):
        store.refresh([ONE.fingerprint])
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize(
    ("form", "target", "error", "says"),
    [
        ("files", None, UsageError, "needs a place"),
        ("one-file", None, UsageError, "needs a place"),
        ("zip", None, UsageError, "no form 'zip'"),
        ("zip", "out", UsageError, "no form 'zip'"),
        ("one-file", ".", UsageError, "is a folder"),
        ("one-file", "no/such/file.py", StoreError, "No such file"),
        ("files", "batt.sqlite", StoreError, "is a file"),
        ("tree", "batt.sqlite/below", StoreError, "in the way"),
    ],
)
def test_an_export_to_nowhere_is_told(path, form, target, error, says):
    before = listing(path)
    with Store.open(path) as store, pytest.raises(error, match=says):
        store.export(form, None if target is None else path / target)
    assert listing(path) == before


def test_an_export_does_not_touch_another_store(path, tmp_path):
    with Store.open(tmp_path / "other") as other:
        do_pass(other, [sample_result(number=50)])
    before = listing(tmp_path / "other")
    with Store.open(path, "r") as store, pytest.raises(UsageError, match="a store of its own"):
        store.export("tree", tmp_path / "other")
    assert listing(tmp_path / "other") == before
