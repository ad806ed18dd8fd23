"""Whatever the arguments, a primitive gives a value or says that it has none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest
from any_values import EVERYTHING

from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.values import Function, measure
from batt.errors import DslError

FAMILIES = ("numbers", "truth", "containers", "functions")
PRIMITIVES = [
    primitive
    for primitive in CATALOGUE.values()
    if primitive.__module__.rsplit(".", 1)[1] in FAMILIES
]
MOST_CALLS = 1500
FAILED = object()


@pytest.fixture(autouse=True)
def _whole_meter() -> Iterator[None]:
    yield
    meter.left = UNLIMITED


def outcome(function: Function, args: tuple[Any, ...]) -> Any:
    meter.left = 2_000
    try:
        return function(*args)
    except DslError:
        return FAILED


def choices(primitive: Primitive) -> list[tuple[Any, ...]]:
    """All tuples of arguments, or a fixed sample of them."""
    if primitive.arity <= 2:
        found = list(product(EVERYTHING, repeat=primitive.arity))
        return Random(primitive.name).sample(found, min(MOST_CALLS, len(found)))
    random = Random(primitive.name)
    return [tuple(random.choices(EVERYTHING, k=primitive.arity)) for _ in range(MOST_CALLS)]


def test_the_families_are_complete() -> None:
    assert len(PRIMITIVES) == 20 + 6 + 28 + 14


@pytest.mark.parametrize("primitive", PRIMITIVES, ids=lambda primitive: primitive.name)
def test_any_arguments_give_a_value_or_an_error(primitive: Primitive) -> None:
    given = 0
    for args in choices(primitive):
        result = outcome(primitive, args)
        if result is FAILED:
            continue
        given += 1
        assert measure(result) >= (0, 0)
        if isinstance(result, Function):
            called = outcome(result, args[: result.arity])
            assert called is FAILED or measure(called) >= (0, 0)
    assert meter.depth == 0
    assert given


@pytest.mark.parametrize("primitive", PRIMITIVES, ids=lambda primitive: primitive.name)
def test_the_same_call_has_the_same_outcome_and_charge(primitive: Primitive) -> None:
    for args in choices(primitive)[:100]:
        once, left = outcome(primitive, args), meter.left
        again = outcome(primitive, args)
        assert (again, meter.left) == (once, left)


@pytest.mark.parametrize(
    ("name", "args"), [("first", [[]]), ("size", [len]), ("merge", [[1]]), ("order", [{1}, 2])]
)
def test_plain_python_arguments_fail_under_the_primitives_name(name: str, args: list[Any]) -> None:
    with pytest.raises(DslError) as caught:
        CATALOGUE[name](*args)
    assert caught.value.primitive == name
