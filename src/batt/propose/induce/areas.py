"""Areas: an area of each object, holes, inside or surroundings, takes a colour by a table.

Which area it is follows from the pairs, and so does the table: one colour for all, or by a feature
of the object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from batt.dsl.primitive import CATALOGUE
from batt.dsl.primitives.induced.object_features import NOTHING
from batt.dsl.values import Grid, Patch
from batt.dsl.values.walking import background
from batt.errors import DslError
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs
from batt.propose.induce.pieces import (
    BY_COLOUR,
    EXTREMES,
    FEATURES,
    OBJECTS,
    PARITY,
    UPON_ZERO,
    Criterion,
    Segmentation,
    Sheet,
    criteria,
)
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

AREAS = ("holes_area", "delta", "inner_area", "outbox", "backdrop", "inbox", "box")
"""What of an object is painted: primitives, those first that say most."""

SEGMENTATIONS = (*OBJECTS, BY_COLOUR[0], *UPON_ZERO[:2])

CRITERIA = (
    *criteria(FEATURES[:6], [()]),
    *criteria(FEATURES[:6], EXTREMES),
    *criteria(FEATURES[6:25], [()]),
    *criteria(FEATURES[:6], [PARITY]),
)
"""By what an area takes its colour, the plain first."""

MOST_PROGRAMS = 4
PROGRAMS_EACH = 1
"""How many programs of one segmentation and area are tried, since others differ more."""

MOST_ROWS = 5
"""A table of more rows than these learns by heart."""

AREA_STEPS = 20
"""What finding an area is charged for each cell of the object."""

Colours = frozenset[int]


@dataclass(frozen=True)
class _Case:
    """A segmentation and an area, with the colours that the area of each object may take."""

    segmentation: Segmentation
    area: str
    is_under: bool
    objects: tuple[tuple[Patch, ...], ...]
    colours: tuple[Colours, ...]


@proposer(rank=46)
def areas(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """An area of each object painted in a colour by a table, or in the colour of the object."""
    budget.spend(cells_of_pairs(train))
    if any((a.height, a.width) != (b.height, b.width) or a == b for a, b in train):
        return
    sheets = [Sheet(given, budget) for given, _ in train]
    cases = _cases(train, sheets)
    texts = (text for case in cases for text in islice(_texts(case, sheets), PROGRAMS_EACH))
    yield from distinct(texts, train, tests, budget, MOST_PROGRAMS)


def _cases(train: Train, sheets: Sequence[Sheet]) -> Iterator[_Case]:
    for segmentation in SEGMENTATIONS:
        objects = [sheet.cut(segmentation) for sheet in sheets]
        if None in objects:
            continue
        for area in AREAS:
            for is_under in (True, False):
                told = _told(area, is_under, objects, train, sheets)
                if told:
                    found = tuple(each or () for each in objects)
                    yield _Case(segmentation, area, is_under, found, tuple(told))


def _told(
    area: str,
    is_under: bool,
    objects: Sequence[tuple[Patch, ...] | None],
    train: Train,
    sheets: Sequence[Sheet],
) -> list[Colours]:
    """The colours that each area may take; nothing where they do not make all changes."""
    told: list[Colours] = []
    for pieces, (given, wanted), sheet in zip(objects, train, sheets, strict=True):
        changes = {
            (i, j)
            for i, (row, new) in enumerate(zip(given, wanted, strict=True))
            for j, (before, after) in enumerate(zip(row, new, strict=True))
            if before != after
        }
        hidden = background(given)
        for obj in pieces or ():
            sheet.budget.spend(AREA_STEPS * len(obj))
            cells = _area(area, obj, given)
            if is_under:
                cells = [(i, j) for i, j in cells if given[i][j] == hidden]
            after = {wanted[i][j] for i, j in cells}
            stays = {NOTHING} if changes.isdisjoint(cells) else set()
            choice = frozenset(after | stays if len(after) == 1 else stays)
            if not cells:
                choice = frozenset(range(NOTHING, 10))
            if not choice:
                return []
            told.append(choice)
            changes.difference_update(cells)
        if changes:
            return []
    return told


def _area(area: str, obj: Patch, grid: Grid) -> list[tuple[int, int]]:
    try:
        found = CATALOGUE[area].run(obj)
    except DslError:
        return []
    return [(i, j) for i, j in found if 0 <= i < grid.height and 0 <= j < grid.width]


def _texts(case: _Case, sheets: Sequence[Sheet]) -> Iterator[str]:
    """Programs of a case: one colour for all, the object's own, or by a table."""
    pieces = [f"pieces = {case.segmentation.text}"]
    objects = [obj for found in case.objects for obj in found]
    common = frozenset(range(10)).intersection(*case.colours)
    if common:
        yield _program(case, [*pieces, f"colours = repeat({min(common)}, size(pieces))"])
        return
    own = zip(objects, case.colours, strict=True)
    if all({cell for cell, _ in obj} & colours for obj, colours in own):
        yield _program(case, [*pieces, "colours = measured(pieces, mostcolor)"])
    for criterion in CRITERIA:
        table = _table(case, criterion, sheets)
        if table is not None:
            lines = criterion.lines("pieces", "keys")
            rows = literal_text(tuple(sorted(table.items(), key=str)))
            yield _program(case, [*pieces, *lines, f"colours = told_by(keys, {rows})"])


def _table(case: _Case, criterion: Criterion, sheets: Sequence[Sheet]) -> dict[Any, int] | None:
    """The colour for each key, of which there are few; None where one key has two."""
    rows: dict[Any, Colours] = {}
    colours = iter(case.colours)
    seen: list[Any] = []
    for sheet, objects in zip(sheets, case.objects, strict=True):
        keys = sheet.keys(objects, criterion)
        if keys is None or not all(isinstance(key, (int, tuple)) for key in keys):
            return None
        for key in keys:
            rows[key] = rows.get(key, frozenset(range(NOTHING, 10))) & next(colours)
            if not rows[key]:
                return None
        seen += keys
    if len(rows) > MOST_ROWS or any(seen.count(key) < 2 for key in rows):
        return None
    return {key: NOTHING if NOTHING in found else min(found) for key, found in rows.items()}


def _program(case: _Case, lines: Sequence[str]) -> str:
    under = literal_text(case.is_under)
    return "\n".join([*lines, f"O = painted_areas(I, pieces, {case.area}, colours, {under})"])
