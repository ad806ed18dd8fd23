"""Calls: the type that a function of some type gives for arguments of some types.

A function value is its expression, and so is its type: a combinator's result keeps the types that
it was made of, and is worked out anew for the arguments of each call.  ``compose(first, totuple)``
thus has one result for a set of numbers and another for a set of objects.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import count

from batt.dsl.primitive import Primitive
from batt.programs.type_match import Match, kinds_of, overlaps
from batt.programs.type_order import is_below
from batt.programs.type_terms import (
    ANY,
    NEVER,
    Type,
    arrow,
    function,
    options,
    union,
)
from batt.programs.type_words import Signature, is_rest, plain, signature_of

DEEPEST_CALL = 40
MOST_CALLS = 50_000
"""Calls worked out for one program; a function may call itself without end, see ``charges``."""

MOST_ROUNDS = 5
"""Rounds for a function whose results are its own arguments; then they are taken for anything."""


@dataclass(frozen=True)
class Misfit:
    """Why a call has no reading: ``name`` needs ``needed`` for ``parameter`` and gets ``given``.

    ``place`` is the argument of the outermost call that it comes from, -1 where it comes from the
    called function itself.  ``parameter`` is empty where what is called is no function, or one of
    another number of arguments.  ``inner`` tells that ``name`` is called by what is called.
    """

    name: str
    parameter: str
    needed: str
    given: Type
    place: int
    inner: bool = False


class Calls:
    """Works out calls, each once; one for each program, so that a program's types are its own."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._known: dict[tuple[Type, tuple[Type, ...]], Type | Misfit] = {}
        self._depth = 0

    def result(self, called: Type, args: tuple[Type, ...]) -> Type | Misfit:
        """The type of what a call gives, or why it gives nothing."""
        key = (called, args)
        found = self._known.get(key)
        if found is None:
            if self._depth >= DEEPEST_CALL or len(self._known) >= MOST_CALLS:
                return ANY
            self._depth += 1
            try:
                found = self._known[key] = self._result(called, args)
            finally:
                self._depth -= 1
        return found

    def _result(self, called: Type, args: tuple[Type, ...]) -> Type | Misfit:
        if called is ANY or called is NEVER:
            return called
        if called.head == "Union":
            return self._any_result(called, args)
        if called.head == "Callable":
            return _declared_result(called, args)
        if called.head != "Function":
            return Misfit("", "", "a function", called, -1)
        primitive, held, _ = called.args
        if held.args:
            return self._result_of_made(signature_of(primitive), held.args, args)
        return self._result_of_primitive(primitive, args)

    def _any_result(self, called: Type, args: tuple[Type, ...]) -> Type | Misfit:
        results = [self.result(option, args) for option in called.args]
        found = [each for each in results if isinstance(each, Type)]
        return union(found) if found else results[0]

    def _result_of_primitive(self, primitive: Primitive, args: tuple[Type, ...]) -> Type | Misfit:
        signature = signature_of(primitive)
        if len(args) != len(signature.parameters):
            return _other_arity(signature.name, len(signature.parameters), len(args))
        if signature.makes_functions:
            misfit = _fit_all(Match(), signature, args)
            return misfit or self._made(primitive, signature, args)
        match = self._solved(signature, args)
        if isinstance(match, Misfit):
            return match
        return ANY if match.doubtful else match.meaning(signature.result)

    def _result_of_made(
        self, signature: Signature, held: tuple[Type, ...], args: tuple[Type, ...]
    ) -> Type | Misfit:
        found = self._called_at_once(signature, held, args)
        if isinstance(found, Misfit):
            return replace(found, place=max(found.place - len(held), -1), inner=True)
        return found

    def _called_at_once(
        self, signature: Signature, held: tuple[Type, ...], args: tuple[Type, ...]
    ) -> Type | Misfit:
        """The result of a combinator's function, as if it took all arguments in one call."""
        given, result = signature.result.args
        if given is None:
            return ANY
        fixed = tuple(asked for asked in given.args if not is_rest(asked))
        if len(args) < len(fixed) or (len(args) > len(fixed) and fixed == given.args):
            return _other_arity(signature.name, len(fixed), len(args))
        names = (*signature.names, *("its argument" for _ in fixed))
        whole = Signature(signature.name, names, (*signature.parameters, *fixed), result, -1)
        at_once = (*held, *args)
        rest = tuple(zip(at_once, count(), strict=False))[len(whole.parameters) :]
        match = self._solved(whole, at_once[: len(whole.parameters)], rest)
        return match if isinstance(match, Misfit) else match.meaning(result)

    def _solved(
        self,
        signature: Signature,
        args: tuple[Type, ...],
        rest: tuple[tuple[Type, int], ...] = (),
    ) -> Match | Misfit:
        """What the variables stand for, the functions among the arguments called as it asks."""
        match = Match()
        match.rest = rest
        misfit = _fit_all(match, signature, args)
        if signature.kind >= 0:
            match.kinds = kinds_of(args[signature.kind])
        for left in reversed(range(MOST_ROUNDS)):
            if misfit or not match.pending:
                break
            match.changed = False
            misfit = self._call_functions(signature, match)
            if not match.changed:
                break
            if left == 1:
                match.bound |= dict.fromkeys(match.used, ANY)
        return misfit or match

    def _call_functions(self, signature: Signature, match: Match) -> Misfit | None:
        """Call the functions among the arguments, each once what it is called with is known."""
        left = list(match.pending)
        while left:
            ready = (each for each in left if _is_ready(each[1], match))
            each = next(ready, left[0])
            left.remove(each)
            misfit = self._call_function(signature, match, *each)
            if misfit:
                return misfit
        return None

    def _call_function(
        self, signature: Signature, match: Match, called: Type, asked: Type, place: int
    ) -> Misfit | None:
        given, wanted = asked.args
        args = None if given is None else _arguments(given.args, match, place)
        result = ANY if args is None else self.result(called, tuple(term for term, _ in args))
        if isinstance(result, Misfit):
            origin = args[result.place][1] if args and result.place >= 0 else place
            return replace(result, place=origin, inner=True)
        if match.fit(result, wanted, place):
            return None
        needed = str(asked)
        return Misfit(signature.name, signature.names[place], needed, arrow(None, result), place)

    def _made(
        self, primitive: Primitive, signature: Signature, held: tuple[Type, ...]
    ) -> Type | Misfit:
        """The function that a combinator makes; a misfit where no call of it has a reading."""
        given = _domain(signature, held)
        if given is None:
            return function(primitive, held, arrow(None, ANY))
        result = self._called_at_once(signature, held, tuple(term for term, _ in given))
        if isinstance(result, Misfit):
            if not result.parameter:  # a function of another arity can be made, only not called
                return function(primitive, held, arrow(None, ANY))
            beyond = result.place - len(held)
            place = given[beyond][1] if beyond >= 0 else result.place
            return replace(result, place=place, inner=True)
        return function(primitive, held, arrow(tuple(term for term, _ in given), result))


