"""Part to cell: each cell of the output follows from a feature of a part of the input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, fitting, value_of
from batt.propose.proposers import Budget, Train, proposer

COLOURS = (
    "mostcolor",
    "leastcolor",
    "compose(maximum, palette)",
    "compose(minimum, palette)",
)
"""Features that are colours: cells may have them as they are."""

FEATURES = (
    "numcolors",
    "compose(size, rbind(cells_but, ZERO))",
    *(f"rbind(colorcount, {literal_text(colour)})" for colour in range(10)),
    *COLOURS,
    "fork(equality, identity, vmirror)",
    "fork(equality, identity, hmirror)",
    "fork(equality, identity, rot180)",
    "fork(equality, identity, dmirror)",
)
"""Features of a part, those of which a table says most first."""

MOTIONS = ("vmirror", "hmirror", "rot180", "dmirror", "rot90", "rot270", "cmirror")
"""What may be done with the colours of the parts in the end."""

BETWEEN_LINES = "O = downscale(condensed(I), TWO)"
"""A cell for each stretch between single lines, whatever colours these have."""

CELLS_PER_ROW = 3
"""How many cells a table must tell with each of its rows."""

Table = dict[Any, int]
Values = list[Any]
"""Rows of what is found of the parts, one for each grid."""


@proposer(rank=18, weight=4)
def part_to_cell(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterable[Program]:
    """A cell for each part of a grid of parts, by a table of what is found of the part."""
    if all(_is_smaller(*pair) for pair in train):
        yield from fitting([BETWEEN_LINES], train, budget)
    for parts in _cuts(train, budget):
        yield from fitting(_programs(parts, train, tests, budget), train, budget)


def _cuts(train: Train, budget: Budget) -> Iterator[str]:
    """The cuts that have a part for each cell of the output, as expressions."""
    budget.spend(cells_of_pairs(train))
    if not all(_is_smaller(*pair) for pair in train):
        return
    for lined in ("parts_between_lines(I)", "uneven_parts(I)"):
        if all(_has_shape(lined, *pair, budget) for pair in train):
            yield lined
            break
    shapes = {(wanted.height, wanted.width) for _, wanted in train}
    blocks = {(given.height / wanted.height, given.width / wanted.width) for given, wanted in train}
    whole = all(down % 1 == right % 1 == 0 for down, right in blocks)
    if whole and len(shapes) == 1:
        yield f"equal_parts(I, {literal_text(shapes.pop())})"
    elif whole and len(blocks) == 1:
        down, right = blocks.pop()
        yield f"blocks_of_size(I, {literal_text((int(down), int(right)))})"


def _is_smaller(given: Grid, wanted: Grid) -> bool:
    """Whether a cell of the output may stand for several of the input."""
    return 2 * wanted.height * wanted.width <= given.height * given.width


def _has_shape(text: str, given: Grid, wanted: Grid, budget: Budget) -> bool:
    parts = value_of(text, given, budget)
    return parts is not None and (len(parts), len(parts[0])) == (wanted.height, wanted.width)


def _programs(parts: str, train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[str]:
    for feature in COLOURS:
        yield f"O = {_each(feature, parts)}"
        yield from (f"O = {motion}({_each(feature, parts)})" for motion in MOTIONS)
    for feature in FEATURES:
        yield from _by_table(_each(feature, parts), train, tests, budget)
        if feature.startswith(("num", "rbind", "compose(size")):
            yield from _by_table(f"extremes({_each(feature, parts)})", train, tests, budget)


def _each(feature: str, parts: str) -> str:
    return f"apply(lbind(apply, {feature}), {parts})"


def _by_table(found: str, train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[str]:
    """The program with the table from what is found of the parts to the cells, if there is one."""
    table: Table = {}
    values: Values = []
    for given, wanted in train:
        rows = value_of(found, given, budget)
        if rows is None or not _enter(table, rows, wanted):
            return
        values.append(rows)
    if not _is_trusted(table, values):
        return
    known = table.keys()
    if any(known >= _members(value_of(found, grid, budget)) for grid in tests):
        yield f"O = looked_up({found}, {literal_text(tuple(sorted(table.items())))})"


def _enter(table: Table, rows: Any, wanted: Grid) -> bool:
    """Enter what a pair tells in the table; whether it agrees with what is there."""
    return all(
        isinstance(member, int) and table.setdefault(member, colour) == colour
        for row, colours in zip(rows, wanted, strict=True)
        for member, colour in zip(row, colours, strict=True)
    )


def _is_trusted(table: Table, values: Values) -> bool:
    """Whether the rows are few against the cells, and half of them seen in two pairs."""
    seen = list(map(_members, values))
    again = sum(sum(key in keys for keys in seen) > 1 for key in table)
    looked_at = sum(len(rows) * len(rows[0]) for rows in values)
    return (
        len(table) > 1
        and looked_at >= CELLS_PER_ROW * len(table)
        and (len(seen) == 1 or 2 * again >= len(table))
    )


def _members(rows: Any) -> set[Any]:
    return {member for row in rows or () for member in row}
