"""``Progress``: a job on its way to its result, possibly by several tries."""

from __future__ import annotations

from typing import Any

from batt.workers.engine import DIED, Incident, Job, JobResult


class Progress:
    """What is left of a job to run, and what happened to the rest.

    ``number`` is the job's place in its list.
    """

    def __init__(self, number: int, job: Job) -> None:
        """Begin with all entries of the job."""
        self.number, self.job = number, job
        self.entries: dict[int, Any] = dict(enumerate(job.entries))
        self.is_lost = False
        """Whether there is no entry to blame, so that another try would end the same way."""
        self._incidents: list[Incident] = []
        self._deaths: set[int | None] = set()

    def blame(self, entry: int | None, seconds: float, reason: str) -> None:
        """Take the culprit out of the job; without one the job is lost."""
        if entry not in self.entries:
            entry = None
        self._incidents.append(Incident(entry, seconds, reason))
        if entry is None:
            self.is_lost = True
        else:
            del self.entries[entry]

    def worker_died(self, entry: int | None, seconds: float) -> None:
        """Blame the entry if a worker has died of it before: the first time may be bad luck."""
        if entry in self._deaths:
            self.blame(entry, seconds, DIED)
        self._deaths.add(entry)

    def result(self, value: Any) -> JobResult:
        """The result with this value, and the incidents so far."""
        return JobResult(value, tuple(self._incidents))
