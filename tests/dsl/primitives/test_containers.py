"""Containers, case by case and by their laws."""

from __future__ import annotations

from typing import Any

import pytest
from any_values import containers, numbers, vectors
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch, collect_set, natural_key, size
from batt.errors import DslError

EVEN, SIZE, SIGN = CATALOGUE["even"], CATALOGUE["size"], CATALOGUE["sign"]
IDENTITY, FIRST, FLIP = CATALOGUE["identity"], CATALOGUE["first"], CATALOGUE["flip"]
INCREMENT, LAST = CATALOGUE["increment"], CATALOGUE["last"]

GRID = Grid("12/34/12")
SHAPE = Patch({(2, (1, 0)), (2, (0, 1)), (1, (5, 5))})
ONES, TWOS = Patch({(1, (3, 3)), (1, (0, 0))}), Patch({(2, (0, 1))})


def call(name: str, *args: Any) -> Any:
    return CATALOGUE[name](*args)


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [
        ("size", (GRID,), 3),
        ("size", (SHAPE,), 3),
        ("size", (Patch({(1, (0, 0)), (2, (0, 0))}),), 2),
        ("size", ((),), 0),
        ("size", (Patch(),), 0),
        ("initset", (3,), FrozenSet({3})),
        ("initset", ((0, 1),), Patch({(0, 1)})),
        ("initset", (None,), FrozenSet({None})),
        ("initset", (SIZE,), FrozenSet({SIZE})),
        ("totuple", (FrozenSet({2, 3, 1}),), (1, 2, 3)),
        ("totuple", (Patch({(1, 0), (0, 9)}),), ((0, 9), (1, 0))),
        ("totuple", ((3, 1, 3),), (3, 1, 3)),
        ("totuple", (Patch(),), ()),
        ("totuple", (GRID,), GRID),
        ("repeat", (5, 3), (5, 5, 5)),
        ("repeat", (Patch(), 2), (Patch(), Patch())),
        ("repeat", (5, 0), ()),
        ("repeat", (5, -2), ()),
        ("repeat", (5, True), (5,)),
        ("first", ((3, 1),), 3),
        ("first", (GRID,), (1, 2)),
        ("first", (FrozenSet({3, 1}),), 1),
        ("last", ((3, 1),), 1),
        ("last", (FrozenSet({3, 1}),), 3),
        ("last", (Patch({(1, 0), (0, 9)}),), (1, 0)),
        ("extract", ((1, 4, 6), EVEN), 4),
        ("extract", (FrozenSet({6, 4, 1}), EVEN), 4),
        ("extract", ((0, 3, ()), IDENTITY), 3),
        ("other", ((1, 1, 2, 3), 1), 2),
        ("other", (FrozenSet({3, 2}), 2), 3),
        ("other", (FrozenSet({3, 2}), 9), 2),
        ("other", ((True, 2), 1), 2),
        ("insert", (2, FrozenSet({1})), FrozenSet({1, 2})),
        ("insert", (1, FrozenSet({1})), FrozenSet({1})),
        ("insert", ((0, 1), Patch()), Patch({(0, 1)})),
        ("insert", ((3000, 1), Patch({(0, 1)})), FrozenSet({(0, 1), (3000, 1)})),
        ("remove", (1, (1, 2, True, 3)), (2, 3)),
        ("remove", ((1, 2), GRID), ((3, 4),)),
        ("remove", (9, (1, 2)), (1, 2)),
        ("remove", (1, FrozenSet({1, 2})), FrozenSet({2})),
        ("remove", ((0, 1), Patch({(0, 1)})), Patch()),
        ("remove", (1, FrozenSet({1, (0, 1)})), Patch({(0, 1)})),
        ("combine", ((1, 2), (2, 1)), (1, 2, 2, 1)),
        ("combine", ((3,), FrozenSet({2, 1})), (3, 1, 2)),
        ("combine", (FrozenSet({3}), (2, 2)), FrozenSet({2, 3})),
        ("combine", (TWOS, ONES), Patch({(1, (3, 3)), (1, (0, 0)), (2, (0, 1))})),
        ("combine", (Patch({(0, 1)}), TWOS), FrozenSet({(0, 1), (2, (0, 1))})),
        ("combine", (Patch(), TWOS), TWOS),
        ("combine", (GRID, GRID), ((1, 2), (3, 4), (1, 2)) * 2),
        ("merge", (((1, 2), (2,)),), (1, 2, 2)),
        ("merge", ((FrozenSet({3, 2}), (2,)),), (2, 3, 2)),
        ("merge", (FrozenSet({(1, 2), (2, 3, 3)}),), FrozenSet({1, 2, 3})),
        ("merge", (FrozenSet({ONES, TWOS}),), ONES | TWOS),
        ("merge", (FrozenSet({Patch({(0, 1)}), TWOS}),), FrozenSet({(0, 1), (2, (0, 1))})),
        ("merge", ((ONES, TWOS),), ((1, (0, 0)), (1, (3, 3)), (2, (0, 1)))),
        ("merge", (GRID,), (1, 2, 3, 4, 1, 2)),
        ("merge", ((),), ()),
        ("merge", (Patch(),), Patch()),
        ("merge", (FrozenSet({()}),), Patch()),
        ("intersection", (FrozenSet({1, 2, 3}), FrozenSet({3, 1, 5})), FrozenSet({1, 3})),
        ("intersection", (ONES, TWOS), Patch()),
        ("intersection", (Patch({(0, 1)}), FrozenSet({7, (0, True)})), Patch({(0, 1)})),
        ("difference", (FrozenSet({1, 2, 3}), FrozenSet({3, 1})), FrozenSet({2})),
        ("difference", ((3, 1, 3, 2), FrozenSet({1})), (3, 3, 2)),
        ("difference", ((3, 1, 3, 2), (3, 7)), (1, 2)),
        ("difference", (FrozenSet({1, 2}), (1, 1)), FrozenSet({2})),
        ("difference", (GRID, ((1, 2),)), ((3, 4),)),
        ("difference", ((), (1,)), ()),
        ("dedupe", ((2, 1, 2, True, 3),), (2, 1, 3)),
        ("dedupe", (GRID,), ((1, 2), (3, 4))),
        ("dedupe", ((),), ()),
        ("dedupe", (Patch(),), ()),
        ("product", ((1, 1), (2, 3)), Patch({(1, 2), (1, 3)})),
        ("product", ((5,), Patch({(0, 1)})), Patch({(5, (0, 1))})),
        ("product", ((5000,), (1,)), FrozenSet({(5000, 1)})),
        ("product", (((),), ((),)), FrozenSet({((), ())})),
        ("product", ((), (1,)), Patch()),
        ("pair", ((1, 2, 3), (4, 5)), ((1, 4), (2, 5))),
        ("pair", (FrozenSet({2, 1}), (3, 3)), ((1, 3), (2, 3))),
        ("pair", ((), (1,)), ()),
        ("order", ((3, 1, 2), IDENTITY), (1, 2, 3)),
        ("order", (((1, 2), (3,), (4,), ()), SIZE), ((), (3,), (4,), (1, 2))),
        ("order", (FrozenSet({3, -4, 4, -1}), SIGN), (-4, -1, 3, 4)),
        ("order", ((), SIZE), ()),
        ("order", (Patch(), SIZE), ()),
        ("argmax", (((1,), (2, 3), (4, 5)), SIZE), (2, 3)),
        ("argmax", (FrozenSet({4, 2, 3}), EVEN), 2),
        ("argmin", (((1, 2), (3,), (4,)), SIZE), (3,)),
        ("argmin", (FrozenSet({5, 3, 4}), EVEN), 3),
        ("argmin", ((None,), IDENTITY), None),
        ("valmax", (((1,), (2, 3)), SIZE), 2),
        ("valmin", (((1,), (2, 3)), SIZE), 1),
        ("valmax", ((), INCREMENT), 1),
        ("valmin", (Patch(), INCREMENT), 1),
        ("mostcommon", ((1, 2, 2, 3),), 2),
        ("mostcommon", (GRID,), (1, 2)),
        ("leastcommon", ((1, 2, 2, 1, 3),), 3),
        ("leastcommon", (GRID,), (3, 4)),
        ("sfilter", ((4, 3, 4, 2), EVEN), (4, 4, 2)),
        ("sfilter", (FrozenSet({4, 3, 2}), EVEN), FrozenSet({2, 4})),
        ("sfilter", (GRID, CATALOGUE["matcher"](FIRST, 1)), ((1, 2), (1, 2))),
        ("sfilter", (FrozenSet({3, (0, 1)}), CATALOGUE["matcher"](IDENTITY, (0, 1))), {(0, 1)}),
        ("sfilter", ((), EVEN), ()),
        ("mfilter", (((1, 2), (), (2, 1)), IDENTITY), (1, 2, 2, 1)),
        ("mfilter", (FrozenSet({(1, 2), (3,)}), IDENTITY), FrozenSet({1, 2, 3})),
        ("mfilter", (FrozenSet({ONES, TWOS}), CATALOGUE["matcher"](SIZE, 1)), TWOS),
        ("sizefilter", (((1, 2), (3,), (1, 2)), 2), FrozenSet({(1, 2)})),
        ("sizefilter", (FrozenSet({ONES, TWOS}), 1), FrozenSet({TWOS})),
        ("sizefilter", (GRID, 2), Patch({(1, 2), (3, 4)})),
        ("sizefilter", (((1, 2),), 7), Patch()),
        ("colorfilter", (FrozenSet({ONES, TWOS}), 2), FrozenSet({TWOS})),
        ("colorfilter", ((ONES, TWOS, ONES), 1), FrozenSet({ONES})),
        ("colorfilter", ((), 1), Patch()),
    ],
)
def test_results(name: str, args: tuple[Any, ...], expected: Any) -> None:
    assert call(name, *args) == expected


