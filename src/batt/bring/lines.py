"""Lines of a file or a pipe, in windows: as many as have come, at most so many at once."""

from __future__ import annotations

import os
import select
from collections.abc import Iterator

from batt.errors import UsageError

CHUNK = 1 << 18
"""How many bytes are read at once."""

LINE_LIMIT = 4 << 20
"""Most bytes of a line; of a longer one nothing is kept."""

WINDOW_BYTES = 32 << 20
"""Past this many bytes a window is full."""

PATIENCE = 0.05
"""How many seconds a pipe may be silent before what has come is taken."""


def line_windows(descriptor: int, most: int) -> Iterator[list[bytes | None]]:
    """The lines behind a file descriptor, without their ends; None for one that is too long.

    A window is full, or the end, or all that a writer has sent who waits for the answers.
    """
    window: list[bytes | None] = []
    size = 0
    for line in _lines(descriptor):
        if line is not WAITING:
            window.append(line)
            size += len(line or b"")
        if window and (line is WAITING or len(window) >= most or size >= WINDOW_BYTES):
            yield window
            window, size = [], 0
    if window:
        yield window


WAITING = b"\n"
"""Among lines, which hold no line feed: nothing more has come for now."""


def _lines(descriptor: int) -> Iterator[bytes | None]:
    rest, too_long = b"", False
    while chunk := _read(descriptor):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            yield None if too_long or len(line) > LINE_LIMIT else line
            too_long = False
        if len(rest) > LINE_LIMIT:
            rest, too_long = b"", True
        if not _has_more(descriptor):
            yield WAITING
    if rest or too_long:
        yield None if too_long else rest


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, CHUNK)
    except OSError as error:
        raise UsageError(f"cannot read the lines: {error.strerror or error}") from None


def _has_more(descriptor: int) -> bool:
    """Whether something comes soon; True where that cannot be told."""
    try:
        return bool(select.select([descriptor], [], [], PATIENCE)[0])
    except (OSError, ValueError):
        return True
