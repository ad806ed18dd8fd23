"""The folders are a view: made again byte for byte, mended after a kill, and shared with users."""

import errno
import logging
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from store_samples import (
    ONE,
    ONE_AGAIN,
    TWO,
    do_pass,
    listing,
    sample_differ,
    sample_program,
    sample_result,
)

from batt.errors import StoreError, UsageError
from batt.programs.text import read_functions
from batt.store import DifferResult, Store

FOLDERS = ("solver_md5", "solver_dir", "differ_md5", "differ_dir")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A closed store with two tasks, three differs and more programs than are kept."""
    folder = tmp_path_factory.mktemp("template") / "store"
    with Store.open(folder) as store:
        results = [sample_result(ONE, n, (n // 8 * 10, 5), n + 1) for n in range(40)]
        do_pass(store, [*results, sample_result(TWO, 39)], [ONE, TWO])
        store.save_differs(map(sample_differ, range(3)))
        store.save_differ_results(
            DifferResult(ONE.fingerprint, sample_differ(n).key, n, 50) for n in range(3)
        )
        store.refresh([ONE.fingerprint, TWO.fingerprint])
    return folder


@pytest.fixture
def path(template, tmp_path):
    """A store of one's own, like the template."""
    return shutil.copytree(template, tmp_path / "store", symlinks=True)


def a_link(path: Path) -> Path:
    return min((path / "solver_dir" / "solve_007bbfb7").rglob("*.py"))


def a_text(path: Path) -> Path:
    return a_link(path).resolve()


def stray_link(path: Path) -> None:
    folder = path / "solver_dir/solve_007bbfb7/09999/s01"
    folder.mkdir(parents=True)
    (folder / f"{'e' * 32}.py").symlink_to(f"../../../../solver_md5/{'e' * 32}.py")


def other_target(path: Path) -> None:
    link = a_link(path)
    link.unlink()
    link.symlink_to("/etc/passwd")


def copy_for_link(path: Path) -> None:
    link = a_link(path)
    link.unlink()
    link.write_text("O = I\n")


def forgotten_program(path: Path) -> None:
    key = sample_program(1).key
    (path / "solver_md5" / f"{key}.py").write_text("pushed out before it was removed")


DISTURBANCES = {
    "a link is gone": lambda path: a_link(path).unlink(),
    "a program is gone": lambda path: a_text(path).unlink(),
    "a program was edited": lambda path: a_text(path).write_text("O = I\n"),
    "a program is empty": lambda path: a_text(path).write_bytes(b""),
    "a task is gone": lambda path: shutil.rmtree(path / "solver_dir/solve_007bbfb7"),
    "all links are gone": lambda path: shutil.rmtree(path / "solver_dir"),
    "all programs are gone": lambda path: shutil.rmtree(path / "solver_md5"),
    "a link too much": stray_link,
    "a link elsewhere": other_target,
    "a copy instead of a link": copy_for_link,
    "a program that was pushed out": forgotten_program,
    "an empty folder": lambda path: (path / "solver_dir/solve_007bbfb7/00001/s01").mkdir(
        parents=True
    ),
    "a file half written": lambda path: (path / "solver_md5/.batt-new").write_text("from ba"),
    "a link half made": lambda path: (a_link(path).parent / ".batt-new").symlink_to("x"),
    "a differ is gone": lambda path: min((path / "differ_md5").iterdir()).unlink(),
    "differs are gone": lambda path: shutil.rmtree(path / "differ_dir"),
}
ONLY_EXPORT_MENDS = {
    "a program of nobody": lambda path: (path / "solver_md5" / f"{'e' * 32}.py").write_text("x"),
    "a task of nobody": lambda path: shutil.copytree(
        path / "solver_dir/solve_007bbfb7", path / "solver_dir/solve_x", symlinks=True
    ),
    "a task of nobody among differs": lambda path: shutil.copytree(
        path / "differ_dir/solve_007bbfb7", path / "differ_dir/solve_x", symlinks=True
    ),
    "everything is gone": lambda path: [shutil.rmtree(path / folder) for folder in FOLDERS],
}


@pytest.mark.parametrize("disturb", DISTURBANCES.values(), ids=DISTURBANCES)
def test_refresh_mends_what_belongs_to_its_tasks(path, disturb):
    before = listing(path)
    disturb(path)
    assert listing(path) != before
    with Store.open(path) as store:
        store.refresh([ONE.fingerprint, TWO.fingerprint])
    assert listing(path) == before


