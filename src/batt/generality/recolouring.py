"""Permutations of colours that a task's train pairs allow, in input and output alike.

A colour has a part of its own in the rule where it is the background, is in every input or in every
output, or comes into an output from nowhere.  Of the others, those that share a fate, always kept
or never kept, may take each other's places, and those of colours that are nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from batt.dsl.values import Grid

Example = tuple[Grid, Grid]
Permutation = Mapping[int, int]

BACKGROUND = 0
COLOURS = range(10)
MOST_PERMUTATIONS = 3


def allowed_permutations(train: Sequence[Example]) -> list[Permutation]:
    """At most three permutations, each of all colours that may change places at once.

    >>> kept = [(Grid("1"), Grid("11")), (Grid("2"), Grid("22")), (Grid("3"), Grid("33"))]
    >>> [permuted(Grid("01239"), each) for each in allowed_permutations(kept)]
    [Grid('02341'), Grid('03452'), Grid('04563')]
    """
    groups = [group for group in _groups(train).values() if len(group) > 1]
    if not groups:
        return []
    nowhere = [
        c for c in COLOURS if c != BACKGROUND and not any(c in both for both in _seen(train))
    ]
    found = []
    for turn in range(1, MOST_PERMUTATIONS + 1):
        permutation = _turned([*groups[0], *nowhere], turn)
        for group in groups[1:]:
            permutation |= _turned(group, turn)
        if permutation not in found and any(a != b for a, b in permutation.items()):
            found.append(permutation)
    return [each for each in found if not _contradicts(each, train)]


def permuted(grid: Grid, permutation: Permutation) -> Grid:
    """The grid with each colour in the place of another."""
    return Grid([permutation.get(cell, cell) for cell in row] for row in grid)


def _turned(group: Sequence[int], turn: int) -> dict[int, int]:
    return {colour: group[(at + turn) % len(group)] for at, colour in enumerate(group)}


def _groups(train: Sequence[Example]) -> dict[bool, list[int]]:
    """The colours without a part of their own, by whether outputs keep them."""
    pairs = [(_colours(given), _colours(output)) for given, output in train]
    groups: dict[bool, list[int]] = defaultdict(list)
    for colour in COLOURS:
        having = [colour in output for given, output in pairs if colour in given]
        is_own = (
            colour == BACKGROUND
            or len(having) in (0, len(pairs))
            or all(colour in output for _, output in pairs)
            or any(colour in output - given for given, output in pairs)
            or len(set(having)) > 1
        )
        if not is_own:
            groups[having[0]].append(colour)
    return groups


def _seen(train: Sequence[Example]) -> list[set[int]]:
    return [_colours(given) | _colours(output) for given, output in train]


def _colours(grid: Grid) -> set[int]:
    return {cell for row in grid for cell in row}


def _contradicts(permutation: Permutation, train: Sequence[Example]) -> bool:
    known = dict(train)
    for given, output in train:
        wanted = known.get(permuted(given, permutation))
        if wanted is not None and wanted != permuted(output, permutation):
            return True
    return False
