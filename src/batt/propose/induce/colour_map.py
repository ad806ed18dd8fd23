"""Colour map: every cell takes the colour that the pairs tell for its own, perhaps after a motion.

What the pairs do not tell is completed: two colours change places, or a cycle closes.  Where each
pair exchanges other colours, these follow from the order in which a grid has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from batt.dsl.primitives.induced.tilings import moved_rows
from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import fitting
from batt.propose.induce.tiling import MOTION_WORDS
from batt.propose.proposers import Budget, Train, proposer

ORDERS = ("colours_met(I)", "colours_by_count(I)")
SHIFTS = (-1, 1)

Table = dict[int, int]


@proposer(rank=13)
def colour_map(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterable[Program]:
    """Colours exchanged alike in all cells: by a completed table, or by the order of colours."""
    if _shapes(train) == {True} or _shapes(train, turned=True) == {True}:
        yield from fitting(_programs(train, tests, budget), train, budget)


def _shapes(train: Train, turned: bool = False) -> set[bool]:
    way = -1 if turned else 1
    return {(a.height, a.width)[::way] == (b.height, b.width) for a, b in train}


def _programs(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[str]:
    if _exchanges_colours(train):
        yield from _by_order()
    asked = {colour for grid in tests for row in grid for colour in row}
    for motion, word in enumerate(MOTION_WORDS):
        grid = f"{word}(I)" if word else "I"
        table = _table(train, motion, budget)
        for each in _completed(table, asked) if table else ():
            rows = tuple(sorted((old, new) for old, new in each.items() if old != new))
            yield f"O = recoloured({grid}, {literal_text(rows)})"


def _table(train: Train, motion: int, budget: Budget) -> Table | None:
    """The colour that each colour becomes, in all pairs alike; None where there is none."""
    table: Table = {}
    for given, wanted in train:
        budget.spend(given.height * given.width)
        moved = moved_rows(tuple(given), motion)
        if len(moved) != wanted.height:
            return None
        for row, new in zip(moved, wanted, strict=True):
            for before, after in set(zip(row, new, strict=False)):
                if table.setdefault(before, after) != after:
                    return None
    return {old: new for old, new in table.items() if old != new} and table


def _completed(table: Table, asked: set[int]) -> Iterator[Table]:
    """The table with what it does not tell: exchanges, a closed cycle; then as it is.

    As it is comes first if it tells all colours that are asked, and that some of them stay.
    Nothing where two colours become one: that is a truth table, which nothing completes.
    """
    back = {new: old for old, new in table.items()}
    if len(back) < len(table):
        return
    if asked <= table.keys() and any(old == new != 0 for old, new in table.items()):
        yield table
    both = back | table
    if all(both[both[colour]] == colour for colour in both):
        yield both
    starts, ends = table.keys() - back.keys(), back.keys() - table.keys()
    if len(starts) == 1:
        yield table | dict(zip(ends, starts, strict=True))
    yield table


def _exchanges_colours(train: Train) -> bool:
    """Whether in every pair each colour becomes one colour."""
    for given, wanted in train:
        if given.height != wanted.height:
            return False
        pairs = {
            pair
            for row, new in zip(given, wanted, strict=True)
            for pair in zip(row, new, strict=False)
        }
        if len(pairs) != len({before for before, _ in pairs}) or given == wanted:
            return False
    return True


def _by_order() -> Iterator[str]:
    for order in ORDERS:
        yield f"O = recoloured(I, pair({order}, backwards({order})))"
        for shift in SHIFTS:
            yield f"O = recoloured(I, pair({order}, passed_on({order}, {literal_text(shift)})))"
