"""The order of shrinking: total, and by structure alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_programs import graphs

from batt.programs.node import Pool
from batt.programs.program import Program
from batt.simplify.simplicity import simpler_than, weight


@pytest.mark.parametrize(
    ("simpler", "other"),
    [
        ("O = I", "O = hmirror(I)"),
        ("O = hmirror(I)", "x1 = hmirror(I)\nO = vmirror(x1)"),
        ("O = paint(I, I)", "O = fill(I, ZERO, I)"),
        ("O = replace(I, ZERO, ONE)", "O = replace(I, ZERO, TWO)"),
        ("O = replace(I, ONE, ONE)", "O = replace(I, ONE, TWO)"),
        ("O = upscale(I, NEG_ONE)", "O = upscale(I, TWO)"),
        ("O = trim(I)", "O = tophalf(I)"),
        ("O = hmirror(I)", "O = vmirror(I)"),
    ],
)
def test_what_is_simpler(simpler, other):
    pool = Pool()
    one, two = Program.parse(simpler, pool).root, Program.parse(other, pool).root
    assert simpler_than(one, two)
    assert not simpler_than(two, one)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_it_is_a_total_order(data):
    pool = Pool()
    a, b, c = (data.draw(graphs(pool, 4))[-1] for _ in range(3))
    assert simpler_than(a, b) + simpler_than(b, a) == (a is not b)
    if simpler_than(a, b) and simpler_than(b, c):
        assert simpler_than(a, c)


def test_a_constant_weighs_more_the_further_it_is_from_nothing():
    rising = [0, 1, -1, 2, -2, 3, 10, 1000]
    assert sorted(rising, key=weight) == rising
