"""kill -9 at any instant: the store opens, and the search goes on to the same digest."""

import os
import shutil
import signal
import time
from random import Random

import pytest
from fault_runs import SEARCH, Run, dying, ended, incidents, is_sound, resumed

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.path.exists("/proc/self/environ"), reason="reads /proc"),
]

ROUNDS = ("--rounds", "12", "--workers", "2")

AT_CALLS = [
    "batt.store.database:Database._create:1",
    "batt.store.log:begin_run:1",
    "batt.workers.worker:Worker.__init__:2",
    "batt.store.saving:save_programs:2",
    "batt.store.saving:save_results:5",
    "batt.store.log:save_round:9",
    "batt.store.log:end_run:1",
    "batt.store.tree:write_file:7",
    "batt.store.tree:write_link:30",
    "batt.store.database:Database._fold_journal:1",
]
"""Start-up, the transaction of a round, the writing of the folders, and closing."""

AT_TIMES = range(10)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The digest of the search that nothing disturbs, and how long it takes."""
    path, started = tmp_path_factory.mktemp("undisturbed") / "store", time.monotonic()
    digest = resumed(path, *ROUNDS)
    return digest, time.monotonic() - started


def check(path, digest):
    """Look at a copy, so that going on finds the store as the kill has left it."""
    copy = path.with_name("copy")
    if path.exists():
        shutil.copytree(path, copy, symlinks=True)
    assert is_sound(copy)
    assert resumed(path, *ROUNDS) == digest
    assert is_sound(path)
    assert incidents(path) == []


@pytest.mark.parametrize("place", AT_CALLS)
def test_a_driver_killed_at_a_call_leaves_a_store_that_resumes(undisturbed, tmp_path, place):
    path = tmp_path / "store"
    code, _, _ = ended(*SEARCH, *ROUNDS, "--store", path, command=dying(place))
    assert code == -signal.SIGKILL
    check(path, undisturbed[0])


@pytest.mark.parametrize("tenth", AT_TIMES)
def test_a_driver_killed_at_a_moment_leaves_a_store_that_resumes(undisturbed, tmp_path, tenth):
    digest, seconds = undisturbed
    path = tmp_path / "store"
    with Run(*SEARCH, *ROUNDS, "--store", path) as run:
        time.sleep(seconds * (tenth + Random(tenth).random()) / len(AT_TIMES))
        run.process.kill()
        run.end()
        assert run.leaves_nothing()
    check(path, digest)


def test_workers_that_are_killed_are_replaced_and_nobody_is_blamed(undisturbed, tmp_path):
    digest, _ = undisturbed
    path, random, killed = tmp_path / "store", Random(3), set()
    with Run(*SEARCH, *ROUNDS, "--store", path, "-v") as run:
        for number in (1, 3, 5, 7):
            run.wait_for(f"round {number}:")
            time.sleep(random.uniform(0, 0.1))
            for pid in run.workers()[-1:]:
                os.kill(pid, signal.SIGKILL)
                killed.add(pid)
        code, _, err = run.end()
        assert (code, err) == (0, "")
        assert run.leaves_nothing()
    assert len(killed) > 1
    assert incidents(path) == []
    assert resumed(path, *ROUNDS) == digest


def test_workers_that_are_stopped_are_replaced_and_nobody_is_blamed(undisturbed, tmp_path):
    digest, _ = undisturbed
    path = tmp_path / "store"
    with Run(*SEARCH, *ROUNDS, "--store", path, "-v") as run:
        run.wait_for("round 1")
        stopped = run.workers()[:1]
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        code, _, err = run.end()
        assert (code, err) == (0, "")
        assert run.leaves_nothing()
    assert stopped
    assert incidents(path) == []
    assert resumed(path, *ROUNDS) == digest