@pytest.mark.parametrize(
    ("name", "args", "reason"),
    [
        ("first", ((),), "empty"),
        ("first", (Patch(),), "empty"),
        ("last", ((),), "empty"),
        ("last", (Patch(),), "empty"),
        ("extract", ((1, 3), EVEN), "no member meets"),
        ("extract", ((), EVEN), "no member meets"),
        ("other", ((1, True), 1), "no member differs"),
        ("other", (Patch(), 1), "no member differs"),
        ("insert", (1, (2,)), "a set is needed"),
        ("insert", (1, ()), "a set is needed"),
        ("insert", ((1, 2), GRID), "a set is needed"),
        ("merge", ((1, 2),), "cannot read"),
        ("merge", (((1,), None),), "cannot read"),
        ("merge", ((SIZE,),), "cannot read"),
        ("merge", (FrozenSet({0}),), "cannot read"),
        ("intersection", ((1,), FrozenSet({1})), "a set is needed"),
        ("intersection", (FrozenSet({1}), (1,)), "a set is needed"),
        ("intersection", (3, 5), "a set is needed"),
        ("dedupe", (FrozenSet({1}),), "a tuple is needed"),
        ("dedupe", (Patch({(0, 1)}),), "a tuple is needed"),
        ("order", ((1, (1,)), IDENTITY), "keys that do not compare"),
        ("argmax", ((1, (1,)), IDENTITY), "keys that do not compare"),
        ("argmin", ((1, Patch()), IDENTITY), "keys that do not compare"),
        ("valmax", ((1, (1,)), IDENTITY), "keys that do not compare"),
        ("valmin", ((None, None), IDENTITY), "keys that do not compare"),
        ("argmax", ((), IDENTITY), "empty"),
        ("argmin", (Patch(), IDENTITY), "empty"),
        ("valmax", ((), SIZE), "size: "),
        ("valmin", (Patch(), SIZE), "size: "),
        ("mostcommon", ((),), "empty"),
        ("mostcommon", (FrozenSet({1}),), "a tuple is needed"),
        ("mostcommon", (Patch(),), "a tuple is needed"),
        ("leastcommon", ((),), "empty"),
        ("leastcommon", (FrozenSet({1}),), "a tuple is needed"),
        ("mfilter", ((1, 2), INCREMENT), "cannot read"),
        ("sizefilter", ((1, (2,)), 1), "cannot read"),
        ("sizefilter", (FrozenSet({None}), 1), "cannot read"),
        ("colorfilter", ((ONES, Patch()), 1), "empty object"),
        ("colorfilter", (FrozenSet({Patch({(0, 1)})}), 0), "positions without colours"),
        ("colorfilter", ((1,), 1), "neither a set nor a tuple"),
    ],
)
def test_error(name: str, args: tuple[Any, ...], reason: str) -> None:
    with pytest.raises(DslError, match=reason):
        call(name, *args)