def _fit_all(match: Match, signature: Signature, args: tuple[Type, ...]) -> Misfit | None:
    for place, (given, asked) in enumerate(zip(args, signature.parameters, strict=True)):
        if not match.fit(given, asked, place):
            return Misfit(signature.name, signature.names[place], str(asked), given, place)
    return None


def _other_arity(name: str, takes: int, given: int) -> Misfit:
    arguments = "argument" if takes == 1 else "arguments"
    return Misfit(name, "", f"{takes} {arguments}, not {given}", ANY, -1)


def _declared_result(called: Type, args: tuple[Type, ...]) -> Type | Misfit:
    given = called.args[0]
    result: Type = called.args[1]
    if given is None:
        return result
    if len(given.args) != len(args):
        return _other_arity("", len(given.args), len(args))
    for place, (one, asked) in enumerate(zip(args, given.args, strict=True)):
        if not overlaps(one, asked):
            return Misfit("", "its argument", str(asked), one, place)
    return result


def _is_ready(asked: Type, match: Match) -> bool:
    given = asked.args[0]
    return given is None or all(
        pattern.head != "Variable" or pattern.args[0] in match.bound for pattern in given.args
    )


def _arguments(patterns: tuple[Type, ...], match: Match, place: int) -> list[tuple[Type, int]]:
    """What a function is called with, each term with the place that it comes from."""
    found: list[tuple[Type, int]] = []
    for pattern in patterns:
        if is_rest(pattern):
            found += match.rest
        else:
            names = [part.args[0] for part in options(pattern) if part.head == "Variable"]
            match.used.update(names)
            origin = match.origins.get(names[0], place) if names else place
            found.append((match.meaning(pattern), origin))
    return found


