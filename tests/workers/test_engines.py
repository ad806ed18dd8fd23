"""What holds for every engine: order, values, incidents, errors."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batt.errors import UsageError
from batt.workers import Incident, Job, JobResult, make_engine, usable_cores
from batt.workers.engine import GUARD, MEMORY, load
from batt.workers.processes import Processes
from batt.workers.serial import Serial

SHORT = 0.3
"""Seconds of a guard that is meant to trip."""


def results(engine, function, jobs):
    return list(engine.run(f"job_functions:{function}", jobs))


@pytest.mark.parametrize(
    ("jobs", "expected"),
    [
        ([], []),
        ([Job("p", [])], [{"payload": "p", "entries": {}}]),
        ([Job(None, [1, "a"])], [{"payload": None, "entries": {0: 3, 1: "aaa"}}]),
        (
            [Job({"k": (1, 2)}, [2]), Job([], (5, 6))],
            [
                {"payload": {"k": (1, 2)}, "entries": {0: 6}},
                {"payload": [], "entries": {0: 15, 1: 18}},
            ],
        ),
    ],
)
def test_each_job_has_its_value(engine, jobs, expected):
    assert results(engine, "triple", jobs) == [JobResult(value) for value in expected]


def test_many_small_jobs_come_in_order(engine):
    found = results(engine, "triple", [Job(number, [number]) for number in range(300)])
    assert [result.value["payload"] for result in found] == list(range(300))


def test_a_slow_job_holds_back_but_never_reorders_the_quick_ones(engine):
    jobs = [Job(None, [entry]) for entry in ("sleep 0.2", "ok a", "ok b", "sleep 0.1", "ok c")]
    values = [result.value[0] for result in results(engine, "act", jobs)]
    assert values == ["slept", "a", "b", "slept", "c"]


def test_results_stream_while_later_jobs_still_wait(engine):
    run = engine.run("job_functions:act", [Job(None, ["ok a"]), Job(None, ["sleep 60"])])
    assert next(run).value == {0: "a"}
    run.close()


def test_a_run_left_early_leaves_nothing_for_the_next(engine):
    run = engine.run("job_functions:triple", [Job("old", [1])] * 5)
    next(run)
    run.close()
    assert [r.value["payload"] for r in results(engine, "triple", [Job("new", [1])])] == ["new"]


def test_messages_far_larger_than_a_pipe_pass_both_ways(engine):
    sent = [bytes([number]) * 1_000_000 for number in range(4)]
    found = results(engine, "enlarge", [Job(payload, []) for payload in sent])
    assert [result.value for result in found] == [payload * 2 for payload in sent]


@given(
    st.lists(
        st.builds(
            Job,
            st.one_of(st.none(), st.integers(), st.text(max_size=5)),
            st.lists(st.one_of(st.integers(), st.text(max_size=3)), max_size=4),
        ),
        max_size=8,
    )
)
@settings(max_examples=25, deadline=None)
def test_engines_agree_on_any_jobs(engines, jobs):
    serial, *others = (results(engine, "triple", jobs) for engine in engines)
    assert len(serial) == len(jobs)
    assert all(other == serial for other in others)


# Incidents


@pytest.mark.parametrize(
    ("entries", "value", "culprits"),
    [
        (["ok a", "sleep 60", "ok b"], {0: "a", 2: "b"}, [1]),
        (["spin"], {}, [0]),
        pytest.param(["stubborn", "ok a", "spin"], {1: "a"}, [0, 2], marks=pytest.mark.slow),
    ],
)
def test_a_guard_takes_out_the_culprit_alone(engine, entries, value, culprits):
    jobs = [Job(None, ["ok before"]), Job(None, entries, SHORT), Job(None, ["ok after"])]
    before, found, after = results(engine, "act", jobs)
    assert found == JobResult(value, tuple(Incident(entry, SHORT, GUARD) for entry in culprits))
    assert all(incident.seconds >= SHORT for incident in found.incidents)
    assert (before, after) == (JobResult({0: "before"}), JobResult({0: "after"}))


@pytest.mark.parametrize(
    "function", ["announce_stranger", pytest.param("hang_unannounced", marks=pytest.mark.slow)]
)
def test_a_job_that_hangs_at_no_entry_has_no_value(engine, function):
    (found,) = results(engine, function, [Job(None, ["a", "b"], SHORT)])
    assert found == JobResult(None, (Incident(None, SHORT, GUARD),))


@pytest.mark.parametrize("guard", [None, 1e18, 60])
def test_a_guard_that_does_not_trip_changes_nothing(engine, guard):
    assert results(engine, "act", [Job(None, ["ok a"], guard)]) == [JobResult({0: "a"})]


@pytest.mark.parametrize("guard", [0, -1.0, float("nan")])
def test_a_guard_is_above_zero(guard):
    with pytest.raises(ValueError, match="above 0 seconds"):
        Job(None, [], guard)


@pytest.mark.parametrize(
    ("entries", "value", "culprits"),
    [(["ok a", "hog", "ok b"], {0: "a", 2: "b"}, [1]), (["hog", "hog"], {}, [0, 1])],
)
def test_an_entry_that_needs_too_much_memory_is_taken_out_alone(engine, entries, value, culprits):
    found, after = results(engine, "act", [Job(None, entries), Job(None, ["ok after"])])
    assert found == JobResult(value, tuple(Incident(entry, 0, MEMORY) for entry in culprits))
    assert after == JobResult({0: "after"})


@pytest.mark.parametrize("function", ["too_large_unannounced", "too_large_result"])
def test_a_job_that_needs_too_much_memory_at_no_entry_has_no_value(engine, function):
    if function == "too_large_result" and type(engine) is Serial:
        pytest.skip("in one process no result is sent")
    (found,) = results(engine, function, [Job(None, ["a", "b"])])
    assert found == JobResult(None, (Incident(None, 0, MEMORY),))


# Errors


@pytest.mark.parametrize(
    ("function", "entries", "message"),
    [
        ("act", ["ok a", "fail too small"], "job_functions:act: ValueError: too small"),
        ("act", ["leave"], "job_functions:act: SystemExit: 3"),
        ("missing", [], "AttributeError"),
    ],
)
def test_what_the_function_raises_is_raised_here_and_the_engine_lives_on(
    engine, function, entries, message
):
    with pytest.raises(RuntimeError, match=message) as raised:
        results(engine, function, [Job(None, ["ok a"])] * 2 + [Job(None, entries)])
    assert raised.value.__cause__ is not None
    assert results(engine, "act", [Job(None, ["ok a"])]) == [JobResult({0: "a"})]


def test_results_before_the_error_are_not_lost(engine):
    run = engine.run("job_functions:act", [Job(None, ["sleep 0.05"]), Job(None, ["ok a"])])
    assert [result.value for result in run] == [{0: "slept"}, {0: "a"}]
    run = engine.run("job_functions:act", [Job(None, ["ok a"]), Job(None, ["sleep 0.2", "fail"])])
    assert next(run).value == {0: "a"}
    with pytest.raises(RuntimeError, match="boom"):
        next(run)


@pytest.mark.parametrize("dotted", ["math", "math:", ":gcd", ""])
def test_a_function_is_named_with_its_module(dotted):
    with pytest.raises(ValueError, match="does not name a function"):
        load(dotted)


# Hooks and making


@pytest.mark.parametrize("make", [Serial, lambda hooks: Processes(2, hooks)])
def test_hooks_are_called_before_the_first_job(make, monkeypatch):
    import job_functions

    monkeypatch.setattr(job_functions, "STARTED_WITH", [])
    hooks = [("job_functions:remember", ["one", 1]), ("job_functions:remember", [])]
    with make(hooks) as engine:
        for _ in range(2):
            for result in results(engine, "started_with", [Job(None, [])] * 3):
                assert result.value == [("one", 1), ()]


@pytest.mark.parametrize("make", [Serial, lambda hooks: Processes(2, hooks)])
def test_a_hook_that_fails_fails_every_run(make):
    with make([("job_functions:refuse", [])]) as engine:
        for _ in range(2):
            with pytest.raises(RuntimeError, match="LookupError: no such plugin"):
                results(engine, "triple", [Job(None, [1])])


@pytest.mark.parametrize(("workers", "kind"), [(1, Serial), (2, Processes), (5, Processes)])
def test_one_worker_is_this_process(workers, kind):
    engine = make_engine(workers)
    assert (type(engine), engine.workers) == (kind, workers)


def test_there_is_a_worker_for_each_usable_core_by_default():
    assert usable_cores() >= 1
    assert type(make_engine()) is type(make_engine(usable_cores()))


@pytest.mark.parametrize("workers", [0, -2])
def test_less_than_one_worker_is_refused(workers):
    with pytest.raises(UsageError, match=f"at least 1, not {workers}"):
        make_engine(workers)
