"""Traces: events that a viewer of Chrome's format takes, as they were, in rows that make sense."""

import json

import pytest

from batt.cli import main
from batt.evaluate.profile import PrimitiveTime
from batt.report import trace
from batt.report.trace import Trace
from batt.workers import Job
from batt.workers.engine import DONE, Stint
from batt.workers.processes import Processes
from batt.workers.serial import Serial


def events(document, name=None):
    """The events with a duration, of one name perhaps."""
    every = [each for each in document["traceEvents"] if each["ph"] == "X"]
    return [each for each in every if name in (None, each["name"])]


def rows(document):
    """The names of rows by process and thread."""
    names = [each for each in document["traceEvents"] if each["name"] == "thread_name"]
    return {(each["pid"], each["tid"]): each["args"]["name"] for each in names}


def stint(worker, started, seconds):
    return Stint(worker, "batt.trying:try_programs", 3, 160, started, seconds, DONE)


def test_a_worker_has_a_row_and_another_one_where_jobs_overlap():
    made = Trace()
    for given in [("7", 0.0, 2.0), ("7", 2.0, 1.0), ("8", 0.5, 1.0), ("8", 1.0, 1.0)]:
        made.stint(stint(*given))
    document = made.document()
    assert [each["tid"] for each in events(document)] == [1, 2, 3, 1]
    assert list(rows(document).values()) == ["driver", "worker 7", "worker 8", "worker 8"]
    assert events(document)[0]["args"] == {"job": 3, "entries": 160, "ended": "done"}
    assert events(document)[0]["name"] == "try_programs"


def test_primitives_stand_side_by_side_the_slowest_first():
    made = Trace()
    slowest = [PrimitiveTime("objects", 4, 0.5, 0.2), PrimitiveTime("fill", 2, 0.25, 0.2)]
    made.primitives(slowest, "a\x1b[2J", 1.0)
    first, second = events(made.document())
    assert second["ts"] == pytest.approx(first["ts"] + first["dur"])
    assert first["args"] == {
        "of": "a\\x1b[2J",
        "calls": 4,
        "mean_us": 125000.0,
        "longest_us": 200000.0,
    }


def test_a_trace_ends_growing_and_says_so(monkeypatch):
    monkeypatch.setattr(trace, "MOST_EVENTS", 2)
    made = Trace()
    for _ in range(5):
        made.phase("evolve.try", 0.0, 1.0)
    assert len(events(made.document())) == 2
    assert made.document()["otherData"]["left out"].startswith("3 events")


@pytest.mark.parametrize("engine", [Serial(), Processes(2)], ids=["serial", "processes"])
def test_engines_tell_of_every_job(engine):
    seen = []
    engine.watch = seen.append
    with engine:
        jobs = [Job(None, range(size)) for size in (1, 2, 3)]
        list(engine.run("batt.workers.versions:tell", jobs))
    assert sorted((each.number, each.entries) for each in seen) == [(0, 1), (1, 2), (2, 3)]
    assert {each.ended for each in seen} == {DONE}
    assert all(each.seconds >= 0 for each in seen)


COMMANDS = {
    "run": (["run", "-i", "007bbfb7"], {"run_batt.check_batt", "007bbfb7"}),
    "evolve": (
        ["evolve", "007bbfb7", "67a3c6ac", "--rounds", "1", "--round-programs", "8"],
        {"round 1", "evolve.try", "try_programs"},
    ),
    "solve": (["solve", "007bbfb7", "--no-library"], {"solve", "answer"}),
}


@pytest.mark.parametrize(("words", "there"), COMMANDS.values(), ids=COMMANDS)
def test_commands_write_phases_jobs_and_primitives(words, there, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main([*words, "--workers", "1", "-q", "--trace", "trace.json"]) == 0
    document = json.loads((tmp_path / "trace.json").read_text())
    found = {each["name"] for each in events(document)}
    titles = {each["args"]["of"] for each in events(document) if each["pid"] == trace.PRIMITIVES}
    assert there <= found | titles
    assert titles
    assert all(each["ts"] >= 0 and each["dur"] >= 0 for each in events(document))


def test_a_place_that_cannot_be_written_is_told_before_the_work(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["run", "-i", "007bbfb7", "--trace", "no/such/folder.json"]) == 2
    assert "cannot write no/such/folder.json" in capsys.readouterr().err
    assert not (tmp_path / "batt-store").exists()
