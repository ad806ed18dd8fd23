"""Whatever the arguments of the grid primitives: a value of ours, or ``DslError``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest
from any_values import EVERYTHING, GRIDS, SETS, TUPLES, values
from hypothesis import given, settings
from hypothesis import strategies as st

from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.values import measure
from batt.errors import DslError

FAMILIES = ("colours", "grids", "grid_parts", "drawing")
PRIMITIVES = [p for p in CATALOGUE.values() if p.__module__.rsplit(".", 1)[1] in FAMILIES]
MOST_CALLS = 1000
FAILED = object()


@pytest.fixture(autouse=True)
def _whole_meter() -> Iterator[None]:
    yield
    meter.left = UNLIMITED


def outcome(primitive: Primitive, args: tuple[Any, ...]) -> Any:
    meter.left = 20_000
    try:
        return primitive(*args)
    except DslError:
        return FAILED


def choices(primitive: Primitive) -> list[tuple[Any, ...]]:
    """Tuples of any arguments, and such whose first is a grid, a tuple, or a set."""
    random = Random(primitive.name)
    rest = list(product(EVERYTHING, repeat=min(primitive.arity - 1, 2)))
    found = [(value,) for value in EVERYTHING]
    for first, most in ((EVERYTHING, MOST_CALLS), (GRIDS + TUPLES + SETS, MOST_CALLS)):
        chosen = [(random.choice(first), *random.choice(rest)) for _ in range(most)]
        found += chosen if primitive.arity > 1 else []
    return found


def test_the_families_are_complete() -> None:
    assert len(PRIMITIVES) == 10 + 29 + 6


@pytest.mark.parametrize("primitive", PRIMITIVES, ids=lambda primitive: primitive.name)
def test_any_arguments_give_a_value_or_an_error(primitive: Primitive) -> None:
    given_values = 0
    for args in choices(primitive):
        result = outcome(primitive, args)
        if result is not FAILED:
            given_values += 1
            assert measure(result) >= (0, 0)
    assert given_values


@settings(max_examples=300)
@given(st.sampled_from(PRIMITIVES), st.data())
def test_nested_arguments_give_a_value_or_an_error(primitive: Primitive, data: Any) -> None:
    args = data.draw(st.tuples(*[values] * primitive.arity))
    result = outcome(primitive, args)
    assert result is FAILED or measure(result) >= (0, 0)


@pytest.mark.parametrize("primitive", PRIMITIVES, ids=lambda primitive: primitive.name)
def test_a_grid_and_the_tuple_of_its_rows_do_the_same(primitive: Primitive) -> None:
    random = Random(primitive.name)
    grids = [grid for grid in GRIDS if type(grid) is not tuple]
    for _ in range(200):
        rest = tuple(random.choices(EVERYTHING, k=primitive.arity - 1))
        grid = random.choice(grids)
        place = random.randrange(primitive.arity)
        as_grid = outcome(primitive, (*rest[:place], grid, *rest[place:]))
        left = meter.left
        as_tuple = outcome(primitive, (*rest[:place], tuple(grid), *rest[place:]))
        assert as_grid == as_tuple
        assert as_grid is FAILED or (type(as_grid), left) == (type(as_tuple), meter.left)
