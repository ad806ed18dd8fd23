"""Tilings: the input in blocks, in a fixed layout, one for each cell, or so many as it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from batt.dsl.primitives.induced.tilings import BLANK, MOTIONS, Rows, moved_rows
from batt.dsl.values import Grid
from batt.errors import DslError
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, fitting
from batt.propose.proposers import Budget, Train, proposer

MOTION_WORDS = ("", "rot90", "rot180", "rot270", "hmirror", "vmirror", "dmirror", "cmirror")
"""The primitives that are motions, by number."""

FOREGROUND = "difference(asindices(I), ofcolor(I, ZERO))"
PLACES = (
    FOREGROUND,
    "ofcolor(I, mostcolor(I))",
    "ofcolor(I, leastcolor(I))",
    *(f"ofcolor(I, {literal_text(colour)})" for colour in range(10)),
)
"""Classes of cells, which may say where a block is."""

TILES = (
    "I",
    "inverted_colours(I)",
    f"subgrid({FOREGROUND}, I)",
    *(f"{word}(I)" for word in MOTION_WORDS[1:]),
)
"""What a block may be."""

COUNTS = (
    "numcolors(I)",
    "decrement(numcolors(I))",
    f"size({FOREGROUND})",
    "colorcount(I, ZERO)",
    "height(I)",
    "width(I)",
)
"""Numbers that may say how often."""


@proposer(rank=10)
def tiling(train: Train, _tests: tuple[Grid, ...], budget: Budget) -> Iterable[Program]:
    """Blocks of the input: laid out, one for each cell, or as often as a number says."""
    budget.spend(cells_of_pairs(train))
    ratios = [_ratio(*pair) for pair in train]
    texts: list[str] = []
    if None not in ratios and set(ratios) != {(1, 1)}:
        if len(set(ratios)) == 1:
            texts += _laid_out(train, budget)
        if all(ratio == _shape(given) for ratio, (given, _) in zip(ratios, train, strict=True)):
            texts += _by_cells(train, budget)
        texts += _as_often(train)
    elif set(ratios) == {(1, 1)} or _are_turned(train):
        texts += (f"O = {tile}" for tile in TILES[1:] if "subgrid" not in tile)
    yield from fitting([*texts, *_of_the_foreground()], train, budget)


def _shape(grid: Grid) -> tuple[int, int]:
    return grid.height, grid.width


def _ratio(given: Grid, wanted: Grid) -> tuple[int, int] | None:
    """How many inputs high and wide an output is; None where these are no whole numbers."""
    down, rest = divmod(wanted.height, given.height)
    right, other = divmod(wanted.width, given.width)
    return None if rest or other or not down or not right else (down, right)


def _are_turned(train: Train) -> bool:
    return all(_shape(given) == _shape(wanted)[::-1] for given, wanted in train)


def _blocks(given: Grid, wanted: Grid) -> Iterator[tuple[int, int, Rows]]:
    """The parts of an output that are as large as the input, with their places."""
    (height, width), rows = _shape(given), tuple(wanted)
    for i in range(wanted.height // height):
        lines = rows[i * height : (i + 1) * height]
        for j in range(wanted.width // width):
            yield i, j, tuple(row[j * width : (j + 1) * width] for row in lines)


def _motions_to(given: Grid) -> dict[Rows, list[int]]:
    """The numbers of the motions that lead to each form of a grid, lower ones first."""
    found: dict[Rows, list[int]] = {}
    for motion in (*range(MOTIONS // 2), BLANK, *range(MOTIONS // 2, MOTIONS)):
        try:
            found.setdefault(moved_rows(tuple(given), motion), []).append(motion)
        except DslError:
            continue
    return found


def _common(choices: Iterable[list[int]]) -> int | None:
    """The first number that is in all lists; None where there is none."""
    first, *others = choices
    return next((number for number in first if all(number in other for other in others)), None)


def _laid_out(train: Train, budget: Budget) -> Iterator[str]:
    """A layout that is the same in all pairs."""
    choices: dict[tuple[int, int], list[list[int]]] = {}
    for given, wanted in train:
        motions = _motions_to(given)
        budget.spend(2 * MOTIONS * given.height * given.width)
        for i, j, block in _blocks(given, wanted):
            choices.setdefault((i, j), []).append(motions.get(block, []))
    layout = {place: _common(found) for place, found in choices.items()}
    if None in layout.values():
        return
    height, width = (1 + max(place[axis] for place in layout) for axis in (0, 1))
    rows = tuple(tuple(layout[i, j] for j in range(width)) for i in range(height))
    if set(layout.values()) == {0}:
        yield f"O = tiled_times(I, {literal_text((height, width))})"
    else:
        yield f"O = tiled_by_layout(I, {literal_text(rows)})"


def _by_cells(train: Train, budget: Budget) -> Iterator[str]:
    """A block for each cell: where cells are of a class, or as a table of colours says."""
    if all(len({block for *_, block in _blocks(*pair)}) <= 2 for pair in train):
        for tile in TILES:
            for place in PLACES:
                yield f"O = tiled_where({tile}, {place}, shape(I))"
    yield from _by_table(train, budget)


def _by_table(train: Train, budget: Budget) -> Iterator[str]:
    choices: dict[int, list[list[int]]] = {}
    for given, wanted in train:
        motions = _motions_to(given)
        budget.spend(2 * MOTIONS * given.height * given.width)
        for i, j, block in _blocks(given, wanted):
            choices.setdefault(given[i][j], []).append(motions.get(block, []))
    table = {colour: _common(found) for colour, found in sorted(choices.items())}
    if None not in table.values():
        yield f"O = tiled_by_table(I, {literal_text(tuple(table.items()))})"


def _as_often(train: Train) -> Iterator[str]:
    """Scaled, or laid out, by a number that is read from the input or is always the same."""
    fixed = {ratio for ratio in (_ratio(*pair) for pair in train) if ratio}
    if len(fixed) == 1:
        ((down, right),) = fixed
        yield f"O = hupscale(vupscale(I, {literal_text(down)}), {literal_text(right)})"
    for count in COUNTS:
        yield f"O = upscale(I, {count})"
        yield f"O = hupscale(I, {count})"
        yield f"O = vupscale(I, {count})"
        yield f"O = tiled_times(I, astuple({count}, {count}))"
        yield f"O = tiled_times(I, astuple({count}, ONE))"
        yield f"O = tiled_times(I, astuple(ONE, {count}))"


def _of_the_foreground() -> Iterator[str]:
    """The part of the input that is not of colour 0, laid out where it has cells itself."""
    tile = f"subgrid({FOREGROUND}, I)"
    places = f"difference(asindices({tile}), ofcolor({tile}, ZERO))"
    yield f"O = tiled_where({tile}, {places}, shape({tile}))"
    yield f"O = tiled_times({tile}, TWO_BY_TWO)"
    yield f"O = hconcat({tile}, {tile})"
