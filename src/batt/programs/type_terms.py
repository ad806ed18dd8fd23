"""Type terms: what the type of a value can be, how terms join, and how they are written.

A term is a head with arguments.  Equal terms are the same object, so they compare and hash by
identity.  Terms nest at most ``NESTING`` deep and functions at most ``LEVELS``; what is deeper is
widened, so that no type of any program grows without end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any as Anything
from weakref import WeakValueDictionary

NESTING = 8
LEVELS = 24
MOST_FUNCTIONS = 6
"""Functions told apart in one union; of more it is only known that they are functions."""


class Type:
    """The type of a value: a head, such as ``Tuple``, with what stands in brackets behind it.

    ``str`` writes it in the words of the primitives' signatures.  Only ``make`` makes terms.
    """

    __slots__ = ("__weakref__", "args", "head", "level", "nesting")

    head: str
    args: tuple[Anything, ...]
    nesting: int
    level: int

    def __str__(self) -> str:
        """The term as signatures write it, e.g. ``FrozenSet[Object]``."""
        return _text(self)

    def __repr__(self) -> str:
        """The term between angle brackets."""
        return f"<{self}>"


_MADE: WeakValueDictionary[tuple[Anything, ...], Type] = WeakValueDictionary()


def make(head: str, *args: Anything) -> Type:
    """The one term with that head and these arguments, which are terms or plain values."""
    found = _MADE.get((head, *args))
    if found is None:
        found = Type()
        found.head, found.args = head, args
        inner = [arg for arg in args if type(arg) is Type]
        found.nesting = 1 + max((arg.nesting for arg in inner), default=0)
        found.level = max((arg.level for arg in inner), default=0)
        _MADE[(head, *args)] = found
    return found


ANY, NEVER, NONE = make("Any"), make("Never"), make("None")
BOOLEAN, COLOUR, INTEGER = make("Boolean"), make("Colour"), make("Integer")
GRID, OBJECT, INDICES = make("Grid"), make("Object"), make("Indices")

NUMBERS = frozenset({BOOLEAN, COLOUR, INTEGER})
TUPLE_HEADS = frozenset({"Tuple", "Pair", "Grid"})
SET_HEADS = frozenset({"FrozenSet", "Object", "Indices"})
FUNCTION_HEADS = frozenset({"Function", "Callable"})


def tuple_of(member: Type) -> Type:
    """The type of tuples of such members; a tuple of rows of colours is a grid."""
    if member.nesting >= NESTING:
        member = ANY
    return GRID if member is ROW else make("Tuple", member)


def set_of(member: Type) -> Type:
    """The type of sets of such members: of cells an object, of positions indices."""
    if member.nesting >= NESTING:
        member = ANY
    if member.head == "Pair":
        if all(part in NUMBERS for part in member.args):
            return INDICES
        if member.args[0] in NUMBERS and is_vector(member.args[1]):
            return OBJECT
    return make("FrozenSet", member)


def pair_of(one: Type, two: Type) -> Type:
    """The type of tuples of two members: a vector, a cell, or of any others."""
    return make("Pair", *(ANY if part.nesting >= NESTING else part for part in (one, two)))


def arrow(given: tuple[Type, ...] | None, result: Type) -> Type:
    """The type of functions of such arguments, None where these are not known."""
    return make("Callable", None if given is None else make("Arguments", *given), result)


def function(primitive: Anything, held: tuple[Type, ...], declared: Type) -> Type:
    """The type of one known function: a primitive, or what a combinator makes of ``held``.

    ``declared`` is an ``arrow`` that sums it up, not kept where it nests too deep.  Of a function
    nested too deep nothing is kept.
    """
    level = 1 + max((arg.level for arg in held), default=0)
    if level > LEVELS:
        return UNKNOWN_FUNCTION
    if declared.nesting > 2 * NESTING:
        declared = UNKNOWN_FUNCTION
    made = make("Function", primitive, make("Held", *held), declared)
    made.level, made.nesting = level, declared.nesting
    return made


def is_vector(term: Type) -> bool:
    """Whether a term is the type of pairs of numbers."""
    return term.head == "Pair" and term.args[0] in NUMBERS and term.args[1] in NUMBERS


UNKNOWN_FUNCTION = arrow(None, ANY)
ROW = make("Tuple", COLOUR)
VECTOR = pair_of(INTEGER, INTEGER)
CELL = pair_of(COLOUR, VECTOR)

_MEMBERS = {"Grid": ROW, "Object": CELL, "Indices": VECTOR}


def members_of(term: Type) -> Type | None:
    """The type of the members of a tuple or set; None for a term of neither kind."""
    if term.head in _MEMBERS:
        return _MEMBERS[term.head]
    if term.head == "Pair":
        return union(term.args)
    return term.args[0] if term.head in ("Tuple", "FrozenSet") else None


def options(term: Type) -> tuple[Type, ...]:
    """The terms that a union joins; any other term alone."""
    return term.args if term.head == "Union" else (term,)


def union(terms: Iterable[Type]) -> Type:
    """The least term that we have above all of these.

    Numbers of several roles become integers; two tuples, or two general sets, one of both members.
    """
    found: dict[Anything, Type] = {}
    for term in terms:
        for option in options(term):
            if option is ANY:
                return ANY
            if option is not NEVER:
                key = _slot(option)
                found[key] = _joined(found[key], option) if key in found else option
    if len(found) <= 1:
        return next(iter(found.values()), NEVER)
    return make("Union", *sorted(_few_functions(found), key=_rank))


def _slot(term: Type) -> Anything:
    """Terms of the same slot join into one."""
    if term in NUMBERS:
        return "number"
    if term.head == "Pair":
        return ("Pair", *map(_part, term.args))
    return term if term.head in FUNCTION_HEADS else term.head


def _part(term: Type) -> str:
    return "number" if term in NUMBERS else "vector" if is_vector(term) else "other"


def _joined(one: Type, two: Type) -> Type:
    if one is two:
        return one
    if one in NUMBERS:
        return INTEGER
    if one.head == "Pair":
        return pair_of(*(union(parts) for parts in zip(one.args, two.args, strict=True)))
    return (tuple_of if one.head == "Tuple" else set_of)(union((one.args[0], two.args[0])))


def _few_functions(found: dict[Anything, Type]) -> list[Type]:
    functions = [term for term in found.values() if term.head in FUNCTION_HEADS]
    if len(functions) <= MOST_FUNCTIONS:
        return list(found.values())
    others = [term for term in found.values() if term.head not in FUNCTION_HEADS]
    return [*others, UNKNOWN_FUNCTION]


_ORDER = ("Boolean", "Colour", "Integer", "Pair", "Grid", "Object", "Indices", "Tuple")


def _rank(term: Type) -> tuple[int, str]:
    place = _ORDER.index(term.head) if term.head in _ORDER else len(_ORDER) + (term is NONE)
    return place, str(term) if term.head in FUNCTION_HEADS or term.head == "Pair" else term.head


def _text(term: Type) -> str:
    if term.head == "Union":
        return _union_text(term)
    if term.head == "Pair" and is_vector(term):
        return "IntegerTuple"
    if term.head == "Pair" and term.args[0] in NUMBERS and is_vector(term.args[1]):
        return "Cell"
    if term.head in ("Callable", "Function"):
        return _function_text(term if term.head == "Callable" else term.args[2])
    if term.head in ("Variable", "Same"):
        return str(term.args[0])
    inside = ", ".join(map(str, term.args))
    return f"{term.head}[{inside}]" if inside else term.head


def _function_text(term: Type) -> str:
    given, result = term.args
    return f"Callable[{'...' if given is None else _listed(given.args)}, {result}]"


def _listed(terms: Iterable[Type]) -> str:
    return f"[{', '.join(map(str, terms))}]"


def _union_text(term: Type) -> str:
    """The options, those first that together have a word of their own."""
    left = list(term.args)
    words = []
    for word, parts in UNION_WORDS.items():
        if all(part in left for part in parts):
            words.append(word)
            left = [option for option in left if option not in parts]
    by_head = {option.head: option for option in left}
    if {"Tuple", "FrozenSet"} <= by_head.keys():
        both = by_head["Tuple"], by_head["FrozenSet"]
        if both[0].args == both[1].args:
            words.append(f"Container[{both[0].args[0]}]")
            left = [option for option in left if option not in both]
    return " | ".join([*words, *map(str, left)])


UNION_WORDS = {
    "Piece": (GRID, OBJECT, INDICES),
    "Patch": (OBJECT, INDICES),
    "Element": (GRID, OBJECT),
    "Numerical": (INTEGER, VECTOR),
}
"""The words for unions, those of more options first."""
