"""``Worker``: the driver's handle on one worker process."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection, Pipe
from typing import Any

from batt.workers.board import Board, board_file
from batt.workers.engine import Hook
from batt.workers.parcel import Parcel
from batt.workers.progress import Progress
from batt.workers.system import is_stopped, limit_waiting

Task = Progress[Parcel]

PREPARE_SECONDS = 60.0
"""How long a worker may take to start and to import what it needs."""

STUCK_SECONDS = 10.0
"""How long a message may be stuck half-way in the pipe: longer than any worker that lives."""

# Not ``-m batt.workers.child``: that would look for batt on the path as it is before ours is set.
BOOTSTRAP = (
    "import sys; sys.path[:] = sys.argv[4:]; "
    "from batt.workers.child import main; main(*map(int, sys.argv[1:4]))"
)


class Worker:
    """A process with a pipe and a board of its own.

    It is either idle or has one message to answer; ``function`` is what it is prepared for, and
    ``task`` the job it has.
    """

    def __init__(self, hooks: Sequence[Hook], memory: int = 0) -> None:
        """Start the process; it calls the hooks when it is first prepared.

        ``memory`` is how many bytes it may have, 0 for any number.
        """
        self.function: str | None = None
        self.task: Task | None = None
        self.is_waited_for = False
        self._hooks = list(hooks)
        self._since = time.monotonic()
        self._payload = ""
        self.connection, theirs = Pipe()
        limit_waiting(self.connection.fileno(), STUCK_SECONDS)
        descriptor = board_file()
        try:
            self._board = Board(descriptor)
            self._process = _spawn(theirs, descriptor, memory)
        finally:
            os.close(descriptor)
            theirs.close()

    def prepare(self, function: str) -> None:
        """Ask to import a function; raises ``OSError`` if the process is gone."""
        self._send("prepare", [] if self.function else self._hooks, function)

    def take(self, task: Task) -> None:
        """Hand over a job; raises ``OSError`` if the process is gone."""
        self._board.clear()
        payload = task.job.payload
        data = None if payload.token == self._payload else payload.data
        self._send("job", payload.token, data, task.job.entries, sorted(task.out))
        self._payload, self.task = payload.token, task

    def _send(self, *message: Any) -> None:
        data = pickle.dumps(message)
        # Noted first: interrupted while it sends, the driver must take the worker for busy.
        self.is_waited_for = True
        self.connection.send_bytes(data)
        self._since = time.monotonic()

    def receive(self) -> tuple[Any, ...]:
        """The answer to the last message; raises ``EOFError`` or ``OSError`` if it died."""
        answer: tuple[Any, ...] = self.connection.recv()
        self.is_waited_for = False
        return answer

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_stopped(self) -> bool:
        """Whether a signal has stopped the process (SIGSTOP), so that it can do nothing."""
        return is_stopped(self._process.pid)

    @property
    def seconds(self) -> float:
        """How long the message at hand has been with the worker."""
        return time.monotonic() - self._since

    @property
    def seconds_left(self) -> float:
        """How long the worker may still take, below 0 where it is late; infinity without a guard.

        Only its job counts against the guard of the job, not starting and importing.
        """
        if self.task is None:
            return PREPARE_SECONDS - self.seconds
        guard = self.task.job.guard_seconds
        return float("inf") if guard is None else guard - self.seconds

    def dismiss(self) -> None:
        """Tell an idle worker to leave; ``stop`` is still to be called."""
        if not self.is_waited_for:
            self.connection.close()

    def stop(self, patience: float = 0.0) -> int | None:
        """End the process, killed if it does not leave within ``patience`` seconds.

        Returns the entry that it had announced last, or None.
        """
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        entry = self._board.entry
        self._board.close()
        self.connection.close()
        if self._process.stdin:
            self._process.stdin.close()
        return entry

    @property
    def exit_status(self) -> int | None:
        """What the process ended with; below 0 the signal that killed it."""
        return self._process.returncode


def _spawn(connection: Connection, board: int, memory: int) -> subprocess.Popen[bytes]:
    """Start the process, with nothing of ours open in it but these two descriptors.

    Its standard input is a pipe that only this process holds, so it ends when we do.  What it
    prints goes to standard error, for our output may be read by a program.  It has a session of its
    own: Ctrl-C and Ctrl-Z in the terminal reach the driver alone.
    """
    ends = (connection.fileno(), board)
    path = [entry or os.getcwd() for entry in sys.path if isinstance(entry, str)]
    return subprocess.Popen(
        [sys.executable, "-c", BOOTSTRAP, *map(str, (*ends, memory)), *path],
        pass_fds=ends,
        stdin=subprocess.PIPE,
        stdout=2,
        start_new_session=True,
    )
