"""Numbers and vectors, case by case and by their laws."""

from __future__ import annotations

from typing import Any

import pytest
from any_values import numbers, vectors
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.limits import NUMBER_LIMIT
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch, size
from batt.errors import DslError

numericals = numbers | vectors


def call(name: str, *args: Any) -> Any:
    return CATALOGUE[name](*args)


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [
        ("add", (1, 2), 3),
        ("add", (1, (2, 3)), (3, 4)),
        ("add", ((2, 3), 1), (3, 4)),
        ("add", ((2, 3), (10, 20)), (12, 23)),
        ("add", (True, True), 2),
        ("add", (True, (False, 5)), (1, 6)),
        ("subtract", (1, 5), -4),
        ("subtract", (5, (1, 2)), (4, 3)),
        ("subtract", ((1, 2), 5), (-4, -3)),
        ("subtract", ((1, 2), (3, 5)), (-2, -3)),
        ("multiply", (-3, 4), -12),
        ("multiply", ((1, 2), (3, 4)), (3, 8)),
        ("multiply", (3, (1, 2)), (3, 6)),
        ("divide", (7, 2), 3),
        ("divide", (-7, 2), -4),
        ("divide", (7, -2), -4),
        ("divide", ((-7, 8), 2), (-4, 4)),
        ("divide", (12, (5, -5)), (2, -3)),
        ("divide", ((9, 8), (2, 3)), (4, 2)),
        ("invert", (4,), -4),
        ("invert", (True,), -1),
        ("invert", ((1, -2),), (-1, 2)),
        ("double", (-4,), -8),
        ("double", (True,), 2),
        ("double", ((1, -2),), (2, -4)),
        ("halve", (5,), 2),
        ("halve", (-3,), -2),
        ("halve", ((-3, 3),), (-2, 1)),
        ("increment", (-1,), 0),
        ("increment", ((1, -1),), (2, 0)),
        ("decrement", (0,), -1),
        ("decrement", ((1, 0),), (0, -1)),
        ("crement", (3,), 4),
        ("crement", (-3,), -4),
        ("crement", (0,), 0),
        ("crement", ((True, False),), (2, 0)),
        ("crement", ((-1, 0),), (-2, 0)),
        ("sign", (7,), 1),
        ("sign", (-7,), -1),
        ("sign", (0,), 0),
        ("sign", ((-2, 9),), (-1, 1)),
        ("even", (0,), True),
        ("even", (3,), False),
        ("even", (-4,), True),
        ("even", (-3,), False),
        ("even", (True,), False),
        ("positive", (1,), True),
        ("positive", (0,), False),
        ("positive", (-1,), False),
        ("positive", (True,), True),
        ("toivec", (3,), (3, 0)),
        ("tojvec", (-3,), (0, -3)),
        ("astuple", (1, 2), (1, 2)),
        ("astuple", (3, (0, 1)), (3, (0, 1))),
        ("astuple", (None, Patch()), (None, Patch())),
        ("interval", (0, 4, 1), (0, 1, 2, 3)),
        ("interval", (1, 8, 3), (1, 4, 7)),
        ("interval", (4, 0, -2), (4, 2)),
        ("interval", (0, -1, 1), ()),
        ("interval", (0, 4, -1), ()),
        ("interval", (2, 2, 1), ()),
        ("interval", (False, 3, True), (0, 1, 2)),
        ("maximum", ((1, 9, 4),), 9),
        ("maximum", (FrozenSet({-1, -9}),), -1),
        ("maximum", ((),), 0),
        ("maximum", (Patch(),), 0),
        ("minimum", ((1, 9, 4),), 1),
        ("minimum", (FrozenSet({-1, -9}),), -9),
        ("minimum", ((),), 0),
        ("minimum", (Patch(),), 0),
    ],
)
def test_results(name: str, args: tuple[Any, ...], expected: Any) -> None:
    assert call(name, *args) == expected


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [
        ("add", ((1, 2, 3), (10, 20, 30, 40)), (11, 22)),
        ("multiply", (2, (1, 2, Patch())), (2, 4)),
        ("invert", ((1, 2, (3,)),), (-1, -2)),
        ("sign", ((1, -2, None),), (1, -1)),
    ],
)
def test_of_a_longer_tuple_the_first_two_members_count(
    name: str, args: tuple[Any, ...], expected: Any
) -> None:
    assert call(name, *args) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (2, 1, True),
        (1, 1, False),
        (True, 0, True),
        ((1, 2), (1, 1), True),
        ((1, 2), (1,), True),
        ((1,), (1, 2), False),
        ((2,), (1, 2), True),
        (FrozenSet({1, 2}), FrozenSet({8}), True),
        (FrozenSet({1}), FrozenSet({8}), False),
        (FrozenSet({9}), FrozenSet({8}), False),
        (Patch({(0, 1)}), Patch(), True),
        ((FrozenSet({9}), 2), (FrozenSet({8}), 1), True),
        (Grid("12/34"), Grid("12/33"), True),
        (Grid("12/34"), ((1, 2), (9, 9)), False),
    ],
)
def test_keys_numbers_by_value_tuples_by_member_sets_by_size(
    a: Any, b: Any, expected: bool
) -> None:
    assert call("greater", a, b) is expected


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("greater", (1, (1,))),
        ("greater", (1, FrozenSet({1}))),
        ("greater", ((), Patch())),
        ("greater", ((1, 2), (1, (2,)))),
        ("greater", (None, 1)),
        ("greater", (None, None)),
        ("maximum", ((1, (1,)),)),
        ("minimum", ((1, (1,)),)),
        ("maximum", (FrozenSet({1, Patch()}),)),
    ],
)
def test_error_keys_of_different_kinds(name: str, args: tuple[Any, ...]) -> None:
    with pytest.raises(DslError, match=f"{name}: keys that do not compare"):
        call(name, *args)


