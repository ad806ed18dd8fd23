"""Worker processes: dying, being replaced, being ended, leaving nothing behind."""

import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from batt.workers import MIB, Incident, Job, JobResult
from batt.workers.engine import DIED, MEMORY
from batt.workers.processes import Processes

HERE = Path(__file__).parent
LINUX = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="reads /proc")


def act(engine, *jobs):
    return list(engine.run("job_functions:act", [Job(None, entries) for entries in jobs]))


def worker_pids(engine):
    """Both processes of an engine of two, however long the second takes to start."""
    pids = set()
    for _ in range(100):
        pids |= {r.value[0] for r in act(engine, *[["pid", "sleep 0.02"]] * 4)}
        if len(pids) == 2:
            return pids
    raise AssertionError(f"two workers, but all jobs ran in {pids}")


def status(pid):
    """State and parent of a process; ``("Z", 0)``, as for a zombie, where there is none."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return "Z", 0
    return words[0], int(words[1])


def is_alive(pid):
    """Whether a process exists and is no zombie."""
    return status(pid)[0] != "Z"


def all_end(pids):
    """Wait until processes have ended; false after 20 seconds."""
    for _ in range(400):
        if not any(map(is_alive, pids)):
            return True
        time.sleep(0.05)
    return False


def children():
    """The processes that this one started and has not waited for, zombies too."""
    pids = {int(name) for name in os.listdir("/proc") if name.isdigit()}
    return {pid for pid in pids if status(pid)[1] == os.getpid()}


# Life of the workers


def test_workers_are_kept_for_the_next_run(processes):
    pids = worker_pids(processes)
    assert os.getpid() not in pids
    assert worker_pids(processes) == pids


def test_no_more_workers_start_than_there_are_jobs():
    with Processes(50) as engine:
        assert len({r.value[0] for r in act(engine, ["pid"])}) == 1


def test_another_function_runs_on_the_same_workers(processes):
    pids = worker_pids(processes)
    tripled = list(processes.run("job_functions:triple", [Job("p", [1])] * 4))
    assert tripled == [JobResult({"payload": "p", "entries": {0: 3}})] * 4
    assert worker_pids(processes) == pids


def test_a_closed_engine_starts_anew(processes):
    first = worker_pids(processes)
    processes.close()
    assert not first & worker_pids(processes)


def test_one_run_at_a_time(processes):
    run = processes.run("job_functions:act", [Job(None, ["ok a"])] * 3)
    next(run)
    with pytest.raises(RuntimeError, match="another run under way"):
        act(processes, ["ok b"])
    assert [result.value for result in run] == [{0: "a"}] * 2


def test_a_run_does_not_outlive_its_engine(processes):
    run = processes.run("job_functions:act", [Job(None, ["ok a"]), Job(None, ["sleep 60"])])
    next(run)
    processes.close()
    with pytest.raises(RuntimeError, match="closed before the run was over"):
        next(run)


def test_an_interrupt_from_the_terminal_does_not_touch_a_worker(processes):
    assert act(processes, ["interrupt-self"]) == [JobResult({0: "unmoved"})]


def test_what_a_worker_prints_goes_to_standard_error(capfd):
    with Processes(1) as engine:
        assert act(engine, ["print"]) == [JobResult({0: "printed"})]
    assert capfd.readouterr() == ("", "noise\n")


# Dying


def test_a_job_is_run_again_when_its_worker_was_killed(processes, tmp_path):
    jobs = [["ok a"], ["ok b", f"crash-once {tmp_path / 'crashed'}", "ok c"], ["ok d"]]
    assert act(processes, *jobs) == [
        JobResult({0: "a"}),
        JobResult({0: "b", 1: "second life", 2: "c"}),
        JobResult({0: "d"}),
    ]


def test_an_entry_that_kills_twice_is_taken_out(processes):
    first, second = act(processes, ["ok a", "die", "ok b", "die"], ["ok c"])
    died = tuple(Incident(entry, 0, DIED) for entry in (1, 3))
    assert first == JobResult({0: "a", 2: "b"}, died)
    assert second == JobResult({0: "c"})


def test_a_job_that_kills_at_no_entry_has_no_value(processes):
    run = processes.run("job_functions:die_unannounced", [Job(None, ["a"])] * 2)
    assert list(run) == [JobResult(None, (Incident(None, 0, DIED),))] * 2


def test_idle_workers_that_were_killed_are_replaced(processes):
    pids = worker_pids(processes)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    assert all_end(pids)
    assert act(processes, *[["ok a"]] * 5) == [JobResult({0: "a"})] * 5


def test_a_worker_that_dies_at_start_is_replaced(tmp_path):
    hook = ("job_functions:die_at_first_start", [str(tmp_path / "started")])
    with Processes(1, [hook]) as engine:
        assert act(engine, ["ok a"]) == [JobResult({0: "a"})]


def test_workers_that_never_start_are_an_error_not_an_incident():
    with (
        Processes(2, [("job_functions:die_at_start", [])]) as engine,
        pytest.raises(RuntimeError, match=r"ended before they were ready .* exit status: 7"),
    ):
        act(engine, ["ok a"])


@LINUX
def test_a_worker_has_its_limit_of_memory():
    jobs = [["ok a", "eat 200", "ok b"], ["eat 20"]]
    with Processes(2, memory=150 * MIB) as engine:
        found = act(engine, *jobs)
    assert found == [
        JobResult({0: "a", 2: "b"}, (Incident(1, 0, MEMORY),)),
        JobResult({0: "ate 20"}),
    ]


# Stopped


@LINUX
@pytest.mark.parametrize("guard", [None, 60.0, 0.2])
def test_a_stopped_worker_is_replaced_and_nobody_is_blamed(processes, tmp_path, guard):
    entries = ["ok a", f"stop-once {tmp_path / 'stopped'}", "ok b"]
    found = list(processes.run("job_functions:act", [Job(None, entries, guard)]))
    assert found == [JobResult({0: "a", 1: "second life", 2: "b"})]


@LINUX
def test_a_worker_that_was_stopped_while_idle_is_replaced(processes):
    pids = worker_pids(processes)
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    jobs = [Job(bytes(1_000_000), [number]) for number in range(4)]  # more than a pipe holds
    found = list(processes.run("job_functions:triple", jobs))
    assert [result.value["entries"] for result in found] == [{0: 0}, {0: 3}, {0: 6}, {0: 9}]
    assert all_end(pids)


@LINUX
def test_closing_does_not_wait_long_for_stopped_workers(processes):
    pids = worker_pids(processes)
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    processes.close()
    assert not any(map(is_alive, pids))


# Errors


def test_an_error_carries_the_traceback_of_the_worker(processes):
    with pytest.raises(RuntimeError) as raised:
        act(processes, ["fail"])
    assert "job_functions.py" in str(raised.value.__cause__)
    assert "in fail" in str(raised.value.__cause__)


def test_a_result_that_cannot_travel_is_an_error(processes):
    with pytest.raises(RuntimeError, match=r"lambda_result: .*pickle"):
        list(processes.run("job_functions:lambda_result", [Job(None, [])]))


def test_a_job_that_cannot_travel_is_an_error_and_the_engine_lives_on(processes):
    with pytest.raises((pickle.PicklingError, AttributeError, TypeError)):
        list(processes.run("job_functions:triple", [Job(lambda: None, [])]))
    assert act(processes, ["ok a"]) == [JobResult({0: "a"})]


# Ending


@LINUX
def test_an_interrupt_ends_the_workers_and_is_raised_again(processes):
    pids = worker_pids(processes)
    with pytest.raises(KeyboardInterrupt):
        act(processes, ["interrupt-parent"], ["sleep 60"], ["ok a"])
    assert not any(map(is_alive, pids))
    assert act(processes, ["ok a"]) == [JobResult({0: "a"})]


@LINUX
def test_nothing_is_left_of_a_closed_engine():
    files, before = set(os.listdir("/proc/self/fd")), children()
    for _ in range(2):
        with Processes(2) as engine:
            act(engine, ["die", "ok a"], ["ok b"])
            pids = worker_pids(engine)
            list(engine.run("job_functions:act", [Job(None, ["sleep 60", "ok a"], 0.2)]))
            next(engine.run("job_functions:act", [Job(None, ["ok a"]), Job(None, ["sleep 60"])]))
    assert set(os.listdir("/proc/self/fd")) == files
    assert children() == before
    assert not any(map(is_alive, pids))


DRIVER = textwrap.dedent("""
    import sys
    sys.path.insert(0, {here!r})
    from batt.workers import Job
    from batt.workers.processes import Processes
    engine = Processes(2)
    jobs = [Job(None, ["pid", "sleep 0.3"])] * 2
    print(*(r.value[0] for r in engine.run("job_functions:act", jobs)), flush=True)
    {rest}
