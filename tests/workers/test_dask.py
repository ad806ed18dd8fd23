"""The engine on a Dask cluster: what joins, leaves, dies, and what is refused."""

import os
import time
from pathlib import Path

import pytest
from search_samples import search

from batt.errors import EngineError, UsageError
from batt.workers import Incident, Job, JobResult, make_engine
from batt.workers.engine import DIED

pytestmark = pytest.mark.slow


@pytest.fixture
def dask(cluster):
    with make_engine(engine=cluster.address) as made:
        yield made


def act(engine, *jobs):
    return list(engine.run("job_functions:act", [Job(None, entries) for entries in jobs]))


def children(pids):
    """The processes that these have started."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            words = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(words[1]) in pids and words[0] != "Z":
            found.append(int(name))
    return found


def none_left(pids):
    """Wait until these have no children; false after 20 seconds."""
    for _ in range(200):
        if not children(pids):
            return True
        time.sleep(0.1)
    return False


# The cluster


def test_an_engine_has_the_threads_of_its_cluster(dask):
    assert dask.workers == 2
    assert len({result.value[0] for result in act(dask, *[["pid", "sleep 0.2"]] * 6)}) == 2


def test_workers_cap_how_many_jobs_run_at_once(cluster):
    with make_engine(1, engine=cluster.address) as engine:
        assert engine.workers == 1
        began = time.monotonic()
        act(engine, ["sleep 0.4"], ["sleep 0.4"], ["sleep 0.4"])
        assert time.monotonic() - began >= 1.2


@pytest.mark.parametrize(("size", "sent"), [(1_000_000, 2), (1000, 20)])
def test_a_large_payload_is_sent_with_the_first_job_and_then_kept(dask, monkeypatch, size, sent):
    from batt.workers.parcel import Payload

    payload, given = os.urandom(size), []
    submit = dask.client.submit
    monkeypatch.setattr(
        dask.client, "submit", lambda *args, **more: given.append(args) or submit(*args, **more)
    )
    jobs = [Job(payload, [number]) for number in range(20)]
    found = list(dask.run("job_functions:triple", jobs))
    assert [result.value["entries"][0] for result in found] == [3 * n for n in range(20)]
    assert all(result.value["payload"] == payload for result in found)
    assert sum(isinstance(arg, Payload) for args in given for arg in args) == sent


def test_hooks_are_called_on_the_workers(cluster):
    hooks = [("job_functions:remember", ["one", 1])]
    with make_engine(initialise=hooks, engine=cluster.address) as engine:
        found = list(engine.run("job_functions:started_with", [Job(None, [])] * 4))
    assert [result.value for result in found] == [[("one", 1)]] * 4


def test_a_hook_that_fails_is_an_error(cluster):
    with pytest.raises(RuntimeError, match="LookupError: no such plugin"):
        make_engine(initialise=[("job_functions:refuse", [])], engine=cluster.address)


def test_a_run_left_early_and_a_closed_engine_leave_nothing_behind(own_cluster):
    pids = {worker.pid for worker in own_cluster.workers}
    with make_engine(engine=own_cluster.address) as engine:
        run = engine.run("job_functions:act", [Job(None, ["ok a"]), *[Job(None, ["sleep"])] * 9])
        assert next(run).value == {0: "a"}
        assert len(children(pids)) == 2
        run.close()
        assert act(engine, ["ok b"], ["ok c"]) == [JobResult({0: "b"}), JobResult({0: "c"})]
    assert none_left(pids)


# Losing workers


def test_an_entry_that_kills_twice_is_taken_out(dask):
    first, second = act(dask, ["ok a", "die", "ok b", "die"], ["ok c"])
    assert first == JobResult({0: "a", 2: "b"}, (Incident(1, 0, DIED), Incident(3, 0, DIED)))
    assert second == JobResult({0: "c"})


def test_a_stopped_process_below_a_worker_is_replaced_and_nobody_is_blamed(dask, tmp_path):
    entries = ["ok a", f"stop-once {tmp_path / 'stopped'}", "ok b"]
    assert act(dask, entries) == [JobResult({0: "a", 1: "second life", 2: "b"})]


def test_a_worker_that_was_killed_has_its_jobs_run_elsewhere(own_cluster):
    with make_engine(engine=own_cluster.address) as engine:
        run = engine.run("job_functions:act", [Job(None, ["sleep 0.2", "ok a"])] * 12)
        found = [next(run)]
        own_cluster.workers[0].kill()
        found += run
    assert found == [JobResult({0: "slept", 1: "a"})] * 12


def test_a_run_goes_on_when_a_worker_joins_after_all_have_left(own_cluster):
    with make_engine(engine=own_cluster.address) as engine:
        run = engine.run("job_functions:act", [Job(None, ["sleep 0.2", "ok a"])] * 12)
        found = [next(run)]
        for worker in own_cluster.workers:
            worker.kill()
        own_cluster.add_worker()
        found += run
    assert found == [JobResult({0: "slept", 1: "a"})] * 12


def test_a_scheduler_that_is_killed_is_an_error_in_one_line(own_cluster):
    with make_engine(engine=own_cluster.address) as engine:
        run = engine.run("job_functions:act", [Job(None, ["ok a"]), *[Job(None, ["sleep"])] * 5])
        next(run)
        own_cluster.scheduler.kill()
        with pytest.raises(EngineError, match="does not answer any more"):
            next(run)


# Refusing workers

OTHER_BATT = "import batt.about; batt.about.__version__ = '0.0.7'"
OTHER_LANGUAGE = "from batt.dsl.version_table import TABLE; TABLE['add'] = 'f' * 16"
NO_BATT = "import sys; sys.modules['batt.workers.host'] = None"


def strange_worker(cluster, folder, startup):
    """Add a worker whose Python runs that at its start."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(startup)
    cluster.add_worker(PYTHONPATH=str(folder))


