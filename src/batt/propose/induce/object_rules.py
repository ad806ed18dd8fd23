"""Object rules: each object stays, goes or takes a colour, by a table on what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from batt.dsl.primitives.induced.object_tables import KEPT, WIPED
from batt.dsl.values import Grid, Patch
from batt.dsl.values.walking import background
from batt.programs.program import Program
from batt.propose.induce.pieces import (
    ALL_PARTS,
    BY_COLOUR,
    EXTREMES,
    FEATURES,
    OBJECTS,
    PARITY,
    PARTS,
    RANKS,
    SHARED,
    STANDINGS,
    UPON_ZERO,
    Criterion,
    Segmentation,
    Sheet,
    criteria,
    parts_of_colour,
)
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

RANK = 45
MOST_PROGRAMS = 8
MOST_ROWS = 9
"""A table of more rows than these learns by heart."""

MOST_LONE_ROWS = 2
"""So many rows of a table may be seen in one object alone."""

COMMON = (*UPON_ZERO, *ALL_PARTS, *BY_COLOUR)

SINGLE = (
    *criteria(FEATURES, [()]),
    *criteria(FEATURES, [*EXTREMES, *SHARED, PARITY, STANDINGS]),
    *criteria(FEATURES, RANKS),
)
"""Keys of one feature, the plain first."""

IN_PAIRS = (
    *criteria(FEATURES[:20], [()]),
    *criteria(FEATURES[:6], EXTREMES),
    *criteria([each for each in FEATURES if each.text in ("uppermost", "leftmost")], [STANDINGS]),
    *criteria(FEATURES[:6], [PARITY]),
)
"""Keys of which two may make one."""

Actions = frozenset[int]
Table = dict[Any, int]


@dataclass(frozen=True)
class _Case:
    """A segmentation with the objects of every train input, and what may be done to each."""

    segmentation: Segmentation
    objects: tuple[tuple[Patch, ...], ...]
    actions: tuple[Actions, ...]


@dataclass(frozen=True)
class _Rule:
    """A table on one criterion, or on two together."""

    case: _Case
    criteria: tuple[Criterion, ...]
    table: Table
    cost: int
    split: str = ""
    """The call that makes two kinds of all keys, where the table does not name each."""


@proposer(rank=RANK)
def object_rules(train: Train, test_inputs: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Yield programs that keep, delete or recolour every object by a table on its features."""
    if not _keeps_sizes(train) or all(given == wanted for given, wanted in train):
        return
    sheets = [Sheet(given, budget) for given, _ in train]
    cases = list(_cases(train, sheets))
    rules = sorted(_single_rules(cases, sheets), key=lambda rule: rule.cost)
    if not rules:
        rules = sorted(_double_rules(cases, sheets), key=lambda rule: rule.cost)
    yield from distinct(map(_text, rules), train, test_inputs, budget, MOST_PROGRAMS)


def _keeps_sizes(train: Train) -> bool:
    return all((a.height, a.width) == (b.height, b.width) for a, b in train)


def _cases(train: Train, sheets: Sequence[Sheet]) -> Iterator[_Case]:
    """The segmentations whose objects account for every change."""
    for segmentation in (PARTS[0], *OBJECTS, *_of_changed(train), *COMMON):
        objects: list[tuple[Patch, ...]] = []
        actions: list[Actions] = []
        for sheet, (given, wanted) in zip(sheets, train, strict=True):
            found = sheet.cut(segmentation)
            told = _told(found, given, wanted) if found else []
            if not found or not told:
                break
            objects.append(found)
            actions += told
        else:
            yield _Case(segmentation, tuple(objects), tuple(actions))


def _of_changed(train: Train) -> tuple[Segmentation, ...]:
    """The parts of the one colour whose cells change, where it is one."""
    changed = {
        before
        for given, wanted in train
        for row, new in zip(given, wanted, strict=True)
        for before, after in zip(row, new, strict=True)
        if before != after
    }
    if len(changed) != 1:
        return ()
    (colour,) = changed
    return parts_of_colour(colour, all(background(given) == colour for given, _ in train))


