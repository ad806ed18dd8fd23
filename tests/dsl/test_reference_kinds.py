"""Arguments of a kind that the description of a primitive has no reading for are an error."""

from __future__ import annotations

import re
from typing import Any

import pytest

from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.errors import DslError

ADD, DOUBLE, EVEN, SIZE, TOIVEC = map(CATALOGUE.get, ("add", "double", "even", "size", "toivec"))
GRID = Grid("012/340/000")
INDICES = Patch({(0, 0), (0, 1), (1, 0), (1, 1)})
OBJECT = Patch({(5, (0, 1)), (5, (1, 1))})
CELLS_AND_POSITIONS = FrozenSet({(0, 1), (5, (0, 1))})
FAR = FrozenSet({(3000, 0)})

NO_TUPLE = [3, None, SIZE, Patch(), FrozenSet({1}), INDICES]
NO_PATCH = [3, None, SIZE, FrozenSet({1}), CELLS_AND_POSITIONS, FAR, FrozenSet({(1, 2, 3)})]
NO_MEMBERS = [(1, 2), tuple(CELLS_AND_POSITIONS), Grid("123"), ((1, (2, 3)), (1, 2)), ((1, None),)]
NO_READING: dict[str, list[Any]] = {
    "any": [],
    "number": [None, (), (1, 2), Patch(), FrozenSet({1}), SIZE],
    "vector": [3, None, (), (1,), (1, 2, 3), (1, None), ((0, 1), (0, 1)), FrozenSet({1, 2}), SIZE],
    "numerical": [None, (), (1,), (None, 1), (1, None), FrozenSet({1, 2}), Patch(), SIZE],
    "key": [None, (), Patch(), SIZE],
    "container": [3, None, SIZE],
    "nested": [3, None, SIZE, (1, 2), FrozenSet({1}), (None,), (SIZE,)],
    "set": [3, None, SIZE, (1,), (), GRID],
    "tuple": NO_TUPLE,
    "list": [3, None, SIZE, FrozenSet({1}), INDICES],
    "grid": [*NO_TUPLE, (1, 2), (FrozenSet({1}),)],
    "patch": [*NO_PATCH, *NO_MEMBERS],
    "object": [*NO_PATCH, *NO_MEMBERS, INDICES],
    "objects": [3, None, SIZE, (1, 2), FrozenSet({1}), (INDICES,), (CELLS_AND_POSITIONS,), (FAR,)],
    "piece": [*NO_PATCH],
    "element": [*NO_PATCH, INDICES],
    "function": [3, None, (), Patch()],
}
"""Values that have no reading where such a value is needed.

A ``tuple`` may have members of any kind, and so may the empty set stand for a ``list``; a ``piece``
is a tuple of any members, too, as long as they are only counted.
"""

