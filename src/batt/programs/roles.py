"""Roles: what the constants of a program are used for, so that mutation can put others there.

The role of a constant follows from the words of the parameters that it reaches: directly, bound to
a function by ``rbind`` or ``lbind``, or through a call that gives back what it was given.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from batt.dsl.primitive import Primitive
from batt.programs.infer import GRID_INPUT, Typing, infer
from batt.programs.node import Node, Op, walk
from batt.programs.type_terms import COLOUR, Type, members_of
from batt.programs.type_words import Signature, is_rest, signature_of
from batt.programs.typer import Typer


class Role(Enum):
    """What a constant is for: a size is a number of things, or height and width."""

    COLOUR = "colour"
    SIZE = "size"
    INDEX = "index"
    DIRECTION = "direction"
    FLAG = "flag"
    NUMBER = "number"


NO_ROLES: frozenset[Role] = frozenset()
WORD_ROLES = {
    "Boolean": frozenset({Role.FLAG}),
    "Colour": frozenset({Role.COLOUR}),
    "Count": frozenset({Role.SIZE}),
    "Location": frozenset({Role.INDEX}),
    "Offset": frozenset({Role.DIRECTION}),
    "Size": frozenset({Role.SIZE}),
}
"""The roles that words give; a constant that no such word asks for is a number, or a flag."""

VECTOR_ROLES = frozenset({Role.SIZE, Role.INDEX, Role.DIRECTION})
WORD = re.compile(r"\w+")


def roles(root: Node, inputs: Mapping[str, str | Type] = GRID_INPUT) -> dict[Node, frozenset[Role]]:
    """What each constant that a program's output depends on is used for, one role or several.

    >>> from batt.programs.program import Program
    >>> root = Program.parse("O = shoot(ORIGIN, UNITY)").root
    >>> [sorted(role.value for role in found) for found in roles(root).values()]
    [['index'], ['direction']]
    """
    nodes = list(walk([root]))
    wanted: dict[Node, frozenset[Role]] = defaultdict(frozenset)
    for (call, place), found in roles_of_uses(nodes, infer(root, inputs)).items():
        wanted[call.args[place]] |= found
    return {
        node: wanted[node] or own_roles(node.payload) for node in nodes if node.op is Op.CONSTANT
    }


def roles_of_uses(
    nodes: Sequence[Node], typing: Typing | Typer
) -> dict[tuple[Node, int], frozenset[Role]]:
    """What each argument of each call is used for there: the roles by (call, place in ``args``).

    ``nodes`` are those of a program, arguments before calls.  One constant may have several uses
    of different roles; where a use tells none the set is empty.
    """
    uses = _Uses(typing)
    wanted: dict[Node, frozenset[Role]] = defaultdict(frozenset)
    told: dict[tuple[Node, int], frozenset[Role]] = {}
    for node in reversed(nodes):
        if node.op is Op.CALL:
            for place, (arg, found) in enumerate(uses.of_arguments(node, wanted[node]), 1):
                told[node, place] = found
                wanted[arg] |= found
    return told


def own_roles(value: object) -> frozenset[Role]:
    """The role of a constant of which no use tells one."""
    return frozenset({Role.FLAG if isinstance(value, bool) else Role.NUMBER})


class _Uses:
    """What calls use their arguments for."""

    def __init__(self, typing: Typing | Typer) -> None:
        self._typing = typing
        self._functions: dict[Node, _Function] = {}

    def of_arguments(
        self, call: Node, wanted: frozenset[Role]
    ) -> Iterator[tuple[Node, frozenset[Role]]]:
        """Each argument of a call with its roles there; the call's own are ``wanted``."""
        function, *args = call.args
        if function.op is not Op.PRIMITIVE:
            taken = self._function(function).taken
            yield from zip(args, taken, strict=False)
            return
        signature = signature_of(function.payload)
        words = list(function.payload.parameters.values())
        for place, (arg, word) in enumerate(zip(args, words, strict=True)):
            found = WORD_ROLES.get(word) or _handed_on(word, function.payload.result, wanted)
            found = found or self._bound(signature, place, args)
            yield arg, found or self._like_others(words, place, args)

    def _bound(self, signature: Signature, place: int, args: list[Node]) -> frozenset[Role]:
        """The role that an argument has in a function which is given beside it."""
        found = NO_ROLES
        for pattern, arg in zip(signature.parameters, args, strict=True):
            if pattern.head == "Callable" and pattern.args[0] is not None:
                function = self._function(arg)
                found |= _role_in(signature.parameters[place], pattern, function)
        return found

    def _like_others(self, words: list[str], place: int, args: list[Node]) -> frozenset[Role]:
        """The role of what an argument is compared with, where the signature says no more."""
        word = words[place]
        beside = [k for k, text in enumerate(words) if k != place and word in WORD.findall(text)]
        if word == "Any":
            beside = [k for k, _ in enumerate(words) if k != place]
        found = [self._typing.of(args[k]) for k in beside]
        kinds = {members_of(kind) or kind for kind in found}
        return frozenset({Role.COLOUR}) if COLOUR in kinds else NO_ROLES

    def _function(self, node: Node) -> _Function:
        """What is known of a function, the functions that it is made of first."""
        chain = [] if node in self._functions else [node]
        while chain:
            at = chain[-1]
            inner = [arg for arg in _functions_in(at) if arg not in self._functions]
            chain += inner
            if not inner:
                self._functions[chain.pop()] = self._described(at)
        return self._functions[node]

    def _described(self, node: Node) -> _Function:
        if node.op is Op.PRIMITIVE:
            return _of_primitive(node.payload)
        if node.op is not Op.CALL or node.args[0].op is not Op.PRIMITIVE:
            return NO_FUNCTION
        signature = signature_of(node.args[0].payload)
        if not signature.makes_functions or signature.result.args[0] is None:
            return NO_FUNCTION
        held = [
            (pattern, self._functions[arg])
            for pattern, arg in zip(signature.parameters, node.args[1:], strict=True)
            if pattern.head == "Callable" and pattern.args[0] is not None
        ]
        taken = [one for asked in signature.result.args[0].args for one in _asked_of(asked, held)]
        gives = [function.gives for pattern, function in held if _same_result(pattern, signature)]
        return _Function(tuple(taken), gives[0] if gives else NO_ROLES)


