"""Functions, case by case: combinators, their arities, and calls on many members."""

from __future__ import annotations

from typing import Any

import pytest
from any_values import numbers
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import Closure, FrozenSet, Function, Grid, Patch
from batt.errors import DslError

GRID = Grid("12/34")


def call(name: str, *args: Any) -> Any:
    return CATALOGUE[name](*args)


def named(*names: str) -> list[Any]:
    return [CATALOGUE[name] for name in names]


ADD, SUBTRACT, DOUBLE, INCREMENT, SIZE, FIRST = named(
    "add", "subtract", "double", "increment", "size", "first"
)
INTERVAL, INITSET, TOIVEC, ASTUPLE, IDENTITY = named(
    "interval", "initset", "toivec", "astuple", "identity"
)
FOUR = Closure("four", (), 4, lambda a, b, c, d: (a, b, c, d))
FIVE = Closure("five", (), 5, lambda a, b, c, d, e: (a, b, c, d, e))


@pytest.mark.parametrize(
    ("name", "args", "given", "expected"),
    [
        ("compose", (DOUBLE, INCREMENT), (3,), 8),
        ("compose", (SIZE, FIRST), (((1, 2, 3),),), 3),
        ("chain", (DOUBLE, INCREMENT, SIZE), ((7, 7),), 6),
        ("matcher", (SIZE, 2), ((7, 7),), True),
        ("matcher", (SIZE, 2), ((7,),), False),
        ("matcher", (IDENTITY, ()), (Patch(),), False),
        ("rbind", (SUBTRACT, 1), (5,), 4),
        ("rbind", (INTERVAL, 2), (0, 5), (0, 2, 4)),
        ("rbind", (FOUR, 9), (1, 2, 3), (1, 2, 3, 9)),
        ("lbind", (SUBTRACT, 1), (5,), -4),
        ("lbind", (INTERVAL, 2), (5, 1), (2, 3, 4)),
        ("lbind", (FOUR, 9), (1, 2, 3), (9, 1, 2, 3)),
        ("power", (DOUBLE, 1), (3,), 6),
        ("power", (DOUBLE, 4), (1,), 16),
        ("power", (DOUBLE, True), (3,), 6),
        ("power", (ADD, 1), (3, 4), 7),
        ("fork", (SUBTRACT, DOUBLE, INCREMENT), (5,), 4),
        ("fork", (ASTUPLE, SIZE, FIRST), ((8, 9),), (2, 8)),
    ],
)
def test_combinators(
    name: str, args: tuple[Any, ...], given: tuple[Any, ...], expected: Any
) -> None:
    made = call(name, *args)
    assert isinstance(made, Function)
    assert made.arity == len(given)
    assert made(*given) == expected


@pytest.mark.parametrize("given", [(), (1, 2)])
@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("compose", (DOUBLE, INCREMENT)),
        ("chain", (DOUBLE, DOUBLE, DOUBLE)),
        ("matcher", (SIZE, 2)),
        ("rbind", (ADD, 1)),
        ("lbind", (ADD, 1)),
        ("power", (DOUBLE, 2)),
        ("fork", (ADD, SIZE, SIZE)),
    ],
)
def test_error_a_result_is_called_with_its_arity(
    name: str, args: tuple[Any, ...], given: tuple[Any, ...]
) -> None:
    with pytest.raises(DslError, match="arguments"):
        call(name, *args)(*given)


def test_a_bound_function_can_be_bound_again() -> None:
    assert call("rbind", call("rbind", INTERVAL, 2), 6)(0) == (0, 2, 4)
    assert call("lbind", call("rbind", INTERVAL, 2), 0)(6) == (0, 2, 4)
    assert call("rbind", call("lbind", FOUR, 1), 4)(2, 3) == (1, 2, 3, 4)


@pytest.mark.parametrize("name", ["rbind", "lbind"])
@pytest.mark.parametrize("function", [SIZE, FIVE, call("compose", SIZE, FIRST)], ids=repr)
def test_error_binding_arity_1_or_above_4_succeeds_and_calls_fail(
    name: str, function: Function
) -> None:
    bound = call(name, function, (1, 2))
    for count in range(6):
        with pytest.raises(DslError):
            bound(*[(1, 2)] * count)


