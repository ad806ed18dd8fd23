"""Legality, written down once: what a program must be before we run it as our own proposal.

Programs from elsewhere are not held to it.  Every mutation is tested to end in a program that these
rules accept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from batt.programs.infer import infer
from batt.programs.node import Node, Op, walk
from batt.programs.type_match import overlaps
from batt.programs.type_order import is_below
from batt.programs.type_terms import ANY, GRID, INTEGER, Type, members_of, pair_of, tuple_of
from batt.programs.typer import Typer

MOST_CALLS = 64
"""The most distinct calls of a proposal."""

LARGEST_INTEGER = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Interface:
    """What programs of one sort are given and give: the types of their inputs and of the output.

    A program that does not depend on the input named ``needs`` is of no use.
    """

    inputs: Mapping[str, Type]
    output: Type
    needs: str = "I"


SOLVER = Interface({"I": GRID}, GRID)
"""Programs that answer tasks."""

DIFFER = Interface(
    {"S": tuple_of(pair_of(GRID, GRID)), "I": GRID, "C": GRID}, pair_of(INTEGER, ANY)
)
"""Programs that score answers: of train pairs, a candidate and a target, (a number, a feature)."""


class _Case:
    """A program under the rules."""

    def __init__(self, root: Node, typer: Typer, interface: Interface) -> None:
        self.root, self.typer, self.interface = root, typer, interface

    @cached_property
    def contents(self) -> _Contents:
        """What the program consists of."""
        found = _Contents()
        for node in walk([self.root]):
            if node.args:
                found.calls += 1
            elif node.op is Op.INPUT:
                found.inputs.add(node.payload)
            elif node.op is Op.CONSTANT:
                found.constants.append(node.payload)
        return found


class _Contents:
    """Its calls, counted, the names of its inputs, and its constants."""

    __slots__ = ("calls", "constants", "inputs")

    def __init__(self) -> None:
        self.calls = 0
        self.inputs: set[str] = set()
        self.constants: list[Any] = []


def broken_rule(root: Node, typer: Typer, interface: Interface = SOLVER) -> str | None:
    """The first rule that a program breaks, as a sentence; None for a well-formed program.

    ``typer`` must have been made for the inputs of ``interface``.

    >>> from batt.programs.program import Program
    >>> broken_rule(Program.parse("O = hmirror(I)").root, Typer())
    >>> broken_rule(Program.parse("O = canvas(ZERO, UNITY)").root, Typer())
    'it does not depend on I'
    """
    case = _Case(root, typer, interface)
    return next((told(case) for holds, told in RULES if not holds(case)), None)


def is_well_formed(root: Node, typer: Typer, interface: Interface = SOLVER) -> bool:
    """Whether a program breaks none of the rules."""
    case = _Case(root, typer, interface)
    return all(holds(case) for holds, _ in RULES)


def _is_well_typed(case: _Case) -> bool:
    return case.typer.is_well_typed(case.root)


def _clash(case: _Case) -> str:
    clashes = infer(case.root, case.interface.inputs).clashes
    return str(clashes[0]) if clashes else "its types take too long to work out"


def _can_answer(case: _Case) -> bool:
    return could_be(case.typer.of(case.root), case.interface.output)


def could_be(given: Type, needed: Type) -> bool:
    """Whether nothing that is known of a type forbids it: stricter than ``overlaps``.

    A tuple of anything could be a grid, a tuple of a grid and a number could not.
    """
    if given is ANY:
        return True
    if given.head == "Union":
        return any(could_be(option, needed) for option in given.args)
    inside, wanted = members_of(given), members_of(needed)
    if is_below(given, needed) or inside is None or wanted is None:
        return is_below(given, needed)
    parts = given.args if given.head == "Pair" else (inside,)
    return overlaps(given, needed) and all(could_be(part, wanted) for part in parts)


def _answers_otherwise(case: _Case) -> str:
    return f"it gives {case.typer.of(case.root)}, not {case.interface.output}"


def _is_small(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_small, value))
    return isinstance(value, int) and abs(value) <= LARGEST_INTEGER


RULES: tuple[tuple[Callable[[_Case], bool], Callable[[_Case], str]], ...] = (
    (_is_well_typed, _clash),
    (_can_answer, _answers_otherwise),
    (lambda case: bool(case.root.args), lambda _: "it calls nothing"),
    (
        lambda case: case.contents.inputs <= case.interface.inputs.keys(),
        lambda case: f"it uses inputs other than {', '.join(case.interface.inputs)}",
    ),
    (
        lambda case: case.interface.needs in case.contents.inputs,
        lambda case: f"it does not depend on {case.interface.needs}",
    ),
    (
        lambda case: case.contents.calls <= MOST_CALLS,
        lambda _: f"it has more than {MOST_CALLS} calls",
    ),
    (
        lambda case: all(map(_is_small, case.contents.constants)),
        lambda _: f"it has an integer past {LARGEST_INTEGER}",
    ),
)
"""Each rule with what is said of a program that breaks it, in the order in which they are asked."""
