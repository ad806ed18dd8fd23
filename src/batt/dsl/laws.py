"""Laws: what holds of primitives whatever they are given, and the rules that rewrite by it.

A law may turn a failure into a value, never a value into anything else.  Laws and rules stand
beside the primitives they speak of; ``batt.programs.normal`` applies them, and a test attacks each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Law(Enum):
    """What ``@primitive(Law...)`` may say of a primitive, true of arguments of every kind.

    A law that needs arguments of some kind is written as a ``rule`` instead.
    """

    INVOLUTION = "f(f(x)) is x"
    IDEMPOTENT = "f(f(x)) is f(x)"
    COMMUTATIVE = "f(a, b) is f(b, a)"
    KEEPS_SOLID = "f(x, ...) is a solid grid where x is one"
    GIVES_MEMBER = "f(x, ...) is of whatever kind the members of x are, despite its type"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: a call that looks like ``left`` becomes ``right``.

    Both are written as programs print, calls nested.  A name that is no primitive and no constant
    is a variable, which stands for any expression, for the same one wherever it occurs; on the left
    it may have a guard: ``hmirror(vmirror(x: Grid))``.  Where the right side is the left one with
    variables exchanged, the rule is applied only if that puts them in order.
    """

    name: str
    left: str
    right: str


RULES: dict[str, Rule] = {}
"""The declared rules by name, in the order of declaration; only ``rule`` and ``blind`` add."""

GUARDS = {
    "Boolean": "true, false, 1 or 0",
    "Integer": "a number or none",
    "IntegerTuple": "a tuple of at most two members",
    "Numerical": "one of these two",
    "Tuple": "a tuple, a grid among them",
    "Grid": "the same, where a grid is meant",
    "Solid": "a grid whose rows all have cells, or the empty grid",
}
"""What each guard promises of the value, if there is one."""


def rule(name: str, left: str, right: str) -> None:
    """Declare that a call that looks like ``left`` has the value of ``right`` if it has any.

    The right side must be downhill of the left: a test asks for it, so that rewriting ends.  Raises
    ``ValueError`` for a name that is taken.
    """
    if name in RULES:
        raise ValueError(f"there is a rule {name!r} already")
    RULES[name] = Rule(name, left, right)


def blind(readers: Iterable[str], keepers: Iterable[str]) -> None:
    """Declare that readers do not see what keepers do to ``x``, one rule for each two of them.

    A reader is a call with ``_`` where it reads, as ``colorcount(_, n)``; a keeper is a call with
    ``x``, as ``hmirror(x)``: so the rule is that ``colorcount(hmirror(x), n)`` is
    ``colorcount(x, n)``.
    """
    keepers = tuple(keepers)
    for reader in readers:
        for keeper in keepers:
            rule(f"{reader} of {keeper}", reader.replace("_", keeper), reader.replace("_", "x"))


def rules_of(name: str, laws: Iterable[Law]) -> list[Rule]:
    """The rules that the laws of a primitive stand for.

    >>> rules_of("hmirror", [Law.INVOLUTION])
    [Rule(name='hmirror twice', left='hmirror(hmirror(x))', right='x')]
    """
    made = {
        Law.INVOLUTION: Rule(f"{name} twice", f"{name}({name}(x))", "x"),
        Law.IDEMPOTENT: Rule(f"{name} again", f"{name}({name}(x))", f"{name}(x)"),
        Law.COMMUTATIVE: Rule(f"{name} commutes", f"{name}(a, b)", f"{name}(b, a)"),
    }
    return [made[law] for law in laws if law in made]
