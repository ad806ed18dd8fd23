"""How arguments are read: kinds, vectors, keys."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.dsl.values.reading import (
    flatten,
    kind_of,
    need_function,
    need_set,
    need_tuple,
    place_of_largest,
    place_of_smallest,
    places_by_key,
    some_of,
    vector,
)
from batt.errors import DslError

SIZE = CATALOGUE["size"]


@pytest.mark.parametrize(
    ("value", "kind"),
    [((), tuple), (Grid("1"), tuple), (Patch(), frozenset), (FrozenSet({1}), frozenset)],
)
def test_kinds_of_containers(value: Any, kind: type) -> None:
    assert kind_of(value) is kind


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (kind_of, 3),
        (kind_of, None),
        (kind_of, SIZE),
        (need_set, ()),
        (need_set, 3),
        (need_tuple, Patch()),
        (need_tuple, 3),
        (need_function, 3),
        (vector, 3),
        (vector, (3,)),
        (vector, (3, None)),
        (vector, FrozenSet({1, 2})),
        (vector, Grid("12/34")),
    ],
)
def test_error_values_of_another_kind(read: Any, value: Any) -> None:
    with pytest.raises(DslError):
        read(value)


@pytest.mark.parametrize(
    ("container", "members", "expected"),
    [
        (Grid("12/34"), [], Grid()),
        (Grid("12/34"), [(1, 2)], Grid("12")),
        (Patch({(0, 1)}), [], Patch()),
        (FrozenSet({1, (0, 1)}), [(0, 1)], Patch({(0, 1)})),
        ((1, 2), [2], (2,)),
    ],
)
def test_some_of_keeps_kind_and_class(container: Any, members: list[Any], expected: Any) -> None:
    found = some_of(container, members)
    assert found == expected
    assert type(found) is type(expected)


def test_flatten_makes_a_patch_of_patches_alike_only() -> None:
    positions, cells = Patch({(0, 1)}), Patch({(5, (0, 1))})
    assert isinstance(flatten(frozenset, [positions, Patch({(2, 2)}), Patch()]), Patch)
    assert type(flatten(frozenset, [positions, cells])) is FrozenSet
    assert isinstance(flatten(frozenset, [positions, ((3, 3),)]), Patch)


@given(st.lists(st.integers(0, 3) | st.booleans(), min_size=1))
def test_places_follow_python_on_numbers(keys: list[int]) -> None:
    assert place_of_largest(keys) == keys.index(max(keys))
    assert place_of_smallest(keys) == keys.index(min(keys))
    assert [keys[place] for place in places_by_key(keys)] == sorted(keys)


@given(st.lists(st.sets(st.integers(0, 3)).map(FrozenSet), min_size=1))
def test_places_follow_sizes_on_sets(keys: list[Any]) -> None:
    sizes = [len(key) for key in keys]
    assert place_of_largest(keys) == sizes.index(max(sizes))
    assert places_by_key(keys) == places_by_key(sizes)
