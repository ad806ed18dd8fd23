"""What the tests of the engines share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # so that workers find ``job_functions``


def _make(name):
    from batt.workers.processes import Processes
    from batt.workers.serial import Serial

    return Serial() if name == "serial" else Processes(int(name))


@pytest.fixture(scope="session", params=["serial", "1", "2", "3"])
def engine(request):
    """Each kind of engine in turn, its workers kept from test to test."""
    with _make(request.param) as engine:
        yield engine


@pytest.fixture(scope="session")
def engines():
    """Serial and two numbers of processes at once, to be compared."""
    made = [_make(name) for name in ("serial", "1", "3")]
    yield made
    for engine in made:
        engine.close()


@pytest.fixture
def processes():
    """An engine of two processes for this test alone."""
    with _make("2") as engine:
        yield engine
