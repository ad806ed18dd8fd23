"""Every input on which the reference says *Error*, and arguments of kinds without a reading."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Function, Grid, Patch
from batt.errors import DslError

ADD, EVEN, FIRST, IDENTITY, SIZE = map(CATALOGUE.get, ("add", "even", "first", "identity", "size"))
DOUBLE, HEIGHT, TOIVEC = map(CATALOGUE.get, ("double", "height", "toivec"))
GRID = Grid("012/340/000")
COLUMN = Patch({(0, 1), (1, 1)})
SQUARE = Patch({(0, 0), (0, 1), (1, 0), (1, 1)})
SHAPE = Patch({(5, (0, 1)), (5, (1, 1))})
SET = FrozenSet({1, 2})
NOTHING = (Patch(), ())
RAGGED = ((1, 2), (3,))
MIXED = FrozenSet({(0, 1), (5, (0, 1))})
UNLIKE = (1, (1,))
KEYLESS = (CATALOGUE["compose"], SET)


def every(name: str, *choices: Any) -> list[tuple[str, tuple[Any, ...]]]:
    """A row for each way to choose the arguments."""
    return [(name, args) for args in product(*choices)]


MARKED = [
    ("divide", (1, 0)),
    ("divide", (1, False)),
    ("divide", ((4, 4), (1, 0))),
    ("divide", ((4, 4), 0)),
    ("divide", (4, (0, 1))),
    *every("even", [(1, 2), ()]),
    *every("interval", [0], [5, 0], [0, False]),
    *every("contained", [1], [3, None, SIZE]),
    *every("first", [*NOTHING, Grid()]),
    *every("last", [*NOTHING, Grid()]),
    *every("extract", [(1, 3), FrozenSet({1, 3}), *NOTHING], [EVEN]),
    *every("other", [(1, True), FrozenSet({1}), *NOTHING], [1]),
    *every("insert", [1], [(2,), (), Grid("1")]),
    *every("merge", [(1, 2), ((1,), 2), (Patch(), None), FrozenSet({1, ()}), (SIZE,)]),
    *every("intersection", [(1,), ()], [SET, Patch(), (1,)]),
    *every("intersection", [SET, Patch()], [(1,), ()]),
    *every("dedupe", [SET, COLUMN]),
    *every("order", [UNLIKE, FrozenSet(UNLIKE), (SET, 1), (None, 1), (None, None)], [IDENTITY]),
    *every("argmax", NOTHING, [SIZE, IDENTITY]),
    *every("argmax", [UNLIKE, (SET, 1), (None, None)], [IDENTITY]),
    *every("argmin", NOTHING, [SIZE, IDENTITY]),
    *every("argmin", [UNLIKE, (SET, 1), (None, None)], [IDENTITY]),
    *every("valmax", NOTHING, [SIZE, HEIGHT]),
    *every("valmin", NOTHING, [SIZE, HEIGHT]),
    *every("mostcommon", [*NOTHING, SET]),
    *every("leastcommon", [*NOTHING, SET]),
    *every("sizefilter", [((1,), 1), FrozenSet({1}), (SIZE,), (None,)], [1]),
    *every("colorfilter", [(SHAPE, Patch()), FrozenSet({SHAPE, Patch()}), (SHAPE, ())], [5, 1]),
    *every("power", [DOUBLE, ADD], [0, False, -1]),
    *every("mostcolor", [*NOTHING, Grid([()])]),
    *every("leastcolor", [*NOTHING, Grid([()])]),
    *every("color", NOTHING),
    *every("index", [()], [(0, 0), (-1, 5)]),
    *every("hmirror", [Patch()]),
    *every("vmirror", [Patch()]),
    *every("dmirror", [Patch()]),
    *every("cmirror", [Patch()]),
    *every("subgrid", NOTHING, [GRID, Grid()]),
    *every("hsplit", [GRID, Grid()], [0, False]),
    *every("hsplit", [Grid()], [-1, 1, 2]),
    *every("vsplit", [GRID, Grid()], [0, False]),
    *every("vsplit", [Grid()], [-1, 1, 2]),
    *every("vconcat", [COLUMN, Patch()], [GRID, COLUMN]),
    *every("vconcat", [GRID, Grid()], [COLUMN, Patch()]),
    *every("upscale", [COLUMN], [2, 1, 0, -1]),
    *every("downscale", [GRID, Grid()], [0, False]),
    *every("downscale", [Grid()], [2, -2]),
    *every("cellwise", [GRID], [Grid("0"), Grid("00/00/00"), Grid("000/000"), Grid()], [5]),
    *every("cellwise", [Grid()], [GRID, Grid()], [5]),
    *every("frontiers", [Grid()]),
    *every("fill", [Grid()], [5], [COLUMN, *NOTHING]),
    *every("paint", [Grid()], [SHAPE, *NOTHING]),
    *every("paint", [GRID], [COLUMN, ((0, 1),)]),
    *every("underfill", [Grid()], [5], [COLUMN, *NOTHING]),
    *every("underpaint", [Grid()], [SHAPE, *NOTHING]),
    *every("underpaint", [GRID], [COLUMN, ((0, 1),)]),
    *every("cover", [Grid()], [COLUMN, *NOTHING]),
    *every("move", [Grid()], [SHAPE, *NOTHING], [(0, 1)]),
    *every("objects", [Grid()], [True, False], [True, False], [True, False]),
    *every("fgpartition", [Grid()]),
    *every("toobject", [COLUMN, SHAPE, *NOTHING], [Grid()]),
    *every("occurrences", [Grid()], [SHAPE, *NOTHING]),
    *every("occurrences", [GRID], [COLUMN, ((0, 1),)]),
    *every("uppermost", NOTHING),
    *every("lowermost", NOTHING),
    *every("leftmost", NOTHING),
    *every("rightmost", NOTHING),
    *every("square", [Grid()]),
    *every("center", NOTHING),
    *every("shift", [COLUMN, SHAPE, ((0, 1),)], [(1,), (1, 2, 3), (), 1, None, SET]),
    *every("bordering", NOTHING, [GRID]),
    *every("delta", [((0, 1), (1, 0)), ((0, 1),)]),
    *every("outbox", NOTHING),
    *every("inbox", NOTHING),
    *every("hperiod", [SQUARE, ((0, 0), (0, 1))]),
    *every("vperiod", [SQUARE, ((0, 0), (1, 0))]),
    *every("manhattan", [COLUMN, *NOTHING], NOTHING),
    *every("manhattan", NOTHING, [SHAPE]),
    *every("adjacent", [COLUMN, *NOTHING], NOTHING),
    *every("adjacent", NOTHING, [SHAPE]),
    *every("position", [COLUMN, *NOTHING], NOTHING),
    *every("position", NOTHING, [SHAPE]),
    *every("gravitate", [COLUMN, *NOTHING], NOTHING),
    *every("gravitate", NOTHING, [SHAPE]),
]
"""What is marked *Error* at a primitive itself."""

MARKED_NAMES = """
    divide even interval contained first last extract other insert merge intersection dedupe order
    argmax argmin valmax valmin mostcommon leastcommon sizefilter colorfilter power mostcolor
    leastcolor color index hmirror vmirror dmirror cmirror subgrid hsplit vsplit vconcat upscale
    downscale cellwise frontiers fill paint underfill underpaint cover move objects fgpartition
    toobject occurrences uppermost lowermost leftmost rightmost square center shift bordering delta
    outbox inbox hperiod vperiod manhattan adjacent position gravitate
