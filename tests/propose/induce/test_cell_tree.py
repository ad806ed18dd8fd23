"""Cell rules: trees that fit, in few leaves, from whatever pairs there are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batt.dsl.values import Grid
from batt.errors import OutOfBudget
from batt.evaluate.program import Program
from batt.propose.induce.cell_tree import MOST_TREES, cell_tree
from batt.propose.induce.trees import Column, Leaf, grown
from batt.propose.proposers import Budget

RULES = {
    "a colour becomes another": ([("102/120", "103/130")], "021", "031"),
    "what is enclosed is filled": (
        [("00000/01110/01010/01110/00000", "00000/01110/01410/01110/00000")],
        "111/101/111",
        "111/141/111",
    ),
    "what lies right of a mark": ([("000/200/000", "000/250/000")], "200/000", "250/000"),
}
COLOURED = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 3), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


def proposed(train, *tests, steps=10**8):
    pairs = tuple((Grid(given), Grid(wanted)) for given, wanted in train)
    return list(cell_tree(pairs, tuple(map(Grid, tests)), Budget(steps)))


@pytest.mark.parametrize(("train", "test", "wanted"), RULES.values(), ids=RULES)
def test_rules_are_found(train, test, wanted):
    programs = proposed(train, test)
    assert Grid(wanted) in [run(program, test) for program in programs]


def run(program, grid):
    return Program.parse(program.text).run(Grid(grid))


@settings(max_examples=40, deadline=None)
@given(COLOURED, st.integers(0, 3), st.integers(0, 9))
def test_what_is_proposed_fits_and_is_read_back(rows, colour, other):
    wanted = [[other if cell == colour else cell for cell in row] for row in rows]
    programs = proposed([(rows, wanted)], "1")
    assert len(programs) <= MOST_TREES
    assert all(run(program, rows) == Grid(wanted) for program in programs)
    one_colour = len({cell for row in wanted for cell in row}) == 1  # a canvas, and no cell rule
    assert programs or rows == wanted or one_colour


@pytest.mark.parametrize(
    "train",
    [
        [("12", "12")],
        [("12", "1")],
        [("12", "34"), ("12", "43")],
    ],
    ids=["nothing changes", "another size", "contradiction"],
)
def test_no_rule_is_no_program(train):
    assert not proposed(train, "11")


def test_a_colour_that_is_new_in_a_test_is_no_failure():
    programs = proposed([("102/120", "103/130")], "789/987")
    assert programs
    assert all(isinstance(run(program, "789/987"), Grid) for program in programs)


def test_large_grids_end_with_the_budget():
    rows = [[(i * j) % 7 for j in range(30)] for i in range(30)]
    with pytest.raises(OutOfBudget):
        proposed([(rows, [row[::-1] for row in rows])], rows, steps=100_000)


def test_a_tree_is_refused_where_it_has_too_many_leaves():
    columns = [Column("a", (0, 1, 2, 3))]
    assert grown((5, 6, 7, 8), columns, 3, Budget(1000)) is None
    assert grown((5, 6, 7, 8), columns, 4, Budget(1000)) is not None


def test_what_no_column_tells_apart_has_no_tree():
    assert grown((5, 6), [Column("a", (1, 1))], 9, Budget(1000)) is None
    assert grown((5, 5), [Column("a", (1, 2))], 9, Budget(1000)) == Leaf(5)
