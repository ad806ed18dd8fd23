"""How a command ends that is not let to its end: Ctrl-C, SIGTERM, a disk that takes no more."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

INTERRUPTED, TERMINATED = 130, 143
"""Exit codes, as a shell tells of what SIGINT and SIGTERM have ended."""

UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
"""What the system answers where nothing more can be written, whatever batt does."""


class Terminated(KeyboardInterrupt):
    """SIGTERM came: a command ends as it does for Ctrl-C."""


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


def listen() -> None:
    """Take SIGTERM for an interrupt from now on, unless somebody wants something else of it."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)


def stop_listening() -> None:
    """Leave in peace: nothing that is left to do is worth a traceback."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def interrupted(error: KeyboardInterrupt) -> int:
    """Say that a command was interrupted, and how to go on; its exit code."""
    is_asked = isinstance(error, Terminated)
    word = "terminated" if is_asked else "interrupted"
    told = "; ".join([f"batt: {word}; what was stored is kept", *_notes(error)])
    print(told, file=sys.stderr)  # noqa: T201  (before the libraries of the commands are there)
    return TERMINATED if is_asked else INTERRUPTED


def _notes(error: BaseException | None) -> Iterator[str]:
    """What is noted for the error, and for those in whose handling it came: a second Ctrl-C."""
    while error is not None:
        yield from getattr(error, "__notes__", ())
        error = error.__context__