@pytest.mark.parametrize(
    "disturb",
    [*DISTURBANCES.values(), *ONLY_EXPORT_MENDS.values()],
    ids=[*DISTURBANCES, *ONLY_EXPORT_MENDS],
)
def test_export_makes_everything_again_byte_for_byte(path, disturb):
    before = listing(path)
    disturb(path)
    assert listing(path) != before
    with Store.open(path) as store:
        assert store.export() == 33
    assert listing(path) == before


def test_folders_that_are_right_are_not_written_again(path):
    def stamps():
        every = [file for folder in FOLDERS for file in (path / folder).rglob("*")]
        return {file: file.lstat().st_mtime_ns for file in every}

    before = stamps()
    with Store.open(path) as store:
        store.refresh([ONE.fingerprint, TWO.fingerprint])
        store.export()
    assert stamps() == before


def test_refresh_of_one_task_leaves_the_others_alone(path):
    with Store.open(path) as store:
        do_pass(store, [sample_result(TWO, 50)], [TWO], refresh=False)
        before = listing(path)
        store.refresh([ONE.fingerprint])
        assert listing(path) == before


def test_refresh_of_a_task_that_was_never_saved_does_nothing(path):
    before = listing(path)
    with Store.open(path) as store:
        store.refresh(["f" * 64])
    assert listing(path) == before


USERS = [
    "solver_md5/notes.txt",
    "solver_md5/mine.py",
    "solver_md5/ABCDEF0123456789ABCDEF0123456789.py",
    "solver_dir/README",
    "solver_dir/my solver/00001/s01/" + "e" * 32 + ".py",
    "solver_dir/solve_007bbfb7/notes.txt",
    "solver_dir/solve_007bbfb7/best/" + "e" * 32 + ".py",
    "solver_dir/solve_007bbfb7/00001/s01/notes.txt",
    "solver_dir/solve_mine/notes.txt",
    "differ_md5/mine.py",
    "mine/solver_md5/" + "e" * 32 + ".py",
]


@pytest.mark.parametrize("name", USERS)
def test_a_users_file_is_left_alone(path, name):
    before = listing(path)
    (path / name).parent.mkdir(parents=True, exist_ok=True)
    (path / name).write_text("mine")
    with Store.open(path) as store:
        store.refresh([ONE.fingerprint, TWO.fingerprint])
        store.export()
    assert listing(path) == {**before, name: b"mine"}


