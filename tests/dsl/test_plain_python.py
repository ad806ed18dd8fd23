"""Primitives called from ordinary Python, as test suites written for the public ARC-DSL do."""

import pytest

from batt.dsl import *  # noqa: F403
from batt.dsl import CATALOGUE, Grid, Patch
from batt.errors import DslError

GRID = ((1, 0, 0, 3), (0, 1, 1, 0), (0, 1, 1, 2))
CALLS = [
    ("argmax", ([[1], [1, 2]], len), [1, 2]),
    ("argmin", (((1,), (1, 2)), len), (1,)),
    ("valmax", ({1}, lambda x: x), 1),
    ("valmin", ([[1], [1, 2]], max), 1),
    ("order", ((1, 4, -3), abs), (1, -3, 4)),
    ("mostcommon", ([1, 2, 2, 3, 3, 3],), 3),
    ("sfilter", ({2, 3, 4}, lambda x: x % 2 == 0), {2, 4}),
    ("sfilter", ([1, 2, 3], lambda x: x > 1), [2, 3]),
    ("extract", (range(10), lambda x: x > 3), 4),
    ("first", (range(4, 6),), 4),
    ("totuple", ({1},), (1,)),
    ("insert", (1, {2}), {1, 2}),
    ("remove", (1, frozenset({1, 2})), frozenset({2})),
    ("combine", ({1, 2}, {3, 4}), {1, 2, 3, 4}),
    ("merge", ([{1}, (2, 3)],), [1, 2, 3]),
    ("product", ({1, 2}, {2}), {(1, 2), (2, 2)}),
    ("apply", (lambda x: x**2, (1, 2, 3)), (1, 4, 9)),
    ("apply", (lambda x: x % 2, frozenset({1, 2, 3})), frozenset({0, 1})),
    ("rapply", ([lambda x: x + 1, lambda x: x - 1], 1), [2, 0]),
    ("rapply", ({lambda x: x + 1, lambda x: x - 1}, 1), {2, 0}),
    ("mapply", (lambda x: {(x, x)}, {1, 2}), {(1, 1), (2, 2)}),
    ("papply", (lambda x, y: x + y, (1, 2), (3, 4)), (4, 6)),
    ("prapply", (lambda x, y: x + y, {1, 2}, {2, 3}), {3, 4, 5}),
    ("hmirror", (GRID,), GRID[::-1]),
    ("ofcolor", (GRID, 3), frozenset({(0, 3)})),
    ("objects", (((1, 0), (0, 2)), True, False, True),
     {frozenset({(1, (0, 0))}), frozenset({(2, (1, 1))})}),
    ("fill", (GRID, 5, {(0, 0)}), ((5, 0, 0, 3), *GRID[1:])),
    ("recolor", (3, {(2, (0, 0)), (1, (0, 1))}), {(3, (0, 0)), (3, (0, 1))}),
    ("centerofmass", ({(0, 0), (1, 1), (1, 2)},), (0, 1)),
    ("branch", (True, 1, 3), 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "args", "expected"), CALLS, ids=[call[0] for call in CALLS])
def test_plain_values_in_and_what_equals_plain_values_out(name, args, expected):
    found = CATALOGUE[name](*args)
    assert found == expected
    assert (found != expected) is False
    if not isinstance(expected, list | set):
        assert hash(found) == hash(expected)


FUNCTIONS = [
    ("compose", (lambda x: x**2, lambda x: x + 1), (2,), 9),
    ("chain", (lambda x: x + 3, lambda x: x**2, lambda x: x + 1), (2,), 12),
    ("matcher", (lambda x: x + 1, 3), (2,), True),
    ("rbind", (lambda a, b: a - b, 2), (3,), 1),
    ("lbind", (lambda a, b: a - b, 2), (3,), -1),
    ("power", (lambda x: x + 1, 3), (0,), 3),
    ("fork", (lambda x, y: x * y, lambda x: x + 1, lambda x: x + 2), (2,), 12),
]


@pytest.mark.parametrize(
    ("name", "args", "given", "expected"), FUNCTIONS, ids=[call[0] for call in FUNCTIONS]
)
def test_python_functions_are_function_values(name, args, given, expected):
    assert CATALOGUE[name](*args)(*given) == expected


def test_a_solver_runs_as_ordinary_python():
    x1 = hmirror(GRID)  # noqa: F405
    x2 = vconcat(GRID, x1)  # noqa: F405
    assert x2 == GRID + GRID[::-1]
    assert type(x2) is Grid


def test_what_has_no_result_raises_and_says_which_primitive():
    with pytest.raises(DslError, match=r"^first: "):
        CATALOGUE["first"](())


def test_a_function_that_fails_in_python_is_no_result():
    with pytest.raises(DslError, match=r"^apply: "):
        CATALOGUE["apply"](lambda x: x.nothing, (1, 2))


@pytest.mark.parametrize("value", [1.5, "text", {1: 2}, object()])
def test_other_python_values_are_refused(value):
    with pytest.raises(DslError):
        CATALOGUE["identity"](value)


def test_values_equal_and_hash_like_the_plain_ones():
    cells = frozenset({(3, (0, 1)), (4, (-2, 5))})
    assert Patch(cells) == cells
    assert hash(Patch(cells)) == hash(cells)
    assert Grid(GRID) == GRID
    assert hash(Grid(GRID)) == hash(GRID)
    assert {Grid(GRID): 1}[GRID] == 1
