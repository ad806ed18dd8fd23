"""batt: a search engine for ARC-AGI that runs many grid programs as one shared graph."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from batt.about import __version__ as __version__

if TYPE_CHECKING:
    from batt.api import *  # noqa: F403


def __getattr__(name: str) -> Any:
    """Import the public names when the first of them is asked for: ``batt --help`` needs none."""
    if not name.startswith("_"):
        api = import_module("batt.api")  # `from batt import api` would ask here for `api` first
        if name in api.__all__:
            return getattr(api, name)
    raise AttributeError(f"module 'batt' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    from batt import api

    return sorted(api.__all__)
