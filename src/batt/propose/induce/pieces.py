"""Pieces of the inputs and what tells them apart: the segmentations, features and comparisons.

They are primitives, named here once for every family that needs them, the plain ones first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.primitives.colours import leastcolor, mostcolor
from batt.dsl.primitives.induced.frames import cornered, framed, largest_blocks
from batt.dsl.primitives.induced.segments import boxed, objects_upon, panels, regions, tiles
from batt.dsl.primitives.objects import fgpartition, objects, partition
from batt.dsl.values import Grid, Patch
from batt.errors import DslError
from batt.propose.proposers import Budget

MOST_PIECES = 150
"""A grid in more pieces than these is left alone."""

CUT_STEPS = 10
"""What a segmentation is charged for each cell of the grid."""

FEATURE_STEPS = 8
"""What measuring a feature is charged for each cell of a piece."""


@dataclass(frozen=True)
class Segmentation:
    """A way to cut a grid: the expression of ``I`` that makes it, and the function behind it."""

    text: str
    cut: Callable[[Grid], Any]


def _by(primitive: Primitive, *constants: Any) -> Segmentation:
    arguments = ", ".join(["I", *map(repr, constants)])
    return Segmentation(
        f"{primitive.name}({arguments})", lambda grid: primitive.run(grid, *constants)
    )


def _boxes_of(inner: Segmentation) -> Segmentation:
    return Segmentation(f"boxed({inner.text}, I)", lambda grid: boxed.run(inner.cut(grid), grid))


FLAGS = ((True, False), (True, True), (False, True), (False, False))
"""One colour or many, joined by edges or by corners too."""

OBJECTS = tuple(_by(objects, one, diagonal, True) for one, diagonal in FLAGS)
UPON_ZERO = tuple(_by(objects_upon, 0, one, diagonal) for one, diagonal in FLAGS)
ALL_PARTS = (_by(objects, True, False, False), _by(objects, True, True, False))
BY_COLOUR = (_by(fgpartition), _by(partition))
LAYOUTS = ((1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (3, 3), (1, 4), (4, 1), (4, 4), (1, 5), (5, 1))
PARTS = (_by(panels), *[_by(tiles, layout) for layout in LAYOUTS])


def parts_of_colour(colour: int, is_most: bool = False) -> tuple[Segmentation, ...]:
    """The connected parts of one colour, or of the most common one, joined in two ways."""
    if not is_most:
        return _by(regions, colour, False), _by(regions, colour, True)
    return _of_most(False), _of_most(True)


def _of_most(diagonal: bool) -> Segmentation:
    return Segmentation(
        f"regions(I, mostcolor(I), {diagonal})",
        lambda grid: regions.run(grid, mostcolor.run(grid), diagonal),
    )


TO_PICK = (
    *OBJECTS,
    *PARTS,
    *UPON_ZERO,
    ALL_PARTS[0],
    *BY_COLOUR,
    *map(_boxes_of, (*OBJECTS, *BY_COLOUR, *UPON_ZERO[2:])),
)
"""Segmentations of which a piece may be the output."""

RECTANGLES = (_by(framed), _by(cornered), _by(largest_blocks))
"""Rectangles that something marks."""


@dataclass(frozen=True)
class Feature:
    """What is told of an object: as a program writes it, and the function of object and grid."""

    text: str
    tell: Callable[[Any, Grid], Any]
    is_number: bool = True


def _alone(name: str, is_number: bool = True) -> Feature:
    return Feature(name, lambda obj, _: CATALOGUE[name].run(obj), is_number)


def _on_grid(name: str) -> Feature:
    return Feature(f"rbind({name}, I)", lambda obj, grid: CATALOGUE[name].run(obj, grid))


def _count_of(colour: int) -> Feature:
    return Feature(
        f"rbind(colorcount, {colour})", lambda obj, _: CATALOGUE["colorcount"].run(obj, colour)
    )


FEATURES = (
    *map(_alone, ["size", "mostcolor", "numcolors", "holes", "height", "width"]),
    *map(_on_grid, ["on_edge", "foreground"]),
    *map(_alone, ["symmetries", "box_area", "long_side", "same_left_right", "same_upside_down"]),
    _alone("form", is_number=False),
    _alone("outline", is_number=False),
    _alone("normalize", is_number=False),
    *map(_alone, ["hole_cells", "gaps", "square", "portrait", "short_side", "fragments"]),
    *map(_alone, ["hline", "vline", "minor_cells", "leastcolor", "rim"]),
    *map(_on_grid, ["edges_touched", "surrounding", "near_colours", "covers_centre"]),
    *map(_alone, ["uppermost", "leftmost", "lowermost", "rightmost"]),
    _alone("ulcorner", is_number=False),
)
"""Features from the plain to the far-fetched."""

COLOUR_COUNTS = tuple(map(_count_of, range(10)))

RAREST = Feature(
    "rbind(colorcount, leastcolor(I))",
    lambda obj, grid: CATALOGUE["colorcount"].run(obj, leastcolor.run(grid)),
)
"""How many cells have the grid's rarest colour."""