def test_where_links_cannot_be_made_copies_lie_and_that_is_said_once(path, monkeypatch, caplog):
    def symlink(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    links = [place for place, target in listing(path).items() if isinstance(target, str)]
    shutil.rmtree(path / "solver_dir")
    with Store.open(path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(os, "symlink", symlink)
            store.refresh([ONE.fingerprint])
            store.refresh([TWO.fingerprint])
            copies = listing(path)
            store.refresh([ONE.fingerprint, TWO.fingerprint])
            assert listing(path) == copies
        for place in (place for place in links if place.startswith("solver_dir")):
            assert copies[place] == copies[f"solver_md5/{Path(place).name}"]
    said = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert [("it holds copies" in record.getMessage()) for record in said] == [True]
    with Store.open(path) as store:
        store.export()
    assert isinstance(listing(path)[links[0]], str)


def test_an_error_in_making_links_that_is_none_of_that_kind_is_told(path, monkeypatch):
    def symlink(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    shutil.rmtree(path / "solver_dir")
    with Store.open(path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(os, "symlink", symlink)
            with pytest.raises(StoreError, match="the disk is full"):
                store.export()
        store.export()


@pytest.mark.parametrize("mode", ["r", "rw"])
def test_the_tree_can_be_written_elsewhere(path, tmp_path, mode):
    with Store.open(path, mode) as store:
        for _ in range(2):
            assert store.export("tree", tmp_path / "a" / "copy") == 33
    assert listing(tmp_path / "a" / "copy") == listing(path)


@pytest.mark.parametrize("form", ["one-file", "files"])
def test_what_is_exported_can_be_read_again(path, tmp_path, form):
    with Store.open(path, "r") as store:
        for _ in range(2):
            assert store.export(form, tmp_path / "out") == 33
        kept = [(task, one) for task in (ONE, TWO) for one in store.kept(task.fingerprint)]
    files = sorted((tmp_path / "out").iterdir()) if form == "files" else [tmp_path / "out"]
    read = [found for file in files for found in read_functions(file)]
    assert len(files) == (33 if form == "files" else 1)
    assert sorted((found.name, found.program.key) for found in read) == sorted(
        (f"solve_{task.id}", one.program.key) for task, one in kept
    )


def test_one_file_has_the_best_first_and_the_plain_id_for_every_fingerprint(path, tmp_path):
    with Store.open(path) as store:
        do_pass(store, [sample_result(ONE_AGAIN, 77)], [ONE_AGAIN])
        store.export("one-file", tmp_path / "out.py")
        kept = [one.program.key for one in store.kept(ONE.fingerprint)]
    read = [found for found in read_functions(tmp_path / "out.py") if found.task == ONE.id]
    assert [found.program.key for found in read] == [*kept, sample_program(77).key]


def test_an_export_of_files_removes_what_it_left_before_and_nothing_else(path, tmp_path):
    out = tmp_path / "out"
    with Store.open(path) as store:
        store.export("files", out)
        (out / "mine.py").write_text("mine")
        best = [sample_result(TWO, n, (1000, 1000)) for n in range(100, 132)]
        do_pass(store, best, [TWO])
        assert store.export("files", out) == 64
    assert len(list(out.iterdir())) == 65
    assert not (out / f"solve_{TWO.id}_{sample_program(39).key}.py").exists()


def test_one_file_that_no_reader_would_take_is_refused(path, tmp_path, monkeypatch):
    monkeypatch.setattr("batt.store.export.FILE_LIMIT", 1000)
    with Store.open(path, "r") as store, pytest.raises(UsageError, match="use --form files"):
        store.export("one-file", tmp_path / "out.py")
    assert not (tmp_path / "out.py").exists()


def test_an_empty_store_exports_empty_folders(tmp_path):
    with Store.open(tmp_path / "store") as store:
        assert store.export() == 0
        assert store.export("files", tmp_path / "files") == 0
    assert listing(tmp_path / "store") == dict.fromkeys(FOLDERS, "an empty folder")


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from store_samples import *

def stop(*_):
    os.kill(os.getpid(), signal.SIGKILL)

store = Store.open(sys.argv[1])
results = [sample_result(number=n, scores=(900, 900), steps=7) for n in range(60, 80)]
at = sys.argv[3]
if at == "in the transaction":
    with store.transaction():
        do_pass(store, results, refresh=False)
        stop()
elif at == "before the folders":
    do_pass(store, results, refresh=False)
    stop()
else:
    call, count = at.split()
    real = getattr(os, call)
    def counted(*args, **kwargs):
        global count
        count = int(count) - 1
        return stop() if count == 0 else real(*args, **kwargs)
    setattr(os, call, counted)
    do_pass(store, results)
"""


@pytest.mark.parametrize(
    "at",
    ["in the transaction", "before the folders", "replace 5", "symlink 5", "unlink 5", "rmdir 2"],
)
def test_a_kill_at_any_point_loses_nothing_that_was_saved(path, tmp_path, at):
    here = str(Path(__file__).parent)
    shutil.copytree(path, tmp_path / "other", symlinks=True)
    killed = subprocess.run([sys.executable, "-c", KILLED, path, here, at], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Store.open(tmp_path / "other") as store:
        if at != "in the transaction":
            do_pass(
                store, [sample_result(number=n, scores=(900, 900), steps=7) for n in range(60, 80)]
            )
        digest = store.digest()
    with Store.open(path, "r") as store:
        assert store.digest() == digest
    with Store.open(path) as store:
        store.refresh([ONE.fingerprint])
        assert store.digest() == digest
    assert listing(path) == listing(tmp_path / "other")
    assert not list(path.glob("batt.sqlite-*"))


def test_a_store_killed_right_after_its_first_pass_opens_again(tmp_path):
    here = str(Path(__file__).parent)
    run = [sys.executable, "-c", KILLED, tmp_path / "store", here, "before the folders"]
    assert subprocess.run(run, check=False).returncode == -signal.SIGKILL
    with Store.open(tmp_path / "store") as store:
        assert len(store.kept(ONE.fingerprint)) == 20


def test_a_driver_may_close_while_a_reader_reads(path):
    with Store.open(path) as driver:
        reader = Store.open(path, "r")
        assert len(reader.kept(ONE.fingerprint)) == 32
        do_pass(driver, [sample_result(number=99, scores=(990, 990))])
        assert reader.kept(ONE.fingerprint)[0].program == sample_program(99)
    assert reader.kept(ONE.fingerprint)[0].program == sample_program(99)
    reader.close()
    with Store.open(path) as driver:
        assert driver.kept(ONE.fingerprint)[0].program == sample_program(99)
    assert not list(path.glob("batt.sqlite-*"))
