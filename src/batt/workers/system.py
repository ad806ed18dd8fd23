"""What is asked of the operating system about a worker."""

from __future__ import annotations

import os
import socket
import struct
from pathlib import Path

STOPPED = "T"


def is_stopped(pid: int) -> bool:
    """Whether a process was stopped by a signal; never so where there is no ``/proc``."""
    try:
        line = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return line.rpartition(")")[2].split()[0] == STOPPED  # the name before may have spaces


def limit_waiting(descriptor: int, seconds: float) -> None:
    """Have reading from a socket, and writing, raise ``OSError`` where it is stuck for so long."""
    span = struct.pack("@ll", int(seconds), int(seconds % 1 * 1e6))
    with socket.socket(fileno=os.dup(descriptor)) as end:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, span)
        end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, span)
