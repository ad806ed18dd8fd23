"""Turns and mirrors of a task that its train pairs allow: what may be done to input and output.

A task is taken to be equivariant under a turn unless its pairs tell otherwise; the tests are strict
rather than generous, for a turn that does not hold would accuse programs that are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from batt.dsl.values import Grid
from batt.generality.tiling import TURNS, Example, Turn, Vector, commutes, find_tiling, rows_of

SWAPPING = frozenset({"rot90", "rot270", "dmirror", "cmirror"})
"""Those that exchange rows and columns."""


def allowed_turns(train: Sequence[Example]) -> list[str]:
    """The turns under which, as far as its pairs tell, a task is equivariant.

    >>> allowed_turns([(Grid("12/34"), Grid("21/43")), (Grid("10/00"), Grid("01/00"))])
    ['rot180', 'hmirror', 'vmirror']
    """
    tiling, direction = find_tiling(train), _direction(train)
    may_swap = _sides_may_swap(train) and not _has_axis(train)
    return [
        name
        for name, (turn, moved) in TURNS.items()
        if not _contradicts(turn, train)
        and (
            commutes(turn, tiling, train)
            if tiling
            else moved(direction) == direction and (may_swap or name not in SWAPPING)
        )
    ]


def _contradicts(turn: Turn, train: Sequence[Example]) -> bool:
    """Whether a turned input is a known one, of which the output is another."""
    known = dict(train)
    return any(known.get(turn(given), turn(output)) != turn(output) for given, output in train)


def _sides_may_swap(train: Sequence[Example]) -> bool:
    """Whether outputs are as much higher than inputs as they are wider."""
    return all(
        output.height * given.width == output.width * given.height for given, output in train
    )


def _has_axis(train: Sequence[Example]) -> bool:
    """Whether, of all pairs, what changes lies rather along rows, or rather along columns."""
    signs = {_alongrows_of(*example) for example in train} - {0}
    return len(signs) == 1


def _alongrows_of(given: Grid, output: Grid) -> int:
    """1 where more changed cells are neighbours in a row than in a column, -1 where fewer."""
    if (given.height, given.width) != (output.height, output.width):
        return 0
    changed = set(_changed(given, output))
    in_rows = sum((i, j + 1) in changed for i, j in changed)
    in_columns = sum((i + 1, j) in changed for i, j in changed)
    return _sign(Fraction(in_rows - in_columns))


def _changed(given: Grid, output: Grid) -> list[tuple[int, int]]:
    return [(i, j) for i, j in _cells(given) if given[i][j] != output[i][j]]


def _direction(train: Sequence[Example]) -> Vector:
    """Down or up, right or left, where no pair shows the other; 0 where one does, or none any."""
    signs = [(_sign(down), _sign(right)) for down, right in map(_shown, train)]
    downs, rights = ({sign[axis] for sign in signs} - {0} for axis in (0, 1))
    return (downs.pop() if len(downs) == 1 else 0, rights.pop() if len(rights) == 1 else 0)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def _shown(example: Example) -> tuple[Fraction, Fraction]:
    """The direction that a pair shows.

    Of equal sizes it leads from the middle of what is not background to that of what changes, of
    others from the middle of the larger grid to where the smaller one lies in it.
    """
    given, output = example
    if (given.height, given.width) == (output.height, output.width):
        content = [cell for cell in _cells(given) if given[cell[0]][cell[1]]]
        return _from_to(content, _changed(given, output))
    smaller, larger = sorted((given, output), key=lambda grid: grid.height * grid.width)
    middle = [(larger.height - smaller.height, larger.width - smaller.width)]
    places = [(2 * i, 2 * j) for i, j in _occurrences(smaller, larger)]
    return _from_to(middle, places)


def _cells(grid: Grid) -> Iterator[tuple[int, int]]:
    return ((i, j) for i in range(grid.height) for j in range(grid.width))


def _from_to(
    before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]]
) -> tuple[Fraction, Fraction]:
    if not before or not after:
        return Fraction(0), Fraction(0)
    (i, j), (k, m) = _middle(before), _middle(after)
    return k - i, m - j


def _middle(cells: Sequence[tuple[int, int]]) -> tuple[Fraction, Fraction]:
    down, right = (sum(cell[axis] for cell in cells) for axis in (0, 1))
    return Fraction(down, len(cells)), Fraction(right, len(cells))


def _occurrences(smaller: Grid, larger: Grid) -> Iterator[tuple[int, int]]:
    """Where the smaller grid lies in the larger one, by its upper left corner."""
    inner, outer = rows_of(smaller), rows_of(larger)
    width = smaller.width
    for i in range(larger.height - smaller.height + 1):
        for j in range(larger.width - width + 1):
            if all(outer[i + k][j : j + width] == row for k, row in enumerate(inner)):
                yield i, j
