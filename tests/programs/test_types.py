"""Types of whole programs: what inference finds, and which programs clash."""

from __future__ import annotations

import pytest

from batt.programs.node import walk
from batt.programs.program import Program
from batt.programs.types import Type, fits, infer, read_type
from batt.propose.library import library


def typed(text):
    root = Program.parse(f"O = {text}").root
    return infer(root), root


def type_text(text):
    typing, root = typed(text)
    assert typing.clashes == ()
    return str(typing.of(root))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("objects(I, T, F, T)", "FrozenSet[Object]"),
        ("argmax(objects(I, T, F, T), size)", "Object"),
        ("order(fgpartition(I), size)", "Tuple[Object]"),
        ("merge(fgpartition(I))", "Object"),
        ("merge(order(fgpartition(I), size))", "Tuple[Cell]"),
        ("merge(vsplit(I, TWO))", "Grid"),
        ("sizefilter(fgpartition(I), 3)", "FrozenSet[Object]"),
        ("colorfilter(fgpartition(I), 3)", "FrozenSet[Object]"),
        ("mostcolor(I)", "Colour"),
        ("index(I, ORIGIN)", "Colour | None"),
        ("palette(I)", "FrozenSet[Colour]"),
        ("interval(ZERO, NINE, TWO)", "Tuple[Integer]"),
        ("initset(ONE)", "FrozenSet[Integer]"),
        ("initset(ORIGIN)", "Indices"),
        ("astuple(ONE, TWO)", "IntegerTuple"),
        ("astuple(FIVE, ORIGIN)", "Cell"),
        ("astuple(hmirror, I)", "Pair[Callable[[Piece], Piece], Grid]"),
        ("product(interval(0, 3, 1), interval(0, 3, 1))", "Indices"),
        ("prapply(astuple, interval(0, 3, 1), palette(I))", "Indices"),
        ("first(I)", "Tuple[Colour]"),
        ("first(first(I))", "Colour"),
        ("branch(T, I, palette(I))", "Grid | FrozenSet[Colour]"),
        ("other(palette(I), ZERO)", "Integer"),
        ("maximum(palette(I))", "Integer"),
        ("valmax(fgpartition(I), height)", "Integer"),
        ("dedupe(())", "Tuple[Never]"),
        ("totuple(first(()))", "Tuple[Never]"),
    ],
)
def test_a_call_has_the_type_of_what_it_gives(text, expected):
    assert type_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hmirror(I)", "Grid"),
        ("hmirror(asobject(I))", "Object"),
        ("hmirror(asindices(I))", "Indices"),
        ("upscale(asobject(I), TWO)", "Object"),
        ("normalize(asindices(I))", "Indices"),
        ("add(ONE, TWO)", "Integer"),
        ("add(ONE, UP)", "IntegerTuple"),
        ("double(shape(I))", "IntegerTuple"),
        ("double(T)", "Integer"),
        ("remove(first(I), I)", "Grid"),
        ("remove(ONE, interval(0, 3, 1))", "Tuple[Integer]"),
        ("combine(asindices(I), ((0, 1), (2, 3), (4, 5)))", "Indices"),
        ("combine(((0, 1), (2, 3), (4, 5)), asindices(I))", "Tuple[IntegerTuple]"),
        ("sfilter(asobject(I), matcher(first, ONE))", "Object"),
        ("mfilter(fgpartition(I), square)", "Object"),
        ("apply(size, fgpartition(I))", "FrozenSet[Integer]"),
        ("apply(size, order(fgpartition(I), size))", "Tuple[Integer]"),
        ("apply(ulcorner, fgpartition(I))", "Indices"),
        ("mapply(toindices, fgpartition(I))", "Indices"),
        ("rapply(initset(height), I)", "FrozenSet[Integer]"),
        ("papply(astuple, (1, 2, 3), I)", "Tuple[Pair[Integer, Tuple[Colour]]]"),
        ("mpapply(astuple, (1, 2, 3), (4, 5, 6))", "Tuple[Integer]"),
        ("toindices(asobject(I))", "Indices"),
        ("toindices(merge(order(fgpartition(I), size)))", "Indices"),
    ],
)
def test_the_result_is_of_the_kind_that_was_given(text, expected):
    assert type_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hmirror", "Callable[[Piece], Piece]"),
        ("first", "Callable[[Container[Any]], Any]"),
        ("compose(flip, rbind(bordering, I))", "Callable[[Patch], Boolean]"),
        ("compose(first, totuple)", "Callable[[Container[Any]], Any]"),
        ("compose(first, totuple)(palette(I))", "Colour"),
        ("compose(first, totuple)(fgpartition(I))", "Object"),
        ("chain(size, palette, hmirror)", "Callable[[Piece], Integer]"),
        ("fork(recolor, color, toindices)", "Callable[[Object], Object]"),
        ("fork(hconcat, identity, vmirror)(I)", "Grid"),
        ("fork(combine, vfrontier, hfrontier)", "Callable[[IntegerTuple], Indices]"),
        ("matcher(color, FIVE)", "Callable[[Object], Boolean]"),
        ("rbind(crop, THREE_BY_THREE)", "Callable[[Grid, IntegerTuple], Grid]"),
        ("rbind(rbind(crop, UNITY), ORIGIN)", "Callable[[Grid], Grid]"),
        ("lbind(lbind(crop, I), ORIGIN)", "Callable[[IntegerTuple], Grid]"),
        ("lbind(rbind(crop, UNITY), I)(ORIGIN)", "Grid"),
        ("lbind(rbind, shift)(UP)(asobject(I))", "Object"),
        ("power(hmirror, 3)(I)", "Grid"),
        ("power(increment, 3)(T)", "Integer"),
        ("power(add, ONE)(UP, TWO)", "IntegerTuple"),
        ("power(initset, 3)(I)", "Any"),
        ("branch(F, hmirror, vmirror)(I)", "Grid"),
        ("branch(F, hmirror, height)(I)", "Integer | Grid"),
        ("extract(vsplit(I, 2), compose(rbind(greater, 3), numcolors))", "Grid"),
        ("order(fgpartition(I), compose(first, ulcorner))", "Tuple[Object]"),
        ("rbind(rot90, ONE)", "Callable[..., Any]"),
    ],
)
def test_a_function_value_is_typed_for_each_of_its_calls(text, expected):
    assert type_text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "fill(I, T, merge(order(fgpartition(I), size)))",
        "paint(I, merge(order(fgpartition(I), size)))",
        "shift(((0, 1), (2, 3), (4, 5)), (T, F))",
        "crop(I, astuple(T, F), shape(I))",
        "branch(palette(I), I, I)",
        "sfilter(fgpartition(I), color)",
        "objects(I, ONE, ZERO, size(I))",
        "cover(I, repeat(ORIGIN, 3))",
        "height(merge(order(fgpartition(I), size)))",
        "hconcat(pair((1, 2), (3, 4)), I)",
        "fill(I, index(I, ORIGIN), asobject(I))",
        "canvas(ZERO, apply(increment, shape(I)))",
        "maximum(apply(shape, fgpartition(I)))",
        "valmax(apply(toindices, fgpartition(I)), size)",
        "vline(I)",
        "hmirror((1, 2, 3))",
        "height(fork(astuple, identity, initset)(I))",
        "fill(I, T, trim(I))",
        "fork(apply, identity, initset)",
    ],
)
def test_programs_that_mix_kinds_type_where_there_is_a_reading(text):
    assert typed(text)[0].clashes == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "crop(I, objects(I, T, F, T), UNITY)",
            "`crop` in O needs `start: IntegerTuple`, and `objects` in x1 gives FrozenSet[Object]",
        ),
        (
            "crop(palette(I), ORIGIN, UNITY)",
            "`crop` in O needs `grid: Grid`, and `palette` in x1 gives FrozenSet[Colour]",
        ),
        (
            "apply(I, I)",
            "`apply` in O needs `function: Callable[[A], B]`, and `I` gives Grid",
        ),
        (
            "hmirror(shape)",
            "`hmirror` in O needs `piece: Piece`, and `shape` gives "
            "Callable[[Piece], IntegerTuple]",
        ),
        (
            "first(THREE)",
            "`first` in O needs `container: Container[A]`, and `THREE` gives Integer",
        ),
        (
            "paint(I, asindices(I))",
            "`paint` in O needs `obj: Object`, and `asindices` in x1 gives Indices",
        ),
        (
            "insert(ONE, (1, 2))",
            "`insert` in O needs `container: FrozenSet[A]`, and `(ONE, TWO)` gives IntegerTuple",
        ),
        (
            "sizefilter(palette(I), ONE)",
            "`sizefilter` in O needs `container: Container[Members]`, "
            "and `palette` in x1 gives FrozenSet[Colour]",
        ),
        (
            "apply(height, interval(0, 3, 1))",
            "`height`, called by `apply` in O, needs `piece: Piece`, "
            "and `interval` in x1 gives it Integer",
        ),
        (
            "compose(first, height)",
            "`first`, called by `compose` in O, needs `container: Container[A]`, "
            "and `height` gives it Integer",
        ),
        (
            "rbind(crop, ONE)",
            "`crop`, called by `rbind` in O, needs `dims: IntegerTuple`, "
            "and `ONE` gives it Integer",
        ),
        (
            "compose(first, totuple)(ONE)",
            "`totuple`, called by `x1` in O, needs `container: Container[A]`, "
            "and `ONE` gives it Integer",
        ),
        (
            "papply(identity, (1, 2), (3, 4))",
            "`identity`, called by `papply` in O, takes 1 argument, not 2",
        ),
        ("rbind(rot90, ONE)(I)", "`rot90`, called by `x1` in O, takes 1 argument, not 2"),
        ("first(I)(I)", "O needs a function to call, and `first` in x1 gives Tuple[Colour]"),
        (
            "papply(first(initset(double)), I, I)",
            "`double`, called by `papply` in O, takes 1 argument, not 2",
        ),
        (
            "mapply(size, fgpartition(I))",
            "`mapply` in O needs `function: Callable[[A], Container[B]]`, "
            "and `size` gives Callable[..., Integer]",
        ),
    ],
)
def test_a_clash_names_both_calls(text, message):
    assert [str(clash) for clash in typed(text)[0].clashes] == [message]