@pytest.mark.parametrize("n", [0, -1, False])
def test_error_power_of_no_times(n: int) -> None:
    with pytest.raises(DslError, match="power: a function is applied at least once"):
        call("power", DOUBLE, n)


@pytest.mark.parametrize("n", [(), None, Patch(), SIZE], ids=repr)
def test_error_power_without_a_number(n: Any) -> None:
    with pytest.raises(DslError):
        call("power", DOUBLE, n)


def test_power_of_one_is_the_function_itself() -> None:
    assert call("power", ADD, 1) is ADD


def test_error_power_of_two_of_a_function_of_two() -> None:
    with pytest.raises(DslError, match="add: takes 2 arguments, not 1"):
        call("power", ADD, 2)(3)


@pytest.mark.parametrize("value", [1, None, (), (SIZE,), GRID, Patch()], ids=repr)
@pytest.mark.parametrize("name", ["compose", "chain", "matcher", "rbind", "lbind", "power", "fork"])
def test_error_a_combinator_of_no_function(name: str, value: Any) -> None:
    rest = [1] if name in ("matcher", "rbind", "lbind", "power") else [SIZE, SIZE]
    with pytest.raises(DslError, match=f"{name}: a function is needed"):
        call(name, value, *rest[: CATALOGUE[name].arity - 1])


def test_rule_a_function_value_is_its_expression() -> None:
    assert call("compose", SIZE, FIRST) == call("compose", SIZE, FIRST)
    assert call("compose", SIZE, FIRST) != call("compose", FIRST, SIZE)
    assert call("rbind", ADD, 1) != call("lbind", ADD, 1)
    assert call("power", DOUBLE, 2) != call("compose", DOUBLE, DOUBLE)
    both = FrozenSet({call("rbind", ADD, 1), call("rbind", ADD, True)})
    assert call("size", both) == 1


def test_rule_functions_visit_primitives_by_name_then_combinators_by_name_and_arguments() -> None:
    bound = [call("rbind", ADD, n) for n in (1, 2)]
    composed = call("compose", SIZE, FIRST)
    members = FrozenSet({*bound, composed, SIZE, ADD, 5})
    assert call("totuple", members) == (5, ADD, SIZE, composed, *bound)


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [
        ("identity", (None,), None),
        ("identity", (GRID,), GRID),
        ("apply", (DOUBLE, (3, 1, 3)), (6, 2, 6)),
        ("apply", (SIZE, FrozenSet({(1,), (2,), ()})), FrozenSet({0, 1})),
        ("apply", (TOIVEC, FrozenSet({1, 2})), Patch({(1, 0), (2, 0)})),
        ("apply", (FIRST, GRID), (1, 3)),
        ("apply", (SIZE, ()), ()),
        ("apply", (SIZE, Patch()), Patch()),
        ("rapply", ((DOUBLE, INCREMENT, DOUBLE), 4), (8, 5, 8)),
        ("rapply", (FrozenSet({DOUBLE, INCREMENT}), 1), FrozenSet({2})),
        ("rapply", ((), 1), ()),
        ("mapply", (TOIVEC, (5, 5)), (5, 0, 5, 0)),
        ("mapply", (INITSET, (5, 5)), (5, 5)),
        ("mapply", (INITSET, FrozenSet({5, 6})), FrozenSet({5, 6})),
        ("mapply", (INITSET, Patch({(0, 1), (2, 3)})), Patch({(0, 1), (2, 3)})),
        ("mapply", (IDENTITY, GRID), (1, 2, 3, 4)),
        ("mapply", (INITSET, ()), ()),
        ("mapply", (INITSET, Patch()), Patch()),
        ("papply", (ADD, (1, 2, 3), (10, 20)), (11, 22)),
        ("papply", (SUBTRACT, FrozenSet({9, 8}), (1, 2, 3)), (7, 7)),
        ("papply", (ASTUPLE, FrozenSet({2, 1}), FrozenSet({4, 3})), ((1, 3), (2, 4))),
        ("papply", (ADD, (), (1,)), ()),
        ("mpapply", (ASTUPLE, (1, 2), (3, 4)), (1, 3, 2, 4)),
        ("mpapply", (ASTUPLE, FrozenSet({2, 1}), FrozenSet({4, 3})), (1, 3, 2, 4)),
        ("mpapply", (CATALOGUE["repeat"], (7, 8), (2, 1)), (7, 7, 8)),
        ("mpapply", (ASTUPLE, Patch(), ()), ()),
        ("prapply", (ADD, (1, 2), (1, 2)), FrozenSet({2, 3, 4})),
        ("prapply", (ASTUPLE, FrozenSet({1, 2}), (5,)), Patch({(1, 5), (2, 5)})),
        ("prapply", (SUBTRACT, (5,), (1,)), FrozenSet({4})),
        ("prapply", (ADD, (), (1,)), Patch()),
    ],
)
def test_results(name: str, args: tuple[Any, ...], expected: Any) -> None:
    result = call(name, *args)
    assert result == expected
    assert isinstance(result, Patch) == isinstance(expected, Patch)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("apply", (SIZE, 3)),
        ("apply", (SIZE, None)),
        ("apply", (3, (1,))),
        ("apply", (ADD, (1,))),
        ("apply", (FIRST, ((1,), ()))),
        ("rapply", ((SIZE, 3), (1,))),
        ("rapply", (SIZE, (1,))),
        ("rapply", ((FIRST,), ())),
        ("mapply", (SIZE, ((1,), (2,)))),
        ("mapply", (SIZE, FrozenSet({(1,), ()}))),
        ("mapply", (INITSET, 3)),
        ("papply", (SIZE, (1,), (1,))),
        ("papply", (ADD, 1, (1,))),
        ("mpapply", (ADD, (1,), (1,))),
        ("prapply", (ADD, (1, ()), (1,))),
        ("prapply", (ADD, (), 1)),
    ],
)
def test_error(name: str, args: tuple[Any, ...]) -> None:
    with pytest.raises(DslError):
        call(name, *args)


