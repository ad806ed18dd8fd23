"""``Line``: the jobs of a run that wait for a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import islice

from batt.workers.parcel import Parcel
from batt.workers.progress import Progress


class Line:
    """Jobs to run again come first, then new ones, each packed when its turn comes."""

    def __init__(self, parcels: Iterable[Parcel] = (), count: int = 0) -> None:
        """Begin with that many parcels."""
        self._new = enumerate(islice(parcels, count))
        self._left = count
        self._again: deque[Progress[Parcel]] = deque()

    def __len__(self) -> int:
        return len(self._again) + self._left

    def next(self) -> Progress[Parcel]:
        """Take the first job of the line, which must not be empty."""
        if self._again:
            return self._again.popleft()
        number, parcel = next(self._new)
        self._left -= 1
        return Progress(number, parcel, parcel.size)

    def put_back(self, task: Progress[Parcel]) -> None:
        """Put a job first in line."""
        self._again.appendleft(task)

    def clear(self) -> None:
        """Send all away."""
        self._again.clear()
        self._new, self._left = enumerate(iter(())), 0