def _domain(signature: Signature, held: tuple[Type, ...]) -> list[tuple[Type, int]] | None:
    """What a combinator's function takes, each with the place of the function that asks for it."""
    given = signature.result.args[0]
    found: list[tuple[Type, int]] = []
    for pattern in () if given is None else given.args:
        if not is_rest(pattern):
            found.append(_asked(pattern, signature, held))
            continue
        rest = _rest_asked(signature, held)
        if rest is None:
            return None
        found += rest
    return None if given is None else found


def _rest_asked(signature: Signature, held: tuple[Type, ...]) -> list[tuple[Type, int]] | None:
    for place, (called, pattern) in enumerate(zip(held, signature.parameters, strict=True)):
        if pattern.head == "Callable" and pattern.args[0] is not None:
            taken, patterns = _taken(called), pattern.args[0].args
            if taken is None or len(taken) < len(patterns):
                return None
            start = next(k for k, each in enumerate(patterns) if is_rest(each))
            end = len(taken) - (len(patterns) - 1 - start)
            return [(term, place) for term in taken[start:end]]
    return None


def _asked(variable: Type, signature: Signature, held: tuple[Type, ...]) -> tuple[Type, int]:
    """The least that all functions which are called with a variable ask for."""
    least, at = ANY, -1
    for place, (called, pattern) in enumerate(zip(held, signature.parameters, strict=True)):
        patterns = pattern.args[0] if pattern.head == "Callable" else None
        taken = _taken(called)
        if patterns is not None and variable in patterns.args and taken is not None:
            index = patterns.args.index(variable)
            if index < len(taken) and (least is ANY or is_below(taken[index], least)):
                least, at = taken[index], place
    return least, at


def _taken(called: Type) -> tuple[Type, ...] | None:
    """The parameters of a function, None where they are not known."""
    declared = called.args[2] if called.head == "Function" else called
    if declared.head != "Callable" or declared.args[0] is None:
        return None
    taken: tuple[Type, ...] = declared.args[0].args
    return taken


@cache
def primitive_type(primitive: Primitive) -> Type:
    """The type of a primitive as a value."""
    signature = signature_of(primitive)
    return function(
        primitive, (), arrow(tuple(map(plain, signature.parameters)), plain(signature.result))
    )


def fits(given: Type, needed: Type) -> bool:
    """Whether every value of a type may stand where the other is needed.

    It is ``is_below``, but a known function is judged by what it gives for the arguments that it is
    to be called with.

    >>> from batt.dsl import CATALOGUE
    >>> from batt.programs.type_words import read_type
    >>> fits(primitive_type(CATALOGUE["first"]), read_type("Callable[[Objects], Object]"))
    True
    """
    if needed.head == "Callable" and needed.args[0] is not None and given.head == "Function":
        result = Calls().result(given, needed.args[0].args)
        return isinstance(result, Type) and is_below(result, needed.args[1])
    return is_below(given, needed)