@pytest.mark.parametrize("name", ["apply", "mapply"])
def test_rule_a_function_meets_the_members_of_a_set_in_natural_order(name: str) -> None:
    met: list[int] = []

    def note(member: int) -> tuple[int]:
        met.append(member)
        return (member,)

    call(name, note, FrozenSet({9, 3, 5, 1}))
    assert met == [1, 3, 5, 9]


def test_prapply_meets_every_pair_in_order() -> None:
    met: list[tuple[int, int]] = []
    call("prapply", lambda x, y: met.append((x, y)), FrozenSet({2, 1}), (4, 3))
    assert met == [(1, 4), (1, 3), (2, 4), (2, 3)]


def test_error_in_a_call_names_the_inner_primitive() -> None:
    with pytest.raises(DslError, match="first: the container is empty"):
        call("apply", call("compose", INCREMENT, FIRST), ((1,), ()))


def test_error_a_function_applied_to_itself_without_end() -> None:
    knot = call("fork", CATALOGUE["apply"], IDENTITY, INITSET)
    with pytest.raises(DslError, match="deeper"):
        knot(knot)
    assert meter.depth == 0


def test_error_a_long_power_runs_out_of_steps() -> None:
    many = call("power", IDENTITY, 2**31 - 1)
    meter.left = 1000
    try:
        with pytest.raises(DslError, match="steps"):
            call("apply", many, (1,))
    finally:
        meter.left = UNLIMITED


@given(st.lists(numbers))
def test_apply_of_a_composition_is_two_applies(members: list[int]) -> None:
    for container in (tuple(members), FrozenSet(members)):
        once = call("apply", call("compose", DOUBLE, INCREMENT), container)
        assert once == call("apply", DOUBLE, call("apply", INCREMENT, container))


@given(st.lists(numbers))
def test_mapply_is_apply_then_merge(members: list[int]) -> None:
    for container in (tuple(members), FrozenSet(members)):
        assert call("mapply", TOIVEC, container) == call("merge", call("apply", TOIVEC, container))


@given(numbers, st.integers(1, 9))
def test_power_is_repeated_application(x: int, n: int) -> None:
    assert call("power", INCREMENT, n)(x) == x + n


@given(st.lists(numbers), st.lists(numbers))
def test_prapply_of_astuple_is_product(a: list[int], b: list[int]) -> None:
    pairs = call("prapply", ASTUPLE, tuple(a), tuple(b))
    assert pairs == call("product", tuple(a), tuple(b))
