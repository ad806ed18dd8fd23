"""A Dask cluster on this machine, of processes that a test can kill."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
PATIENCE = 60.0


class Cluster:
    """A scheduler and workers of one thread each; a context manager, which ends them.

    ``workers`` are the processes, ``address`` is what ``--engine`` takes.
    """

    def __init__(self, folder, workers=2):
        self.folder = Path(folder)
        self.workers = []
        self._log = (self.folder / "log.txt").open("ab")
        file = self.folder / "scheduler.json"
        try:
            self.scheduler = self._start(
                "scheduler",
                *("--host", "127.0.0.1", "--port", "0", "--no-dashboard"),
                *("--scheduler-file", str(file)),
            )
            self._wait(file.exists)
            self.tcp = json.loads(file.read_text())["address"]
            for _ in range(workers):
                self.add_worker()
            self.wait_for(workers)
        except BaseException:
            self.close()
            raise

    @property
    def address(self):
        return self.tcp.replace("tcp://", "dask://")

    def add_worker(self, **environment):
        """Start one more worker; ``environment`` is its own."""
        worker = self._start(
            *("worker", self.tcp, "--host", "127.0.0.1", "--no-nanny", "--no-dashboard"),
            *("--nthreads", "1", "--local-directory", str(self.folder)),
            **environment,
        )
        self.workers.append(worker)
        return worker

    def wait_for(self, count):
        """Wait until the scheduler knows exactly so many workers."""
        from distributed import Client

        with Client(self.tcp, set_as_default=False) as client:
            self._wait(lambda: len(client.nthreads()) == count)

    def close(self):
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
        self._log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _start(self, *words, **environment):
        path = os.pathsep.join([environment.pop("PYTHONPATH", ""), str(HERE / "workers")])
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
            env={**os.environ, **environment, "PYTHONPATH": path.strip(os.pathsep)},
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )

    def _wait(self, condition):
        until = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > until:
                raise AssertionError((self.folder / "log.txt").read_text())
            time.sleep(0.1)
