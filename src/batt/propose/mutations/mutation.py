"""``@mutation``: a small pure function from a program to a changed one, known under its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from batt.programs.canonical import canonical_lines
from batt.programs.node import Node, Pool
from batt.programs.program import Program
from batt.propose.bench import Bench, Subject
from batt.propose.facts import Facts
from batt.tasks.task import Task


class Change(NamedTuple):
    """What a mutation made: an output, and those of the programs that it took something from."""

    node: Node
    donors: tuple[Node, ...] = ()


Apply = Callable[[Subject, Facts | None, Random], Change | None]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A mutation with its name and how often it is tried, compared with the others."""

    name: str
    weight: int
    apply: Apply


MUTATIONS: dict[str, Mutation] = {}
"""Every mutation by name, in the order of definition; only ``@mutation`` adds to it."""


def mutation(weight: int) -> Callable[[Apply], Apply]:
    """Make a function a mutation.

    It takes a program, what is known of the task (or None) and the generator that is its only
    source of randomness; it gives a change, or None where it finds nothing to do.  What it makes
    may be ill formed or the same as before: ``mutate`` sees to that.
    """

    def register(apply: Apply) -> Apply:
        name = apply.__name__.rstrip("_")
        MUTATIONS[name] = Mutation(name, weight, apply)
        return apply

    return register


def outcomes(name: str, text: str, task: Task | None = None, tries: int = 100) -> list[str]:
    """The texts of what a mutation makes of a program, for examples and tests.

    The only donor is ``hmirror(trim(I))``.  Lines are joined by semicolons; what is not well formed
    is left out.
    """
    apply = MUTATIONS[name].apply
    pool = Pool()
    root = Program.parse(text, pool).root
    donor = Program.parse("O = hmirror(trim(I))", pool).root
    bench, facts = Bench(pool, [donor]), Facts(task.examples) if task else None
    made = [apply(bench.subject(root), facts, Random(seed)) for seed in range(tries)]
    nodes = [each.node for each in made if each and bench.accepts(each.node)]
    return sorted({"; ".join(canonical_lines(node)) for node in nodes})
