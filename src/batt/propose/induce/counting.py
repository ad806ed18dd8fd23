"""Counting: how many there are of something tells the output's size, or which cells are filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from batt.dsl.values import Grid
from batt.dsl.values.walking import background
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, named_colour, value_of
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_PROGRAMS = 3
MOST_SAME = 4
"""So many counts of the same numbers are tried."""

MOST_CELLS = 100
"""An output with more cells is no count."""

OBJECTS = tuple(f"objects(I, {one}, {diagonal}, T)" for one in "TF" for diagonal in "FT")
"""The ways to cut objects."""

COLOURS = (
    "mostcolor(I)",
    "leastcolor(I)",
    "mostcolor(cells_but(I, mostcolor(I)))",
    "mostcolor(cells_but(I, ZERO))",
)
"""Colours that follow from the input."""


def counts(colours: Sequence[int]) -> list[str]:
    """Expressions that count something, the plainest first."""
    names = list(map(literal_text, colours))
    texts = [f"size({cut})" for cut in OBJECTS]
    texts += [f"size(colorfilter({cut}, {name}))" for name in names for cut in OBJECTS[:2]]
    texts += [f"colorcount(I, {name})" for name in names]
    texts += ["numcolors(I)", "size(fgpartition(I))", "size(cells_but(I, mostcolor(I)))"]
    texts += ["size(cells_but(I, ZERO))"]
    texts += [f"size(sizefilter({OBJECTS[0]}, {size}))" for size in ("ONE", "FOUR")]
    texts += [f"size(sfilter(colorfilter({OBJECTS[0]}, {name}), square))" for name in names]
    texts += [
        f"size(sizefilter(colorfilter({cut}, {name}), FOUR))"
        for name in names
        for cut in OBJECTS[:2]
    ]
    texts += [f"size(argmax({OBJECTS[0]}, size))", f"valmax({OBJECTS[0]}, holes)"]
    texts += [f"height(ofcolor(I, {name}))" for name in names]
    texts += [f"width(ofcolor(I, {name}))" for name in names]
    texts += ["height(I)", "width(I)"]
    return texts


KEYS = (
    "outline(cells_but(I, mostcolor(I)))",
    "outline(ofcolor(I, leastcolor(I)))",
    "form(cells_but(I, mostcolor(I)))",
    "leastcolor(I)",
    "mostcolor(I)",
)
"""What else may tell the whole output by a table."""


@proposer(rank=26, weight=2)
def counting(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Outputs that show a count: by their size, by filled cells, or by a table."""
    budget.spend(cells_of_pairs(train))
    if all(_is_small(*pair) for pair in train):
        sums = _Sums(train, tests, budget)
        yield from distinct(_texts(sums), train, tests, budget, MOST_PROGRAMS)


def _is_small(given: Grid, wanted: Grid) -> bool:
    size = wanted.height * wanted.width
    if not size or not given.height * given.width:
        return False
    return size <= MOST_CELLS and (
        size < given.height * given.width or given.height * given.width <= 25
    )


@dataclass(frozen=True)
class _Sums:
    """A task, and what is counted in its inputs."""

    train: Train
    tests: tuple[Grid, ...]
    budget: Budget

    @cached_property
    def is_upon_zero(self) -> bool:
        """Whether 0 is the background, though not the commonest colour of some test input."""
        trains = all(not background(given) for given, _ in self.train)
        tests = [grid for grid in self.tests if grid.height * grid.width]
        return trains and any(background(grid) for grid in tests)

    def plain_first(self, texts: Iterable[str]) -> list[str]:
        """Expressions, those first that are sure of the background."""
        return sorted(texts, key=lambda text: self.is_upon_zero and "ZERO" not in text)

    @cached_property
    def counted(self) -> list[tuple[str, tuple[int, ...]]]:
        """The counts of all inputs with their expressions."""
        shared = set.intersection(*({c for row in given for c in row} for given, _ in self.train))
        some = set().union(*({c for row in given for c in row} for given, _ in self.train))
        colours = [*sorted(shared), *sorted(some - shared)]
        found = []
        for text in self.plain_first(counts(colours)):
            values = self.values(text)
            if values is not None and all(isinstance(value, int) for value in values):
                found.append((text, tuple(map(int, values))))
        return found

    def values(self, text: str) -> list[Any] | None:
        """What an expression gives for each train input; None where it fails for one."""
        values = []
        for given, _ in self.train:
            value = value_of(text, given, self.budget)
            if value is None:
                return None
            values.append(value)
        return values

    def ground(self, colour: int) -> str:
        """An expression of the colour that a canvas has."""
        return literal_text(colour) if self.is_upon_zero else named_colour(colour, self.train)

    def telling(self, numbers: Sequence[int]) -> Iterator[str]:
        """The expressions of given numbers, one for each input."""
        wanted = tuple(numbers)
        yield from (text for text, counted in self.counted if counted == wanted)

    def colour(self, colours: Sequence[int]) -> Iterator[str]:
        """The expressions of given colours: a constant, then what follows from the input."""
        if len(set(colours)) == 1:
            yield literal_text(colours[0])
        yield from (
            text for text in self.plain_first(COLOURS) if self.values(text) == list(colours)
        )


