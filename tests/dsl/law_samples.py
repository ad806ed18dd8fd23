"""Values to attack laws with, and both sides of a rule run on them."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import Any

from batt.dsl import CATALOGUE, Grid, Patch
from batt.dsl.values import Function, is_grid
from batt.dsl.values.reading import is_tuple
from batt.errors import DslError
from batt.programs.patterns import Call, Leaf, Pattern, Variable

sys.path.append(str(Path(__file__).parent / "primitives"))

from any_values import EVERYTHING, FUNCTIONS, GRIDS, SETS, TUPLES, VECTORS

HOLDS = {
    "Boolean": lambda value: isinstance(value, int) and value in (0, 1),
    "Integer": lambda value: value is None or isinstance(value, int),
    "IntegerTuple": lambda value: is_tuple(value) and len(value) <= 2,
    "Numerical": lambda v: not is_tuple(v) or len(v) <= 2,
    "Tuple": is_tuple,
    "Grid": is_tuple,
    "Solid": lambda value: is_grid(value) and all(value),
}
"""What each guard means, of a value."""

SOLID = [Grid(), Grid("7"), Grid("12/34"), Grid("123/456"), Grid("1/2/3"), Grid("0012")]
SOLID += [Grid("000/010/000"), Grid("11/22/11/22"), Grid("0000/0120/0000")]
OBJECT = Patch({(5, (1, 2)), (3, (2, 2)), (5, (4, 0))})
PATCHES = [OBJECT, Patch({(1, 1), (0, 2)}), Patch({(2, (0, 0)), (3, (0, 0))}), Patch(), ()]
PATCHES += [((0, 1), (2, 0), (0, 1)), ((5, (0, 1)), (4, (1, 1)), (5, (0, 1)))]
NUMBERS = [0, 1, 2, 3, -1, -4, 7, True, False]
PLAIN = [(3, 1, 2, 3), (5,), ((1, 2), (3, 4)), (0, 1)]
CONTAINERS = [*SETS, *TUPLES, *PLAIN, *SOLID]
NAMED = "even sign double first last flip equality subtract astuple initset hmirror fill objects"
CALLABLE = [*FUNCTIONS, *map(CATALOGUE.get, NAMED.split())]

LIKELY = {
    "grid element piece": [*SOLID, *GRIDS],
    "patch obj": PATCHES,
    "container containers tup objs functions": CONTAINERS,
    "function compfunc outer inner h g f fork.a fork.b": CALLABLE,
    "value n num x i j factor replacee replacer fallback switch.a switch.b": NUMBERS,
    "interval.start stop step": NUMBERS,
    "loc start dims directions offset direction connect.a connect.b": VECTORS,
    "condition": [*CALLABLE, *NUMBERS],
}
BY_PARAMETER = {name: pool for names, pool in LIKELY.items() for name in names.split()}
"""What a parameter is mostly given, by its name alone or with its primitive's."""

ANYTHING = [*EVERYTHING, *SOLID, *PATCHES, *CALLABLE, *CONTAINERS]
PAIRED = [*NUMBERS, *VECTORS, *PATCHES, *SOLID, *CONTAINERS, *CALLABLE]
"""For parameters of two alike, which are called a and b."""


def hints(pattern: Pattern, found: dict[str, list[Any]] | None = None) -> dict[str, list[Any]]:
    """For each variable, what the parameters that it is given to are mostly given."""
    found = {} if found is None else found
    for place, arg in enumerate(pattern.args if isinstance(pattern, Call) else ()):
        if isinstance(arg, Variable):
            found.setdefault(arg.name, []).extend(_likely(pattern.args[0], place - 1))
        hints(arg, found)
    return found


def _likely(head: Pattern, place: int) -> list[Any]:
    names = list(head.value.parameters) if isinstance(head, Leaf) else []
    return likely(str(head.value), names[place]) if place < len(names) else PAIRED


def likely(primitive: str, parameter: str) -> list[Any]:
    """What a parameter of a primitive is mostly given."""
    own = BY_PARAMETER.get(f"{primitive}.{parameter}")
    return own or BY_PARAMETER.get(parameter, PAIRED)


def sample(pattern: Pattern, random: Random) -> dict[str, Any]:
    """A value for each variable, such as its guard promises."""
    guards = dict(guarded(pattern))
    made = {}
    for name, hinted in hints(pattern).items():
        pool = hinted if random.random() < 0.85 else ANYTHING
        fitting = [value for value in pool if HOLDS.get(guards[name], lambda _: True)(value)]
        made[name] = random.choice(fitting or SOLID)
    return made


def guarded(pattern: Pattern) -> list[tuple[str, str]]:
    """The variables with their guards; one that is unguarded elsewhere keeps its guard."""
    if isinstance(pattern, Variable):
        return [(pattern.name, pattern.guard)]
    inside = [guarded(arg) for arg in pattern.args] if isinstance(pattern, Call) else []
    return sorted({pair for pairs in inside for pair in pairs})


def run(pattern: Pattern, given: dict[str, Any]) -> Any:
    """The value of a side; ``DslError`` where it has none."""
    if isinstance(pattern, Variable):
        return given[pattern.name]
    if isinstance(pattern, Leaf):
        return pattern.value
    function, *args = [run(arg, given) for arg in pattern.args]
    if not isinstance(function, Function):
        raise DslError("", "no function")
    return function(*args)
