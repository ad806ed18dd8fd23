"""The section *Order* of the reference, which settles whatever a set's members come to."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch, collect_set, natural_key

TWO_COLOURS = Patch({(3, (0, 0)), (7, (0, 0)), (7, (0, 1))})
NAMES = ("add", "compose", "identity", "rbind", "size")
ADD, COMPOSE, IDENTITY, RBIND, SIZE = map(CATALOGUE.__getitem__, NAMES)


def call(name: str, *args: Any) -> Any:
    return CATALOGUE[name](*args)


numbers = st.integers(-3, 3) | st.booleans()
functions = st.sampled_from([ADD, SIZE, RBIND]) | st.builds(
    CATALOGUE["rbind"], st.sampled_from([ADD, RBIND]), numbers
)
values = st.recursive(
    st.none() | numbers | functions | st.sampled_from([Grid("12/34"), Grid(), TWO_COLOURS]),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.lists(inner, max_size=3).map(collect_set)
    ),
    max_leaves=8,
)


@given(values, values, values)
def test_rule_natural_order_is_total(a: Any, b: Any, c: Any) -> None:
    one, two, three = natural_key(a), natural_key(b), natural_key(c)
    assert (one == two) == (a == b)
    assert (one < two) + (two < one) + (a == b) == 1
    assert not (one <= two <= three) or one <= three


ASCENDING = [
    *(None, -2, False, 1, 7),
    *((), (None,), (1,), (1, 0), (1, 2), (2,), (FrozenSet(),), (SIZE,)),
    *(FrozenSet(), FrozenSet({0}), FrozenSet({0, 5}), FrozenSet({1, 2}), FrozenSet({9})),
    *(FrozenSet({(0,)}), ADD, SIZE, COMPOSE(SIZE, SIZE), RBIND(ADD, 1), RBIND(ADD, 2)),
    RBIND(SIZE, 0),
]
"""None, numbers, tuples, sets, primitives by name, combinators by name and arguments."""


def test_rule_none_numbers_tuples_sets_functions() -> None:
    assert list(FrozenSet(ASCENDING)) == ASCENDING
    assert list(FrozenSet(reversed(ASCENDING))) == ASCENDING


POSITIONS = [(-1, 5), (0, 0), (0, 3), (2, -7), (2, 1)]
OBJECT = [(1, (9, 9)), (2, (0, 5)), (2, (3, 0)), (2, (3, 1))]
OBJECTS = [Patch({(1, (9, 9)), (7, (0, 0))}), Patch({(2, (0, 5))}), Patch({(2, (3, 0))})]


@pytest.mark.parametrize("members", [POSITIONS, OBJECT, OBJECTS, [3, 10, 200]])
def test_rule_a_set_is_visited_in_natural_order(members: list[Any]) -> None:
    made, ends = collect_set(members[::-1]), (members[0], members[-1])
    in_order = tuple(members)
    constant = COMPOSE(SIZE, CATALOGUE["initset"])
    assert call("totuple", made) == in_order
    assert (call("first", made), call("last", made)) == ends
    assert call("extract", made, constant) == members[0]
    assert call("other", made, members[0]) == members[1]
    assert call("order", made, constant) == in_order
    assert call("argmax", made, constant) == call("argmin", made, constant) == members[0]
    assert call("combine", (0,), made) == (0, *in_order)
    assert call("merge", (made, made)) == in_order * 2
    assert call("mapply", IDENTITY, (made,)) == in_order
    assert call("pair", made, made) == tuple(zip(members, members, strict=True))
    assert call("papply", CATALOGUE["astuple"], made, (1, 2)) == tuple(
        zip(members, (1, 2), strict=False)
    )
    assert call("mpapply", CATALOGUE["astuple"], made, (1,)) == (members[0], 1)


def test_rule_a_set_of_cells_has_its_smallest_colour_first() -> None:
    assert call("color", TWO_COLOURS) == 3
    assert call("colorfilter", (TWO_COLOURS,), 3) == {TWO_COLOURS}
    assert call("colorfilter", (TWO_COLOURS,), 7) == Patch()
    assert call("paint", Grid("0"), Patch({(c, (0, 0)) for c in (5, 9, 2)})) == Grid("9")


@pytest.mark.parametrize("members", list(permutations((2, 1, 3))))
def test_rule_ties_of_counts_go_to_the_least_value(members: tuple[int, ...]) -> None:
    grid = Grid([members, members])
    obj = Patch({(colour, (place, 0)) for place, colour in enumerate(members)})
    for found in (grid, obj):
        assert call("mostcolor", found) == call("leastcolor", found) == 1
    assert call("mostcommon", members) == call("leastcommon", members) == 1
    mixed = (FrozenSet({1}), (1,), None, 4)
    assert call("mostcommon", mixed) is call("leastcommon", mixed) is None


@pytest.mark.parametrize(
    ("least", "most"),
    [
        (-3, True),
        ((1, 2), (1, 3)),
        ((1,), (1, 0)),
        (FrozenSet({9}), FrozenSet({1, 2})),
        ((FrozenSet({9}), 5), (FrozenSet({1, 2}), 0)),
        (Grid("21"), Grid("21/00")),
    ],
)
def test_rule_keys_are_numbers_tuples_by_member_and_sets_by_size(least: Any, most: Any) -> None:
    assert call("greater", most, least)
    assert not call("greater", least, most)
    pair = (most, least)
    assert call("order", pair, IDENTITY) == (least, most)
    assert (call("maximum", pair), call("minimum", pair)) == (most, least)
    for highest, lowest in (("argmax", "argmin"), ("valmax", "valmin")):
        assert call(highest, pair, IDENTITY) == most
        assert call(lowest, pair, IDENTITY) == least


def test_rule_sets_of_equally_many_members_are_equal_keys() -> None:
    one, two = FrozenSet({1}), FrozenSet({2})
    assert not call("greater", one, two)
    assert not call("greater", two, one)
    assert call("order", (two, one), IDENTITY) == (two, one)
    assert call("maximum", (two, one)) == call("minimum", (two, one)) == two
