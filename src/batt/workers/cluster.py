"""Connecting to a Dask cluster, and refusing one that cannot be used."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from threading import Thread
from typing import Any

from distributed import Client, rpc
from distributed.security import Security

from batt.errors import UsageError
from batt.workers.address import CONNECT_SECONDS, no_scheduler, start_workers
from batt.workers.engine import RemoteTraceback, describe
from batt.workers.host import Setup, greet
from batt.workers.versions import Versions


def connect(address: str) -> Client:
    """A client of the scheduler at ``tcp://host:port``, which has a worker at least.

    Raises ``UsageError`` for any other, within some seconds.
    """
    # Dask's own client goes on and on where something answers that is no scheduler.
    found = _in_thread(lambda: asyncio.run(_identity(address)))
    if found != "Scheduler":
        raise no_scheduler(address, found)
    client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False, name="batt")
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError:
        client.close()
        raise UsageError(
            f"the Dask scheduler at {address} has no workers: start some with "
            f"{start_workers(address)}"
        ) from None
    return client


async def _identity(address: str) -> str:
    """What answers there, as it calls itself; else what is wrong."""
    security = Security().get_connection_args("client")
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            async with rpc(address, connection_args=security) as server:
                answer = await server.identity()
    except TimeoutError:
        return f"no answer in {CONNECT_SECONDS:.0f} s"
    except Exception as error:  # whatever is there may answer anything
        return describe(error)
    return str(answer.get("type") if isinstance(answer, Mapping) else answer)


def _in_thread(call: Callable[[], str]) -> str:
    """What a call returns, in a thread of its own: in a notebook, ours has an event loop."""
    found = ["no answer"]
    thread = Thread(target=lambda: found.append(call()), daemon=True)
    thread.start()
    thread.join(2 * CONNECT_SECONDS)
    return found[-1]


def welcome(client: Client, setup: Setup, workers: Collection[str]) -> set[str]:
    """Start a process on each of these workers; those on which there is one.

    Raises ``UsageError`` for workers which are not like this driver.
    """
    answers: dict[str, Any] = client.run(greet, setup, workers=list(workers), on_error="return")
    welcomed, strangers = set(), {}
    for address, answer in answers.items():
        if isinstance(answer, OSError):  # it has left
            continue
        if isinstance(answer, BaseException):
            strangers[address] = f"another batt or none ({describe(answer)})"
        elif answer[0] == "stranger":
            strangers[address] = str(answer[1])
        elif answer[0] == "failed":
            raise RuntimeError(answer[1]) from RemoteTraceback(f"\n{answer[2]}")
        else:
            welcomed.add(address)
    if strangers:
        raise strange(setup.versions, strangers)
    return welcomed


def strange(ours: Versions, theirs: Mapping[str, str]) -> UsageError:
    """What to say of workers which are not like the driver."""
    listed = "; ".join(f"worker {address} has {found}" for address, found in sorted(theirs.items()))
    return UsageError(
        f"the cluster is not like this driver, which has {ours}: {listed}. Install the same batt "
        "there, and start those workers again"
    )
