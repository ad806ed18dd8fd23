"""Values of every kind, for tests that give primitives whatever there is."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch, collect_set

numbers = st.integers(-9, 9) | st.booleans()
vectors = st.tuples(numbers, numbers)


def containers(members: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Small tuples and sets of such members."""
    listed = st.lists(members, max_size=4)
    return listed.map(tuple) | listed.map(collect_set)


values = st.recursive(numbers | vectors | st.none(), containers, max_leaves=6)
"""A value without functions, of any other kind."""


def _functions() -> list[Any]:
    language = CATALOGUE
    size, add, first = language["size"], language["add"], language["first"]
    return [
        size,
        add,
        first,
        language["branch"],
        language["identity"],
        language["rbind"],
        language["rbind"](add, 1),
        language["lbind"](size, 1),
        language["compose"](size, first),
        language["fork"](language["astuple"], size, first),
        language["power"](language["initset"], 40),
    ]


NUMBERS = [0, 1, 2, -1, -3, True, False, 9, 2047, -2048, 128, 2**31 - 1, -(2**31) + 1]
VECTORS = [(0, 1), (-1, 2), (True, 3), (2**31 - 1, 1), (3000, 0)]
TUPLES = [
    (),
    (7,),
    (1, 2, 3),
    (3, 1, 3, 1),
    ((),),
    ((1, 2), (3,)),
    ((0, 1), (0, 1), (2, 3)),
    ((5, (0, 1)), (4, (0, 1))),
    (None, None),
    (1, (1, 2), FrozenSet({1})),
    (Patch({(0, 1)}), FrozenSet({1, 2}), ()),
    (0,) * 300,
    (((((1,),),),),),
]
SETS = [
    Patch(),
    FrozenSet({3, 1, 2}),
    FrozenSet({None, 0, ()}),
    FrozenSet({(1, 2, 3), (1,)}),
    Patch({(0, 1), (2, 0)}),
    Patch({(5, (0, 1)), (4, (0, 1))}),
    FrozenSet({(0, 1), (5, (0, 1))}),
    FrozenSet({Patch({(0, 1)}), Patch({(3, (1, 1))}), Patch()}),
    FrozenSet({(3000, 1), (0, 1)}),
]
GRIDS = [Grid(), Grid("1"), Grid("12/34"), Grid("000/010/000"), Grid([(), ()]), ((1, 2), (3, 4))]
FUNCTIONS = _functions()
EVERYTHING = [None, *NUMBERS, *VECTORS, *TUPLES, *SETS, *GRIDS, *FUNCTIONS, FrozenSet(FUNCTIONS)]
"""Values of every kind, the awkward ones of each."""
