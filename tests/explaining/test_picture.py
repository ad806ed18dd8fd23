"""Pictures of values: what each kind looks like, and that none is ever large."""

from typing import Any

import pytest
from any_values import EVERYTHING, values
from hypothesis import given, settings
from hypothesis import strategies as st

from batt.drawing.picture import Board, Fault, Formula, Many, Number, Picture, Words
from batt.drawing.value_svg import picture_svg
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.evaluate.outcome import OUT_OF_STEPS, Failure
from batt.explaining import difference, picture_of
from batt.explaining.boards import SIDE
from batt.explaining.picture import CELLS
from batt.programs.types import read_type

AROUND = Grid("123/456")
COLOURS = (Number(1, is_colour=True), Number(3, is_colour=True))
MIDDLE = frozenset({(1, 1)})


def pieces(picture: Picture) -> list[Picture]:
    inside = picture.members if isinstance(picture, Many) else ()
    whole = [picture.whole] if isinstance(picture, Many) and picture.whole else []
    return [picture, *whole, *(piece for member in inside for piece in pieces(member))]


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (5, None, Number(5)),
        (5, "Colour", Number(5, is_colour=True)),
        (10, "Colour", Number(10)),
        (1, "Boolean", Words("true")),
        (False, None, Words("false")),
        (None, None, Words("none")),
        ((), None, Words("empty tuple")),
        (Patch(), None, Words("empty set")),
        ((1, 2, 3), None, Words("(1, 2, 3)")),
        (((0, 1), (2, 3)), None, Words("((0, 1), (2, 3))")),
        (FrozenSet({3, 1}), None, Words("{1, 3}")),
        (
            FrozenSet({3, 1}),
            "FrozenSet[Colour]",
            Many("set of 2", (Number(1, True), Number(3, True))),
        ),
        (Failure("first", "empty container"), None, Fault("first: empty container")),
        (OUT_OF_STEPS, None, Fault("steps")),
        (CATALOGUE["rbind"](CATALOGUE["equality"], 5), None, Formula("rbind(equality, FIVE)")),
        (CATALOGUE["size"], None, Formula("size")),
        (Grid("12/34"), None, Board(((1, 2), (3, 4)), "2x2")),
        (((1, 2, 3), (4, 5, 6)), None, Board(((1, 2, 3), (4, 5, 6)), "2x3")),
    ],
)
def test_a_value_has_its_picture(value: Any, kind: str | None, expected: Picture) -> None:
    assert picture_of(value, AROUND, read_type(kind) if kind else None) == expected


def test_an_object_lies_over_the_dimmed_grid() -> None:
    board = picture_of(Patch({(9, (0, 1)), (8, (1, 2))}), AROUND)
    assert board == Board(((1, 9, 3), (4, 5, 8)), "2 cells", frozenset({(0, 1), (1, 2)}))


def test_positions_are_marked_and_show_what_lies_there() -> None:
    places = frozenset({(0, 0)})
    assert picture_of(Patch({(0, 0)}), AROUND) == Board(AROUND, "1 position", places, places)


def test_what_lies_off_the_grid_extends_it() -> None:
    board = picture_of(Patch({(9, (-1, 1))}), AROUND)
    assert board == Board(
        ((None, 9, None), (1, 2, 3), (4, 5, 6)),
        "1 cell, off the grid",
        frozenset({(0, 1)}),
        corner=(-1, 0),
    )


def test_what_is_far_off_is_counted() -> None:
    board = picture_of(Patch({(9, (-2000, 1)), (9, (0, 0))}), AROUND)
    assert isinstance(board, Board)
    assert board.caption == "2 cells, off the grid, 1 out of sight"
    assert (board.height, board.width) == (SIDE, 3)


def test_objects_are_seen_at_once_and_cut_out() -> None:
    one, two = Patch({(9, (0, 0))}), Patch({(8, (1, 1)), (8, (1, 2))})
    assert picture_of(FrozenSet({one, two}), AROUND) == Many(
        "2 objects",
        (
            Board(((8, 8),), "2 cells at (1, 1)", corner=(1, 1)),
            Board(((9,),), "1 cell at (0, 0)"),
        ),
        0,
        Board(((9, 2, 3), (4, 8, 8)), "2 objects", frozenset({(0, 0), (1, 1), (1, 2)})),
    )


def test_a_tuple_of_many_grids_shows_the_first() -> None:
    many = picture_of((AROUND,) * 50)
    assert isinstance(many, Many)
    assert (many.caption, len(many.members), many.left_out) == ("tuple of 50", 12, 38)


@pytest.mark.parametrize(
    "value",
    [
        *EVERYTHING,
        tuple(range(100_000)),
        Grid.trusted([(1,) * 2000] * 50),
        ((Grid.trusted([(1,) * 60] * 60),) * 12,) * 12,
        FrozenSet(Patch({(1, (i, 0))}) for i in range(2000)),
        Patch((i, j) for i in range(300) for j in range(300)),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_no_picture_is_large(value: Any) -> None:
    for each in (value, (value, value), FrozenSet({value})):
        found = pieces(picture_of(each, AROUND))
        assert len(found) <= 200
        boards = [piece for piece in found if isinstance(piece, Board)]
        assert sum(board.height * board.width for board in boards) <= CELLS
        assert all(max(board.height, board.width) <= SIDE for board in boards)
        texts = [piece.text for piece in found if isinstance(piece, Words | Formula)]
        assert all(len(text) <= 1_000 for text in texts)


@settings(max_examples=100)
@given(values, st.none() | st.just(AROUND))
def test_every_value_has_a_picture_and_an_svg(value: Any, around: Grid | None) -> None:
    assert picture_svg(picture_of(value, around)).startswith("<svg")


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (Grid("123/456"), Words("right")),
        (((1, 2, 3), (4, 5, 6)), Words("right")),
        (
            Grid("123/466"),
            Board(
                ((1, 2, 3), (4, 6, 6)),
                "1 of 6 cells differ",
                frozenset({(1, 1)}),
                frozenset({(1, 1)}),
            ),
        ),
        (Grid("12"), Board(((1, 2),), "1x2, not 2x3")),
        (Failure("crop", "empty"), Fault("crop: empty")),
        (Patch({(0, 0)}), Words("1 position, not a 2x3 grid")),
        (7, Words("7, not a 2x3 grid")),
    ],
)
def test_a_difference_says_what_is_wrong(got: Any, expected: Picture) -> None:
    assert difference(AROUND, got) == expected
