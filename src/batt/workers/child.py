"""What runs in a worker process: take a message, answer it, until the pipe ends.

Messages are tuples, a word first.  The driver sends ``("prepare", hooks, function)``, answered by
``("ready", function)``, and ``("job", token, payload, entries, out)``, answered by ``("done",
value)``; where something was raised, either is answered by ``("failed", line, traceback)``.
Payload, entries and value are pickled on their own, so that who passes them on need not open them;
the payload is None where its token is that of the job before.  A worker that runs out of memory
answers nothing: what is left of it cannot be trusted, so it ends with the status ``OUT_OF_MEMORY``.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import traceback
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any

from batt.workers.board import Board
from batt.workers.engine import Hook, JobFunction, describe, load
from batt.workers.memory import OUT_OF_MEMORY, limit_memory
from batt.workers.parcel import Unpacker, entries_left

STANDARD_INPUT = 0


def main(connection: int, board: int, memory: int) -> None:
    """Serve the driver over these open descriptors; standard input ends when the driver does.

    ``memory`` is how many bytes this process may have, 0 for any number.
    """
    limit_memory(memory)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the driver, which ends us
    threading.Thread(target=_leave_with_the_driver, daemon=True).start()
    serve(Connection(connection), Board(board))


def _leave_with_the_driver() -> None:
    """End the process, in the middle of a job too, when the driver is gone."""
    os.read(STANDARD_INPUT, 1)
    os._exit(1)


def serve(connection: Connection, board: Board) -> None:
    """Answer messages until the driver closes its end."""
    desk = Desk(board)
    while True:
        try:
            connection.send_bytes(desk.answer(connection.recv()))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
        except MemoryError:
            os._exit(OUT_OF_MEMORY)


class Desk:
    """Where one worker's messages are answered."""

    def __init__(self, board: Board) -> None:
        """Begin without a function."""
        self._board = board
        self._function: JobFunction | None = None
        self._unpacker = Unpacker()

    def answer(self, message: tuple[Any, ...]) -> bytes:
        """The pickled answer; whatever is raised, but ``MemoryError``, is an answer as well."""
        word, *content = message
        try:
            return pickle.dumps(getattr(self, f"_{word}")(*content))
        except MemoryError:
            raise
        except BaseException as error:
            return pickle.dumps(("failed", describe(error), traceback.format_exc()))

    def _prepare(self, hooks: list[Hook], function: str) -> tuple[str, str]:
        for dotted, args in hooks:
            load(dotted)(*args)
        self._function = load(function)
        return "ready", function

    def _job(
        self, token: str, payload: bytes | None, entries: bytes, out: Sequence[int]
    ) -> tuple[str, bytes]:
        assert self._function is not None, "a job came before its function"
        given = self._unpacker.payload(token, payload)
        left = entries_left(pickle.loads(entries), out)
        value = self._function(given, left, self._board.announce)
        self._board.clear()  # from here on no entry is to blame
        return "done", pickle.dumps(value)
