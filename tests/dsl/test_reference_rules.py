"""What the reference says of programs, values, tuples as patches, and positions in two colours."""

from __future__ import annotations

from typing import Any

import pytest

from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.errors import DslError
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.evaluate.run import run_plan
from batt.programs.program import Program

GRID = Grid("012/340/000")
TWO_COLOURS = Patch({(3, (0, 0)), (7, (0, 0)), (7, (0, 1))})
NAMES = ("add", "compose", "double", "first", "identity", "invert", "rbind", "size")
ADD, COMPOSE, DOUBLE, FIRST, IDENTITY, INVERT, RBIND, SIZE = map(CATALOGUE.__getitem__, NAMES)


def call(name: str, *args: Any) -> Any:
    return CATALOGUE[name](*args)


def run(*lines: str, grid: Grid = GRID) -> Any:
    return run_plan(Plan([Program.parse("\n".join(lines)).root]), {"I": grid}, Budgets())


# Solver programs.

ONLY_THE_LARGEST = """\
x1 = objects(I, T, F, T)
x2 = argmax(x1, size)
x3 = mostcolor(I)
x4 = shape(I)
x5 = canvas(x3, x4)
x6 = fill(x5, THREE, x2)
x7 = compose(hmirror, vmirror)
O = x7(x6)"""


def test_a_program_is_its_lines_evaluated_in_order() -> None:
    assert run(ONLY_THE_LARGEST, grid=Grid("1000/1102/0002")) == Grid("0000/0033/0003")


def test_rule_a_line_that_the_output_does_not_depend_on_is_never_evaluated() -> None:
    fails = ("x1 = canvas(ONE, ORIGIN)", "x2 = frontiers(x1)")
    assert run(*fails, "O = hmirror(I)") == Grid("000/340/012")
    assert run(*fails, "O = x2") == Failure("frontiers", "empty grid")
    plan = Plan([Program.parse("\n".join((*fails, "O = hmirror(I)"))).root])
    assert len(plan.calls) == 1


def test_both_alternatives_of_a_branch_are_evaluated() -> None:
    fails = ("x1 = canvas(ONE, ORIGIN)", "x2 = frontiers(x1)")
    assert run(*fails, "O = branch(T, I, x2)") == Failure("frontiers", "empty grid")


def test_a_primitives_name_and_a_bound_name_stand_for_functions() -> None:
    assert run("x1 = branch(T, hmirror, vmirror)", "O = x1(I)") == Grid("000/340/012")


# Values.


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [
        ("add", (True, True), 2),
        ("multiply", ((True, 3), 2), (2, 6)),
        ("greater", (1, False), True),
        ("greater", (1, True), False),
        ("equality", ((True, 3), (1, 3)), True),
        ("contained", (True, (1, 2)), True),
        ("contained", (0, FrozenSet({False})), True),
        ("maximum", ((False, True, 2),), 2),
        ("totuple", (FrozenSet({2, True, 0}),), (0, True, 2)),
        ("index", (GRID, (True, False)), 3),
        ("fill", (Grid("00"), True, {(False, True)}), Grid("01")),
        ("shift", (Patch({(True, 3)}), (True, 0)), Patch({(2, 3)})),
        ("repeat", (7, True), (7,)),
        ("initset", ((True, 3),), Patch({(1, 3)})),
    ],
)
def test_booleans_are_numbers(name: str, args: Any, expected: Any) -> None:
    assert call(name, *args) == expected


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [
        ("first", ((4, 9),), 4),
        ("last", ((4, 9),), 9),
        ("maximum", ((4, 9),), 9),
        ("size", ((4, 9),), 2),
        ("apply", (DOUBLE, (4, 9)), (8, 18)),
        ("first", ((5, (0, 1)),), 5),
        ("last", ((5, (0, 1)),), (0, 1)),
        ("first", (GRID,), (0, 1, 2)),
        ("size", (GRID,), 3),
        ("increment", ((4, 9, None),), (5, 10)),
        ("add", ((1, 2, 3), (10, 20, 30)), (11, 22)),
    ],
)
def test_one_tuple_can_be_read_in_several_ways(name: str, args: Any, expected: Any) -> None:
    assert call(name, *args) == expected


