"""Probes: calls to try a primitive with, always the same, of the kinds that its signature names.

What is drawn depends on the primitive's name and signature alone: on no other primitive, no hash
seed and no machine.  Functions among the arguments are made here for the same reason.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from doctest import DocTestParser
from functools import cache
from itertools import islice
from random import Random
from typing import Any, TypeVar
from zlib import crc32

from batt.dsl.charges import meter
from batt.dsl.constants import CONSTANTS
from batt.dsl.primitive import Primitive
from batt.dsl.values import Closure, FrozenSet, Function, Grid, Patch, adopt, collect_set
from batt.dsl.values.reading import is_set, is_tuple
from batt.errors import DslError

T = TypeVar("T")

BUDGET = 10_000_000
"""The steps of one probe; far more than any needs."""

MOST_TRIES = 40
"""How many calls are drawn, at most, for each one that is to give a value."""

FAILED = "failure"
"""The outcome of a call without a result, whatever the reason is called."""

ALIASES = {
    "Count": "Integer",
    "Location": "IntegerTuple",
    "Offset": "IntegerTuple",
    "Size": "IntegerTuple",
    "Cells": "Object",
    "Members": "Tuple[Integer] | FrozenSet[Integer] | Object | Indices",
    "Positions": "Indices",
    "Pair": "Tuple",
    "Numerical": "Integer | IntegerTuple",
    "Patch": "Object | Indices",
    "Piece": "Grid | Object | Indices",
    "Element": "Grid | Object",
    "Objects": "FrozenSet[Object]",
    "IndicesSet": "FrozenSet[Indices]",
    "IntegerSet": "FrozenSet[Integer]",
    "Container": "Tuple | FrozenSet",
    "ContainerContainer": "Container[Container]",
    "TupleTuple": "Tuple[Tuple]",
}
"""Kinds by other kinds; what stands in brackets behind an alias goes to its innermost members."""

MEMBERS = (
    "Integer", "Integer", "Colour", "IntegerTuple", "IntegerTuple", "Object", "Indices", "Grid",
    "Tuple[Integer]", "FrozenSet[Integer]",
)  # fmt: skip
"""What a type variable stands for."""

ANYTHING = (*MEMBERS, "Boolean", "Cell", "Objects", "TupleTuple[Integer]", "Callable[[A], A]")
"""What is drawn where any value will do."""

NUMBERS = (0, 1, 2, 3, 4, 5, 2, 3, 1, -1, -2, -5, True, False, 12, 40)
AMOUNTS = (-4, -2, -1, 0, 0, 1, 1, 2, 3, 5, 7, True)
COLOURS = (0, 1, 2, 3, 4, 1, 2, 5, 8, 9)
STEPS = (-1, 0, 1)


@dataclass(frozen=True)
class Kind:
    """An annotation as read: a word, with what stands in brackets behind it.

    A union is called ``|``.  The parts of a function are its parameters, then its result; ``...``
    stands for any parameters.
    """

    word: str
    parts: tuple[Kind, ...] = ()


@cache
def read_kind(annotation: str) -> Kind:
    """Read an annotation; one that is missing, or is no text, stands for anything.

    >>> read_kind("Container[A]")
    Kind(word='Container', parts=(Kind(word='A', parts=()),))
    """
    try:
        return _kind(ast.parse(annotation, mode="eval").body)
    except SyntaxError:
        return Kind("Any")


def _kind(node: ast.expr) -> Kind:
    if isinstance(node, ast.BinOp):
        return Kind("|", (_kind(node.left), _kind(node.right)))
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        return Kind(node.value.id, tuple(map(_kind, _flat(node.slice))))
    return Kind(node.id if isinstance(node, ast.Name) else "...")


def _flat(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.Tuple | ast.List):
        for part in node.elts:
            yield from _flat(part)
    else:
        yield node


class Hand:
    """Draws the arguments of one call: type variables mean one kind, and grids and patches meet."""

    def __init__(self, random: Callable[[], float]) -> None:
        """Draw from ``random``, which gives numbers from 0 to below 1."""
        self._random = random
        self._bound: dict[str, Kind] = {}
        self._grid = Grid()
        self._ways: dict[str, Callable[[tuple[Kind, ...]], Any]] = {
            "|": lambda parts: self.draw(self._pick(parts)),
            "Boolean": lambda _: self._pick((True, False)),
            "Integer": lambda _: self._number(),
            "Colour": lambda _: self._pick(COLOURS),
            "IntegerTuple": lambda _: self._vector(),
            "Cell": lambda _: (self._pick(COLOURS), self._place()),
            "Grid": lambda _: self._draw_grid(),
            "Object": lambda _: self._patch(coloured=True),
            "Indices": lambda _: self._patch(coloured=False),
            "Tuple": lambda parts: tuple(self._members(parts)),
            "FrozenSet": lambda parts: collect_set(self._members(parts)),
            "Callable": self._function,
        }

    def draw(self, kind: Kind) -> Any:
        """A value of that kind; of any kind where the word is not known."""
        if kind.word in self._ways:
            return self._ways[kind.word](kind.parts)
        if kind.word in ALIASES:
            return self.draw(_inside(read_kind(ALIASES[kind.word]), kind.parts))
        if len(kind.word) == 1:
            if kind.word not in self._bound:
                self._bound[kind.word] = read_kind(self._pick(MEMBERS))
            return self.draw(self._bound[kind.word])
        return self.draw(read_kind(self._pick(ANYTHING)))

    def _below(self, limit: int) -> int:
        return int(self._random() * limit)

    def _pick(self, options: tuple[T, ...]) -> T:
        return options[self._below(len(options))]

    def _number(self) -> int:
        return self._pick(NUMBERS) if self._below(3) else self._below(200) - 100

    def _vector(self) -> tuple[int, int]:
        amounts = self._pick((STEPS, AMOUNTS))
        return self._pick(amounts), self._pick(amounts)

    def _place(self) -> tuple[int, int]:
        return self._below(6), self._below(6)

    def _draw_grid(self) -> Grid:
        """A grid, often of the last one's size; some rows or columns have one colour."""
        if not self._below(25):
            return Grid()
        height, width = self._grid.height, self._grid.width
        if not height or self._below(2):
            height, width = 1 + self._below(6), 1 + self._below(6)
        colours = tuple(self._pick(COLOURS) for _ in range(2 + self._below(3)))
        rows = [[self._pick(colours) for _ in range(width)] for _ in range(height)]
        if self._below(2):
            rows[self._below(height)] = [colours[0]] * width
        if self._below(2):
            column = self._below(width)
            for row in rows:
                row[column] = colours[-1]
        self._grid = Grid(rows)
        return self._grid

    def _patch(self, coloured: bool) -> Any:
        """A patch, now and then empty, off the grid, or a tuple; often cut from the last grid."""
        cells = self._cut() if self._grid and self._below(3) else self._strewn()
        if not self._below(4):
            down, right = self._vector()
            cells = [(colour, (i + down, j + right)) for colour, (i, j) in cells]
        members: list[Any] = cells if coloured else [place for _, place in cells]
        return Patch(members) if self._below(8) else tuple(members)

    def _strewn(self) -> list[tuple[int, tuple[int, int]]]:
        """A few cells, half the time all of one colour; one time in twenty none."""
        colours = COLOURS if self._below(2) else (self._pick(COLOURS),)
        many = 1 + self._below(6) if self._below(20) else 0
        return [(self._pick(colours), self._place()) for _ in range(many)]

    def _cut(self) -> list[tuple[int, tuple[int, int]]]:
        """A rectangle of the last grid."""
        height, width = self._grid.height, self._grid.width
        top, left = self._below(height), self._below(width)
        bottom, right = (
            top + 1 + self._below(height - top),
            left + 1 + self._below(width - left),
        )
        return [(self._grid[i][j], (i, j)) for i in range(top, bottom) for j in range(left, right)]

    def _members(self, parts: tuple[Kind, ...]) -> list[Any]:
        """Up to five members, one time in twelve none."""
        kind = parts[0] if parts else Kind("Any")
        many = 1 + self._below(5) if self._below(12) else 0
        return [self.draw(kind) for _ in range(many)]

    def _function(self, parts: tuple[Kind, ...]) -> Closure:
        """A function that picks one of a few results of its kind by what it is given."""
        *given, result = parts or (Kind("..."), Kind("Any"))
        arity = 2 + self._below(3) if given == [Kind("...")] else len(given)
        results = tuple(self.draw(result) for _ in range(2 + self._below(2)))

        def choose(*args: Any) -> Any:
            return results[crc32(value_text(args).encode()) % len(results)]

        return Closure("probe", (arity, *results), arity, choose)


