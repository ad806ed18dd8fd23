"""The words of signatures as type terms: the one place for the vocabulary.

A signature is read from the text of a primitive's annotations.  Two things in it go beyond the
words of ``batt.dsl.kinds`` taken one by one:

- Where a word that has several kinds (``Piece``, ``Patch``, ``Element``, ``Numerical``) stands for
  the result too, the result is of the kind that was given: ``hmirror(piece: Piece) -> Piece`` makes
  a grid of a grid and an object of an object.
- A result ``Container[...]`` is a tuple or a set as the first parameter ``Container[...]`` is.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from batt.dsl.primitive import Primitive
from batt.programs.type_terms import (
    ANY,
    BOOLEAN,
    CELL,
    COLOUR,
    GRID,
    INDICES,
    INTEGER,
    NONE,
    OBJECT,
    VECTOR,
    Type,
    arrow,
    make,
    pair_of,
    set_of,
    tuple_of,
    union,
)

WORDS = {
    "Any": ANY,
    "Boolean": BOOLEAN,
    "Cell": CELL,
    "Colour": COLOUR,
    "Count": INTEGER,
    "Element": union((GRID, OBJECT)),
    "Grid": GRID,
    "Indices": INDICES,
    "IndicesSet": set_of(INDICES),
    "Integer": INTEGER,
    "IntegerSet": set_of(INTEGER),
    "IntegerTuple": VECTOR,
    "Location": VECTOR,
    "Numerical": union((INTEGER, VECTOR)),
    "Object": OBJECT,
    "Objects": set_of(OBJECT),
    "Offset": VECTOR,
    "Patch": union((OBJECT, INDICES)),
    "Piece": union((GRID, OBJECT, INDICES)),
    "Size": VECTOR,
}
"""The words without brackets."""

SAME = ("Piece", "Patch", "Element", "Numerical")
"""Words that mean the kind of the argument where they stand for the result too."""

BOUNDED = {
    "Cells": union((OBJECT, tuple_of(CELL))),
    "Members": union((tuple_of(ANY), set_of(ANY))),
    "Positions": union((INDICES, tuple_of(VECTOR))),
}
"""Type variables that stand for some kinds only; any other word not known stands for any kind."""


def container_of(member: Type) -> Type:
    """The pattern of a tuple or a set of such members."""
    return make("Container", member)


_BRACKETS: dict[str, Callable[[list[Type]], Type]] = {
    "Container": lambda parts: container_of(*parts),
    "ContainerContainer": lambda parts: container_of(container_of(*parts)),
    "FrozenSet": lambda parts: set_of(*parts),
    "Pair": lambda parts: pair_of(*parts),
    "Tuple": lambda parts: tuple_of(*parts),
    "TupleTuple": lambda parts: tuple_of(tuple_of(*parts)),
}


@dataclass(frozen=True, eq=False)
class Signature:
    """What a primitive takes and gives, as patterns: terms with variables in them.

    ``kind`` is the place of the parameter whose kind of container the result has, -1 for none.
    """

    name: str
    names: tuple[str, ...]
    parameters: tuple[Type, ...]
    result: Type
    kind: int

    @property
    def makes_functions(self) -> bool:
        """Whether it is a combinator: a call gives a function."""
        return self.result.head == "Callable"


@cache
def signature_of(primitive: Primitive) -> Signature:
    """The signature of a primitive; a type that cannot be read is taken for ``Any``."""
    same = frozenset(word for word in SAME if word == primitive.result)
    parameters = tuple(_pattern(text, same) for text in primitive.parameters.values())
    result = _pattern(primitive.result, same)
    kinds = [k for k, term in enumerate(parameters) if term.head == "Container"]
    kind = kinds[0] if kinds and result.head == "Container" else -1
    return Signature(primitive.name, tuple(primitive.parameters), parameters, result, kind)


def read_type(text: str) -> Type:
    """The type that an annotation without variables means.

    >>> str(read_type("Container[Grid | Object]"))
    'Container[Element]'
    """
    return plain(_pattern(text, frozenset()))


@cache
def plain(pattern: Type) -> Type:
    """A pattern without its variables: each stands for all that it may be."""
    if pattern.head in ("Variable", "Same"):
        return pattern.args[1] or ANY
    if pattern.head == "Container":
        inside = plain(pattern.args[0])
        return union((tuple_of(inside), set_of(inside)))
    if pattern.head == "Union":
        return union(map(plain, pattern.args))
    if pattern.head in ("Tuple", "FrozenSet", "Pair"):
        return _BRACKETS[pattern.head](list(map(plain, pattern.args)))
    if pattern.head == "Callable":
        given, result = pattern.args
        known = None if given is None or any(map(is_rest, given.args)) else map(plain, given.args)
        return arrow(None if known is None else tuple(known), plain(result))
    return pattern


def is_rest(pattern: Type) -> bool:
    """Whether a pattern stands for any number of arguments, as ``*Rest`` does."""
    return pattern.head == "Rest"


@cache
def _pattern(text: str, same: frozenset[str]) -> Type:
    try:
        return _read(ast.parse(text, mode="eval").body, same)
    except SyntaxError:
        return ANY


def _read(node: ast.expr, same: frozenset[str]) -> Type:
    if isinstance(node, ast.Name):
        return _word(node.id, same)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _either((_read(node.left, same), _read(node.right, same)))
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return _bracketed(node.value.id, inside, same)
    if isinstance(node, ast.Constant) and node.value is None:
        return NONE
    return make("Rest") if isinstance(node, ast.Starred) else ANY


def _word(word: str, same: frozenset[str]) -> Type:
    if word in same:
        return make("Same", word, WORDS[word])
    if word in WORDS:
        return WORDS[word]
    if word in _BRACKETS:
        return _filled(word, [ANY])
    if word == "Callable":
        return arrow(None, ANY)
    return make("Variable", word, BOUNDED.get(word))


def _bracketed(word: str, inside: list[ast.expr], same: frozenset[str]) -> Type:
    if word == "Callable" and len(inside) == 2:
        given = inside[0]
        result = _read(inside[1], same)
        if isinstance(given, ast.List):
            return arrow(tuple(_read(part, same) for part in given.elts), result)
        return arrow(None, result)
    if word in _BRACKETS:
        return _filled(word, [_read(part, same) for part in inside])
    return _word(word, same)


def _filled(word: str, parts: list[Type]) -> Type:
    many = 2 if word == "Pair" else 1
    return _BRACKETS[word]((parts * many)[:many])


def _either(parts: Iterable[Type]) -> Type:
    """A union in a pattern, whose variables stay apart."""
    found = list(parts)
    if any(_has_variables(part) for part in found):
        return make("Union", *(option for part in found for option in _options(part)))
    return union(found)


def _options(pattern: Type) -> tuple[Type, ...]:
    return pattern.args if pattern.head == "Union" else (pattern,)


@cache
def _has_variables(pattern: Type) -> bool:
    return plain(pattern) is not pattern or pattern.head in ("Variable", "Same")