@pytest.mark.parametrize(
    ("name", "container", "expected"),
    [
        ("maximum", ((1, 2), (1, 3), (0, 9)), (1, 3)),
        ("minimum", ((1, 2), (1,), (1, 0)), (1,)),
        ("maximum", (FrozenSet({9}), Patch()), FrozenSet({9})),
        ("minimum", (FrozenSet({7}), FrozenSet({3})), FrozenSet({7})),
        ("maximum", Grid("12/34/29"), (3, 4)),
        ("maximum", (None,), None),
    ],
)
def test_maximum_and_minimum_compare_members_as_keys(
    name: str, container: Any, expected: Any
) -> None:
    assert call(name, container) == expected


@pytest.mark.parametrize("b", [0, False, (0, 1), (1, 0), (1, False)])
@pytest.mark.parametrize("a", [5, (5, 6)])
def test_error_divide_by_zero(a: Any, b: Any) -> None:
    with pytest.raises(DslError, match="divide: division by zero"):
        call("divide", a, b)


@pytest.mark.parametrize("step", [0, False])
def test_error_interval_of_step_zero(step: int) -> None:
    with pytest.raises(DslError, match="interval: the step is 0"):
        call("interval", 0, 5, step)


@pytest.mark.parametrize("value", [(1, 2), (), None, FrozenSet({1}), Patch()])
def test_error_even_and_positive_of_no_number(value: Any) -> None:
    for name in ("even", "positive"):
        with pytest.raises(DslError):
            call(name, value)


UNARY = ["invert", "double", "halve", "increment", "decrement", "crement", "sign"]
BINARY = ["add", "subtract", "multiply", "divide"]
NO_NUMERICAL = [None, (), (1,), FrozenSet({1, 2}), Patch(), Grid("12/34"), (1, None), ((1, 2), 3)]


@pytest.mark.parametrize("value", NO_NUMERICAL, ids=repr)
def test_error_no_number_and_no_vector(value: Any) -> None:
    for name in UNARY:
        with pytest.raises(DslError):
            call(name, value)
    for name in BINARY:
        for args in [(value, 2), (2, value), (value, (3, 4)), ((3, 4), value), (value, value)]:
            with pytest.raises(DslError):
                call(name, *args)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("increment", (NUMBER_LIMIT,)),
        ("decrement", ((0, -NUMBER_LIMIT),)),
        ("multiply", (2**16, 2**16)),
        ("double", (2**30,)),
        ("interval", (0, NUMBER_LIMIT, 1)),
        ("interval", (0, 100_000, 1)),
    ],
)
def test_error_past_the_limits(name: str, args: tuple[Any, ...]) -> None:
    with pytest.raises(DslError):
        call(name, *args)


def test_the_limits_themselves_are_reached() -> None:
    assert call("increment", NUMBER_LIMIT - 1) == NUMBER_LIMIT
    assert len(call("interval", 0, 99_999, 1)) == 99_999


@given(numericals, numericals)
def test_subtract_undoes_add(a: Any, b: Any) -> None:
    total = call("add", a, b)
    assert call("subtract", total, b) == call("add", a, call("multiply", b, 0))


@given(numericals, numericals)
def test_add_and_multiply_commute(a: Any, b: Any) -> None:
    assert call("add", a, b) == call("add", b, a)
    assert call("multiply", a, b) == call("multiply", b, a)


@given(numericals)
def test_unary_laws(n: Any) -> None:
    assert call("invert", call("invert", n)) == n
    assert call("halve", call("double", n)) == n
    assert call("decrement", call("increment", n)) == n
    assert call("crement", n) == call("add", n, call("sign", n))
    assert call("sign", call("sign", n)) == call("sign", n)


@given(st.integers(-99, 99), st.integers(-99, 99).filter(bool))
def test_divide_rounds_towards_minus_infinity(a: int, b: int) -> None:
    quotient = call("divide", a, b)
    assert 0 <= (a - quotient * b) / b < 1


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(-9, 9).filter(bool))
def test_interval_foresees_its_size(start: int, stop: int, step: int) -> None:
    counted = call("interval", start, stop, step)
    assert CATALOGUE["interval"].result_size(start, stop, step) == size(counted)
    assert all((stop - number) * step > 0 for number in counted)


@given(st.lists(st.integers(-9, 9), min_size=1))
def test_maximum_and_minimum_of_numbers(members: list[int]) -> None:
    for container in (tuple(members), FrozenSet(members)):
        assert call("maximum", container) == max(members)
        assert call("minimum", container) == min(members)
