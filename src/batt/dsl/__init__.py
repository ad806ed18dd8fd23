"""The language: every primitive, every constant, and the values they work on.

``from batt.dsl import *`` is the head of every stored program, so that a person can run it as
ordinary Python: plain tuples, frozensets and functions are welcome as arguments, and what comes out
equals them.  A call without a result raises ``batt.errors.DslError``.
"""

from typing import Any

from batt.dsl import primitives as _families
from batt.dsl.constants import CONSTANTS
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch

_VALUES = {"FrozenSet": FrozenSet, "Grid": Grid, "Patch": Patch}
_families.load()

globals().update(CONSTANTS)
globals().update(CATALOGUE)

__all__ = [*_VALUES, *CONSTANTS, *CATALOGUE]


def __getattr__(name: str) -> Any:
    """Say what is missing; the names above are added when this module is imported."""
    raise AttributeError(f"the language has no primitive and no constant named {name}")
