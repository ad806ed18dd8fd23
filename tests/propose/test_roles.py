"""Colours by role: there and back is the same grid, and rules hold where colours are others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl import CATALOGUE
from batt.dsl.primitives.induced.roles import LEFT, MOST_CELLS, ORDERS, UPPER, roles
from batt.dsl.values import Grid
from batt.errors import DslError
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.propose.proposers import Budget, Proposer
from batt.propose.roles import by_roles

by_role, back_by_role = CATALOGUE["by_role"], CATALOGUE["back_by_role"]

GRIDS = (
    st.integers(1, 5)
    .flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=5
        )
    )
    .map(Grid)
)
FIXED = st.frozensets(st.integers(0, 9), max_size=4).map(lambda each: tuple(sorted(each)))
ORDER = st.sampled_from(ORDERS)
PERMUTATIONS = st.permutations(range(10))


@given(GRIDS, ORDER, FIXED)
def test_there_and_back_is_the_same_grid(grid, order, fixed):
    assert back_by_role(grid, order, fixed, by_role(grid, order, fixed)) == grid


@given(GRIDS, ORDER, FIXED, GRIDS)
def test_back_and_there_is_the_same_grid_too(grid, order, fixed, other):
    numbers = roles(grid, order, fixed)
    back = back_by_role(grid, order, fixed, other)
    assert Grid([[numbers.get(cell, cell) for cell in row] for row in back]) == other
    assert not numbers.keys() & set(fixed)
    assert not set(numbers.values()) & set(fixed)


@given(GRIDS, ORDER, PERMUTATIONS)
def test_what_colours_are_called_changes_nothing_where_counts_differ(grid, order, names):
    counts = sorted(sum(row.count(colour) for row in grid) for colour in set().union(*grid))
    if counts[-2:-1] != counts[-1:]:  # else the background is the one of several seen first
        renamed = Grid([[names[cell] for cell in row] for row in grid])
        assert by_role(renamed, order, ()) == by_role(grid, order, ())


@pytest.mark.parametrize(
    ("order", "text"), [(MOST_CELLS, "00200/11003"), (UPPER, "00100/22003"), (LEFT, "00200/11003")]
)
def test_the_orders(order, text):
    assert by_role(Grid("77577/33774"), order, ()) == Grid(text)


@pytest.mark.parametrize("arguments", [(Grid("1"), 3, ()), (Grid("1"), -1, ()), ((), 0, ())])
def test_what_there_is_not_fails(arguments):
    with pytest.raises(DslError):
        by_role(*arguments)


def second_to_five(train, tests, budget):
    """Knows one rule: colour 1 becomes 5."""
    budget.spend(1)
    program = Program.parse("O = replace(I, ONE, FIVE)")
    if all(output_of(program, given) == wanted for given, wanted in train):
        yield program


def output_of(program, grid):
    return run_one(program.root, Samples((grid,), Budgets())).outputs[0]


TRAIN = ((Grid("7773"), Grid("7775")), (Grid("8886/8888"), Grid("8885/8888")))


def test_a_rule_on_roles_holds_for_other_colours():
    asked = by_roles(Proposer("rule", second_to_five, deduces=True))
    (program,) = asked.propose(TRAIN, (Grid("4424"),), Budget(10**6))
    lines = ["x1 = by_role(I, ZERO, (FIVE,))", "x2 = replace(x1, ONE, FIVE)"]
    assert program.text.splitlines() == [*lines, "O = back_by_role(I, ZERO, (FIVE,), x2)"]
    assert output_of(program, Grid("4424")) == Grid("4454")
    assert output_of(program, Grid("22229/22222")) == Grid("22225/22222")
    assert (asked.name, asked.is_opening, asked.deduces) == ("rule_by_role", False, True)


def test_an_order_that_changes_nothing_is_not_asked_again():
    seen = []

    def watching(train, tests, budget):
        seen.append(train)
        return ()

    train = ((Grid("0001"), Grid("0002")), (Grid("0011/0000"), Grid("0022/0000")))
    list(by_roles(Proposer("w", watching)).propose(train, (), Budget(10**6)))
    assert seen == []
    list(by_roles(Proposer("w", watching)).propose(TRAIN, (), Budget(10**6)))
    assert len(seen) == len(set(seen)) == 1


def test_a_rule_that_does_not_look_at_colours_takes_no_detour():
    def turning(train, tests, budget):
        yield Program.parse("O = rot180(I)")

    train = ((Grid("7773"), Grid("3777")), (Grid("8886/8888"), Grid("8888/6888")))
    (program,) = by_roles(Proposer("turn", turning)).propose(train, (), Budget(10**6))
    assert program.text == "O = rot180(I)\n"
