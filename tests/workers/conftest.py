"""What the tests of the engines share."""

import sys
from pathlib import Path

import pytest

from batt.workers import make_engine

sys.path.insert(0, str(Path(__file__).parent))  # so that workers find ``job_functions``


def _make(name):
    from batt.workers.processes import Processes
    from batt.workers.serial import Serial

    return Serial() if name == "serial" else Processes(int(name))


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """A Dask cluster of two workers, which the tests leave as it is."""
    pytest.importorskip("distributed", reason="needs Dask: pip install 'batt-arc[cluster]'")
    from dask_cluster import Cluster

    with Cluster(tmp_path_factory.mktemp("dask")) as made:
        yield made


@pytest.fixture
def own_cluster(tmp_path):
    """A Dask cluster of two workers for this test alone."""
    pytest.importorskip("distributed", reason="needs Dask: pip install 'batt-arc[cluster]'")
    from dask_cluster import Cluster

    with Cluster(tmp_path) as made:
        yield made


@pytest.fixture(
    scope="session",
    params=["serial", "1", "2", "3", pytest.param("dask", marks=pytest.mark.slow)],
)
def engine(request):
    """Each kind of engine in turn, its workers kept from test to test."""
    if request.param == "dask":
        made = make_engine(engine=request.getfixturevalue("cluster").address)
    else:
        made = _make(request.param)
    with made:
        yield made


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
