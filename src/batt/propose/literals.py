"""Which constants there are for a purpose: by role, and by what the train pairs of a task show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from batt.programs.roles import Role
from batt.programs.type_terms import BOOLEAN, COLOUR, INTEGER, VECTOR, Type, options
from batt.propose.facts import Facts

COLOURS = tuple(range(10))
LONGEST = 16
"""Literals with more members are left as they are."""

COUNTS = (1, 2, 3, 4, 5, 6, 8, 9, 10)
NUMBERS = (-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
SIZES = ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (1, 2), (2, 1), (1, 3), (3, 1))
PLACES = ((0, 0), (1, 1), (0, 1), (1, 0), (2, 2), (0, 2), (2, 0))
WAYS = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, -1), (-1, 1), (1, -1))
FAR_WAYS = ((2, 0), (0, 2), (-2, 0), (0, -2), (3, 0), (0, 3))

BY_ROLE: dict[Role, tuple[Any, ...]] = {
    Role.COLOUR: COLOURS,
    Role.SIZE: COUNTS,
    Role.INDEX: tuple(range(10)),
    Role.DIRECTION: NUMBERS,
    Role.FLAG: (True, False),
    Role.NUMBER: NUMBERS,
}
VECTORS_BY_ROLE: dict[Role, tuple[Any, ...]] = {
    Role.COLOUR: WAYS,
    Role.SIZE: SIZES,
    Role.INDEX: PLACES,
    Role.DIRECTION: WAYS + FAR_WAYS,
    Role.FLAG: WAYS,
    Role.NUMBER: WAYS + PLACES,
}
BY_WORD: dict[str, tuple[Any, ...]] = {
    "Boolean": (True, False),
    "Colour": COLOURS,
    "Count": COUNTS,
    "Integer": NUMBERS,
    "Location": PLACES,
    "Numerical": (1, 2, -1, *WAYS),
    "Offset": WAYS + FAR_WAYS,
    "Size": SIZES,
}
"""Constants for a parameter, by the word in its signature."""


def others(value: Any, role: Role, facts: Facts | None) -> Sequence[Any]:
    """Constants of a role instead of a value; its neighbours among them where it is a measure.

    >>> others(True, Role.FLAG, None)
    [False]
    """
    if isinstance(value, bool) or (role is Role.FLAG and isinstance(value, int)):
        return [not value]
    if isinstance(value, int):
        return [each for each in (*_near(value, role), *_shown(role, facts)) if each != value]
    if not _is_vector(value):
        return list(_members_changed(value, role, facts)) if len(value) <= LONGEST else []
    found = (*_near_vector(value), *VECTORS_BY_ROLE[role])
    if facts is not None and role is Role.SIZE:
        found += facts.shapes
    return [each for each in found if each != value]


def constant_for(word: str, kind: Type, facts: Facts | None, random: Random) -> Any:
    """A constant for a parameter with that word and type in its signature; None for none."""
    found = BY_WORD.get(word) or _by_type(kind)
    if facts is not None and found is COLOURS and facts.colours:
        found = facts.colours
    if facts is not None and word == "Size" and facts.shapes:
        found += facts.shapes
    return random.choice(found) if found else None


def _by_type(kind: Type) -> tuple[Any, ...]:
    for option in options(kind):
        if option in _BY_TYPE:
            return _BY_TYPE[option]
    return ()


_BY_TYPE = {BOOLEAN: (True, False), COLOUR: COLOURS, INTEGER: NUMBERS, VECTOR: WAYS}


def _near(value: int, role: Role) -> tuple[int, ...]:
    if role is Role.COLOUR:
        return ()
    up, down = (value + 1, value * 2), (value - 1, -value)
    return (*up, *(each for each in down if each > 0)) if role is Role.SIZE else up + down


def _members_changed(
    value: tuple[Any, ...], role: Role, facts: Facts | None
) -> Iterator[tuple[Any, ...]]:
    """The tuple with one of its members exchanged."""
    for place, member in enumerate(value):
        for other in others(member, role, facts)[:LONGEST]:
            yield (*value[:place], other, *value[place + 1 :])


def _shown(role: Role, facts: Facts | None) -> tuple[Any, ...]:
    if facts is None:
        return BY_ROLE[role]
    if role is Role.COLOUR:
        return facts.colours
    return BY_ROLE[role] + (facts.numbers if role is Role.SIZE else ())


def _near_vector(value: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    row, column = value
    return (
        (row + 1, column),
        (row - 1, column),
        (row, column + 1),
        (row, column - 1),
        (column, row),
        (-row, -column),
        (row * 2, column * 2),
    )


def _is_vector(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(isinstance(n, int) for n in value)
