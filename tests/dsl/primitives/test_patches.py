"""Patches, against the reference: every primitive, every edge case that it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patch_strategies import grids, patches, places, positions, sets, tuples

import batt.dsl as dsl
from batt.dsl import FrozenSet, Grid, Patch
from batt.errors import DslError

EMPTIES = [Patch(), (), Grid(), frozenset()]
INDICES = Patch([(-1, 2), (3, 5)])
OBJECT = Patch([(7, (-1, 2)), (8, (3, 5))])
TWO_COLOURS = Patch([(1, (0, 0)), (2, (0, 0)), (1, (0, 3))])
FAR = ((5000, 0), (0, -5000))
EXTREMES = ["uppermost", "lowermost", "leftmost", "rightmost"]
CORNERS = ["ulcorner", "urcorner", "llcorner", "lrcorner"]
OF_A_PATCH = [
    *EXTREMES,
    *CORNERS,
    *["toindices", "corners", "center", "centerofmass", "normalize"],
]
OF_A_PIECE = ["height", "width", "shape", "portrait", "square", "vline", "hline"]
NOT_PATCHES = [
    None,
    0,
    3,
    dsl.size,
    (1, 2),
    ((1, 2), None),
    ((1, 2, 3), (4, 5, 6)),
    FrozenSet({1}),
    FrozenSet({(1, 2, 3)}),
    FrozenSet({(5000, 0)}),
    FrozenSet({(300, (0, 0))}),
]


@pytest.mark.parametrize("patch", [INDICES, OBJECT, tuple(INDICES), tuple(OBJECT)])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("uppermost", -1),
        ("lowermost", 3),
        ("leftmost", 2),
        ("rightmost", 5),
        ("ulcorner", (-1, 2)),
        ("urcorner", (-1, 5)),
        ("llcorner", (3, 2)),
        ("lrcorner", (3, 5)),
        ("corners", {(-1, 2), (-1, 5), (3, 2), (3, 5)}),
        ("centerofmass", (1, 3)),
    ],
)
def test_where_a_patch_lies(name, expected, patch):
    assert getattr(dsl, name)(patch) == expected


@pytest.mark.parametrize("empty", EMPTIES)
@pytest.mark.parametrize("name", [*EXTREMES, "center"])
def test_an_empty_patch_has_no_extreme_and_no_center(name, empty):
    with pytest.raises(DslError):
        getattr(dsl, name)(empty)


@pytest.mark.parametrize("empty", EMPTIES)
@pytest.mark.parametrize("name", [*CORNERS, "centerofmass"])
def test_an_empty_patch_has_the_empty_tuple_for_a_corner(name, empty):
    assert getattr(dsl, name)(empty) == ()


@pytest.mark.parametrize("empty", EMPTIES)
def test_the_corners_of_an_empty_patch_are_the_set_of_the_empty_tuple(empty):
    assert dsl.corners(empty) == {()}


def test_corners_that_coincide_come_once():
    assert dsl.corners(Patch([(4, 4)])) == {(4, 4)}
    assert dsl.corners(Patch([(4, 4), (4, 6)])) == {(4, 4), (4, 6)}


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        (OBJECT, INDICES),
        (INDICES, INDICES),
        (TWO_COLOURS, {(0, 0), (0, 3)}),
        (((7, (2, 2)), (5, (2, 2))), {(2, 2)}),
        (((2, 2), (0, 1), (2, 2)), ((2, 2), (0, 1), (2, 2))),
        (Grid("12/34"), ((1, 2), (3, 4))),
        (FAR, FAR),
        *[(empty, frozenset()) for empty in EMPTIES],
    ],
)
def test_toindices(patch, expected):
    assert dsl.toindices(patch) == expected


@given(patches())
def test_toindices_keeps_the_positions_and_is_idempotent(patch):
    found = dsl.toindices(patch)
    assert set(found) == places(patch)
    assert dsl.toindices(found) == found


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (INDICES, (5, 4)),
        (OBJECT, (5, 4)),
        (Patch([(9, 9)]), (1, 1)),
        (Grid("123/456"), (2, 3)),
        (((1, 2, 3), (4, 5)), (2, 3)),
        (tuple(OBJECT), (2, 2)),
        (((0, 0), (9, 9), (9, 9)), (3, 2)),
        ((INDICES, OBJECT, OBJECT), (3, 2)),
        (((), ()), (2, 0)),
        *[(empty, (0, 0)) for empty in EMPTIES],
    ],
)
def test_height_width_and_shape(piece, expected):
    assert (dsl.height(piece), dsl.width(piece)) == dsl.shape(piece) == expected


def test_height_of_a_tuple_is_its_number_of_members_whatever_they_are():
    assert dsl.height((3, 4)) == 2
    with pytest.raises(DslError):
        dsl.width((3, 4))


@pytest.mark.parametrize(
    ("name", "piece", "expected"),
    [
        ("portrait", Grid("1/2"), True),
        ("portrait", Grid("12"), False),
        ("portrait", Grid("12/34"), False),
        ("portrait", INDICES, True),
        ("portrait", Patch(), False),
        ("square", Grid("12/34"), True),
        ("square", Grid("123/456"), False),
        ("square", Patch([(5, 5)]), True),
        ("square", Patch([(0, 0), (1, 1)]), False),
        ("square", Patch([(0, 0), (0, 1), (1, 0), (1, 1)]), True),
        ("square", Patch([(0, 0), (0, 1)]), False),
        ("square", Patch([(1, (0, 0)), (2, (0, 0))]), False),
        ("square", Patch(), True),
        ("square", ((9, 9), (9, 9)), True),
        ("square", ((1, (0, 0)), (1, (0, 5)), (1, (7, 7))), False),
        ("vline", Patch([(0, 3), (1, 3)]), True),
        ("vline", Patch([(0, 3), (2, 3)]), False),
        ("vline", Patch([(0, 3), (0, 4)]), False),
        ("vline", Patch([(3, 3)]), True),
        ("vline", Patch([(1, (3, 3)), (2, (3, 3))]), False),
        ("vline", Patch(), False),
        ("vline", Grid("1/2/3"), True),
        ("vline", Grid("12"), False),
        ("vline", Grid(), False),
        ("hline", Patch([(3, 0), (3, 1)]), True),
        ("hline", Patch([(3, 0), (3, 2)]), False),
        ("hline", Patch([(3, 0), (4, 0)]), False),
        ("hline", Patch([(3, 3)]), True),
        ("hline", Patch(), False),
        ("hline", Grid("5"), True),
        ("hline", Grid("12"), False),
        ("hline", Grid("1/2"), False),
        ("hline", ((0, 0), (0, 1)), False),
        ("hline", (), False),
    ],
)
def test_form(name, piece, expected):
    assert getattr(dsl, name)(piece) is expected


@pytest.mark.parametrize("grid", [Grid(), ()])
def test_square_of_the_empty_grid_is_an_error(grid):
    with pytest.raises(DslError):
        dsl.square(grid)


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ([(0, 0)], (0, 0)),
        ([(0, 0), (1, 1)], (1, 1)),
        ([(0, 0), (2, 4)], (1, 2)),
        ([(0, 0), (3, 5)], (2, 3)),
        ([(-3, 0), (-2, 0)], (-2, 0)),
        ([(1, (5, 5)), (2, (7, 5))], (6, 5)),
    ],
)
def test_center(patch, expected):
    assert dsl.center(Patch(patch)) == expected


def test_center_of_a_tuple_takes_its_sides_from_the_tuple():
    assert dsl.center(((0, 0), (9, 9))) == (1, 1)
    assert dsl.center(((1, (4, 0)), (1, (4, 0)), (1, (9, 9)), (1, (9, 9)))) == (6, 1)


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        (Patch([(0, 0), (0, 1), (3, 3)]), (1, 1)),
        (Patch([(-1, 0), (0, -1)]), (-1, -1)),
        (Patch([(1, (6, 6)), (2, (6, 6))]), (3, 3)),
        (((6, 6), (6, 6), (0, 0)), (4, 4)),
        (((1, (6, 6)), (1, (6, 6))), (3, 3)),
    ],
)
def test_centerofmass(patch, expected):
    assert dsl.centerofmass(patch) == expected


@pytest.mark.parametrize(
    ("patch", "directions", "expected"),
    [
        (INDICES, (1, -2), {(0, 0), (4, 3)}),
        (OBJECT, (1, -2), {(7, (0, 0)), (8, (4, 3))}),
        (((0, 0), (0, 0)), (0, 1), frozenset({(0, 1)})),
        (((True, (0, 0)),), (0, 1), frozenset({(1, (0, 1))})),
        (FAR[:1], (-4000, 0), frozenset({(1000, 0)})),
        (INDICES, (True, False), {(0, 2), (4, 5)}),
        (Grid("12/34"), (0, 0), frozenset({(1, 2), (3, 4)})),
    ],
)
def test_shift(patch, directions, expected):
    moved = dsl.shift(patch, directions)
    assert moved == expected
    assert isinstance(moved, Patch)


@pytest.mark.parametrize("empty", EMPTIES)
@pytest.mark.parametrize("directions", [(1, 1), None, 5, (1, 2, 3)])
def test_shift_gives_an_empty_patch_back_whatever_the_directions(empty, directions):
    assert dsl.shift(empty, directions) == empty


@pytest.mark.parametrize(
    "directions", [(), (1,), (1, 2, 3), 1, None, frozenset({1, 2}), (1, None), ((1, 2), (3, 4))]
)
def test_shift_by_what_has_not_two_numbers_is_an_error(directions):
    with pytest.raises(DslError):
        dsl.shift(INDICES, directions)


@pytest.mark.parametrize(
    ("patch", "directions"),
    [
        (INDICES, (2045, 0)),
        (INDICES, (0, 2043)),
        (INDICES, (-2047, 0)),
        (OBJECT, (0, -2050)),
        (FAR, (0, 0)),
        (((300, (0, 0)),), (0, 0)),
    ],
)
def test_shift_past_the_range_of_a_patch_is_an_error(patch, directions):
    with pytest.raises(DslError):
        dsl.shift(patch, directions)


@given(sets(), positions)
def test_shift_there_and_back_is_the_same(patch, directions):
    there = dsl.shift(patch, directions)
    assert dsl.shift(there, (-directions[0], -directions[1])) == patch
    assert dsl.shape(there) == dsl.shape(patch)


@given(patches(1))
def test_normalize_is_a_shift_to_the_origin(patch):
    i, j = dsl.ulcorner(patch)
    found = dsl.normalize(patch)
    assert found == dsl.shift(patch, (-i, -j))
    assert dsl.ulcorner(found) == (0, 0)
    assert dsl.normalize(found) == found


@pytest.mark.parametrize("empty", EMPTIES)
def test_normalize_gives_an_empty_patch_back(empty):
    assert dsl.normalize(empty) == empty


def test_normalize_past_the_range_of_a_patch_is_an_error():
    with pytest.raises(DslError):
        dsl.normalize(Patch([(-2047, 0), (2047, 0)]))


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ([(1, 1)], False),
        ([(0, 1)], True),
        ([(2, 1)], True),
        ([(1, 0)], True),
        ([(1, 3)], True),
        ([(5, 5)], False),
        ([(-1, 1)], False),
        ([(1, -1)], False),
        ([(1, 4)], False),
        ([(3, 1)], False),
        ([(-1, 1), (5, 1)], False),
        ([(1, 9), (0, 20)], True),
        ([(7, (1, 1)), (7, (2, 2))], True),
    ],
)
def test_bordering(patch, expected):
    assert dsl.bordering(Patch(patch), Grid("0000/0000/0000")) is expected


@pytest.mark.parametrize("empty", EMPTIES)
def test_bordering_of_an_empty_patch_is_an_error(empty):
    with pytest.raises(DslError):
        dsl.bordering(empty, Grid("1"))


@given(patches(1), grids())
def test_bordering_is_judged_by_the_four_extremes(patch, grid):
    top, left = dsl.uppermost(patch) == 0, dsl.leftmost(patch) == 0
    bottom = dsl.lowermost(patch) == dsl.height(grid) - 1
    right = dsl.rightmost(patch) == dsl.width(grid) - 1
    assert dsl.bordering(patch, grid) is (top or left or bottom or right)


@pytest.mark.parametrize("wrong", [None, 3, INDICES, (1, 2), dsl.size])
def test_bordering_on_what_is_no_grid_is_an_error(wrong):
    with pytest.raises(DslError):
        dsl.bordering(INDICES, wrong)


@pytest.mark.parametrize("wrong", [*NOT_PATCHES, ((1, 2), (3, (4, 5))), ((3, (4, 5)), (1, 2))])
@pytest.mark.parametrize("name", OF_A_PATCH)
def test_what_is_no_patch_or_mixes_positions_and_cells_is_an_error(name, wrong):
    with pytest.raises(DslError):
        getattr(dsl, name)(wrong)


@pytest.mark.parametrize("wrong", [w for w in NOT_PATCHES if not isinstance(w, tuple)])
@pytest.mark.parametrize("name", OF_A_PIECE)
def test_what_is_no_piece_is_an_error(name, wrong):
    with pytest.raises(DslError):
        getattr(dsl, name)(wrong)


@pytest.mark.parametrize("wrong", NOT_PATCHES)
def test_shift_of_what_is_no_patch_is_an_error(wrong):
    with pytest.raises(DslError):
        dsl.shift(wrong, (0, 0))


@given(tuples(1) | sets(1))
def test_the_corners_are_made_of_the_extremes(patch):
    top, bottom = dsl.uppermost(patch), dsl.lowermost(patch)
    left, right = dsl.leftmost(patch), dsl.rightmost(patch)
    assert dsl.corners(patch) == {(i, j) for i in (top, bottom) for j in (left, right)}
    assert [getattr(dsl, name)(patch) for name in CORNERS] == [
        (top, left),
        (top, right),
        (bottom, left),
        (bottom, right),
    ]
    assert {
        (i, j) for i, j in places(patch) if not (top <= i <= bottom and left <= j <= right)
    } == (set())


@given(sets(), st.booleans())
def test_a_line_is_a_square_only_as_a_single_position(patch, lengthwise):
    line = dsl.vline(patch) if lengthwise else dsl.hline(patch)
    if line:
        assert dsl.square(patch) is (len(patch) == 1)
        assert len(patch) == max(dsl.shape(patch))


def test_extremes_of_a_tuple_reach_past_the_range_of_a_patch():
    assert [getattr(dsl, name)(FAR) for name in EXTREMES] == [0, 5000, -5000, 0]
    with pytest.raises(DslError):
        dsl.corners(FAR)
