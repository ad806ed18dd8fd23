"""What tells tasks apart whatever they are called: a hash over their grids.

The canonical bytes of a grid are its height and its width, two bytes each, the higher first, then
one signed byte a cell, row by row.  Those of a task are ``HEAD``; for each train pair, in order,
``i`` and the input, ``o`` and the output; for each test input, in order, ``t`` and the input.
Every part says how long it is, so no two tasks share their bytes.  The outputs of tests are left
out, for a file of challenges does not have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from batt.dsl.values import Grid

if TYPE_CHECKING:
    from batt.tasks.task import Task

HEAD = b"batt task 1\n"


def grid_bytes(grid: Grid) -> bytes:
    r"""The canonical bytes of one grid.

    >>> grid_bytes(Grid([(1, 2, -1)]))
    b'\x00\x01\x00\x03\x01\x02\xff'
    """
    return grid.height.to_bytes(2, "big") + grid.width.to_bytes(2, "big") + grid.packed()


def task_fingerprint(task: Task) -> str:
    """SHA-256, 64 hex digits, over the train pairs and the test inputs."""
    return sha256(HEAD + b"".join(_parts(task))).hexdigest()


def _parts(task: Task) -> Iterator[bytes]:
    for pair in task.train:
        yield b"i" + grid_bytes(pair.input)
        yield b"o" + (b"" if pair.output is None else grid_bytes(pair.output))
    for pair in task.test:
        yield b"t" + grid_bytes(pair.input)


def set_fingerprint(fingerprints: Iterable[str]) -> str:
    """SHA-256, 64 hex digits, over the fingerprints of tasks, sorted, one a line."""
    return sha256("".join(f"{line}\n" for line in sorted(fingerprints)).encode()).hexdigest()
