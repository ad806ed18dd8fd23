"""Truth tables over ink: whether parts have their background in a cell tells the output's colour.

Such a table holds where the colours of the parts are others, so it comes before one of colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from batt.dsl.primitives.induced.part_roles import BACKGROUND, Key, ink_keys, shared_colour
from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.propose.induce.fitting import cells
from batt.propose.induce.segmentations import Cut
from batt.propose.proposers import Budget

CELLS_PER_ROW = 3
"""How many cells of the outputs a table must tell with each of its rows."""

Table = dict[Key, int]


def by_ink(cut: Cut, places: tuple[int, ...], budget: Budget) -> str:
    """The program that reads cells from a table of the ink of some parts; empty if none fits."""
    seen: dict[Key, set[int]] = {}
    pairs_of: dict[Key, set[int]] = {}
    for number, (parts, wanted) in enumerate(cut.pairs):
        ground = shared_colour.body(parts)
        budget.spend(cells(*parts) + cells(wanted) * len(places))
        for line, row in zip(_keys(parts, places, ground), wanted, strict=True):
            for key, colour in zip(line, row, strict=True):
                roles = {colour, BACKGROUND} if colour == ground else {colour}
                seen[key] = seen.get(key, roles) & roles
                pairs_of.setdefault(key, set()).add(number)
                if not seen[key]:
                    return ""
    table = {key: min(roles) for key, roles in seen.items()}
    again = sum(len(numbers) > 1 for numbers in pairs_of.values())
    is_often_seen = len(cut.pairs) == 1 or 2 * again >= len(table)
    if not is_often_seen or not _tells(cut, table) or not _covers_some(cut, places, table):
        return ""
    rows = literal_text(tuple(sorted(table.items())))
    clear = f"shared_colour({cut.text})"
    return f"O = cells_by_ink({cut.text}, {literal_text(places)}, {clear}, {rows})"


def _keys(parts: tuple[Grid, ...], places: tuple[int, ...], ground: int) -> Iterator[list[Key]]:
    return ink_keys([tuple(parts[place]) for place in places], ground)


def _tells(cut: Cut, table: Table) -> bool:
    """Whether the rows differ, and are few against the cells."""
    looked_at = sum(cells(wanted) for _, wanted in cut.pairs)
    return len(set(table.values())) > 1 and looked_at >= CELLS_PER_ROW * len(table)


def _covers_some(cut: Cut, places: tuple[int, ...], table: Table) -> bool:
    """Whether some test input has no other keys."""
    return any(
        table.keys() >= set(chain.from_iterable(_keys(parts, places, shared_colour.body(parts))))
        for parts in cut.tests
        if max(places) < len(parts)
    )
