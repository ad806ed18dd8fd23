"""Truth, case by case: what is true, and what the connectives give."""

from __future__ import annotations

from typing import Any

import pytest
from any_values import EVERYTHING, values
from hypothesis import given

from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.errors import DslError

UNTRUE = [0, False, None, (), Patch(), FrozenSet(), Grid()]
TRUE = [1, True, -1, (0,), FrozenSet({0}), Patch({(0, 0)}), Grid("0"), CATALOGUE["flip"], ((),)]


def call(name: str, *args: Any) -> Any:
    return CATALOGUE[name](*args)


@pytest.mark.parametrize("value", UNTRUE, ids=repr)
def test_zero_none_and_the_empty_are_not_true(value: Any) -> None:
    assert call("flip", value) is True
    assert call("both", value, 7) == value
    assert call("either", value, 7) == 7
    assert call("branch", value, 1, 2) == 2


@pytest.mark.parametrize("value", TRUE, ids=repr)
def test_everything_else_is_true(value: Any) -> None:
    assert call("flip", value) is False
    assert call("both", value, 7) == 7
    assert call("either", value, 7) == value
    assert call("branch", value, 1, 2) == 1


@pytest.mark.parametrize(
    ("a", "b", "conjunction", "disjunction"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (False, True, False, True),
        (False, False, False, False),
        (2, 3, 3, 2),
        ((), 0, (), 0),
    ],
)
def test_both_and_either(a: Any, b: Any, conjunction: Any, disjunction: Any) -> None:
    assert call("both", a, b) == conjunction
    assert call("either", a, b) == disjunction


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (1, True, True),
        (0, False, True),
        ((True, 3), (1, 3), True),
        ((), Patch(), False),
        ((1, 2), FrozenSet({1, 2}), False),
        (None, None, True),
        (None, 0, False),
        (None, (), False),
        (Grid("12/34"), ((1, 2), (3, 4)), True),
        (Patch({(0, 1)}), FrozenSet({(False, True)}), True),
        (CATALOGUE["size"], CATALOGUE["size"], True),
        (CATALOGUE["size"], CATALOGUE["first"], False),
    ],
)
def test_equality_goes_by_content(a: Any, b: Any, expected: bool) -> None:
    assert call("equality", a, b) is expected


@given(values)
def test_a_value_equals_itself(value: Any) -> None:
    assert call("equality", value, value) is True


def test_equality_is_never_an_error() -> None:
    outcomes = {call("equality", a, b) for a in EVERYTHING for b in EVERYTHING}
    assert outcomes == {True, False}


@pytest.mark.parametrize(
    ("value", "container", "expected"),
    [
        (1, (3, True), True),
        (1, ((1, 2), (3, 1)), False),
        ((1, 2), Grid("12/34"), True),
        (1, Grid("12/34"), False),
        ((0, True), Patch({(0, 1)}), True),
        ((0, 1), Patch({(5, (0, 1))}), False),
        (0, (), False),
        (0, Patch(), False),
        (None, (0, None), True),
        ((), FrozenSet({Patch()}), False),
    ],
)
def test_contained_asks_the_members_alone(value: Any, container: Any, expected: bool) -> None:
    assert call("contained", value, container) is expected


@pytest.mark.parametrize("container", [1, None, True, CATALOGUE["size"]], ids=repr)
def test_error_contained_in_no_container(container: Any) -> None:
    with pytest.raises(DslError, match="contained: "):
        call("contained", 1, container)


def test_branch_takes_any_kinds_also_functions() -> None:
    chosen = call("branch", True, CATALOGUE["size"], (1, 2))
    assert chosen((5, 6)) == 2


@pytest.mark.parametrize("count", [0, 1, 3])
def test_error_wrong_number_of_arguments(count: int) -> None:
    with pytest.raises(DslError, match=f"both: takes 2 arguments, not {count}"):
        call("both", *[1] * count)
