"""``Grid`` as the twin at work has it: an immutable rectangle of small numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from batt.dsl.values.plain.grid import CELL_VALUES, Row, check_rectangle
from batt.dsl.values.twin import native_module

if TYPE_CHECKING or native_module("grid") is None:
    from batt.dsl.values.plain.grid import Grid
else:
    Grid = native_module("grid").Grid

__all__ = ["CELL_VALUES", "Grid", "Row", "check_rectangle"]
