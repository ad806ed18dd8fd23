"""Which permutations of colours train pairs allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_programs import grids

from batt.dsl.values import Grid
from batt.generality.recolouring import allowed_permutations, permuted

CASES = {
    "a colour of every pair stays": (["15/51", "25/52", "35/53"], {0, 5}),
    "two colours of one fate change places": (["1/11", "2/22"], {0}),
    "one colour alone has nothing to change with": (["1/11", "0/00"], set(range(10))),
    "a colour that comes from nowhere stays": (["1/17", "2/27"], {0, 7}),
    "nothing is known of a colour with two fates": (["1/1", "12/2", "32/3"], set(range(10))),
}


@pytest.mark.parametrize("name", CASES)
def test_the_colours_that_stay(name):
    pairs, wanted = CASES[name]
    train = [(Grid(given), Grid(output)) for given, output in (pair.split("/") for pair in pairs)]
    moved = {a for each in allowed_permutations(train) for a, b in each.items() if a != b}
    assert set(range(10)) - moved >= wanted
    assert bool(moved) == (len(wanted) < 10)


@given(st.lists(st.tuples(grids(4), grids(4)), min_size=1, max_size=4))
def test_permutations_lose_nothing(train):
    for permutation in allowed_permutations(train):
        assert sorted(permutation) == sorted(permutation.values())
        back = {b: a for a, b in permutation.items()}
        for given_grid, _ in train:
            assert permuted(permuted(given_grid, permutation), back) == given_grid
