"""The words in which primitives write their types.

An annotation is read as text by the type checker of programs (``Colour`` and ``Integer`` differ
there); for mypy each word here is an ordinary type.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeAlias, TypeVar, TypeVarTuple

from batt.dsl.values import FrozenSet, Grid, Patch

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
Rest = TypeVarTuple("Rest")
"""The other parameters of a function, however many."""

Boolean: TypeAlias = int
Integer: TypeAlias = int
Colour: TypeAlias = int
Count: TypeAlias = int
"""A number of times, of members or of parts."""
IntegerTuple: TypeAlias = tuple[int, int]
Location: TypeAlias = tuple[int, int]
"""A position, as (row, column)."""
Size: TypeAlias = tuple[int, int]
"""(Height, width)."""
Offset: TypeAlias = tuple[int, int]
"""A way to go, as (rows down, columns to the right)."""
Numerical: TypeAlias = int | tuple[int, int]
Container: TypeAlias = Collection[A]
"""A tuple or a set."""
ContainerContainer: TypeAlias = Collection[Collection[A]]
Tuple: TypeAlias = tuple[A, ...]
TupleTuple: TypeAlias = tuple[tuple[A, ...], ...]
Pair: TypeAlias = tuple[A, B]
"""A tuple of two members."""
IntegerSet: TypeAlias = FrozenSet[int]
Cell: TypeAlias = tuple[int, tuple[int, int]]
Object: TypeAlias = Patch
"""A patch of cells."""
Indices: TypeAlias = Patch
"""A patch of positions."""
Objects: TypeAlias = FrozenSet[Object]
IndicesSet: TypeAlias = FrozenSet[Indices]
Element: TypeAlias = Grid | Patch
Piece: TypeAlias = Grid | Patch

# In a signature these mean the same kind wherever they stand, as ``A`` does, but not any kind.
Members: TypeAlias = Collection[Any]
"""Containers of one kind, as members of another."""
Cells: TypeAlias = Patch | tuple[Cell, ...]
"""An object, or a tuple of cells that passes for one."""
Positions: TypeAlias = Patch | tuple[tuple[int, int], ...]
"""Indices, or a tuple of positions that passes for them."""

__all__ = [
    "A",
    "Any",
    "B",
    "Boolean",
    "C",
    "Callable",
    "Cell",
    "Cells",
    "Colour",
    "Container",
    "ContainerContainer",
    "Count",
    "D",
    "Element",
    "FrozenSet",
    "Grid",
    "Indices",
    "IndicesSet",
    "Integer",
    "IntegerSet",
    "IntegerTuple",
    "Location",
    "Members",
    "Numerical",
    "Object",
    "Objects",
    "Offset",
    "Pair",
    "Patch",
    "Piece",
    "Positions",
    "Rest",
    "Size",
    "Tuple",
    "TupleTuple",
]