def _told(objects: Sequence[Patch], given: Grid, wanted: Grid) -> list[Actions]:
    """What may be done to each object; nothing where that does not make the output."""
    hidden, left = background(given), [list(row) for row in given]
    told = []
    for obj in objects:
        after = {wanted[i][j] for _, (i, j) in obj}
        same = all(wanted[i][j] == colour for colour, (i, j) in obj)
        actions = {KEPT} if same else set()
        if len(after) == 1:
            actions |= after | ({WIPED} if hidden in after else set())
        if not actions:
            return []
        told.append(frozenset(actions))
        for _, (i, j) in obj:
            left[i][j] = wanted[i][j]
    return told if Grid(left) == wanted else []


def _single_rules(cases: Sequence[_Case], sheets: Sequence[Sheet]) -> Iterator[_Rule]:
    for at, case in enumerate(cases):
        for far, criterion in enumerate(SINGLE):
            keys = _keys(case, criterion, sheets)
            rule = _rule(case, (criterion,), keys, far + 4 * at) if keys else None
            if rule:
                yield rule
            if len(set(keys)) > 2 and not criterion.chain:
                yield from _split_rules(case, criterion, keys, far + 4 * at)


def _split_rules(
    case: _Case, criterion: Criterion, keys: Sequence[Any], far: int
) -> Iterator[_Rule]:
    """Tables of two rows: for one key and all others, or for those up to a key and above it."""
    often = sorted({key for key in keys if keys.count(key) > 1}, key=str)
    splits = [("are_key", key, [other == key for other in keys]) for key in often]
    if criterion.feature.is_number:
        above = [(key, [other > key for other in keys]) for key in sorted(set(keys))[:-1]]
        splits += [("are_above", key, kinds) for key, kinds in above]
    for word, key, kinds in splits:
        rule = _rule(case, (criterion,), kinds, far + SPLIT_COST)
        if rule:
            yield replace(rule, split=f"{word}(keys, {key!r})")


def _double_rules(cases: Sequence[_Case], sheets: Sequence[Sheet]) -> Iterator[_Rule]:
    for at, case in enumerate(cases):
        known = [(one, _keys(case, one, sheets)) for one in IN_PAIRS]
        useful = [(one, keys) for one, keys in known if keys and len(set(keys)) > 1]
        for far, ((one, mine), (other, its)) in enumerate(combinations(useful, 2)):
            sheets[0].budget.spend(len(mine))
            keys = list(zip(mine, its, strict=True))
            rule = _rule(case, (one, other), keys, far + 4 * at)
            if rule:
                yield rule


def _keys(case: _Case, criterion: Criterion, sheets: Sequence[Sheet]) -> list[Any]:
    """The keys of all objects of all train inputs; nothing where some has none."""
    found: list[Any] = []
    for sheet, objects in zip(sheets, case.objects, strict=True):
        keys = sheet.keys(objects, criterion)
        if keys is None or not all(isinstance(key, (int, tuple)) for key in keys):
            return []
        found += keys
    return found


ROW_COST, LONE_COST, SPLIT_COST = 20, 25, 25


def _rule(case: _Case, by: tuple[Criterion, ...], keys: Sequence[Any], far: int) -> _Rule | None:
    """The table that these keys make, if it has few rows; a row seen but once counts more."""
    if len(set(keys)) > MOST_ROWS:
        return None
    rows: dict[Any, Actions] = {}
    seen: dict[Any, int] = {}
    for key, actions in zip(keys, case.actions, strict=True):
        rows[key] = rows.get(key, actions) & actions
        seen[key] = seen.get(key, 0) + 1
        if not rows[key]:
            return None
    lone = sum(count == 1 for count in seen.values())
    if len(by) > 1 and lone > MOST_LONE_ROWS:
        return None
    table = _settled(rows)
    return _Rule(case, by, table, far + ROW_COST * len(table) + LONE_COST * lone)


def _settled(rows: dict[Any, Actions]) -> Table:
    """One action a row: what stays stays, what goes goes, and only the others take a colour."""
    table = {}
    for key, actions in rows.items():
        known = [action for action in (KEPT, WIPED) if action in actions]
        table[key] = known[0] if known else min(actions)
    return table


def _text(rule: _Rule) -> str:
    names = ["keys", "others"][: len(rule.criteria)]
    parts = zip(rule.criteria, names, strict=True)
    keys = rule.split or ("keys" if len(names) == 1 else "pair(keys, others)")
    lines = [
        f"pieces = {rule.case.segmentation.text}",
        *[line for criterion, name in parts for line in criterion.lines("pieces", name)],
        f"O = recolour_each(I, pieces, {keys}, {rule.table!r})",
    ]
    return "\n".join(lines)
