"""Ctrl-C and SIGTERM at any instant: a hint, an exit code, no traceback, no process, no harm."""

import json
import os
import signal
import time

import pytest
from fault_runs import SEARCH, TASKS, Run, dying, importing, is_sound, resumed

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.path.exists("/proc/self/environ"), reason="reads /proc"),
]

ROUNDS = ("--rounds", "12", "--workers", "2")
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}
ENDLESS = "a = power(double, 1000000000)\nb = a({})\nO = canvas(b, UNITY)\n"
GO_ON = "to go on: batt evolve --resume --store "


@pytest.fixture
def stops(record_property):
    """Wait for what a signal ends, sent now or by itself: what it says on standard error."""

    def wait(run, sent=None, code=130):
        started = time.monotonic()
        found, _, err = run.end(sent)
        record_property("seconds", round(time.monotonic() - started, 2))
        assert found == code
        assert err.startswith("batt: terminated" if code == 143 else "batt: interrupted")
        assert len(err.splitlines()) == 1
        assert run.leaves_nothing()
        return err

    return wait


@pytest.mark.parametrize("module", ["typer", "batt.search", "sqlite3", "batt.workers.processes"])
def test_an_interrupt_is_heard_while_batt_still_imports(tmp_path, stops, module):
    path = tmp_path / "store"
    with Run(*SEARCH, *ROUNDS, "--store", path, command=importing(module)) as run:
        stops(run)
    assert is_sound(path)


@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize(
    "place",
    [
        "batt.workers.worker:Worker.__init__:2",
        "batt.store.saving:save_results:4",
        "batt.store.log:end_run:1",
        "batt.store.tree:write_link:30",
    ],
)
def test_a_search_that_is_interrupted_at_a_call_says_how_to_go_on(tmp_path, stops, place, sent):
    path = tmp_path / "store"
    with Run(*SEARCH, *ROUNDS, "--store", path, command=dying(place, sent)) as run:
        assert GO_ON in stops(run, code=CODES[getattr(signal, sent)])
    assert is_sound(path)


@pytest.mark.parametrize("sent", CODES)
def test_a_search_that_is_interrupted_goes_on_to_the_same_digest(tmp_path, stops, sent):
    path = tmp_path / "store"
    with Run(*SEARCH, *ROUNDS, "--store", path, "-v") as run:
        run.wait_for("round 2")
        err = stops(run, sent, CODES[sent])
    assert GO_ON + str(path) in err
    assert is_sound(path)
    assert resumed(path, *ROUNDS) == resumed(tmp_path / "whole", *ROUNDS)


def test_an_interrupted_solve_says_to_call_again_and_leaves_a_whole_submission(tmp_path, stops):
    path, store = tmp_path / "submission.json", tmp_path / "store"
    words = ("solve", "-o", path, "--store", store, "--workers", "2")
    with Run(*words) as run:
        run.wait_for("-- 2/400")
        assert "make the same call again" in stops(run, signal.SIGINT)
    assert len(json.loads(path.read_text())) == 400
    with Run(*words, *TASKS[:2]) as run:
        code, _, err = run.end()
        assert (code, err) == (0, "")


def test_an_interrupted_check_of_a_stream_ends_in_the_middle_of_jobs(tmp_path, stops):
    path, store = tmp_path / "endless.jsonl", tmp_path / "store"
    with path.open("w") as file:
        for number in range(3000):
            record = {"task": TASKS[number % 6], "program": ENDLESS.format(number)}
            file.write(json.dumps(record) + "\n")
    with Run("check", "--jsonl", path, "--keep", "--store", store, "--workers", "2") as run:
        while not run.workers() and run.process.poll() is None:
            time.sleep(0.02)
        time.sleep(0.5)
        stops(run, signal.SIGINT)
    assert is_sound(store)


def test_a_check_that_waits_for_a_stream_can_be_interrupted(stops):
    read, write = os.pipe()
    with Run("check", "--jsonl", "-", stdin=read) as run:
        os.write(write, b"{}\n" * 9000)
        run.wait_for('"not_understood"')
        stops(run, signal.SIGINT)
    os.close(read)
    os.close(write)


def test_an_interrupted_run_keeps_the_passes_that_were_done(tmp_path, stops):
    store = tmp_path / "store"
    with Run("run", "--store", store, "--workers", "2", "-v") as run:
        run.wait_for("3 done")
        stops(run, signal.SIGINT)
    assert is_sound(store)