@dataclass(frozen=True)
class _Function:
    """The roles of what a function takes and of what it gives."""

    taken: tuple[frozenset[Role], ...]
    gives: frozenset[Role]


NO_FUNCTION = _Function((), NO_ROLES)


def _of_primitive(primitive: Primitive) -> _Function:
    taken = tuple(WORD_ROLES.get(word, NO_ROLES) for word in primitive.parameters.values())
    return _Function(taken, _result_roles(primitive.result))


def _result_roles(text: str) -> frozenset[Role]:
    return WORD_ROLES.get(text.removesuffix(" | None"), NO_ROLES)


def _functions_in(node: Node) -> list[Node]:
    if node.op is not Op.CALL or node.args[0].op is not Op.PRIMITIVE:
        return []
    signature = signature_of(node.args[0].payload)
    pairs = zip(signature.parameters, node.args[1:], strict=True)
    return [arg for pattern, arg in pairs if pattern.head == "Callable"]


def _handed_on(word: str, result: str, wanted: frozenset[Role]) -> frozenset[Role]:
    """The role of a call's own value, where that is the argument or has it as a member."""
    if word in WORD.findall(result):
        return wanted if result in (word, f"{word} | B", f"A | {word}") else wanted & VECTOR_ROLES
    return wanted & VECTOR_ROLES if (word, result) == ("Integer", "IntegerTuple") else NO_ROLES


def _role_in(pattern: Type, asked: Type, function: _Function) -> frozenset[Role]:
    """The role of a variable among the parameters of a function, or as its result."""
    given, result = asked.args
    if pattern.head != "Variable":
        return NO_ROLES
    if pattern is result:
        return function.gives
    if pattern not in given.args:
        return NO_ROLES
    place = given.args.index(pattern)
    if any(map(is_rest, given.args[:place])):
        place -= len(given.args)
    taken = function.taken
    return taken[place] if -len(taken) <= place < len(taken) else NO_ROLES


def _asked_of(asked: Type, held: list[tuple[Type, _Function]]) -> list[frozenset[Role]]:
    """The roles of one parameter, or of ``*Rest``, of what a combinator makes."""
    for pattern, function in held:
        given = pattern.args[0].args
        if is_rest(asked) and asked in given:
            start = given.index(asked)
            return list(function.taken[start : len(function.taken) - (len(given) - 1 - start)])
        if asked in given:
            return [_role_in(asked, pattern, function)]
    return [NO_ROLES]


def _same_result(pattern: Type, signature: Signature) -> bool:
    return bool(pattern.args[1] is signature.result.args[1])
