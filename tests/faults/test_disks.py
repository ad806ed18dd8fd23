"""A disk that is full, a folder that cannot be written, a folder that is gone, two drivers."""

import json
import os
import re
import shutil
import subprocess
import time

import pytest
from fault_runs import SEARCH, TASKS, Run, ended, is_sound, resumed

from batt.cli import main
from batt.store import Store

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.path.exists("/proc/self/environ"), reason="reads /proc"),
]

ROUNDS = ("--rounds", "6", "--workers", "1")


class Disk:
    """A small file system in memory."""

    def __init__(self, path):
        self.path = path
        path.mkdir()
        self._mount("-t", "tmpfs", "tmpfs")

    def set(self, **options):
        """Mount it anew with other options: size, nr_inodes, ro, rw."""
        words = [name if value is True else f"{name}={value}" for name, value in options.items()]
        self._mount("-o", ",".join(["remount", *words]))

    def fill(self, left):
        """Leave so many KiB."""
        room = os.statvfs(self.path)
        with (self.path / "ballast").open("wb") as file:
            file.write(bytes(room.f_bavail * room.f_frsize - left * 1024))

    def make_room(self):
        (self.path / "ballast").unlink()

    def _mount(self, *words):
        subprocess.run(["mount", *words, self.path], check=True, capture_output=True)

    def unmount(self):
        subprocess.run(["umount", "-l", self.path], check=True)


@pytest.fixture
def disk(tmp_path):
    try:
        made = Disk(tmp_path / "disk")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk can be mounted by root only")
    made.set(size="64m")
    yield made
    made.unmount()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The digest of the search that nothing disturbs."""
    return resumed(tmp_path_factory.mktemp("undisturbed") / "store", *ROUNDS)


def refused(*words, says):
    """Run batt, which must end with one message that says something of the kind."""
    code, _, err = ended(*words)
    assert (code, len(err.splitlines())) == (2, 1), err
    assert re.search(says, err), err


@pytest.mark.parametrize("left", [0, 40, 160, 300, 500, 800])
def test_a_search_on_a_full_disk_stops_and_goes_on_once_there_is_room(disk, undisturbed, left):
    store = disk.path / "store"
    disk.fill(left)
    refused(*SEARCH, *ROUNDS, "--store", store, says="full|No space")
    disk.make_room()
    assert resumed(store, *ROUNDS) == undisturbed
    assert is_sound(store)


@pytest.mark.parametrize("left", [5, 60])
def test_a_disk_that_is_full_when_the_folders_are_written(disk, undisturbed, left):
    store = disk.path / "store"
    used = disk_inodes(disk)
    disk.set(nr_inodes=used + 4 + left)
    refused(*SEARCH, *ROUNDS, "--store", store, says="disk is full.*batt store export")
    disk.set(nr_inodes=100_000)
    with Store.open(store, "r") as kept:
        assert kept.digest() == undisturbed
    assert is_sound(store)


def disk_inodes(disk):
    room = os.statvfs(disk.path)
    return room.f_files - room.f_ffree


@pytest.mark.parametrize("words", [("run", *TASKS), ("store", "import")], ids=["run", "import"])
@pytest.mark.parametrize("left", [0, 40, 200, 400])
def test_a_full_disk_keeps_what_was_there(disk, tmp_path, words, left):
    store, programs = disk.path / "store", library(tmp_path)
    assert main(["run", "00d62c1b", "--store", str(store), "--workers", "1", "-q"]) == 0
    before = contents(store)
    disk.fill(left)
    words = [*words, *([programs] if "import" in words else []), "--workers", "1", "-q"]
    refused(*words, "--store", store, says="full|No space")
    assert before <= contents(store)
    disk.make_room()
    code, _, err = ended(*words, "--store", store)
    assert (code in (0, 1), err) == (
        True,
        "",
    )  # 1: all was imported, the folders alone were missing
    assert is_sound(store)


def contents(path):
    """What a store keeps, as (task, key)."""
    with Store.open(path, "r") as store:
        return {(found.fingerprint, found.key) for found in store.found()}


def library(path):
    """A folder of the shipped programs."""
    from batt.propose.library import library as shipped

    file = path / "programs.py"
    texts = [
        f"def solve_{each.task}(I):\n"
        + "".join(f"    {line}\n" for line in each.program.text.splitlines())
        + "    return O\n"
        for each in shipped()
    ]
    file.write_text("\n\n".join(texts))
    return file


def digest(path):
    with Store.open(path, "r") as store:
        return store.digest()


@pytest.mark.parametrize("left", [0, 4, 8])
def test_a_solve_on_a_full_disk_says_so_and_goes_on_later(disk, left):
    words = ("solve", *TASKS, "-o", disk.path / "s.json", "--no-library", "--workers", "1", "-q")
    disk.fill(left)
    refused(*words, says="cannot write .*No space|disk is full")
    disk.make_room()
    code, _, err = ended(*words)
    assert (code, err) == (0, "")
    assert len(json.loads((disk.path / "s.json").read_text())) == len(TASKS)


def test_a_disk_that_is_read_only_can_be_read_and_is_told(disk):
    store = disk.path / "store"
    found = resumed(store, *ROUNDS)
    disk.set(ro=True)
    refused(*SEARCH, *ROUNDS, "--store", store, says="cannot be written|no permission")
    refused("run", TASKS[0], "--store", store, says="cannot be written|no permission")
    refused("run", TASKS[0], "--store", disk.path / "other", says="no permission|cannot be written")
    refused("solve", TASKS[0], "-o", disk.path / "s.json", says="cannot write .*[Rr]ead-only")
    assert digest(store) == found
    assert main(["store", "verify", "--store", str(store)]) == 0
    disk.set(rw=True)
    assert is_sound(store)


# Two drivers


def test_a_second_driver_is_refused_and_told_who_has_the_store(tmp_path):
    store = tmp_path / "store"
    with Run(*SEARCH, "--workers", "2", "--store", store, "-v") as run:
        run.wait_for("round 1")
        holder = f"process {run.process.pid} is writing the store"
        refused(*SEARCH, "--resume", "--store", store, says=holder)
        refused("run", TASKS[0], "--store", store, says=holder)
        assert main(["store", "digest", "--store", str(store)]) == 0
        run.process.kill()
        run.end()
        assert run.leaves_nothing()
    Store.open(store).close()
    assert is_sound(store)


def test_of_two_drivers_that_start_at_once_one_is_refused(tmp_path, undisturbed):
    store = tmp_path / "store"
    words = (*SEARCH, "--rounds", "6", "--workers", "2", "--store", store, "-q")
    with Run(*words) as one, Run(*words) as other:
        found = sorted([one.end(), other.end()])
    (first, _, said), (second, _, told) = found
    assert (first, said, second) == (0, "", 2)
    assert "is writing the store" in told
    assert resumed(store, *ROUNDS) == undisturbed


def test_a_store_that_is_deleted_while_it_is_written_is_told(tmp_path):
    store = tmp_path / "store"
    with Run(*SEARCH, "--rounds", "40", "--workers", "2", "--store", store, "-v") as run:
        run.wait_for("round 1")
        shutil.rmtree(store)
        time.sleep(0.1)
        code, _, err = run.end()
        assert run.leaves_nothing()
    assert code == 2
    assert len(err.splitlines()) == 1
    assert str(store) in err
