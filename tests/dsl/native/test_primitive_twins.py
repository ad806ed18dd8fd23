"""Native twins of primitives against the plain bodies: values, failures and charges."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

import pytest
from any_values import EVERYTHING
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.charged import Charged as PlainCharged
from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.probes import drawn_calls, example_calls, value_text
from batt.dsl.values import TWIN, Grid, Patch
from batt.errors import DslError

pytestmark = pytest.mark.skipif(TWIN != "native", reason="the plain twin is at work")

BUDGET = 1_000_000
DRAWN, RANDOM = 150, 300
TWINS = [made for made in CATALOGUE.values() if made.twin is not None]
LARGE = Grid([[(i * j + i // 3) % 7 for j in range(30)] for i in range(29)])
LARGE_PATCH = Patch([(LARGE[i][j], (i - 9, j + 40)) for i in range(0, 29, 2) for j in range(30)])
CLASHES = Patch([(c, (i, 2 * i - c)) for i in range(-3, 9) for c in (-128, 0, 9, 127)])
FAR = Patch([(0, 2047), (-2047, -2047)])
MORE = [LARGE, LARGE_PATCH, CLASHES, FAR, Patch({(3, (2047, -2047))}), Grid("123/456/789"), (2, 2)]


@pytest.fixture(autouse=True)
def _whole_meter() -> Iterator[None]:
    yield
    meter.left, meter.depth = UNLIMITED, 0


class Plain(PlainCharged):
    """A primitive called in plain Python: the plain body and the plain charges."""

    def __init__(self, made: Primitive) -> None:
        self.name, self.arity, self.run = made.name, made.arity, made.body
        self.work, self.result_size = made.plain_work, made.plain_result_size


def outcome(call: Any, args: tuple[Any, ...]) -> tuple[Any, ...]:
    """The value with its class, or the failure; and the steps taken where there is a value."""
    meter.left = BUDGET
    try:
        result = call(*args)
    except DslError as error:
        return error.primitive, error.reason
    return value_text(result), type(result), hash(result), BUDGET - meter.left


def calls(made: Primitive) -> Iterator[tuple[Any, ...]]:
    random = Random(made.name)
    values = EVERYTHING + MORE * 3
    yield from example_calls(made)
    yield from islice(drawn_calls(made), DRAWN)
    for args in islice(drawn_calls(made), RANDOM):
        changed = list(args)
        changed[random.randrange(made.arity)] = random.choice(values)
        yield tuple(changed)
    for _ in range(RANDOM):
        yield tuple(random.choice(values) for _ in range(made.arity))


@pytest.mark.parametrize("made", TWINS, ids=repr)
def test_a_twin_agrees_with_the_plain_body(made: Primitive) -> None:
    plain = Plain(made)
    for args in calls(made):
        assert outcome(made, args) == outcome(plain, args), args


def test_the_families_have_twins() -> None:
    assert len(TWINS) >= 70


@given(st.integers(1, 40), st.integers(1, 40), st.randoms(use_true_random=False))
def test_cells_of_a_colour_are_found_whatever_the_number_of_cells(
    height: int, width: int, random: Random
) -> None:
    colours = random.choice([(0, 1), (-128, -1, 0, 1, 127), (5,)])
    grid = Grid([[random.choice(colours) for _ in range(width)] for _ in range(height)])
    ofcolor = CATALOGUE["ofcolor"]
    for colour in (*colours, 2, -2):
        assert ofcolor.run(grid, colour) == ofcolor.body(grid, colour)
