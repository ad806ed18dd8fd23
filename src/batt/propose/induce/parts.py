"""Truth tables over parts: a cell of the output follows from the cells at its place in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from batt.dsl.primitives.induced.parts import cell_keys
from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells, fitting
from batt.propose.induce.inked_parts import CELLS_PER_ROW, by_ink
from batt.propose.induce.segmentations import Cut, cuts
from batt.propose.proposers import Budget, Train, proposer

MOST_CHOSEN = 3
"""How many of the parts make up a key, unless all do."""

MOST_HALVED = 4
"""How many parts there are at most where each side is at most halved."""

MOST_ROWS = 64
"""Tables with more rows hold no rule."""

MOST_TABLES = 4
"""How many tables are proposed for a cut."""

TURNS = ("{0}", "vmirror({0})", "hmirror({0})", "rot180({0})")
"""A grid with each of its corners at the upper left, and back."""

Key = tuple[int, ...]
Table = dict[Key, int]


@proposer(rank=14)
def truth_table(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterable[Program]:
    """Parts on one another, each cell read from a table of the colours at its place."""
    for cut in cuts(train, tests, budget):
        yield from fitting(_tables(cut, budget), train, budget)


def _tables(cut: Cut, budget: Budget) -> Iterator[str]:
    """Programs with the smallest choices of parts that tell the cells of the outputs apart."""
    found = 0
    for places in _choices(cut):
        inked = by_ink(cut, places, budget)
        table = _table(cut, places, budget)
        is_told = table is not None and _is_trusted(table, cut, places)
        if inked and not (is_told and _is_identity(table or {})):
            yield inked
        if table is not None and is_told:
            if _is_identity(table):
                yield from _corners(cut)
            yield _text(cut, places, table)
        found += bool(inked or is_told)
        if found == MOST_TABLES:
            return


def _text(cut: Cut, places: tuple[int, ...], table: Table) -> str:
    """The program; a part that stays as it is needs no table, so its colours may be any."""
    if _is_identity(table):
        return f"O = laid_over({cut.text}, {literal_text(places)}, ZERO)"
    rows = literal_text(tuple(sorted(table.items())))
    return f"O = cells_by_table({cut.text}, {literal_text(places)}, {rows})"


def _corners(cut: Cut) -> Iterator[str]:
    """Corners of the input that are always of one size, where all outputs are.

    Quarters and halves are believed to be that, whatever their size.
    """
    sizes = {(wanted.height, wanted.width) for _, wanted in cut.pairs}
    if len(sizes) == 1 and cut.count > MOST_HALVED:
        size = literal_text(sizes.pop())
        for turn in TURNS:
            corner = f"crop({turn.format('I')}, ORIGIN, {size})"
            yield f"O = {turn.format(corner)}"


def _choices(cut: Cut) -> Iterator[tuple[int, ...]]:
    for many in range(1, min(MOST_CHOSEN, cut.count) + 1):
        yield from combinations(range(cut.count), many)
    if cut.count > MOST_CHOSEN:
        yield tuple(range(cut.count))


def _table(cut: Cut, places: tuple[int, ...], budget: Budget) -> Table | None:
    """The table that these parts need, None where one key would have two colours."""
    table: Table = {}
    for parts, wanted in cut.pairs:
        budget.spend(cells(wanted) * len(places))
        for line, row in zip(_keys(parts, places), wanted, strict=True):
            for key, colour in zip(line, row, strict=True):
                if table.setdefault(key, colour) != colour:
                    return None
        if len(table) > MOST_ROWS:
            return None
    return table


def _keys(parts: tuple[Grid, ...], places: tuple[int, ...]) -> Iterator[list[Key]]:
    return cell_keys([tuple(parts[place]) for place in places])


def _is_trusted(table: Table, cut: Cut, places: tuple[int, ...]) -> bool:
    """Whether a table is more than a list of what was seen, and says something of a test input.

    Either it leaves a part as it is, or its rows are few against the cells, half of them are seen
    in two pairs (unless each colour becomes one of its own), and some test input has no others.
    """
    if _is_identity(table):
        return any(max(places) < len(parts) for parts in cut.tests)
    seen = [set(chain.from_iterable(_keys(parts, places))) for parts, _ in cut.pairs]
    again = sum(sum(key in keys for keys in seen) > 1 for key in table)
    looked_at = sum(cells(wanted) for _, wanted in cut.pairs)
    return (
        looked_at >= CELLS_PER_ROW * len(table)
        and (len(seen) == 1 or 2 * again >= len(table) or _is_permutation(table, places))
        and any(_covers(table, parts, places) for parts in cut.tests)
    )


def _is_identity(table: Table) -> bool:
    return all(key == (colour,) for key, colour in table.items())


def _is_permutation(table: Table, places: tuple[int, ...]) -> bool:
    return len(places) == 1 and len(set(table.values())) == len(table)


def _covers(table: Table, parts: tuple[Grid, ...], places: tuple[int, ...]) -> bool:
    if max(places) >= len(parts):
        return False
    return table.keys() >= set(chain.from_iterable(_keys(parts, places)))