@pytest.mark.parametrize(
    ("startup", "named"),
    [
        (OTHER_BATT, r"worker tcp://127.0.0.1:\d+ has batt 0\.0\.7, language \w{12}\."),
        (OTHER_LANGUAGE, r"which has batt (\S+), language \w+: worker \S+ has batt \1, language"),
        (NO_BATT, r"worker tcp://127.0.0.1:\d+ has another batt or none \(.*batt\.workers\.host"),
    ],
)
def test_a_cluster_with_another_batt_is_refused(own_cluster, tmp_path, startup, named):
    strange_worker(own_cluster, tmp_path / "strange", startup)
    own_cluster.wait_for(3)
    with pytest.raises(UsageError, match=named):
        make_engine(engine=own_cluster.address)


@pytest.mark.parametrize("startup", [OTHER_BATT, NO_BATT])
def test_a_worker_with_another_batt_that_joins_later_is_refused(own_cluster, tmp_path, startup):
    with make_engine(engine=own_cluster.address) as engine:
        run = engine.run("job_functions:act", [Job(None, ["sleep 0.3"])] * 400)
        next(run)
        strange_worker(own_cluster, tmp_path / "strange", startup)
        with pytest.raises(UsageError, match=r"has (batt 0\.0\.7|another batt or none)"):
            list(run)


def test_a_cluster_without_workers_is_refused(tmp_path):
    pytest.importorskip("distributed", reason="needs Dask: pip install 'batt-arc[cluster]'")
    from dask_cluster import Cluster

    with (
        Cluster(tmp_path, workers=0) as empty,
        pytest.raises(UsageError, match=f"{empty.tcp} has no workers: start some with dask worker"),
    ):
        make_engine(engine=empty.address)


# Searching


@pytest.fixture(scope="module")
def serial_digest(tmp_path_factory):
    return search(tmp_path_factory.mktemp("serial"), rounds=4).document["digest"]


@pytest.mark.parametrize("workers", [2, 4])
def test_local_workers_find_what_one_process_finds(serial_digest, tmp_path, workers):
    assert search(tmp_path, rounds=4, workers=workers).document["digest"] == serial_digest


def test_a_cluster_finds_what_one_process_finds(serial_digest, tmp_path, cluster):
    found = search(tmp_path, rounds=4, workers=None, engine=cluster.address)
    assert found.document["digest"] == serial_digest


def test_a_search_survives_the_death_of_a_worker(serial_digest, tmp_path, own_cluster, monkeypatch):
    from batt.workers import dask

    hand, handed = dask._Run._hand, []

    def hand_and_kill(run, *args):
        hand(run, *args)
        handed.append(args)
        if len(handed) == 3:
            own_cluster.workers[0].kill()

    monkeypatch.setattr(dask._Run, "_hand", hand_and_kill)
    found = search(tmp_path / "store", rounds=4, workers=None, engine=own_cluster.address)
    assert len(handed) > 3
    assert found.document["digest"] == serial_digest