"""

KEYS = [
    *every("greater", UNLIKE, [SET, None, SIZE]),
    *every("greater", [SET], UNLIKE),
    *every("maximum", [UNLIKE, FrozenSet({1, ()}), (SET, 1), (None, None), KEYLESS]),
    *every("minimum", [UNLIKE, FrozenSet({1, ()}), (SET, 1), (None, None), KEYLESS]),
    *every("valmax", [UNLIKE, (SET, (1,)), (None, None), KEYLESS], [IDENTITY]),
    *every("valmin", [UNLIKE, (SET, (1,)), (None, None), KEYLESS], [IDENTITY]),
    *every("order", [((1, 2), (1, (2,)))], [IDENTITY]),
]
"""Keys of different kinds."""

INNER = [
    ("extract", ((), (1,)), FIRST),
    ("order", ((), (1,)), FIRST),
    ("argmax", ((), (1,)), FIRST),
    ("argmin", ((), (1,)), FIRST),
    ("valmax", ((), (1,)), FIRST),
    ("valmin", (), FIRST),
    ("sfilter", ((), (1,)), FIRST),
    ("mfilter", (FrozenSet(), SET), FIRST),
]
"""A container and a function that has no result for one of its members."""

INNER_FIRST = [
    ("apply", (FIRST, ((1,), ()))),
    ("rapply", ((SIZE, FIRST), ())),
    ("mapply", (FIRST, ((),))),
    ("papply", (ADD, (1, 2), (3, ()))),
    ("mpapply", (ADD, (1,), (None,))),
    ("prapply", (ADD, (1, 2), (3, ()))),
]

MISSING_CELLS = [
    *every("rot90", [RAGGED]),
    *every("rot270", [RAGGED]),
    *every("dmirror", [RAGGED]),
    *every("cmirror", [RAGGED]),
    *every("compress", [RAGGED]),
    *every("frontiers", [RAGGED]),
    *every("lefthalf", [((1, 2, 3, 4), (5,))]),
    *every("righthalf", [((1, 2, 3, 4), (5,))]),
    *every("index", [RAGGED], [(1, 1)]),
    *every("fill", [RAGGED], [5], [{(1, 1)}]),
    *every("paint", [RAGGED], [{(5, (1, 1))}]),
    *every("toobject", [{(1, 1)}], [RAGGED]),
    *every("objects", [RAGGED], [True], [False], [False]),
    *every("cellwise", [((1, 2), (3, 4))], [RAGGED], [0]),
]
"""A grid whose rows differ in length, where the missing cells are needed."""


def refused(name: str, args: tuple[Any, ...]) -> DslError:
    with pytest.raises(DslError) as caught:
        CATALOGUE[name](*args)
    return caught.value


def shown(value: Any) -> str:
    return str(value)[:60]


@pytest.mark.parametrize(("name", "args"), MARKED, ids=shown)
def test_what_the_reference_marks_is_an_error(name: str, args: tuple[Any, ...]) -> None:
    assert refused(name, args).reason


def test_every_primitive_that_the_reference_marks_is_in_the_table() -> None:
    assert sorted({name for name, _ in MARKED}) == sorted(MARKED_NAMES.split())


@pytest.mark.parametrize(("name", "args"), KEYS, ids=shown)
def test_keys_of_different_kinds_are_an_error(name: str, args: tuple[Any, ...]) -> None:
    assert refused(name, args).primitive == name


@pytest.mark.parametrize(
    ("name", "args"), [*[(name, (one, two)) for name, one, two in INNER], *INNER_FIRST], ids=shown
)
def test_an_error_of_a_function_argument_is_the_callers(name: str, args: tuple[Any, ...]) -> None:
    assert refused(name, args).primitive in ("first", "add")


@pytest.mark.parametrize(("name", "args"), MISSING_CELLS, ids=shown)
def test_missing_cells_that_are_needed_are_an_error(name: str, args: tuple[Any, ...]) -> None:
    assert refused(name, args).primitive == name


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [
        ("hmirror", (RAGGED,), ((3,), (1, 2))),
        ("vmirror", (RAGGED,), ((2, 1), (3,))),
        ("rot180", (RAGGED,), ((3,), (2, 1))),
        ("index", (RAGGED, (1, 0)), 3),
        ("fill", (RAGGED, 5, {(1, 0)}), ((1, 2), (5,))),
        ("toobject", ({(1, 0)}, RAGGED), {(3, (1, 0))}),
        ("height", (RAGGED,), 2),
        ("width", (RAGGED,), 2),
        ("asobject", (RAGGED,), {(1, (0, 0)), (2, (0, 1)), (3, (1, 0))}),
        ("cellwise", (RAGGED, ((1, 2), (3, 4)), 0), ((1, 2), (3,))),
    ],
)
def test_missing_cells_that_are_not_needed_do_no_harm(name: str, args: Any, expected: Any) -> None:
    assert CATALOGUE[name](*args) == expected


@pytest.mark.parametrize("bind", ["rbind", "lbind"])
@pytest.mark.parametrize("function", [SIZE, CATALOGUE["rbind"](ADD, 1), "five"], ids=shown)
@pytest.mark.parametrize("count", range(6))
def test_every_call_of_a_bound_function_of_arity_1_or_above_4_is_an_error(
    bind: str, function: Any, count: int
) -> None:
    given = (lambda a, b, c, d, e: a) if function == "five" else function
    bound = CATALOGUE[bind](given, (1,))
    assert isinstance(bound, Function)
    with pytest.raises(DslError):
        bound(*[(1,)] * count)
