"""Which twin of the values and primitives is at work: the native one, or the plain one.

The native one is, where it was built, unless the environment says ``BATT_PURE=1``.
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NATIVE = "batt.dsl.native"
PURE = os.environ.get("BATT_PURE") == "1"
BUILT = find_spec(f"{NATIVE}.grid") is not None

TWIN = "native" if BUILT and not PURE else "plain"
"""The name of the twin at work, as ``batt --version`` prints it."""


def native_module(name: str) -> Any:
    """A module of native twins by its name in ``batt.dsl.native``; none for the plain twin."""
    return import_module(f"{NATIVE}.{name}") if TWIN == "native" else None


@cache
def twin_files() -> dict[str, str]:
    """The source file of each primitive's native twin, by the primitive's name.

    Read from the sources, so that it is the same whichever twin is at work.
    """
    sources = Path(__file__).parents[1] / "native" / "primitives"
    return {
        name: f"dsl/native/primitives/{source.name}"
        for source in sorted(sources.glob("*.pyx"))
        for name in re.findall(r"^@native\(plain\.(\w+)", source.read_text("utf-8"), re.MULTILINE)
    }
