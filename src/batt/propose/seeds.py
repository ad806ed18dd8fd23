"""Seeds: the small well-typed programs that a search without a library starts from.

All programs of one call, of two calls, and some of three, from ``I`` to a grid, enumerated by type
alone: a call takes what was made before it, ``I``, constants by the words of its signature, and
primitives as functions.  What keeps their number small holds for every primitive alike:

- what is made on the way is a value that tasks speak of (``VALUES``) or a container of such;
- a grid counts as a container of rows only where no function goes over them, and a bare type
  variable takes neither grids nor vectors; only a colour is taken for a colour;
- what is compared (``compfunc``) is a number;
- there are only so many ways to choose the constants of a program (``MOST_CHOICES``), the fewer the
  more calls it has; flags are not counted;
- in a program of three calls the first two make what is no grid, the last one gives nothing but
  grids, and objects are those on a background.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from math import prod
from typing import Any, NamedTuple

from batt.dsl.primitive import Primitive, common
from batt.programs.node import Node, Pool
from batt.programs.normal import Normaliser
from batt.programs.type_terms import (
    BOOLEAN,
    COLOUR,
    FUNCTION_HEADS,
    GRID,
    INDICES,
    INTEGER,
    NUMBERS,
    OBJECT,
    VECTOR,
    Type,
    members_of,
    options,
)
from batt.programs.type_words import plain, signature_of
from batt.programs.typer import Typer
from batt.propose.fitting import fits, overlaps
from batt.propose.literals import BY_WORD, WAYS

VALUES = frozenset({BOOLEAN, COLOUR, GRID, INDICES, INTEGER, OBJECT, VECTOR})
MEMBERS = frozenset({COLOUR, GRID, INDICES, OBJECT})
MOST_CHOICES = (100, 63, 1)
"""In how many ways at most the constants of programs of one, two and three calls are chosen."""

CONSTANTS: dict[str, tuple[Any, ...]] = {**BY_WORD, "Offset": WAYS}
UNUSUAL = {"without_bg": False}
"""What programs of three calls go without, by the name of the parameter."""

ANYTHING = frozenset({"A", "B", "Any"})
COMPARED = "compfunc"
SKIPPED = frozenset({"identity", "branch"})


class _Made(NamedTuple):
    """An expression, and in how many ways its constants may be chosen."""

    node: Node
    choices: int = 1


def seeds(pool: Pool | None = None) -> Iterator[Node]:
    """The output of every seed, in ``pool`` (a new one where none is given), the cheapest first.

    No two have the same normal form.  Those of fewer calls come first, then those with less to
    choose.

    >>> from batt.programs.canonical import canonical_lines
    >>> [canonical_lines(seed) for seed, _ in zip(seeds(), range(3))]
    [('O = combine(I, I)',), ('O = difference(I, I)',), ('O = dedupe(I)',)]
    """
    grower = _Grower(Pool() if pool is None else pool)
    most_of_one, most_of_two, most = MOST_CHOICES
    one = grower.grow([_Made(grower.start)], _makers(None), most_of_one)
    yield from grower.grids(one)
    yield from grower.grids(grower.grow(one, _makers(GRID), most_of_two, GRID))
    parts = grower.others(one, most)
    two = grower.others(grower.grow(parts, _makers(None), most), most)
    yield from grower.grids(grower.grow(two, _makers(GRID, only=True), most, GRID))


class _Grower:
    """Makes calls in one pool, and none whose normal form it has made before."""

    def __init__(self, pool: Pool) -> None:
        self._pool, self._typer, self._normaliser = pool, Typer(), Normaliser(pool)
        self.start = pool.input()
        self._seen = {self.start}
        self._leaves: dict[Primitive, list[list[_Made]]] = {}

    def grids(self, every: Iterable[_Made]) -> Iterator[Node]:
        """The nodes that give grids, those with little to choose first."""
        grids = (made for made in every if self._typer.of(made.node) is GRID)
        return (made.node for made in sorted(grids, key=lambda made: made.choices))

    def others(self, every: Iterable[_Made], most: int) -> list[_Made]:
        """What gives no grid and has little enough to choose, as the beginning of a program."""
        typer = self._typer
        return [
            made
            for made in every
            if made.choices <= most and typer.of(made.node) is not GRID and _is_usual(made.node)
        ]

    def grow(
        self,
        given: Sequence[_Made],
        makers: Sequence[Primitive],
        most: int,
        result: Type | None = None,
    ) -> list[_Made]:
        """Calls of each primitive with one of the given expressions, and with leaves besides."""
        found: list[_Made] = []
        for maker in makers:
            leaves = self._leaves_for(maker)
            for made in given:
                for places in self._places(maker, made):
                    args = [[made] if k in places else leaf for k, leaf in enumerate(leaves)]
                    found += self._calls(maker, args, most, result)
        return found

    def _calls(
        self, maker: Primitive, args: Iterable[Sequence[_Made]], most: int, result: Type | None
    ) -> Iterator[_Made]:
        """The calls with one of the options for each argument that are of use, and new."""
        head = self._pool.primitive(maker.name)
        for chosen in product(*args):
            choices = prod([made.choices for made in dict.fromkeys(chosen)])
            if choices <= most:
                call = self._pool.call(head, *[made.node for made in chosen])
                if self._is_of_use(call, result) and self._is_new(call):
                    yield _Made(call, choices)

    def _is_of_use(self, call: Node, result: Type | None) -> bool:
        if not self._typer.is_well_typed(call):
            return False
        kind = self._typer.of(call)
        return kind is result if result else kind in VALUES or members_of(kind) in MEMBERS

    def _is_new(self, call: Node) -> bool:
        known = len(self._seen)
        self._seen.add(self._normaliser.normal(call))
        return len(self._seen) > known

    def _places(self, maker: Primitive, made: _Made) -> list[tuple[int, ...]]:
        """The places, one or two at once, where a call may take an expression."""
        kind = self._typer.of(made.node)
        found = [at for at in range(maker.arity) if _may_take(maker, at, kind)]
        return [*combinations(found, 1), *combinations(found, 2)]

    def _leaves_for(self, maker: Primitive) -> list[list[_Made]]:
        """What each parameter may be given besides: the input, constants, functions."""
        found = self._leaves.get(maker)
        if found is None:
            found = self._leaves[maker] = [self._options(maker, k) for k in range(maker.arity)]
        return found

    def _options(self, maker: Primitive, at: int) -> list[_Made]:
        asked = plain(signature_of(maker).parameters[at])
        if asked.head in FUNCTION_HEADS:
            compared = list(maker.parameters)[at] == COMPARED
            every = [each for each in common() if not compared or _measures(each)]
            nodes = [self._pool.primitive(each.name) for each in every]
            return [_Made(node) for node in nodes if fits(self._typer.of(node), asked)]
        word = list(maker.parameters.values())[at]
        values = CONSTANTS.get(word, ())
        choices = 1 if word == "Boolean" else len(values)
        found = [_Made(self._pool.constant(value), choices) for value in values]
        return [_Made(self.start), *found] if _may_take(maker, at, GRID) else found


def _makers(result: Type | None, only: bool = False) -> list[Primitive]:
    """The primitives that may give a type, or those that give ``only`` it; for none, any values."""
    found = []
    for primitive in common():
        signature = signature_of(primitive)
        kind = plain(signature.result)
        may_give = result is None or (kind is result if only else overlaps(kind, result))
        if may_give and not signature.makes_functions and primitive.name not in SKIPPED:
            found.append(primitive)
    return found


def _may_take(maker: Primitive, at: int, kind: Type) -> bool:
    """Whether a call takes a value of a type there, as what it is and not as what it passes for."""
    words = list(maker.parameters.values())
    if words[at] == "Colour" and COLOUR not in options(kind):
        return False
    by_function = any(word.startswith("Callable") for word in words)
    if kind in (GRID, VECTOR) and (by_function or words[at] in ANYTHING):
        return False
    return fits(kind, plain(signature_of(maker).parameters[at]))


def _measures(primitive: Primitive) -> bool:
    return primitive.arity == 1 and plain(signature_of(primitive).result) in NUMBERS


def _is_usual(call: Node) -> bool:
    """Whether a call of the input is given nothing that programs of three calls go without."""
    names = zip(call.args[0].payload.parameters, call.args[1:], strict=True)
    return all(name not in UNUSUAL or arg.payload != UNUSUAL[name] for name, arg in names)