def test_only_a_position_off_the_grid_makes_none_which_equals_only_itself() -> None:
    for position in ((-1, 0), (0, -1), (3, 0), (0, 3)):
        assert call("index", GRID, position) is None
        assert call("equality", call("index", GRID, position), None)
    for other in (0, False, (), Patch(), (None,), SIZE):
        assert not call("equality", None, other)


@pytest.mark.parametrize("value", [0, False, None, (), Grid(), Patch(), FrozenSet()])
def test_what_is_not_true(value: Any) -> None:
    assert call("flip", value) is True
    assert call("branch", value, 1, 2) == 2


@pytest.mark.parametrize("value", [1, True, -1, (0,), (None,), Grid("0"), Grid([()]), SIZE])
def test_everything_else_is_true(value: Any) -> None:
    assert call("flip", value) is False


def test_a_set_has_no_two_equal_members_of_whatever_kind() -> None:
    members = [1, True, (1, 2), (True, 2), FrozenSet({3}), FrozenSet({3}), SIZE, SIZE, None, None]
    assert call("size", call("combine", Patch(), tuple(members))) == 5


def test_rule_a_function_value_is_its_expression() -> None:
    bound = RBIND(ADD, 1)
    assert call("equality", bound, RBIND(ADD, True))
    assert call("equality", COMPOSE(bound, SIZE), COMPOSE(RBIND(ADD, 1), SIZE))
    assert not call("equality", bound, call("lbind", ADD, 1))
    assert not call("equality", COMPOSE(DOUBLE, DOUBLE), call("power", DOUBLE, 2))
    assert call("size", FrozenSet({bound, RBIND(ADD, 1), ADD})) == 2


MIXED = [(0, 1), (5, (0, 1))]


@pytest.mark.parametrize("mixed", [tuple(MIXED), FrozenSet(MIXED)])
@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("toindices", ()),
        ("normalize", ()),
        ("backdrop", ()),
        ("recolor", (5,)),
        ("fill", (GRID, 5)),
    ],
)
def test_a_patch_that_mixes_positions_and_cells_is_an_error(
    name: str, before: tuple[Any, ...], mixed: Any
) -> None:
    with pytest.raises(DslError):
        call(name, *before, mixed)


@pytest.mark.parametrize(
    ("name", "as_grid", "as_patch"),
    [
        ("height", 2, 3),
        ("width", 2, 2),
        ("hmirror", ((2, 1), (0, 0)), Patch({(2, 0), (0, 1)})),
        ("dmirror", ((0, 2), (0, 1)), Patch({(0, 0), (1, 2)})),
    ],
)
def test_a_tuple_is_a_grid_and_a_set_a_patch(name: str, as_grid: Any, as_patch: Any) -> None:
    assert call(name, ((0, 0), (2, 1))) == as_grid
    assert call(name, Patch({(0, 0), (2, 1)})) == as_patch


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("remove", (9,), ()),
        ("sfilter", (), (CATALOGUE["identity"],)),
        ("difference", (), (Patch(),)),
        ("combine", (), ((5,),)),
        ("apply", (INVERT,), ()),
    ],
)
def test_the_same_kind_is_a_tuple_for_a_tuple_and_a_set_for_a_set(
    name: str, before: tuple[Any, ...], after: tuple[Any, ...]
) -> None:
    assert isinstance(call(name, *before, (5, 5), *after), tuple)
    assert isinstance(call(name, *before, FrozenSet({5}), *after), FrozenSet)


# Tuples as patches, and one position in two colours.

