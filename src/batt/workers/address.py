"""What ``--engine`` names: this machine's processes, or the scheduler of a Dask cluster."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from batt.errors import UsageError

PROCESSES = "processes"
SCHEMES = {"dask": "tcp", "tcp": "tcp", "tls": "tls"}
DEFAULT_PORT = 8786

CONNECT_SECONDS = 3.0
"""How long a scheduler may take to answer, and again until it has a worker."""


def scheduler_of(engine: str) -> str | None:
    """The address of a scheduler as Dask has it, None for processes; else ``UsageError``.

    >>> scheduler_of("dask://node7"), scheduler_of("tls://10.0.0.1:9000"), scheduler_of("processes")
    ('tcp://node7:8786', 'tls://10.0.0.1:9000', None)
    """
    if engine == PROCESSES:
        return None
    try:
        parts = urlsplit(engine)
        host, port = parts.hostname, parts.port or DEFAULT_PORT
    except ValueError:
        host = None
    if not host or parts.scheme not in SCHEMES or parts.username or parts.path.strip("/"):
        raise UsageError(
            f"--engine is {PROCESSES} or dask://host:port, such as dask://127.0.0.1:8786, "
            f"not {engine!r:.80}"
        )
    return f"{SCHEMES[parts.scheme]}://{f'[{host}]' if ':' in host else host}:{port}"


def knock(address: str) -> None:
    """Raise ``UsageError`` where nothing at all listens at ``tcp://host:port``."""
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname, parts.port), CONNECT_SECONDS).close()
    except OSError as error:
        raise no_scheduler(address, error.strerror or str(error)) from None


def no_scheduler(address: str, found: str) -> UsageError:
    """What to say where a scheduler should be."""
    return UsageError(
        f"no Dask scheduler answers at {address} ({found}): start one with dask scheduler, and "
        f"workers with {start_workers(address)}"
    )


def start_workers(address: str) -> str:
    """The command that gives a scheduler workers."""
    return f"dask worker {address} --nworkers 4 --nthreads 1"
