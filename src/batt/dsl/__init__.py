"""The language: every primitive, every constant, and the values they work on.

``from batt.dsl import *`` is the head of every stored program, so that a person can run it as
ordinary Python: plain tuples, frozensets and functions are welcome as arguments, and what comes out
equals them.  A call without a result raises ``batt.errors.DslError``.

Installed packages add primitives by the entry-point group ``batt.primitives``, anyone by
``@primitive``; they belong to the language from then on.
"""

from typing import Any

from batt.dsl import primitives as _families
from batt.dsl.constants import CONSTANTS
from batt.dsl.outside import load_installed
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch

_VALUES = {"FrozenSet": FrozenSet, "Grid": Grid, "Patch": Patch}
_families.load()

globals().update(CONSTANTS)
globals().update(CATALOGUE)


def __getattr__(name: str) -> Any:
    """What was added since this module was imported; ``__all__``, too, is made when asked for."""
    if name == "__all__":
        return [*_VALUES, *CONSTANTS, *CATALOGUE]
    if name in CATALOGUE:
        return CATALOGUE[name]
    raise AttributeError(f"the language has no primitive and no constant named {name}")


load_installed()