""")


def start_driver(rest):
    """Run a script that prints the ids of two workers and then does the rest."""
    script = DRIVER.format(here=str(HERE), rest=rest)
    driver = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    pids = [int(word) for word in driver.stdout.readline().split()]
    assert len(set(pids)) == 2
    return driver, pids


def end_driver(driver):
    driver.stdout.close()
    return driver.wait()


@LINUX
@pytest.mark.slow
@pytest.mark.parametrize(
    "work",
    [
        "import time; time.sleep(600)",
        "next(engine.run('job_functions:act', [Job(None, ['sleep 600'], None)] * 2))",
        "next(engine.run('job_functions:act', [Job(None, ['spin'], None)] * 2))",
    ],
    ids=["idle", "asleep", "spinning"],
)
def test_workers_end_when_the_driver_is_killed(work):
    driver, pids = start_driver(work)
    time.sleep(0.5)
    assert all(map(is_alive, pids))
    driver.kill()
    end_driver(driver)
    assert all_end(pids)


@LINUX
@pytest.mark.slow
def test_workers_end_when_a_driver_ends_without_closing():
    driver, pids = start_driver("")
    assert end_driver(driver) == 0
    assert all_end(pids)


@pytest.mark.slow
def test_a_script_without_a_main_guard_runs_once(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(DRIVER.format(here=str(HERE), rest="engine.close(); print('end')"))
    found = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.count("end") == 1
