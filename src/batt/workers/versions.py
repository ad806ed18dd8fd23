"""``Versions``: what a worker must have in common with its driver, so that results agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from batt.about import __version__
from batt.dsl.version import dsl_version
from batt.workers.engine import Announce

TELL = "batt.workers.versions:tell"

LANGUAGE_DIGITS = 12


class Versions(NamedTuple):
    """The version of batt, and that of the language with all plugins."""

    batt: str
    language: str

    def __str__(self) -> str:
        """As people read it.

        >>> print(Versions("0.1.0", "0123456789abcdef"))
        batt 0.1.0, language 0123456789ab
        """
        return f"batt {self.batt}, language {self.language[:LANGUAGE_DIGITS]}"


def versions() -> Versions:
    """Those of this process."""
    return Versions(__version__, dsl_version())


def tell(payload: Any, entries: Mapping[int, Any], announce: Announce) -> Versions:  # noqa: ARG001
    """The versions of the process which runs this: a ``JobFunction``."""
    return versions()
