"""Crossover: one program made of two, in small pure functions as mutations are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from batt.programs.edit import edited
from batt.programs.node import Node
from batt.propose.bench import Subject
from batt.propose.facts import Facts
from batt.propose.fitting import fits
from batt.propose.mutations.arguments import grafted
from batt.propose.mutations.mutation import Change
from batt.propose.wrapping import joined

Apply = Callable[[Subject, Node, Facts | None, Random], Change | None]


@dataclass(frozen=True, slots=True)
class Crossover:
    """A way to make one program of two, and how often it is tried, compared with the others."""

    name: str
    weight: int
    apply: Apply


CROSSOVERS: dict[str, Crossover] = {}
"""Every crossover by name; only ``@crossover`` adds to it."""


def crossover(weight: int) -> Callable[[Apply], Apply]:
    """Make a function a crossover: of a program, the output of another, a task and chance."""

    def register(apply: Apply) -> Apply:
        CROSSOVERS[apply.__name__] = Crossover(apply.__name__, weight, apply)
        return apply

    return register


@crossover(weight=3)
def exchange(subject: Subject, other: Node, _facts: Facts | None, random: Random) -> Change | None:
    """Exchange a part of the program for a part of the other."""
    return grafted(subject, other, random)


@crossover(weight=1)
def chain(subject: Subject, other: Node, _facts: Facts | None, _random: Random) -> Change | None:
    """Run the program on what the other gives: its input becomes the other's output."""
    bench = subject.bench
    at = bench.pool.input(bench.interface.needs)
    if not fits(bench.typer.of(other), bench.typer.of(at)):
        return None
    return Change(edited(subject.nodes, bench.pool, {at: other}), (other,))


@crossover(weight=1)
def join(subject: Subject, other: Node, facts: Facts | None, random: Random) -> Change | None:
    """Give both outputs to one new call: ``hconcat(x1, x2)``."""
    node = joined(subject, other, facts, random)
    return Change(node, (other,)) if node else None