PAIR = ((1,), (2,))
SAME: list[tuple[str, str, tuple[Any, ...]]] = [
    ("numerical numerical", "add subtract multiply divide", (3, 4)),
    ("numerical", "invert double halve increment decrement crement sign", (3,)),
    ("number", "even positive", (3,)),
    ("key key", "greater", (3, 4)),
    ("any", "toivec tojvec flip initset identity", (3,)),
    ("any any", "astuple equality both either", (3, 4)),
    ("any any any", "branch", (3, 4, 5)),
    ("number number number", "interval", (0, 5, 2)),
    ("container", "maximum minimum size totuple first last", ((1, 2),)),
    ("any container", "contained", (1, (1, 2))),
    ("any number", "repeat", (1, 2)),
    ("container function", "extract sfilter", ((1, 2), EVEN)),
    ("container function", "order argmax argmin valmax valmin", ((1, 2), DOUBLE)),
    ("container any", "other", ((1, 2), 1)),
    ("any container", "remove", (1, (1, 2))),
    ("any set", "insert", (1, FrozenSet({2}))),
    ("container container", "combine difference product pair", PAIR),
    ("nested", "merge", (PAIR,)),
    ("set set", "intersection", (FrozenSet({1}), FrozenSet({1, 2}))),
    ("list", "dedupe mostcommon leastcommon", ((1, 1),)),
    ("nested function", "mfilter", (PAIR, SIZE)),
    ("nested number", "sizefilter", (PAIR, 1)),
    ("objects number", "colorfilter", ((OBJECT,), 5)),
    ("function function", "compose", (DOUBLE, DOUBLE)),
    ("function function function", "chain", (DOUBLE, DOUBLE, DOUBLE)),
    ("function any", "matcher rbind lbind", (ADD, 1)),
    ("function number", "power", (DOUBLE, 2)),
    ("function function function", "fork", (ADD, DOUBLE, DOUBLE)),
    ("function container", "apply", (DOUBLE, (1, 2))),
    ("container any", "rapply", ((DOUBLE,), 1)),
    ("function container", "mapply", (TOIVEC, (1, 2))),
    ("function container container", "papply prapply", (ADD, *PAIR)),
    ("function container container", "mpapply", (CATALOGUE["astuple"], *PAIR)),
    ("element", "mostcolor leastcolor palette numcolors", (GRID,)),
    ("element number", "colorcount", (GRID, 1)),
    ("object", "color hperiod", (OBJECT,)),
    ("object", "vperiod", (OBJECT,)),
    ("grid number", "ofcolor", (GRID, 1)),
    ("grid number number", "replace switch", (GRID, 1, 2)),
    ("number patch", "recolor", (5, INDICES)),
    ("number vector", "canvas", (5, (2, 2))),
    ("grid", "asindices asobject rot90 rot180 rot270 trim lefthalf righthalf compress", (GRID,)),
    ("grid", "frontiers partition fgpartition", (GRID,)),
    ("tuple", "tophalf bottomhalf", (GRID,)),
    ("grid vector", "index", (GRID, (0, 0))),
    ("piece", "hmirror vmirror dmirror cmirror height width shape portrait square", (GRID,)),
    ("grid vector vector", "crop", (GRID, (0, 0), (2, 2))),
    ("patch grid", "subgrid toobject", (INDICES, GRID)),
    ("grid number", "hsplit vsplit hupscale downscale", (GRID, 3)),
    ("tuple number", "vupscale", (GRID, 3)),
    ("element number", "upscale", (GRID, 2)),
    ("grid grid", "hconcat", (GRID, GRID)),
    ("tuple tuple", "vconcat", (GRID, GRID)),
    ("grid grid number", "cellwise", (GRID, Grid("000/000/000"), 5)),
    ("grid number patch", "fill underfill", (GRID, 5, INDICES)),
    ("grid object", "paint underpaint occurrences", (GRID, OBJECT)),
    ("grid patch", "cover", (GRID, INDICES)),
    ("grid object vector", "move", (GRID, OBJECT, (0, 1))),
    ("grid any any any", "objects", (GRID, 1, 0, 1)),
    ("patch", "toindices uppermost lowermost leftmost rightmost ulcorner urcorner", (INDICES,)),
    ("patch", "llcorner lrcorner corners center centerofmass normalize", (INDICES,)),
    ("patch", "backdrop delta box outbox inbox", (INDICES,)),
    ("piece", "vline hline", (INDICES,)),
    ("patch vector", "shift", (INDICES, (1, 1))),
    ("patch tuple", "bordering", (INDICES, GRID)),
    ("patch patch", "hmatching vmatching manhattan adjacent position", (INDICES, OBJECT)),
    ("patch patch", "gravitate", (INDICES, OBJECT)),
    ("vector", "dneighbors ineighbors neighbors vfrontier hfrontier", ((1, 1),)),
    ("vector vector", "connect shoot", ((0, 0), (1, 1))),
]
"""What the parameters of some primitives are read as, the primitives, and a call with a result."""

ROWS = {name: (kinds.split(), args) for kinds, names, args in SAME for name in names.split()}
READ_ANYTHING = {name for name, (kinds, _) in ROWS.items() if set(kinds) == {"any"}}


def wrong_calls(name: str) -> list[tuple[Any, ...]]:
    """The call with each argument in turn replaced by each value without a reading."""
    kinds, args = ROWS[name]
    return [
        (*args[:place], wrong, *args[place + 1 :])
        for place, kind in enumerate(kinds)
        for wrong in NO_READING[kind]
    ]


def test_every_primitive_is_in_the_table_once() -> None:
    assert sorted(re.findall(r"\w+", " ".join(names for _, names, _ in SAME))) == sorted(ROWS)
    assert {name: len(kinds) for name, (kinds, _) in ROWS.items()} == {
        name: CATALOGUE[name].arity for name in ROWS
    }
    assert len(ROWS) == 160


@pytest.mark.parametrize("name", ROWS)
def test_the_call_without_a_wrong_argument_has_a_result(name: str) -> None:
    CATALOGUE[name](*ROWS[name][1])
    assert name in READ_ANYTHING or wrong_calls(name)


@pytest.mark.parametrize("name", [name for name in ROWS if name not in READ_ANYTHING])
def test_an_argument_of_a_kind_without_a_reading_is_an_error(name: str) -> None:
    for args in wrong_calls(name):
        try:
            result = CATALOGUE[name](*args)
        except DslError as error:
            assert error.primitive
        else:
            pytest.fail(f"{name}{args} gives {result}")


def test_what_reads_anything_has_a_result_for_every_kind() -> None:
    found = [3, True, None, (), (1, None), Patch(), FrozenSet({(), 1}), INDICES, GRID, SIZE]
    assert {"toivec", "equality", "branch", "flip", "initset", "astuple"} <= READ_ANYTHING
    for name in READ_ANYTHING:
        for value in found:
            CATALOGUE[name](*[value] * CATALOGUE[name].arity)


@pytest.mark.parametrize("wrong", [None, (), (1, 2), FrozenSet({1})])
def test_none_and_other_kinds_are_no_colour_even_where_no_cell_could_have_it(wrong: Any) -> None:
    for name, args in (
        ("ofcolor", (GRID, wrong)),
        ("colorcount", (Patch(), wrong)),
        ("colorfilter", (FrozenSet({OBJECT}), wrong)),
        ("replace", (GRID, wrong, 1)),
        ("switch", (GRID, 9, wrong)),
    ):
        with pytest.raises(DslError):
            CATALOGUE[name](*args)
