"""The values of the language: what they are, how they are made, visited and measured.

Primitives touch values only through the names here, so the classes behind them can change.
"""

from typing import TYPE_CHECKING

from batt.dsl.values.adopt import adopt, answer
from batt.dsl.values.function import Closure, Function
from batt.dsl.values.grid import Grid, Row
from batt.dsl.values.measure import is_grid, measure, size
from batt.dsl.values.natural import natural_key, natural_sorted
from batt.dsl.values.sets import EMPTY, FrozenSet, Patch, collect, collect_set
from batt.dsl.values.twin import TWIN, native_module

# The module is imported with either twin: imported later, it would take the name ``measure``.
if not TYPE_CHECKING and native_module("charged") is not None:
    is_grid = native_module("charged").is_grid
    measure = native_module("charged").measure
    size = native_module("charged").size

__all__ = [
    "EMPTY",
    "TWIN",
    "Closure",
    "FrozenSet",
    "Function",
    "Grid",
    "Patch",
    "Row",
    "adopt",
    "answer",
    "collect",
    "collect_set",
    "is_grid",
    "measure",
    "natural_key",
    "natural_sorted",
    "size",
]
