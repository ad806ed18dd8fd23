"""Which turns train pairs allow: those that the rule behind them goes together with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_programs import grids

from batt.api import Program
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import Grid
from batt.generality.tiling import TURNS
from batt.generality.turns import allowed_turns

ALL = list(TURNS)
HALVES = ["rot180", "hmirror", "vmirror"]
INPUTS = (Grid("1200/0300/0004"), Grid("0560/7000/0008"), Grid("9000/0100/2030"))

RULES = {
    "the half turn": ("O = rot180(I)", ALL),
    "a mirror goes with mirrors and the half turn": ("O = vmirror(I)", HALVES),
    "a quarter turn goes with turns": ("O = rot90(I)", ["rot90", "rot180", "rot270"]),
    "twice below itself": ("O = vconcat(I, I)", HALVES),
    "its mirror below itself": ("x1 = hmirror(I)\nO = vconcat(I, x1)", ["vmirror"]),
    "the top half": ("O = crop(I, ORIGIN, astuple(ONE, 4))", ["vmirror"]),
    "a line at the bottom": (
        "x1 = astuple(TWO, ZERO)\nO = fill(I, FIVE, shoot(x1, RIGHT))",
        ["vmirror"],
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_the_turns_of_a_rule(name):
    text, wanted = RULES[name]
    program = Program.parse(text)
    train = [(grid, program.run(grid)) for grid in INPUTS]
    assert set(allowed_turns(train)) <= set(wanted), "a turn that does not hold accuses the right"
    if name not in ("the top half", "a line at the bottom"):
        assert allowed_turns(train) == wanted


@given(grids(4))
def test_turns_are_those_of_the_language(grid):
    for name, (turn, _) in TURNS.items():
        assert turn(grid) == CATALOGUE[name](grid)


@given(grids(4), st.sampled_from(ALL), st.integers(0, 3), st.integers(0, 3))
def test_directions_turn_as_cells_do(grid, name, i, j):
    turn, moved = TURNS[name]
    i, j = i % grid.height, j % grid.width
    marked = Grid(
        [9 if (k, m) == (i, j) else 0 for m in range(grid.width)] for k in range(grid.height)
    )
    turned = turn(marked)
    ((k, m),) = [(k, m) for k, row in enumerate(turned) for m, cell in enumerate(row) if cell == 9]
    before = (2 * i - grid.height + 1, 2 * j - grid.width + 1)
    assert moved(before) == (2 * k - turned.height + 1, 2 * m - turned.width + 1)
