"""Big steps on pieces: where there is no result, and what the docstrings do not show."""

import pytest

from batt.dsl import CATALOGUE, Grid, Patch
from batt.dsl.values import collect_set
from batt.errors import DslError

TWO = collect_set([Patch([(3, (0, 0))]), Patch([(4, (0, 1)), (4, (0, 2))])])
RING = Patch([(3, (i, j)) for i in range(3) for j in range(3) if (i, j) != (1, 1)])


@pytest.mark.parametrize(
    ("name", "args", "reason"),
    [
        ("tiles", (Grid("111"), (1, 2)), "no such equal tiles"),
        ("tiles", (Grid("111"), (0, 1)), "no such equal tiles"),
        ("panels", (Grid("12/21"),), "no separators"),
        ("pick", (TWO, (1, 2), 3), "no object of this key"),
        ("pick", (TWO, (1, 1), 1), "that differ"),
        ("recolour_each", (Grid("344"), TWO, (1, 2), ((1, 5),)), "no row for a key"),
    ],
)
def test_there_is_no_result(name, args, reason):
    with pytest.raises(DslError, match=reason):
        CATALOGUE[name](*args)


@pytest.mark.parametrize(
    ("name", "args", "result"),
    [
        ("holes", (RING,), 1),
        ("symmetries", (RING,), 4),
        ("gaps", (RING,), 1),
        ("rim", (RING,), 16),
        ("standings", ((5, 5),), (1, 1)),
        ("are_most", ((),), ()),
        ("recolour_each", (Grid("3440"), TWO, (1, 2), ((1, 5), (2, -1))), Grid("5440")),
    ],
)
def test_the_result(name, args, result):
    assert CATALOGUE[name](*args) == result


@pytest.mark.parametrize("turned", ["rot90", "rot180", "hmirror", "dmirror"])
def test_the_form_is_the_same_however_an_object_is_turned(turned):
    grid = Grid("330/300/300/333")
    pieces = [CATALOGUE["regions"](each, 3, False) for each in (grid, CATALOGUE[turned](grid))]
    one, other = [CATALOGUE["form"](next(iter(found))) for found in pieces]
    assert one == other
