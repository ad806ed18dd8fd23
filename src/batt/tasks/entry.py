"""An entry of a data set: where one task lies, and how to read it when it is first used."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One task that has not been read yet.

    ``group`` is its split or folder; ``place`` names its file or data set in messages; ``read``
    gives its record, unchecked, or raises ``TaskError``.
    """

    group: str
    place: str
    read: Callable[[], Any]
