"""Patterns: the sides of a rule, read from their text, and the table in which a rule is found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any

from batt.dsl.constants import CONSTANTS
from batt.dsl.laws import GUARDS, RULES, Rule, rules_of
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.programs.node import Node, Op, literal_key

TOKEN = re.compile(r"\w+|[(),:]")


@dataclass(frozen=True, slots=True)
class Variable:
    """Any expression; ``guard`` is the name of what must be known of its value, or empty."""

    name: str
    guard: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A constant, or a primitive as a value: ``tag`` is what ``tag_of`` says of its node."""

    tag: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Call:
    """A call: the function comes first, as in nodes."""

    args: tuple[Pattern, ...]


Pattern = Variable | Leaf | Call


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A rule that is read.  ``swaps`` says that the right side is the left, variables exchanged."""

    name: str
    left: Call
    right: Pattern
    swaps: bool


@dataclass(slots=True)
class Shelf:
    """The rules for calls of one function: by the place and tag of an argument, and the others."""

    by_place: dict[int, dict[Any, list[Rewrite]]] = field(default_factory=dict)
    general: list[Rewrite] = field(default_factory=list)

    def candidates(self, call: Node) -> list[Rewrite]:
        """The rules that may fit a call, in an order that depends on its form alone."""
        found: list[Rewrite] = []
        for place, by_tag in self.by_place.items():
            if place < len(call.args):
                found += by_tag.get(tag_of(call.args[place]), ())
        return found + self.general


@dataclass(frozen=True, slots=True)
class Table:
    """All rules: ``calls`` by the primitive that is called, ``made`` by the one that made it."""

    calls: dict[str, Shelf]
    made: dict[str, Shelf]


def tag_of(node: Node) -> Any:
    """What tells leaves apart, and calls by the primitive called; None where nothing does."""
    if node.op is Op.CALL:
        head = node.args[0]
        return head.payload.name if head.op is Op.PRIMITIVE else None
    if node.op is Op.PRIMITIVE:
        return (node.payload.name,)
    return literal_key(node.payload) if node.op is Op.CONSTANT else None


def table() -> Table:
    """The rules and laws that are declared by now; read when first asked for."""
    return _table(len(RULES), len(CATALOGUE))


@lru_cache(maxsize=1)
def _table(_rules: int, _primitives: int) -> Table:
    made = Table({}, {})
    for rewrite in map(read_rule, all_rules()):
        _shelve(made, rewrite)
    return made


def all_rules() -> Iterable[Rule]:
    """The declared rules, and those that the laws of primitives stand for."""
    laws = (rules_of(each.name, each.laws) for each in CATALOGUE.values())
    return chain(RULES.values(), chain.from_iterable(laws))


def _shelve(made: Table, rewrite: Rewrite) -> None:
    head, *args = rewrite.left.args
    if isinstance(head, Call):
        made.made.setdefault(_called(head), Shelf()).general.append(rewrite)
        return
    shelf = made.calls.setdefault(_called(rewrite.left), Shelf())
    for place, arg in enumerate(args, 1):
        tag = arg.tag if isinstance(arg, Leaf) else _called(arg) if isinstance(arg, Call) else None
        if tag is not None:
            shelf.by_place.setdefault(place, {}).setdefault(tag, []).append(rewrite)
            return
    shelf.general.append(rewrite)


def _called(call: Call) -> str:
    """The name of the primitive that a pattern calls; every call on a left side is of one."""
    head = call.args[0]
    if not isinstance(head, Leaf) or not isinstance(head.value, Primitive):
        raise ValueError("a call of a variable on the left side of a rule")
    return head.value.name


def read_rule(rule: Rule) -> Rewrite:
    """Read both sides; ``ValueError`` where they are no rule of the language.

    >>> read_rule(Rule("", "add(a, b)", "add(b, a)")).swaps
    True
    """
    left, right = read_pattern(rule.left), read_pattern(rule.right)
    if not isinstance(left, Call) or not variables(right) <= variables(left):
        raise ValueError(f"rule {rule.name!r}: {rule.left} cannot become {rule.right}")
    return Rewrite(rule.name, left, right, _is_swap(left, right))


def _is_swap(left: Call, right: Pattern) -> bool:
    if not isinstance(right, Call) or left.args[0] != right.args[0]:
        return False
    names = [[getattr(arg, "name", "") for arg in side.args[1:]] for side in (left, right)]
    return all(names[0]) and sorted(names[0]) == sorted(names[1])


def variables(pattern: Pattern) -> set[str]:
    """The names of the variables in a pattern."""
    if isinstance(pattern, Variable):
        return {pattern.name}
    inside = pattern.args if isinstance(pattern, Call) else ()
    return set().union(*map(variables, inside))


def read_pattern(text: str) -> Pattern:
    """Read one side of a rule; ``ValueError`` for a text that is none.

    >>> read_pattern("hmirror(x: Grid)").args[1]
    Variable(name='x', guard='Grid')
    """
    tokens = TOKEN.findall(text)
    pattern, rest = _read(tokens, 0)
    if rest != len(tokens):
        raise ValueError(f"{text!r} goes on behind its end")
    return pattern


def _read(tokens: list[str], at: int) -> tuple[Pattern, int]:
    pattern, at = _read_name(tokens, at)
    while tokens[at : at + 1] == ["("]:
        args = [pattern]
        while tokens[at] != ")":
            arg, at = _read(tokens, at + 1)
            args.append(arg)
        pattern, at = Call(tuple(args)), at + 1
    return pattern, at


def _read_name(tokens: list[str], at: int) -> tuple[Pattern, int]:
    name = tokens[at]
    if name in CATALOGUE:
        return Leaf((name,), CATALOGUE[name]), at + 1
    if name in CONSTANTS:
        return Leaf(literal_key(CONSTANTS[name]), CONSTANTS[name]), at + 1
    if tokens[at + 1 : at + 2] != [":"]:
        return Variable(name), at + 1
    if tokens[at + 2] not in GUARDS:
        raise ValueError(f"{tokens[at + 2]} is no guard")
    return Variable(name, tokens[at + 2]), at + 3