CONTAINER_FIRST = [
    *("size", "totuple", "first", "last", "merge", "dedupe", "mostcommon", "leastcommon"),
    *("other", "sizefilter", "colorfilter", "combine", "difference", "product", "pair"),
    *("extract", "order", "argmax", "argmin", "sfilter", "mfilter", "valmax", "valmin"),
]


@pytest.mark.parametrize("name", CONTAINER_FIRST)
@pytest.mark.parametrize("value", [3, 0, None, True, False, SIZE], ids=repr)
def test_error_no_container(name: str, value: Any) -> None:
    rest = [IDENTITY if name in CONTAINER_FIRST[15:] else (1, 2)] * (CATALOGUE[name].arity - 1)
    with pytest.raises(DslError):
        call(name, value, *rest)


@pytest.mark.parametrize(
    "name", ["extract", "sfilter", "mfilter", "order", "argmax", "argmin", "valmax", "valmin"]
)
def test_error_of_the_function_is_the_callers(name: str) -> None:
    with pytest.raises(DslError, match="first: the container is empty"):
        call(name, ((), (1,)), FIRST)


def test_extract_does_not_try_later_members() -> None:
    assert call("extract", ((1,), ()), FIRST) == (1,)


@pytest.mark.parametrize(
    ("container", "expected"),
    [
        ((3, 2, 1, 2, 3, 1), 1),
        (((0, 5), 9, (0, 5), 9), 9),
        ((None, 0), None),
        ((Patch(), (), 3), 3),
        (((2, 1), (1, 9)), (1, 9)),
    ],
)
def test_rule_ties_of_counts_go_to_the_least_value(container: Any, expected: Any) -> None:
    assert call("mostcommon", container) == expected
    assert call("leastcommon", container) == expected


