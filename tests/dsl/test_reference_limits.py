"""The section *Limits* of the reference, sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest

from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.limits import CELL_MAX, CELL_MIN, NEST_LIMIT, NUMBER_LIMIT, SIDE_LIMIT, SIZE_LIMIT
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Function, Grid, Patch, is_grid, measure, size
from batt.errors import DslError

ADD, IDENTITY, INITSET, RBIND = map(CATALOGUE.__getitem__, ("add", "identity", "initset", "rbind"))
TALL = Grid([(0,)] * SIDE_LIMIT)
WIDE = Grid([(0,) * SIDE_LIMIT])
CORNER = Patch({(SIDE_LIMIT, SIDE_LIMIT)})
DEEP = 5
for _ in range(NEST_LIMIT):
    DEEP = (DEEP,)


def call(name: str, *args: Any) -> Any:
    return CATALOGUE[name](*args)


REFUSED = {
    "a number": [
        ("increment", (NUMBER_LIMIT,)),
        ("decrement", (-NUMBER_LIMIT,)),
        ("add", (NUMBER_LIMIT, (0, 1))),
        ("multiply", (2**16, 2**15)),
        ("double", ((0, -NUMBER_LIMIT),)),
    ],
    "the size": [
        ("repeat", (1, SIZE_LIMIT)),
        ("repeat", ((1, 2), SIZE_LIMIT // 2)),
        ("interval", (0, SIZE_LIMIT, 1)),
        ("canvas", (0, (317, 316))),
        ("product", ((*range(400),), (*range(400),))),
        ("upscale", (Grid("0"), 317)),
        ("combine", ((0,) * 60_000, (0,) * 60_000)),
        ("hconcat", (Grid([(0,) * 50] * 1001), Grid([(0,) * 50] * 1001))),
        ("apply", (RBIND(CATALOGUE["repeat"], 50_000), (1, 2))),
        ("backdrop", (Patch({(0, 0), (400, 400)}),)),
        ("delta", (Patch({(0, 0), (400, 400)}),)),
        ("occurrences", (Grid([(0,) * 316] * 316), ())),
    ],
    "the nesting": [
        ("initset", (DEEP,)),
        ("astuple", (DEEP, 1)),
        ("repeat", (DEEP, 1)),
        ("rbind", (ADD, DEEP)),
        ("matcher", (IDENTITY, DEEP)),
    ],
    "a side": [
        ("canvas", (0, (SIDE_LIMIT + 1, 1))),
        ("canvas", (0, (1, SIDE_LIMIT + 1))),
        ("canvas", (0, (SIDE_LIMIT + 1, 0))),
        ("vconcat", (TALL, Grid("0"))),
        ("hconcat", (WIDE, Grid("0"))),
        ("vupscale", (Grid("0"), SIDE_LIMIT + 1)),
        ("hupscale", (Grid("0"), SIDE_LIMIT + 1)),
        ("upscale", (Grid([(0,) * 1024]), 2)),
    ],
    "a cell": [
        ("canvas", (CELL_MAX + 1, (1, 1))),
        ("fill", (Grid("0"), CELL_MIN - 1, {(0, 0)})),
        ("underfill", (Grid("0"), 1000, {(0, 0)})),
        ("replace", (Grid("0"), 0, 128)),
        ("switch", (Grid("0"), 0, 128)),
        ("cellwise", (Grid("0"), Grid("1"), 128)),
        ("paint", (Grid("0"), ((200, (0, 0)),))),
    ],
    "a cell of a patch": [
        ("recolor", (CELL_MAX + 1, {(0, 0)})),
        ("asobject", (((0, 200),),)),
        ("shift", (((200, (0, 0)),), (0, 0))),
    ],
    "a position": [
        ("shift", (CORNER, (0, 1))),
        ("shift", (CORNER, (1, 0))),
        ("shift", (((-SIDE_LIMIT, 0),), (-1, 0))),
        ("recolor", (5, ((SIDE_LIMIT + 1, 0),))),
        ("normalize", (Patch({(-SIDE_LIMIT, 0), (1, 0)}),)),
        ("normalize", (Patch({(0, -SIDE_LIMIT), (0, 1)}),)),
        ("outbox", (CORNER,)),
        ("inbox", (CORNER,)),
        ("backdrop", (((SIDE_LIMIT + 1, 0),),)),
        ("box", (((0, SIDE_LIMIT + 1),),)),
        ("corners", (((0, SIDE_LIMIT + 1),),)),
        ("dneighbors", ((SIDE_LIMIT, 0),)),
        ("ineighbors", ((0, -SIDE_LIMIT),)),
        ("neighbors", ((0, SIDE_LIMIT),)),
        ("connect", ((0, 0), (0, SIDE_LIMIT + 1))),
        ("shoot", ((0, 0), (49, 0))),
        ("vfrontier", ((0, SIDE_LIMIT + 1),)),
        ("hfrontier", ((SIDE_LIMIT + 1, 0),)),
        ("upscale", (Patch({(5, (SIDE_LIMIT, 0))}), 2)),
        ("dmirror", (Patch({(SIDE_LIMIT - 1, 0), (SIDE_LIMIT - 1, 2)}),)),
        ("cmirror", (Patch({(0, SIDE_LIMIT - 1), (2, SIDE_LIMIT - 1)}),)),
    ],
}
REACHED = [
    ("add", (NUMBER_LIMIT, 0), NUMBER_LIMIT),
    ("invert", (NUMBER_LIMIT,), -NUMBER_LIMIT),
    ("repeat", (1, SIZE_LIMIT - 1), (1,) * (SIZE_LIMIT - 1)),
    ("vconcat", (Grid([(0,)] * (SIDE_LIMIT - 1)), Grid("0")), TALL),
    ("recolor", (CELL_MIN, CORNER), Patch({(CELL_MIN, (SIDE_LIMIT, SIDE_LIMIT))})),
    ("canvas", (CELL_MAX, (1, 1)), ((CELL_MAX,),)),
    ("first", (DEEP,), DEEP[0]),  # type: ignore[index]
    ("toivec", (3000,), (3000, 0)),
    ("repeat", ((3000, 0), 2), ((3000, 0), (3000, 0))),
    ("uppermost", (((3000, 0), (2500, NUMBER_LIMIT)),), 2500),
    ("fill", (Grid("00"), 5, ((0, 0), (3000, 0))), Grid("50")),
]
SIZES = [
    *((value, 1) for value in (7, True, None, (), Grid(), Patch(), FrozenSet(), ADD)),
    (Grid("123/456"), 6),
    (((1, 2, 3), (4, 5, 6)), 6),
    (Patch({(0, 1), (2, 3)}), 2),
    (Patch({(5, (0, 1)), (6, (0, 1)), (5, (2, 3))}), 3),
    ((1, 2), 3),
    ((1, (2, 3), Grid("12/34")), 1 + 1 + 3 + 4),
    (FrozenSet({1, (2, 3), Patch({(0, 1)})}), 1 + 1 + 3 + 1),
    (((1, 2), (3, 200)), 1 + 3 + 3),
    (((1, 2), (3,)), 1 + 3 + 2),
    (FrozenSet({(3000, 0)}), 1 + 3),
    (RBIND(ADD, (1, 2)), 1 + 1 + 3),
    ((((1, 2, 3),) * 2 + (None,)) * 2, 1 + 4 * 4 + 2),
    (Grid([(), ()]), 2),
]


@pytest.mark.parametrize(
    ("what", "name", "args"),
    [(what, name, args) for what, rows in REFUSED.items() for name, args in rows],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_rule_a_result_past_a_limit_is_an_error(what: str, name: str, args: Any) -> None:
    with pytest.raises(DslError) as caught:
        call(name, *args)
    assert caught.value.primitive == name


@pytest.mark.parametrize(("name", "args", "expected"), REACHED, ids=lambda value: str(value)[:20])
def test_rule_a_limit_itself_can_be_reached(name: str, args: Any, expected: Any) -> None:
    assert call(name, *args) == expected


@pytest.mark.parametrize(("value", "expected"), SIZES, ids=lambda value: str(value)[:30])
def test_rule_the_size_of_a_value(value: Any, expected: int) -> None:
    assert size(value) == expected


@pytest.mark.parametrize(
    ("value", "levels"),
    [
        *((value, 0) for value in (7, None, ADD)),
        *((value, 1) for value in ((), (7,), Patch(), FrozenSet({7}), RBIND(ADD, 1))),
        *((value, 2) for value in (Grid("1"), ((7,),), Patch({(0, 1)}), RBIND(ADD, (1,)))),
        (Patch({(5, (0, 1))}), 3),
        (RBIND(RBIND(CATALOGUE["interval"], 1), (2,)), 2),
        (DEEP, NEST_LIMIT),
    ],
)
def test_rule_functions_nest_as_tuples_do(value: Any, levels: int) -> None:
    assert measure(value)[1] == levels


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("canvas", (0, (NUMBER_LIMIT, NUMBER_LIMIT))),
        ("repeat", (0, NUMBER_LIMIT)),
        ("interval", (-NUMBER_LIMIT, NUMBER_LIMIT, 1)),
        ("upscale", (Grid("0"), NUMBER_LIMIT)),
        ("hsplit", (Grid("0"), NUMBER_LIMIT)),
        ("vsplit", (Grid("0"), NUMBER_LIMIT)),
        ("shoot", ((0, 0), (0, NUMBER_LIMIT // 50))),
        ("connect", ((0, 0), (0, NUMBER_LIMIT))),
        ("backdrop", (((0, 0), (NUMBER_LIMIT, NUMBER_LIMIT)),)),
        ("box", (((0, 0), (NUMBER_LIMIT, NUMBER_LIMIT)),)),
    ],
)
def test_rule_a_size_that_follows_from_the_arguments_is_refused_before_it_is_made(
    name: str, args: Any
) -> None:
    meter.left = UNLIMITED
    with pytest.raises(DslError):
        call(name, *args)
    assert meter.left == UNLIMITED


def test_rule_in_cells_and_positions_a_boolean_becomes_a_number() -> None:
    made = [
        call("initset", (True, False)),
        call("recolor", True, ((False, True),)),
        call("canvas", True, (1, True)),
        call("fill", Grid("0"), True, {(0, 0)}),
        call("asobject", ((True, 2),)),
        call("apply", CATALOGUE["toivec"], FrozenSet({True})),
    ]
    assert "True" not in repr(made)
    assert "False" not in repr(made)


@pytest.mark.parametrize(
    "members", [{(3000, 0), (0, 0)}, {(200, (0, 1))}, {(5, (0, -3000))}, {(0, 0), (5, (0, 1))}]
)
def test_rule_a_set_that_fits_no_patch_is_a_general_set_until_a_patch_is_needed(
    members: Any,
) -> None:
    kept = call("merge", FrozenSet({FrozenSet(members)}))
    assert kept == members
    assert call("size", kept) == len(members)
    assert call("contained", call("first", kept), kept)
    for name in ("toindices", "normalize", "ulcorner", "height", "backdrop", "square"):
        with pytest.raises(DslError):
            call(name, kept)
    for name, args in (("fill", (Grid("0"), 1, kept)), ("colorfilter", ((kept,), 5))):
        with pytest.raises(DslError):
            call(name, *args)


def test_rule_a_tuple_of_rows_and_a_grid_are_one_value() -> None:
    plain = ((1, 2), (3, 4))
    assert is_grid(plain)
    assert call("equality", plain, Grid("12/34"))
    assert call("size", FrozenSet({plain, Grid("12/34")})) == 1
    assert size(plain) == size(Grid("12/34"))
    assert isinstance(call("rot90", plain), Grid)
    assert call("hmirror", ((1, 200), (3, 4))) == ((3, 4), (1, 200))


def test_rule_a_functions_size_and_nesting_are_refused_like_a_tuples() -> None:
    function: Function = ADD
    for _ in range(NEST_LIMIT):
        function = call("compose", function, IDENTITY)
    with pytest.raises(DslError):
        call("compose", function, IDENTITY)
    with pytest.raises(DslError):
        call("rbind", ADD, (0,) * (SIZE_LIMIT - 2))
    assert isinstance(call("rbind", ADD, (0,) * (SIZE_LIMIT - 3)), Function)
    with pytest.raises(DslError):
        call("power", INITSET, NEST_LIMIT + 1)(0)
