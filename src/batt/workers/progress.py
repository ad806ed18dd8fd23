"""``Progress``: a job on its way to its result, possibly by several tries."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from batt.workers.engine import DIED, Incident, JobResult

J = TypeVar("J")


class Progress(Generic[J]):
    """A job, or the parcel that holds it, and what happened to its entries so far.

    ``number`` is its place in the list of jobs, ``size`` its number of entries.
    """

    def __init__(self, number: int, job: J, size: int) -> None:
        """Begin with all entries of the job."""
        self.number, self.job = number, job
        self.out: set[int] = set()
        """The culprits, which another try goes without."""
        self.is_lost = False
        """Whether there is no entry to blame, so that another try would end the same way."""
        self._size = size
        self._incidents: list[Incident] = []
        self._deaths: set[int | None] = set()

    def blame(self, entry: int | None, seconds: float, reason: str) -> None:
        """Take the culprit out of the job; without one the job is lost."""
        if entry is not None and (entry in self.out or not 0 <= entry < self._size):
            entry = None
        self._incidents.append(Incident(entry, seconds, reason))
        if entry is None:
            self.is_lost = True
        else:
            self.out.add(entry)

    def worker_died(self, entry: int | None, seconds: float) -> None:
        """Blame the entry if a worker has died of it before: the first time may be bad luck."""
        if entry in self._deaths:
            self.blame(entry, seconds, DIED)
        self._deaths.add(entry)

    def result(self, value: Any) -> JobResult:
        """The result with this value, and the incidents so far."""
        return JobResult(value, tuple(self._incidents))