def test_rule_a_set_is_visited_in_natural_order() -> None:
    mixed = FrozenSet({Patch(), SIZE, (1,), (0, 5), 7, None})
    expected = (None, 7, (0, 5), (1,), Patch(), SIZE)
    assert call("totuple", mixed) == expected
    assert call("first", mixed) is None
    assert call("last", mixed) is SIZE
    assert call("combine", (), mixed) == expected
    assert call("merge", (mixed,)) == expected
    assert call("pair", mixed, range_tuple(6)) == tuple(zip(expected, range(6), strict=True))
    assert call("extract", mixed, FLIP) is None
    assert call("other", mixed, None) == 7


def range_tuple(count: int) -> tuple[int, ...]:
    return tuple(range(count))


def test_rule_keys_that_are_sets_go_by_their_numbers_of_members() -> None:
    three, two, also_two = FrozenSet({1, 2, 3}), FrozenSet({8, 9}), FrozenSet({4, 5})
    assert call("order", (three, two, also_two), IDENTITY) == (two, also_two, three)
    assert call("argmin", (three, two, also_two), IDENTITY) == two
    assert call("valmax", (two, three, also_two), IDENTITY) == three
    assert call("argmax", ((two, 1), (also_two, 2)), IDENTITY) == (also_two, 2)


def test_rule_colorfilter_reads_the_smallest_colour_of_a_set() -> None:
    assert call("colorfilter", FrozenSet({SHAPE}), 1) == FrozenSet({SHAPE})
    assert call("colorfilter", FrozenSet({SHAPE}), 2) == Patch()


