"""What ``--engine`` takes, and what it refuses."""

import socket
import subprocess
import sys

import pytest

from batt import workers
from batt.errors import UsageError
from batt.workers import make_engine
from batt.workers.address import scheduler_of


@pytest.mark.parametrize(
    ("engine", "address"),
    [
        ("processes", None),
        ("dask://host", "tcp://host:8786"),
        ("dask://10.0.0.7:99", "tcp://10.0.0.7:99"),
        ("tcp://host:1/", "tcp://host:1"),
        ("tls://host", "tls://host:8786"),
        ("dask://[::1]:7", "tcp://[::1]:7"),
    ],
)
def test_addresses(engine, address):
    assert scheduler_of(engine) == address


@pytest.mark.parametrize(
    "engine",
    ["", "dask", "dask://", "host:8786", "http://host", "dask://host:port", "dask://host:99999",
     "dask://:1", "dask://me@host", "dask://host/path", "dask://[::1"],
)  # fmt: skip
def test_what_is_no_address_is_refused(engine):
    with pytest.raises(UsageError, match=r"processes or dask://host:port, such as"):
        make_engine(engine=engine)


def test_an_address_at_which_nothing_listens_is_refused():
    pytest.importorskip("distributed", reason="needs Dask: pip install 'batt-arc[cluster]'")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # but nobody listens
        port = taken.getsockname()[1]
        with pytest.raises(UsageError) as raised:
            make_engine(engine=f"dask://127.0.0.1:{port}")
    said = str(raised.value)
    assert f"no Dask scheduler answers at tcp://127.0.0.1:{port} (Connection refused)" in said
    assert f"dask worker tcp://127.0.0.1:{port} --nworkers 4 --nthreads 1" in said


@pytest.mark.slow
def test_an_address_at_which_somebody_listens_and_is_silent_is_refused():
    pytest.importorskip("distributed", reason="needs Dask: pip install 'batt-arc[cluster]'")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(UsageError, match=f"no Dask scheduler answers at .*{port} .no answer"):
            make_engine(engine=f"dask://127.0.0.1:{port}")


def test_without_dask_it_is_said_how_to_install_it(monkeypatch):
    monkeypatch.setattr(workers, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'batt-arc\[cluster\]'"):
        make_engine(engine="dask://127.0.0.1")


@pytest.mark.parametrize(
    "started", ["import batt.cli, batt.workers.child", "import batt.workers.processes"]
)
def test_dask_is_not_imported_where_it_is_not_used(started):
    script = f"{started}, sys; sys.exit('distributed' in sys.modules or 'dask' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
