"""Constants as text: integers, booleans, tuples of these, and tables.

A table ``{key: value, ...}`` *is* the tuple of its pairs in natural order of the keys.  A constant
does not remember how it was written, so the value alone decides how it prints: a tuple of one or
more pairs whose first members rise strictly in natural order prints as a table, whatever else it
may be meant for.  Both spellings are the same constant, with the same key.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from batt.dsl.values import natural_key
from batt.programs.node import NAMED, literal_key


def literal_text(value: Any) -> str:
    """The text of a constant: its name where it has one; of its members likewise.

    >>> literal_text((3, 12)), literal_text((0, 1)), literal_text((True, -3))
    ('(THREE, 12)', 'RIGHT', '(T, -3)')
    >>> literal_text(((1, 5), (2, (0, 1)))), literal_text(((2, 5), (1, 5)))
    ('{ONE: FIVE, TWO: RIGHT}', '((TWO, FIVE), (ONE, FIVE))')
    """
    name = NAMED.get(literal_key(value))
    if name is not None:
        return name
    if not isinstance(value, tuple):
        return str(value)
    if is_table(value):
        return "{" + ", ".join(f"{literal_text(k)}: {literal_text(v)}" for k, v in value) + "}"
    members = ", ".join(map(literal_text, value))
    return f"({members},)" if len(value) == 1 else f"({members})"


def is_table(value: tuple[Any, ...]) -> bool:
    """Whether a tuple prints as a table.

    >>> is_table(((1, 5), (2, 5))), is_table(((1, 5), (1, 6))), is_table(())
    (True, False, False)
    """
    if not value or not all(isinstance(pair, tuple) and len(pair) == 2 for pair in value):
        return False
    keys = [natural_key(key) for key, _ in value]
    return all(before < after for before, after in pairwise(keys))


def nesting(value: Any) -> int:
    """How many tuples are inside one another in a constant.

    >>> nesting(3), nesting(()), nesting((1, (2, 3)))
    (0, 1, 2)
    """
    if not isinstance(value, tuple):
        return 0
    return 1 + max(map(nesting, value), default=0)