CELLS = ((5, (2, 2)), (4, (0, 1)), (5, (2, 2)))
PLACES = ((2, 2), (0, 1), (2, 2))
WALKED = [
    ("recolor", lambda patch: (9, patch)),
    ("shift", lambda patch: (patch, (1, 1))),
    ("normalize", lambda patch: (patch,)),
    ("fill", lambda patch: (GRID, 9, patch)),
    ("underfill", lambda patch: (GRID, 9, patch)),
    ("cover", lambda patch: (GRID, patch)),
    ("toobject", lambda patch: (patch, GRID)),
    ("manhattan", lambda patch: (patch, {(4, 5)})),
    ("adjacent", lambda patch: (patch, {(0, 2)})),
    ("hmatching", lambda patch: (patch, {(0, 9)})),
    ("vmatching", lambda patch: ({(9, 2)}, patch)),
    ("bordering", lambda patch: (patch, GRID)),
    *[
        (name, lambda patch: (patch,))
        for name in """uppermost lowermost leftmost rightmost ulcorner urcorner llcorner lrcorner
        corners backdrop box outbox inbox""".split()  # noqa: SIM905
    ],
]
OF_CELLS = [
    ("paint", lambda patch: (GRID, patch)),
    ("underpaint", lambda patch: (GRID, patch)),
    ("move", lambda patch: (GRID, patch, (0, 1))),
    ("toindices", lambda patch: (patch,)),
    ("delta", lambda patch: (patch,)),
    ("occurrences", lambda patch: (GRID, patch)),
    ("hperiod", lambda patch: (patch,)),
    ("vperiod", lambda patch: (patch,)),
]


@pytest.mark.parametrize(("name", "args"), [*WALKED, *OF_CELLS])
def test_a_tuple_of_cells_is_walked_over_like_their_set(name: str, args: Any) -> None:
    assert call(name, *args(CELLS)) == call(name, *args(Patch(CELLS)))


@pytest.mark.parametrize(("name", "args"), WALKED)
def test_a_tuple_of_positions_is_walked_over_like_their_set(name: str, args: Any) -> None:
    assert call(name, *args(PLACES)) == call(name, *args(Patch(PLACES)))


def test_tuples_flatten_to_tuples_in_sequence_with_repeats() -> None:
    parts = (Patch({(2, 2), (1, 1)}), ((0, 1), (0, 1)))
    flat = ((1, 1), (2, 2), (0, 1), (0, 1))
    assert call("merge", parts) == flat
    assert call("mapply", IDENTITY, parts) == flat
    assert call("mpapply", CATALOGUE["remove"], (None, None), parts) == flat


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("color", 5),
        ("height", 3),
        ("width", 2),
        ("shape", (3, 2)),
        ("portrait", True),
        ("square", False),
        ("vline", False),
        ("hline", False),
        ("center", (0 + 3 // 2, 1 + 2 // 2)),
        ("hmirror", CELLS[::-1]),
        ("vmirror", tuple((place, colour) for colour, place in CELLS)),
        ("dmirror", ((5, 4, 5), ((2, 2), (0, 1), (2, 2)))),
    ],
)
def test_where_a_grid_is_allowed_a_tuple_of_cells_is_one(name: str, expected: Any) -> None:
    assert call(name, CELLS) == expected


def test_a_tuples_repeats_count_in_the_centre_of_mass() -> None:
    assert call("centerofmass", PLACES) == (4 // 3, 5 // 3)
    assert call("centerofmass", Patch(PLACES)) == (1, 1)
    assert call("centerofmass", ((0, 3), (0, 3), (0, 0))) == (0, 2)


def test_a_tuple_is_painted_in_its_sequence() -> None:
    assert call("paint", Grid("0"), ((7, (0, 0)), (3, (0, 0)))) == Grid("3")
    assert call("underpaint", Grid("0"), ((7, (0, 0)), (3, (0, 0)))) == Grid("7")


def test_one_position_in_two_colours() -> None:
    assert call("size", TWO_COLOURS) == 3
    assert call("toindices", TWO_COLOURS) == {(0, 0), (0, 1)}
    assert call("paint", Grid("00"), TWO_COLOURS) == Grid("77")
    assert call("colorcount", TWO_COLOURS, 7) == 2
    assert not call("hline", TWO_COLOURS)
    assert call("recolor", 1, TWO_COLOURS) == {(1, (0, 0)), (1, (0, 1))}
    assert call("centerofmass", Patch({(3, (0, 4)), (7, (0, 4)), (7, (0, 1))})) == (0, 5 // 3)