Chain = tuple[str, ...]
"""Comparisons of each key with those of the other pieces, one after the other."""

EXTREMES: tuple[Chain, ...] = (("are_most",), ("are_least",))
LONE: Chain = ("sharers", "are_least")
SHARED: tuple[Chain, ...] = (("sharers",), LONE, ("sharers", "are_most"))
RANKS: tuple[Chain, ...] = (("ranks_down",), ("ranks_up",))
PARITY: Chain = ("parities",)
STANDINGS: Chain = ("standings",)


@dataclass(frozen=True)
class Criterion:
    """A feature and how it is compared: what gives each piece its key."""

    feature: Feature
    chain: Chain = ()

    def lines(self, pieces: str, keys: str) -> list[str]:
        """The lines of a program that give ``keys`` for ``pieces``."""
        names = [f"{keys}_{place}" for place in range(len(self.chain))] + [keys]
        first = f"{names[0]} = measured({pieces}, {self.feature.text})"
        steps = zip(self.chain, names[1:], names, strict=False)
        return [first, *[f"{new} = {word}({old})" for word, new, old in steps]]


def criteria(features: Sequence[Feature], chains: Sequence[Chain]) -> Iterator[Criterion]:
    """Every feature with every chain that it may have."""
    for chain in chains:
        for feature in features:
            if feature.is_number or chain[:1] in [(), ("sharers",)]:
                yield Criterion(feature, chain)


def named(*names: str) -> list[Feature]:
    """The features of these names, in this order."""
    by_name = {each.text: each for each in FEATURES}
    return [by_name[name] for name in names]


def sided(*names: str) -> Iterator[Criterion]:
    """To be the most or the least of all pieces in one feature after the other."""
    for feature in named(*names):
        yield from criteria([feature], EXTREMES)


@dataclass
class Sheet:
    """A grid of a task, with what is known of its pieces: each is measured once."""

    grid: Grid
    budget: Budget
    _cut: dict[str, tuple[Patch, ...] | None] = field(default_factory=dict)
    _told: dict[tuple[str, Patch], Any] = field(default_factory=dict)

    def cut(self, segmentation: Segmentation) -> tuple[Patch, ...] | None:
        """The pieces in visiting order; None where there are none, or too many."""
        if segmentation.text not in self._cut:
            self.budget.spend(CUT_STEPS * self.grid.height * self.grid.width)
            self._cut[segmentation.text] = self._pieces(segmentation)
        return self._cut[segmentation.text]

    def _pieces(self, segmentation: Segmentation) -> tuple[Patch, ...] | None:
        try:
            found = tuple(segmentation.cut(self.grid))
        except DslError:
            return None
        return found if 0 < len(found) <= MOST_PIECES else None

    def tell(self, feature: Feature, obj: Patch) -> Any:
        """What a feature tells of a piece; ``DslError`` where it has nothing to tell."""
        at = (feature.text, obj)
        if at not in self._told:
            self.budget.spend(FEATURE_STEPS * len(obj))
            self._told[at] = feature.tell(obj, self.grid)
        return self._told[at]

    def keys(self, pieces: tuple[Patch, ...], criterion: Criterion) -> tuple[Any, ...] | None:
        """The key of every piece; None where one has none."""
        try:
            keys = tuple([self.tell(criterion.feature, obj) for obj in pieces])
            for word in criterion.chain:
                keys = CATALOGUE[word].run(keys)
        except DslError:
            return None
        return keys