def test_a_clash_knows_its_nodes_and_types():
    typing, root = typed("fill(I, ONE, palette(I))")
    (clash,) = typing.clashes
    assert (clash.call, clash.giver) == (root, root.args[3])
    assert (clash.parameter, clash.needed, str(clash.given)) == (
        "patch",
        "Patch",
        "FrozenSet[Colour]",
    )


def test_every_argument_that_clashes_is_told_once():
    typing, root = typed("hmirror(crop(palette(I), THREE, UNITY))")
    assert [clash.parameter for clash in typing.clashes] == ["grid", "start"]
    assert str(typing.of(root.args[1])) == "Any"


def test_inputs_have_the_types_that_they_are_given():
    root = Program.parse("O = first(S)", inputs=("S", "I", "C")).root
    typing = infer(root, {"S": "Tuple[Pair[Grid, Grid]]", "I": read_type("Grid")})
    assert str(typing.of(root)) == "Pair[Grid, Grid]"
    assert str(infer(root).of(root)) == "Any"


def test_a_function_of_which_only_the_type_is_known_can_be_called():
    root = Program.parse("O = apply(S, fgpartition(I))", inputs=("S", "I", "C")).root
    typing = infer(root, {"S": "Callable[[Patch], Integer]", "I": "Grid"})
    assert str(typing.of(root)) == "FrozenSet[Integer]"
    (clash,) = infer(root, {"S": "Callable[[Integer], Grid]", "I": "Grid"}).clashes
    assert str(clash) == (
        "a function, called by `apply` in O, needs `Integer`, "
        "and `fgpartition` in x1 gives it Object"
    )