def test_colorfilter_reads_the_first_cell_of_a_tuple() -> None:
    cells = ((2, (0, 0)), (1, (0, 1)))
    assert call("colorfilter", (cells,), 2) == FrozenSet({cells})


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("repeat", (1, 100_000)),
        ("repeat", (1, 2**31 - 1)),
        ("repeat", (Grid([(), ()]), 2**31 - 1)),
        ("repeat", (((),), 2**31 - 1)),
        ("product", ((0,) * 400 + tuple(range(400)), tuple(range(400)))),
        ("product", ((5000, 5001), tuple(range(20_000)))),
    ],
)
def test_error_results_past_the_size_limit_are_refused_unmade(
    name: str, args: tuple[Any, ...]
) -> None:
    with pytest.raises(DslError, match=f"{name}: the result would pass"):
        call(name, *args)


def test_error_a_set_nested_too_deep() -> None:
    value: Any = 0
    for _ in range(32):
        value = call("initset", value)
    with pytest.raises(DslError, match="initset: values nest deeper"):
        call("initset", value)


def test_results_of_grids_and_patches_stay_grids_and_patches() -> None:
    assert isinstance(call("remove", (1, 2), GRID), Grid)
    assert isinstance(call("totuple", GRID), Grid)
    for name, args in [
        ("remove", ((2, (1, 0)), SHAPE)),
        ("combine", (ONES, TWOS)),
        ("merge", ((ONES,),)),
        ("difference", (SHAPE, ONES)),
        ("intersection", (SHAPE, ONES)),
        ("sfilter", (SHAPE, FIRST)),
        ("insert", ((0, 0), Patch())),
    ]:
        result = call(name, *args)
        assert isinstance(result, tuple if name == "merge" else Patch)


rows = st.lists(st.integers(0, 9), max_size=3).map(tuple)
some_containers = containers(numbers | vectors | rows | st.none())


@given(some_containers, some_containers)
def test_combine_counts_and_contains(a: Any, b: Any) -> None:
    both = call("combine", a, b)
    assert isinstance(both, tuple) == isinstance(a, tuple)
    assert set(both) == set(a) | set(b)
    assert not isinstance(a, tuple) or len(both) == len(a) + len(b)


@given(some_containers, some_containers)
def test_difference_parts_a_container(a: Any, b: Any) -> None:
    rest = call("difference", a, b)
    assert set(rest) == set(a) - set(b)
    assert list(rest) == [member for member in a if member not in tuple(b)]


@given(some_containers.filter(lambda made: isinstance(made, tuple)))
def test_dedupe_is_idempotent_and_keeps_first_places(tup: Any) -> None:
    once = call("dedupe", tup)
    assert call("dedupe", once) == once
    assert len(once) == len(set(tup))
    assert [tup.index(member) for member in once] == sorted(tup.index(member) for member in once)


@given(some_containers, some_containers)
def test_product_holds_every_pair_and_foresees_its_size(a: Any, b: Any) -> None:
    made = call("product", a, b)
    assert made == frozenset((x, y) for x in a for y in b)
    assert CATALOGUE["product"].result_size(a, b) == size(made)


@given(numbers | vectors | rows | st.none() | some_containers, st.integers(-2, 5))
def test_repeat_foresees_its_size(item: Any, num: int) -> None:
    made = call("repeat", item, num)
    assert made == tuple(item for _ in range(num))
    assert CATALOGUE["repeat"].result_size(item, num) == size(made)


@given(st.lists(numbers))
def test_order_is_a_stable_sort(members: list[int]) -> None:
    assert call("order", tuple(members), SIGN) == tuple(
        sorted(members, key=lambda n: (n > 0) - (n < 0))
    )


@given(st.lists(numbers, min_size=1))
def test_argmax_and_valmax_agree(members: list[int]) -> None:
    for arg, val in [("argmax", "valmax"), ("argmin", "valmin")]:
        assert SIGN(call(arg, tuple(members), SIGN)) == call(val, tuple(members), SIGN)


@given(some_containers)
def test_filters_part_a_container(container: Any) -> None:
    kept, left = call("sfilter", container, IDENTITY), call("sfilter", container, FLIP)
    assert len(kept) + len(left) == len(container)
    assert set(kept) | set(left) == set(container)


@given(some_containers)
def test_totuple_of_a_set_is_in_natural_order(container: Any) -> None:
    listed = call("totuple", collect_set(container))
    keys = [natural_key(member) for member in listed]
    assert keys == sorted(keys)
