"""Random well-formed programs, as lines of text."""

from random import Random

from hypothesis import strategies as st

from batt.dsl.constants import CONSTANTS
from batt.dsl.primitive import CATALOGUE

PRIMITIVES = list(CATALOGUE.values())
LITERALS = [
    "12",
    "-3",
    "(3, 12)",
    "(1, True)",
    "()",
    "((0, 1),)",
    "{3: 1, 1: (2, 11)}",
    "((5,), -7)",
]

Line = tuple[str, str]
"""A name and the call that it is bound to."""


def random_lines(random: Random) -> list[Line]:
    """Lines of which the last binds ``O``; some are used by none, some are equal."""
    count = random.randint(1, 12)
    bound = ["I"]
    lines = []
    for place in range(count):
        name = "O" if place == count - 1 else f"v{random.randrange(1000)}_{place}"
        lines.append((name, _call(random, bound, depth=2)))
        bound.append(name)
    return lines


def _call(random: Random, bound: list[str], depth: int) -> str:
    if len(bound) > 1 and random.random() < 0.15:
        function, arity = random.choice(bound[1:]), random.randint(0, 3)
    else:
        primitive = random.choice(PRIMITIVES)
        function, arity = primitive.name, primitive.arity
    return f"{function}({', '.join(_argument(random, bound, depth) for _ in range(arity))})"


def _argument(random: Random, bound: list[str], depth: int) -> str:
    kind = random.random()
    if kind < 0.55:
        return random.choice(bound[-4:])
    if kind < 0.7:
        return random.choice(list(CONSTANTS))
    if kind < 0.8:
        return random.choice(LITERALS)
    if kind < 0.9 and depth:
        return _call(random, bound, depth - 1)
    return random.choice(PRIMITIVES).name


def as_text(lines: list[Line]) -> str:
    """The bare form."""
    return "".join(f"{name} = {call}\n" for name, call in lines)


programs = st.randoms(use_true_random=False).map(random_lines)
