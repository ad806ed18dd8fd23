"""The size and the nesting of a value, by which calls are charged and results are refused."""

from __future__ import annotations

from typing import Any

from batt.dsl.limits import (
    CELL_MAX,
    CELL_MIN,
    NEST_LIMIT,
    NUMBER_LIMIT,
    SIDE_LIMIT,
    SIZE_LIMIT,
)
from batt.dsl.values.foreign import ForeignValue
from batt.dsl.values.function import Closure, Function
from batt.dsl.values.grid import Grid
from batt.dsl.values.sets import FrozenSet, Patch
from batt.errors import DslError

ROWS = (tuple, Grid)
"""What a row may be: the empty grid is the empty tuple, and so a row without cells."""


def size(value: Any) -> int:
    """How large a value is; ``DslError`` where it is past a limit.

    A number or none is 1; a grid or a patch its cells; a grid without columns its rows (else tuples
    of such grids could grow without limit); the empty tuple and the empty set 1; a primitive 1; any
    other tuple, set or function 1 plus the sizes of its members, a shared member counted each time.
    It depends on the value alone: a tuple of rows counts as the grid it equals.

    >>> from batt.dsl.values import size  # there is a primitive of that name, too
    >>> size(7), size(()), size((7, 8)), size(((1, 2), (3, 4)))
    (1, 1, 3, 4)
    """
    kind = type(value)
    if kind is int:
        if -NUMBER_LIMIT <= value <= NUMBER_LIMIT:
            return 1
        raise DslError("", f"a number past {NUMBER_LIMIT}")
    if kind is Grid:
        return len(value) * (len(value[0]) or 1) if value else 1
    if kind is Patch:
        cells = len(value)
        if cells > SIZE_LIMIT:
            raise _too_large()
        return cells or 1
    return measure(value)[0]


def measure(value: Any) -> tuple[int, int]:
    """Size and nesting of a value; ``DslError`` where one is past its limit."""
    kind = type(value)
    if kind is tuple:
        return _measure_tuple(value)
    if kind is FrozenSet or kind is Closure:
        return _measure_shared(value)
    if kind is Patch:
        return size(value), (3 if value.is_object else 2 if value else 1)
    if kind is Grid:
        return size(value), (2 if value else 1)
    if kind is int:
        return size(value), 0
    if kind is bool or value is None:
        return 1, 0
    if isinstance(value, Function):
        return 1, 0
    raise ForeignValue


def _measure_tuple(members: tuple[Any, ...]) -> tuple[int, int]:
    if is_grid(members):
        return size(Grid.trusted(members)), (2 if members else 1)
    return _measure_members(members)


def _measure_shared(value: Any) -> tuple[int, int]:
    """Measure a set or a function, which keep the answer."""
    measured: tuple[int, int] | None = getattr(value, "measured", None)
    if measured is None:
        members = value.args if type(value) is Closure else value.unordered
        measured = value.measured = _measure_members(members)
    return measured


def _measure_members(members: Any) -> tuple[int, int]:
    total, nesting = 1, 0
    for member in members:
        if type(member) is int:
            if not -NUMBER_LIMIT <= member <= NUMBER_LIMIT:
                raise DslError("", f"a number past {NUMBER_LIMIT}")
            total += 1
            continue
        cells, levels = measure(member)
        total += cells
        nesting = max(nesting, levels)
        if total > SIZE_LIMIT:
            raise _too_large()
    if total > SIZE_LIMIT:
        raise _too_large()
    if nesting >= NEST_LIMIT:
        raise DslError("", f"values nest deeper than {NEST_LIMIT} levels")
    return total, nesting + 1


def _too_large() -> DslError:
    return DslError("", f"a value's size is at most {SIZE_LIMIT}")


def is_grid(value: Any) -> bool:
    """Whether a value is a grid: a tuple of equally long tuples of numbers from -128 to 127.

    >>> is_grid(((1, 2), (3, 4))), is_grid(((1, 2), (3,))), is_grid((1, 2))
    (True, False, False)
    """
    if isinstance(value, Grid):
        return True
    if not isinstance(value, tuple) or len(value) > SIDE_LIMIT:
        return False
    if not value:
        return True
    if not isinstance(value[0], ROWS) or len(value[0]) > SIDE_LIMIT:
        return False
    width = len(value[0])
    return all(
        isinstance(row, ROWS)
        and len(row) == width
        and all(isinstance(cell, int) and CELL_MIN <= cell <= CELL_MAX for cell in row)
        for row in value
    )