def _inside(kind: Kind, parts: tuple[Kind, ...]) -> Kind:
    """The kind that an alias stands for, its innermost containers holding ``parts``."""
    if kind.parts:
        return Kind(kind.word, tuple(_inside(part, parts) for part in kind.parts))
    return Kind(kind.word, parts)


def drawn_calls(primitive: Primitive) -> Iterator[tuple[Any, ...]]:
    """Arguments for a primitive, call after call without end; not all of them have a result."""
    random = Random(f"probes of {primitive.name}").random  # the one method that never changes
    kinds = [read_kind(annotation) for annotation in primitive.parameters.values()]
    while True:
        hand = Hand(random)
        yield tuple([hand.draw(kind) for kind in kinds])


def giving_calls(primitive: Primitive, count: int = 50) -> list[tuple[Any, ...]]:
    """The first ``count`` of the drawn calls that have a result, for tests of all primitives.

    Fewer where a primitive has hardly any result for what its signature names.
    """
    tried = islice(drawn_calls(primitive), MOST_TRIES * count)
    return list(islice((args for args in tried if outcome(primitive, args) != FAILED), count))


def example_calls(primitive: Primitive) -> Iterator[tuple[Any, ...]]:
    """The arguments of a primitive's calls in its own doctest.

    Calls that name other primitives are left out: one of these changed must change no other.
    """
    names = {"Grid": Grid, "Patch": Patch, "FrozenSet": FrozenSet, **CONSTANTS}
    for example in DocTestParser().get_examples(primitive.__doc__ or ""):
        for node in ast.walk(ast.parse(example.source)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == primitive.name:
                given = ast.Expression(ast.Tuple(node.args, ast.Load()))
                code = compile(ast.fix_missing_locations(given), "<doctest>", "eval")
                try:
                    yield tuple(map(adopt, eval(code, dict(names))))
                except (NameError, DslError):
                    continue


def outcome(primitive: Primitive, args: tuple[Any, ...]) -> str:
    """What a call gives, with its steps, as a text; a function is called, too.

    >>> from batt.dsl import shift
    >>> outcome(shift, (Patch({(0, 1)}), (2, 0)))
    '{(2,1)} 6'
    """
    meter.left, before = BUDGET, meter.left
    try:
        result = primitive(*args)
        texts = [f"{value_text(result)} {BUDGET - meter.left}"]
        if isinstance(result, Function):
            texts += [_called(result, value) for value in (0, 3, (1, 2))]
    except DslError:
        return FAILED
    finally:
        meter.left = before
    return "; ".join(texts)


def _called(function: Function, value: Any) -> str:
    try:
        return f"{value_text(function(*[value] * function.arity))} {BUDGET - meter.left}"
    except DslError:
        return FAILED


def value_text(value: Any) -> str:
    """A value as a text that equal values share: members in natural order, booleans as numbers.

    >>> value_text((True, frozenset({3, 2}), None, Grid("12/34")))
    '(1,{2,3},none,((1,2),(3,4)))'
    """
    if isinstance(value, int):
        return str(int(value))
    if is_tuple(value):
        return f"({','.join(map(value_text, value))})"
    if is_set(value):
        return f"{{{','.join(map(value_text, value))}}}"
    if isinstance(value, Closure):
        return f"{value.name}{value_text(value.args)}"
    if isinstance(value, Function):
        return value.name
    return "none" if value is None else value_text(adopt(value))
