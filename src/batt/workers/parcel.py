"""``Parcel``: a job as it travels, pickled once, however often it is passed on or tried again."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from batt.workers.engine import Job, JobResult

TOKEN_BYTES = 16


@dataclass(frozen=True)
class Payload:
    """A pickled payload and the hash of it, by which a worker knows it again."""

    token: str
    data: bytes = field(repr=False, compare=False)


@dataclass(frozen=True)
class Parcel:
    """A job with its payload and its entries, a list of ``size``, as bytes."""

    payload: Payload
    entries: bytes = field(repr=False)
    size: int
    guard_seconds: float | None


class Packer:
    """Makes parcels; jobs that have one payload in common get it pickled once."""

    def __init__(self) -> None:
        """Begin without a payload."""
        self._packed: tuple[Any, Payload] | None = None

    def pack(self, job: Job) -> Parcel:
        """The job as bytes; raises what ``pickle`` does where it cannot be."""
        entries = pickle.dumps(list(job.entries))
        return Parcel(self._payload(job.payload), entries, len(job.entries), job.guard_seconds)

    def _payload(self, payload: Any) -> Payload:
        # Our reference keeps the object alive, so that no other one can be at its place.
        if self._packed is None or self._packed[0] is not payload:
            data = pickle.dumps(payload)
            token = blake2b(data, digest_size=TOKEN_BYTES).hexdigest()
            self._packed = payload, Payload(token, data)
        return self._packed[1]


class Unpacker:
    """The worker's side: jobs of one payload, one after the other, get the same object."""

    def __init__(self) -> None:
        """Begin without a payload."""
        self._token = ""
        self._payload: Any = None

    def payload(self, token: str, data: bytes | None) -> Any:
        """The payload of that token; ``data`` is None where it was the last one too."""
        if data is not None:
            self._token, self._payload = "", None
            self._payload = pickle.loads(data)
            self._token = token
        assert token == self._token, "a job came without its payload"
        return self._payload


def entries_left(entries: Iterable[Any], out: Iterable[int]) -> dict[int, Any]:
    """The entries by their index, without those that were taken out.

    >>> entries_left("abc", [1])
    {0: 'a', 2: 'c'}
    """
    gone = frozenset(out)
    return {index: entry for index, entry in enumerate(entries) if index not in gone}


def opened(result: JobResult) -> JobResult:
    """A result with its value, which came as bytes, or None where the job has none."""
    return result if result.value is None else replace(result, value=pickle.loads(result.value))
