"""The alarm behind the guard of the serial engine."""

import signal
import threading
import time

import pytest

from batt.workers import Job
from batt.workers.serial import GuardTripped, Serial, guarded


def spin():
    while True:
        pass


@pytest.fixture
def borrowed_alarm():
    """A handler and a timer of somebody else's."""
    heard = []
    before = signal.signal(signal.SIGALRM, lambda *_: heard.append("rung"))
    signal.setitimer(signal.ITIMER_REAL, 500, 70)
    yield signal.getsignal(signal.SIGALRM)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)
    assert not heard


@pytest.mark.parametrize("call", [lambda: "done", lambda: 1 // 0, spin])
def test_handler_and_timer_of_others_are_put_back(borrowed_alarm, call):
    try:
        assert guarded(call, 0.05) == "done"
    except (ZeroDivisionError, GuardTripped):
        assert call != "done"
    assert signal.getsignal(signal.SIGALRM) is borrowed_alarm
    delay, interval = signal.getitimer(signal.ITIMER_REAL)
    assert 0 < delay <= 500
    assert interval == 70


def test_no_timer_is_left_behind():
    assert guarded(lambda: 7, 100.0) == 7
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    with pytest.raises(GuardTripped):
        guarded(spin, 0.05)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_the_guard_rings_again_where_its_first_ring_was_lost():
    def lossy():
        try:
            spin()
        except GuardTripped:
            spin()

    with pytest.raises(GuardTripped):
        guarded(lossy, 0.05)


def test_another_thread_runs_without_a_guard():
    found = []
    job = Job(None, ["sleep 0.2"], 0.05)
    thread = threading.Thread(target=lambda: found.extend(Serial().run("job_functions:act", [job])))
    thread.start()
    thread.join()
    assert [(result.value, result.incidents) for result in found] == [({0: "slept"}, ())]


def test_no_guard_runs_between_two_results():
    run = Serial().run("job_functions:act", [Job(None, ["ok a"], 0.1), Job(None, ["ok b"], 0.1)])
    assert next(run).value == {0: "a"}
    time.sleep(0.2)
    assert next(run).value == {0: "b"}


def test_an_interrupt_passes_through():
    run = Serial().run("job_functions:act", [Job(None, ["interrupt-self"])])
    with pytest.raises(KeyboardInterrupt):
        next(run)
