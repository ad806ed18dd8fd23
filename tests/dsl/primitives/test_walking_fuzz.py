"""Whatever the arguments, a primitive of patches, lines and objects gives a value or a DslError."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from patch_strategies import grids, patches

import batt.dsl as dsl
from batt.dsl import FrozenSet, Grid, Patch
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import Closure, collect_set, measure
from batt.errors import DslError

FAMILIES = ("boxes", "lines", "objects", "patch_pairs", "patches", "periods")
PRIMITIVES = [made for made in CATALOGUE.values() if made.__module__.rpartition(".")[2] in FAMILIES]

numbers = st.integers(-3, 4) | st.booleans() | st.sampled_from([2047, 2048, 200, 2**31 - 1])
functions = st.sampled_from([dsl.size, dsl.shift, Closure("held", (1,), 1, lambda x: x)])
simple = numbers | st.none() | functions | st.tuples(numbers, numbers)
nested = st.recursive(
    simple,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.lists(inner, max_size=3).map(collect_set)
    ),
    max_leaves=8,
)
ragged = st.lists(st.lists(numbers, max_size=3).map(tuple), max_size=3).map(tuple)
empties = st.sampled_from([Grid(), Patch(), (), FrozenSet(), Grid([(), ()])])
values = nested | grids(max_side=3) | ragged | patches() | empties


def test_all_primitives_of_the_families_are_tried():
    assert len(PRIMITIVES) == 47


@pytest.mark.parametrize("made", PRIMITIVES, ids=repr)
@settings(max_examples=40)
@given(data=st.data())
def test_a_value_or_an_error_whatever_the_arguments(made, data):
    args = [data.draw(values) for _ in range(made.arity)]
    try:
        result = made(*args)
    except DslError:
        return
    assert measure(result)[0] >= 0
