"""Primitives of a user's own that do harm, for tests of what keeps it within bounds.

They are harmless unless asked, and with all grids but those of 77 rows: the driver itself runs them
on small ones, to know what they do.
"""

import os
import signal

from batt.dsl.kinds import Grid
from batt.dsl.primitive import primitive


def is_asked(harm, grid):
    return os.environ.get("BATT_TEST_HARM") == harm and len(grid) == 77


@primitive
def hungry(grid: Grid) -> Grid:
    """Fill the memory of the process."""
    kept = []
    while is_asked("memory", grid):
        kept.append(bytearray(2**24))
    return grid


@primitive
def raising(grid: Grid) -> Grid:
    """Make a mistake."""
    if is_asked("mistake", grid):
        raise RuntimeError("a mistake in a plugin")
    return grid


@primitive
def killing(grid: Grid) -> Grid:
    """End the process."""
    if is_asked("death", grid):
        os.kill(os.getpid(), signal.SIGKILL)
    return grid
