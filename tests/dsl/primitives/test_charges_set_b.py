"""A call of a grid primitive is charged at least the iterations of its loops.

The families are compiled once more with a tick in each loop and comprehension; the ticks of a body
are held against what the same call costs.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from batt.dsl import Grid, Patch
from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.errors import DslError

FAMILIES = ("colours", "grids", "grid_parts", "drawing")
PRIMITIVES = [p for p in CATALOGUE.values() if p.__module__.rsplit(".", 1)[1] in FAMILIES]
TICK = ast.parse("_tick()", mode="eval").body


class Ticking(ast.NodeTransformer):
    """Adds a call of ``_tick``, which is true, to each loop and each part of a comprehension."""

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, ast.Expr(TICK))
        return node

    visit_While = visit_For  # noqa: N815

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs.insert(0, TICK)
        return node


class Ticks:
    """Counts the iterations since it was last reset."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> bool:
        self.count += 1
        return True


def twins(family: str, tick: Ticks) -> dict[str, Any]:
    """The bodies of a family, counting their iterations."""
    module = sys.modules[f"batt.dsl.primitives.{family}"]
    tree = Ticking().visit(ast.parse(inspect.getsource(module)))
    tree.body = [line for line in tree.body if getattr(line, "module", "") != "batt.dsl.primitive"]
    names: dict[str, Any] = {"_tick": tick, "primitive": without_charge, "__name__": family}
    exec(compile(ast.fix_missing_locations(tree), family, "exec"), names)
    return names


def without_charge(body: Callable[..., Any] | None = None, **_: Any) -> Any:
    return SimpleNamespace(body=body) if body else without_charge


TICKS = Ticks()
TWINS = {name: twin for family in FAMILIES for name, twin in twins(family, TICKS).items()}


def random_grid(random: Random) -> Grid:
    colours = random.choice([[0], [0, 0, 0, 1], range(10)])
    width = random.choice([0, 1, 1, 2, 5, 9])
    return Grid([random.choices(colours, k=width) for _ in range(random.choice([0, 1, 1, 3, 8]))])


def random_object(random: Random) -> Patch:
    count = random.choice([0, 1, 5, 60])
    return Patch(
        (random.randrange(3), (random.randrange(-2, 9), random.randrange(-2, 9)))
        for _ in range(count)
    )


MAKERS: dict[str, Callable[[Random], Any]] = {
    "Grid": random_grid,
    "Element": lambda random: random.choice([random_grid, random_object])(random),
    "Piece": lambda random: random.choice([random_grid, random_object])(random),
    "Object": random_object,
    "Patch": random_object,
    "IntegerTuple": lambda random: (random.randrange(-3, 9), random.randrange(-3, 9)),
    "Integer": lambda random: random.randrange(-2, 12),
    "Colour": lambda random: random.randrange(10),
}


@pytest.mark.parametrize("primitive", PRIMITIVES, ids=lambda primitive: primitive.name)
def test_the_charge_covers_the_loops(primitive: Primitive) -> None:
    random, results = Random(primitive.name), 0
    for _ in range(400):
        args = [MAKERS[kind](random) for kind in primitive.parameters.values()]
        meter.left = UNLIMITED
        try:
            primitive(*args)
        except DslError:
            continue
        TICKS.count, cost, results = 0, UNLIMITED - meter.left, results + 1
        TWINS[primitive.name].body(*args)
        assert TICKS.count <= cost, args
    assert results >= 50