@pytest.mark.parametrize("each", library(), ids=lambda each: each.task)
def test_a_library_program_types_without_clash_and_gives_a_grid(each):
    typing = infer(each.program.root)
    assert typing.clashes == ()
    assert fits(typing.of(each.program.root), read_type("Grid"))


@pytest.mark.parametrize(
    ("first", "step", "last"),
    [
        ("compose(hmirror, vmirror)", "compose({p}, hmirror)", "{p}(I)"),
        ("compose(hmirror, vmirror)", "compose({p}, {p})", "{p}(I)"),
        ("fork(astuple, identity, initset)", "fork(astuple, {p}, {p})", "{p}({p})"),
        ("initset(I)", "initset({p})", "{p}"),
        ("astuple(I, I)", "astuple({p}, {p})", "{p}"),
        ("power(initset, 5)", "power({p}, 5)", "{p}(I)"),
        ("branch(T, hmirror, vmirror)", "branch(T, {p}, identity)", "{p}(I)"),
        ("hmirror(I)", "crop(I, {p}, {p})", "{p}"),
    ],
)
def test_a_program_of_thousands_of_lines_is_typed(first, step, last):
    lines = [f"x0 = {first}"]
    lines += [f"x{k} = {step.format(p=f'x{k - 1}')}" for k in range(1, 3000)]
    root = Program.parse("\n".join([*lines, f"O = {last.format(p='x2999')}"])).root
    typing = infer(root)
    assert all(isinstance(typing.of(node), Type) for node in walk([root]))
    assert len(str(typing.of(root))) < 10_000


def test_a_function_that_calls_itself_without_end_is_typed():
    typing, root = typed("fork(apply, identity, initset)(fork(apply, identity, initset))")
    assert str(typing.of(root)).startswith("FrozenSet[")
