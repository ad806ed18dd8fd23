"""The inner loop of the evaluator: the native one does what the plain one does."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_programs import graphs, grids

from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.values import TWIN, Grid
from batt.dsl.values.twin import native_module
from batt.evaluate.inner import compute_calls
from batt.evaluate.outcome import OUT_OF_STEPS, Failure
from batt.evaluate.plan import Plan
from batt.evaluate.run import NO_FUNCTION, Frame
from batt.programs.node import Node, Pool

pytestmark = pytest.mark.skipif(TWIN != "native", reason="the plain twin is at work")


def both(roots: list[Node], grid: Any, budget: int) -> list[Any]:
    """The outcomes and the costs of every slot, by the plain loop and by the native one."""
    plan, found = Plan(roots), []
    for loop in (compute_calls, native_module("running").compute_calls):
        frame = Frame(plan)
        frame.give({"I": grid})
        try:
            loop(
                frame.outcomes, frame.costs, plan.calls, budget, Failure, OUT_OF_STEPS, NO_FUNCTION
            )
        finally:
            meter.left, meter.depth = UNLIMITED, 0
        found.append((frame.outcomes, frame.costs))
    return found


@given(st.data(), grids(), st.sampled_from([1, 20, 100, 10_000]))
def test_random_programs_have_the_same_outcomes_and_costs(
    data: st.DataObject, grid: Grid, budget: int
) -> None:
    plain, native = both(data.draw(graphs(Pool())), grid, budget)
    assert native == plain


def test_what_is_no_function_is_a_failure_that_costs_one_step() -> None:
    pool = Pool()
    one = pool.call(pool.primitive("height"), pool.input())
    root = pool.call(one, pool.input())
    above = pool.call(pool.primitive("flip"), root)
    plain, native = both([root, above], Grid("12"), 1000)
    assert native == plain
    first, second = Plan([root, above]).outputs
    assert [plain[0][first], plain[0][second]] == [NO_FUNCTION, NO_FUNCTION]
    assert [plain[1][first], plain[1][second]] == [1, 0]


def test_of_several_failed_arguments_the_leftmost_counts() -> None:
    pool = Pool()
    empty = pool.call(pool.primitive("canvas"), pool.constant(0), pool.constant((0, 0)))
    first = pool.call(pool.primitive("first"), empty)
    last = pool.call(pool.primitive("last"), empty)
    plain, native = both([pool.call(pool.primitive("combine"), last, first)], Grid("12"), 1000)
    assert native == plain
    assert plain[0][-1].primitive == "last"


@pytest.mark.parametrize("name", ["hmirror", "height", "first", "initset", "crement"])
@pytest.mark.parametrize("value", [[[1, 2], [3, 4]], {(0, 1)}, [], {1: 2}, "12", 1.5])
@pytest.mark.parametrize("budget", [1, 1000])
def test_values_that_are_not_ours_yet_give_the_same(name: str, value: Any, budget: int) -> None:
    pool = Pool()
    plain, native = both([pool.call(pool.primitive(name), pool.input())], value, budget)
    assert native == plain
