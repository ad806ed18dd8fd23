"""The words in which primitives write their types.

An annotation is read as text by the type checker of programs (``Colour`` and ``Integer`` differ
there); for mypy each word here is an ordinary type.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeAlias, TypeVar

from batt.dsl.values import FrozenSet, Grid, Patch

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")

Boolean: TypeAlias = int
Integer: TypeAlias = int
Colour: TypeAlias = int
IntegerTuple: TypeAlias = tuple[int, int]
Numerical: TypeAlias = int | tuple[int, int]
Container: TypeAlias = Collection[A]
"""A tuple or a set."""
ContainerContainer: TypeAlias = Collection[Collection[A]]
Tuple: TypeAlias = tuple[A, ...]
TupleTuple: TypeAlias = tuple[tuple[A, ...], ...]
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

__all__ = [
    "A",
    "Any",
    "B",
    "Boolean",
    "C",
    "Callable",
    "Cell",
    "Colour",
    "Container",
    "ContainerContainer",
    "Element",
    "FrozenSet",
    "Grid",
    "Indices",
    "IndicesSet",
    "Integer",
    "IntegerSet",
    "IntegerTuple",
    "Numerical",
    "Object",
    "Objects",
    "Patch",
    "Piece",
    "Tuple",
    "TupleTuple",
]
