"""Matching: can a value of one type be read as a pattern asks, and what do its variables stand for.

Matching asks whether there is *some* reading, not whether all values fit: of a union one option is
enough, anything can be a condition, a number is a number in every role, and a tuple of cells or
positions can be a patch.  Containers count as having members: a set of numbers is no object.
"""

from __future__ import annotations

from collections.abc import Iterator

from batt.programs.type_order import is_below
from batt.programs.type_terms import (
    ANY,
    BOOLEAN,
    CELL,
    FUNCTION_HEADS,
    GRID,
    INTEGER,
    NEVER,
    NUMBERS,
    OBJECT,
    SET_HEADS,
    TUPLE_HEADS,
    VECTOR,
    Type,
    members_of,
    options,
    pair_of,
    set_of,
    tuple_of,
    union,
)
from batt.programs.type_words import plain

KINDS = frozenset({"Tuple", "FrozenSet"})


class Match:
    """The variables of one signature, as the arguments of one call bind them."""

    __slots__ = ("bound", "changed", "doubtful", "kinds", "origins", "pending", "rest", "used")

    def __init__(self) -> None:
        """Start with nothing bound."""
        self.bound: dict[str, Type] = {}
        self.origins: dict[str, int] = {}
        self.pending: list[tuple[Type, Type, int]] = []
        """Functions given, with what is asked of each and the place of its parameter."""
        self.kinds: frozenset[str] = KINDS
        self.rest: tuple[tuple[Type, int], ...] = ()
        """What ``*Rest`` stands for, each with the place where it is given."""
        self.used: set[str] = set()
        """Variables that arguments of functions were made of."""
        self.doubtful = False
        """Whether what is no grid may be read as one, so that the result can be anything."""
        self.changed = False
        """Whether one of the ``used`` has become wider since."""

    def fit(self, given: Type, pattern: Type, place: int) -> bool:
        """Whether a value of a type has a reading as the pattern asks; binds its variables."""
        head = pattern.head
        if head in ("Variable", "Same"):
            return self._bind(pattern, given, place)
        if head == "Callable" and (given.head in FUNCTION_HEADS or given is ANY):
            self.pending.append((given, pattern, place))
            return True
        if given is NEVER or pattern is ANY or pattern is BOOLEAN:
            return True
        if given is ANY:
            return self._fit_anything(pattern, place)
        if given.head == "Union":
            found = [self.fit(option, pattern, place) for option in given.args]
            return any(found)
        if head == "Union":
            found = [self.fit(given, option, place) for option in pattern.args]
            return any(found)
        return self._fit_head(given, pattern, place)

    def _fit_anything(self, pattern: Type, place: int) -> bool:
        for inside in pattern.args:
            if type(inside) is Type:
                self.fit(ANY, inside, place)
        return True

    def _fit_head(self, given: Type, pattern: Type, place: int) -> bool:
        head = pattern.head
        if pattern in NUMBERS:
            return given in NUMBERS
        if head in ("Container", "Tuple", "FrozenSet"):
            return _is_kind(given, head) and self._fit_members(given, pattern.args[0], place)
        if head == "Pair":
            return self._fit_pair(given, pattern, place)
        if head == "Grid":
            is_tuple = given.head in TUPLE_HEADS
            self.doubtful = self.doubtful or (is_tuple and not is_below(given, GRID))
            return is_tuple
        if head in ("Object", "Indices"):
            return given is pattern or (
                (given.head in TUPLE_HEADS or given.head == "FrozenSet")
                and overlaps(members_of(given) or NEVER, CELL if pattern is OBJECT else VECTOR)
            )
        return given is pattern

    def _fit_members(self, given: Type, pattern: Type, place: int) -> bool:
        members = given.args if given.head == "Pair" else (members_of(given) or NEVER,)
        found = [self.fit(member, pattern, place) for member in members]
        return all(found)

    def _fit_pair(self, given: Type, pattern: Type, place: int) -> bool:
        if given.head not in ("Pair", "Tuple"):
            return False
        parts = given.args if given.head == "Pair" else given.args * 2
        found = [
            self.fit(one, asked, place) for one, asked in zip(parts, pattern.args, strict=True)
        ]
        return all(found)

    def _bind(self, variable: Type, given: Type, place: int) -> bool:
        name, limit = variable.args
        if limit is not None:
            given, asked = narrowed(given, limit), given
            if given is NEVER and asked is not NEVER:
                return False
        before = self.bound.get(name)
        if before is None:
            self.bound[name], self.origins[name] = given, place
        elif before is not given:
            join = _paired if name == "Numerical" else union
            after = self.bound[name] = join((before, given))
            self.changed = self.changed or (after is not before and name in self.used)
        return True

    def meaning(self, pattern: Type) -> Type:
        """What a pattern stands for; a variable that nothing was given for stands for no value."""
        head = pattern.head
        if head in ("Variable", "Same"):
            return self.bound.get(pattern.args[0], NEVER)
        if not pattern.args or head == "Callable":
            return plain(pattern)
        if head == "Container":
            inside = self.meaning(pattern.args[0])
            return union(_MAKERS[kind](inside) for kind in self.kinds)
        parts = map(self.meaning, pattern.args)
        if head == "Union":
            return union(parts)
        return pair_of(*parts) if head == "Pair" else _MAKERS[head](*parts)


_MAKERS = {"Tuple": tuple_of, "FrozenSet": set_of}


def overlaps(one: Type, two: Type) -> bool:
    """Whether a value of the first type has a reading as the second.

    >>> from batt.programs.type_words import read_type
    >>> overlaps(read_type("Tuple[Cell]"), read_type("Patch"))
    True
    >>> overlaps(read_type("FrozenSet[Integer]"), read_type("Grid"))
    False
    """
    return Match().fit(one, two, 0)


def _is_kind(term: Type, head: str) -> bool:
    return (head != "FrozenSet" and term.head in TUPLE_HEADS) or (
        head != "Tuple" and term.head in SET_HEADS
    )


def kinds_of(term: Type) -> frozenset[str]:
    """The kinds of container that a type holds: of tuples, of sets; both where it is not known."""
    found = {
        kind
        for kind in KINDS
        for option in options(term)
        if option is ANY or _is_kind(option, kind)
    }
    return frozenset(found) or KINDS


def narrowed(given: Type, limit: Type) -> Type:
    """What a value of a type is once read as one of the kinds in ``limit``; ``Never`` for none."""
    if given is ANY:
        return limit
    return union(one for option in options(given) for one in _readings(option, limit))


def _readings(option: Type, limit: Type) -> Iterator[Type]:
    kinds = [kind for kind in options(limit) if overlaps(option, kind)]
    if option.head in TUPLE_HEADS and GRID in options(limit):
        # Where a grid is also allowed a tuple is a grid, whatever its members are.
        yield GRID if is_below(option, GRID) else tuple_of(ANY)
        return
    for kind in kinds:
        yield option if kind.head in KINDS else kind


def _paired(terms: tuple[Type, Type]) -> Type:
    """Of a number and a vector together, the vector; a number only where both can be one."""
    has_vector = any(VECTOR in options(term) for term in terms)
    all_numbers = all(INTEGER in options(term) for term in terms)
    return union(([VECTOR] if has_vector else []) + ([INTEGER] if all_numbers else []))