def _texts(sums: _Sums) -> Iterator[str]:
    outputs = [wanted for _, wanted in sums.train]
    sizes = {(wanted.height, wanted.width) for wanted in outputs}
    if len(sizes) == 1 and len(set(outputs)) > 1:
        yield from _filled(sums, sizes.pop())
        yield from _tables(sums)
    elif len(sizes) > 1:
        yield from _sized(sums)


def _filled(sums: _Sums, size: tuple[int, int]) -> Iterator[str]:
    """So many cells of a canvas are filled, in an order that the outputs tell."""
    outputs = [wanted for _, wanted in sums.train]
    for rest in sorted(set.intersection(*({c for row in out for c in row} for out in outputs))):
        places = [_filled_places(out, rest) for out in outputs]
        colours = [{out[i][j] for i, j in here} for out, here in zip(outputs, places, strict=True)]
        if max(map(len, colours)) > 1 or not any(colours):
            continue
        inked = [colour for each in colours for colour in each]
        order = _order(places, size)
        if len(inked) < len(outputs):
            inked = inked[:1] * len(outputs) if len(set(inked)) == 1 else []
        for name in sums.colour(inked) if order and inked else ():
            for count in sums.telling(list(map(len, places))):
                canvas = f"canvas({sums.ground(rest)}, {literal_text(size)})"
                yield f"O = filled_first({canvas}, {name}, {literal_text(order)}, {count})"


Places = list[tuple[int, int]]


def _filled_places(grid: Grid, rest: int) -> Places:
    return [(i, j) for i, row in enumerate(grid) for j, cell in enumerate(row) if cell != rest]


def _order(sets: Sequence[Places], size: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The order in which places are filled, read from the sets; empty where they tell none."""
    order: Places = []
    for places in sorted(sets, key=len):
        if not set(order) <= set(places):
            return ()
        order += [place for place in places if place not in order]
    height, width = size
    every = [(i, j) for i in range(height) for j in range(width)]
    for known in (
        every,
        sorted(every, key=lambda place: place[::-1]),
        [p for p in every if p[0] == p[1]],
    ):
        if all(set(known[: len(places)]) == set(places) for places in sets):
            return tuple(known)
    steps = all(len(b) - len(a) <= 1 for a, b in pairwise(sorted([[], *sets], key=len)))
    return tuple(order) if steps else ()


def _tables(sums: _Sums) -> Iterator[str]:
    """The whole output by a table from a key of the input, seen more often than it has rows."""
    for key in (*(text for text, _ in sums.counted), *KEYS):
        values = sums.values(key)
        if values is None or not all(isinstance(value, (int, tuple)) for value in values):
            continue
        rows: dict[Any, Grid] = {}
        agrees = all(
            rows.setdefault(value, wanted) == wanted
            for value, (_, wanted) in zip(values, sums.train, strict=True)
        )
        if agrees and 1 < len(rows) < len(values):
            known = tuple((row, tuple(map(tuple, rows[row]))) for row in sorted(rows, key=repr))
            yield f"O = found_in({literal_text(known)}, {key})"


def _sized(sums: _Sums) -> Iterator[str]:
    """Outputs whose height and width are counts: of one colour, or a diagonal."""
    outputs = [wanted for _, wanted in sums.train]
    heights = _sides(sums, [out.height for out in outputs])
    widths = _sides(sums, [out.width for out in outputs])
    corners = [out[0][0] for out in outputs]
    wide = [out[0][out.width - 1] for out in outputs if out.width > 1]
    others = wide if len(wide) == len(outputs) else wide[:1] * len(outputs)
    for height in heights[:MOST_SAME]:
        for width in widths[:MOST_SAME]:
            dims = f"astuple({height}, {width})"
            for name in sums.colour(corners):
                yield f"O = canvas({name}, {dims})"
                for rest in sums.colour(others) if height == width else ():
                    yield f"O = fill(canvas({rest}, {dims}), {name}, shoot(ORIGIN, UNITY))"


def _sides(sums: _Sums, sides: Sequence[int]) -> list[str]:
    """What may tell a side of the output: a constant, or else counts."""
    return [literal_text(sides[0])] if len(set(sides)) == 1 else list(sums.telling(sides))
