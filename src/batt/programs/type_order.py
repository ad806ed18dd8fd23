"""The order of types: which values may stand where others are asked for.

It is stricter than ``overlaps``, by which clashes are found: all values of the given type must fit,
not some.  Proposals are made by it, programs from elsewhere are not judged by it.
"""

from __future__ import annotations

from batt.programs.type_terms import (
    ANY,
    CELL,
    FUNCTION_HEADS,
    GRID,
    INTEGER,
    NEVER,
    NONE,
    NUMBERS,
    OBJECT,
    SET_HEADS,
    TUPLE_HEADS,
    VECTOR,
    Type,
    make,
    members_of,
    options,
    tuple_of,
)

NUMBER_ROWS = tuple_of(INTEGER)


def is_below(given: Type, needed: Type) -> bool:
    """Whether every value of a type may stand where the other is needed.

    Objects and indices are patches, and a tuple of cells or positions passes for one; a grid is a
    tuple of rows.  A number without a role fits every role and takes every role, but a colour is no
    flag.  The none that may come with other values is passed over.  ``Any`` fits only ``Any``.

    >>> from batt.programs.type_words import read_type
    >>> is_below(read_type("Object"), read_type("Container[Cell]"))
    True
    >>> is_below(read_type("Colour"), read_type("Boolean"))
    False
    """
    if needed is ANY or given is NEVER or given is needed:
        return True
    if given.head == "Union":
        left = [option for option in given.args if option is not NONE or NONE is needed]
        return all(is_below(option, needed) for option in left)
    if needed.head == "Union":
        return any(is_below(given, option) for option in needed.args) or _fits_by_members(
            given, needed
        )
    if given in NUMBERS or needed in NUMBERS:
        return given in NUMBERS and needed in NUMBERS and INTEGER in (given, needed)
    if given.head in FUNCTION_HEADS or needed.head in FUNCTION_HEADS:
        return _fits_function(given, needed)
    return _fits_container(given, needed)


def _fits_by_members(given: Type, needed: Type) -> bool:
    """A set whose members are cells or positions fits a patch, though neither kind of it alone."""
    if given.head not in ("Tuple", "FrozenSet") or given.args[0].head != "Union":
        return False
    return all(is_below(make(given.head, option), needed) for option in options(given.args[0]))


def _fits_container(given: Type, needed: Type) -> bool:
    members = members_of(given)
    if members is None:
        return False
    if needed is GRID:
        return given.head in TUPLE_HEADS and is_below(members, NUMBER_ROWS)
    if needed.head in ("Object", "Indices"):
        return given.head in ("Tuple", "FrozenSet") and is_below(
            members, CELL if needed is OBJECT else VECTOR
        )
    if needed.head == "Pair":
        return given.head == "Pair" and all(map(is_below, given.args, needed.args))
    heads = {"Tuple": TUPLE_HEADS, "FrozenSet": SET_HEADS}.get(needed.head, frozenset())
    return given.head in heads and is_below(members, needed.args[0])


def _fits_function(given: Type, needed: Type) -> bool:
    if not (given.head in FUNCTION_HEADS and needed.head in FUNCTION_HEADS):
        return False
    one, other = (term.args[2] if term.head == "Function" else term for term in (given, needed))
    if other.args[0] is None or one.args[0] is None:
        return other.args[0] is None and is_below(one.args[1], other.args[1])
    taken, asked = one.args[0].args, other.args[0].args
    return (
        len(taken) == len(asked)
        and all(map(is_below, asked, taken))
        and is_below(one.args[1], other.args[1])
    )
