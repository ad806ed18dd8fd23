"""The native natural order against the plain keys."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from any_values import EVERYTHING

from batt.dsl import double, increment, rbind, shift
from batt.dsl.values import TWIN, FrozenSet, Grid, Patch, natural_sorted
from batt.dsl.values.natural import natural_key

pytestmark = pytest.mark.skipif(TWIN != "native", reason="the plain twin is at work")

OBJECTS = [Patch([(c, (i, c)) for i in range(c)]) for c in range(5)]
INDICES = [Patch([(c, i) for i in range(-c, c)]) for c in range(5)]
NESTED: list[Any] = [
    *OBJECTS,
    *INDICES,
    *((a, b) for a in OBJECTS for b in INDICES),
    *(FrozenSet({a, (b, 1)}) for a in OBJECTS for b in INDICES),
    *(frozenset({a, b}) for a in OBJECTS for b in (3, (), Grid("12"))),
    *(Grid([[a, b], [b, -a]]) for a in range(3) for b in range(3)),
    *(rbind(shift, (a, b)) for a in range(2) for b in range(2)),
    rbind(double, OBJECTS[1]),
    double,
    increment,
]


@pytest.mark.parametrize("values", [EVERYTHING, NESTED, EVERYTHING + NESTED])
@pytest.mark.parametrize("seed", range(5))
def test_native_natural_order_is_the_plain_one(values: list[Any], seed: int) -> None:
    shuffled = Random(seed).sample(values, len(values))
    assert list(map(id, natural_sorted(shuffled))) == list(
        map(id, sorted(shuffled, key=natural_key))
    )


def test_what_is_too_deep_to_compare_is_an_error_and_no_crash() -> None:
    left: Any = ()
    right: Any = (1,)
    for _ in range(100_000):
        left, right = (left,), (right,)
    with pytest.raises(RecursionError):
        natural_sorted([left, right])
