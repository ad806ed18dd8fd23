"""The catalogue as a whole: every name of the reference, documented, tried, and charged enough."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from doctest import DocTestParser
from itertools import islice
from random import Random
from typing import Any

import pytest
from ticking import Twins

from batt.dsl import version
from batt.dsl.charges import UNLIMITED, meter
from batt.dsl.constants import CONSTANTS
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.probes import COLOURS, Hand, drawn_calls, example_calls, read_kind
from batt.dsl.values import Grid, measure
from batt.errors import DslError

LEAST_CALLS = 50
LARGE_CALLS = 40

REFERENCE = """
numbers
    add(a, b) subtract(a, b) multiply(a, b) divide(a, b) invert(n) double(n) halve(n) increment(x)
    decrement(x) crement(x) sign(x) even(n) positive(x) greater(a, b) toivec(i) tojvec(j)
    astuple(a, b) interval(start, stop, step) maximum(container) minimum(container)
truth
    flip(b) both(a, b) either(a, b) equality(a, b) contained(value, container)
    branch(condition, a, b)
containers
    size(container) initset(value) totuple(container) repeat(item, num) first(container)
    last(container) extract(container, condition) other(container, value) insert(value, container)
    remove(value, container) combine(a, b) merge(containers) intersection(a, b) difference(a, b)
    dedupe(tup) product(a, b) pair(a, b) order(container, compfunc) argmax(container, compfunc)
    argmin(container, compfunc) valmax(container, compfunc) valmin(container, compfunc)
    mostcommon(container) leastcommon(container) sfilter(container, condition)
    mfilter(container, function) sizefilter(container, n) colorfilter(objs, value)
functions
    identity(x) compose(outer, inner) chain(h, g, f) matcher(function, target)
    rbind(function, fixed) lbind(function, fixed) power(function, n) fork(outer, a, b)
    apply(function, container) rapply(functions, value) mapply(function, container)
    papply(function, a, b) mpapply(function, a, b) prapply(function, a, b)
colours
    mostcolor(element) leastcolor(element) colorcount(element, value) palette(element)
    numcolors(element) color(obj) ofcolor(grid, value) replace(grid, replacee, replacer)
    switch(grid, a, b) recolor(value, patch)
grids
    canvas(value, dimensions) asindices(grid) asobject(grid) index(grid, loc) rot90(grid)
    rot180(grid) rot270(grid) hmirror(piece) vmirror(piece) dmirror(piece) cmirror(piece)
    crop(grid, start, dims) subgrid(patch, grid) trim(grid) tophalf(grid) bottomhalf(grid)
    lefthalf(grid) righthalf(grid) hsplit(grid, n) vsplit(grid, n) hconcat(a, b) vconcat(a, b)
    hupscale(grid, factor) vupscale(grid, factor) upscale(element, factor) downscale(grid, factor)
    cellwise(a, b, fallback) compress(grid) frontiers(grid)
drawing
    fill(grid, value, patch) paint(grid, obj) underfill(grid, value, patch) underpaint(grid, obj)
    cover(grid, patch) move(grid, obj, offset)
objects
    objects(grid, univalued, diagonal, without_bg) partition(grid) fgpartition(grid)
    toobject(patch, grid) occurrences(grid, obj)
patches
    toindices(patch) uppermost(patch) lowermost(patch) leftmost(patch) rightmost(patch)
    ulcorner(patch) urcorner(patch) llcorner(patch) lrcorner(patch) corners(patch) height(piece)
    width(piece) shape(piece) portrait(piece) square(piece) vline(patch) hline(patch) center(patch)
    centerofmass(patch) shift(patch, directions) normalize(patch) bordering(patch, grid)
    backdrop(patch) delta(patch) box(patch) outbox(patch) inbox(patch) hperiod(obj) vperiod(obj)
pairs
    hmatching(a, b) vmatching(a, b) manhattan(a, b) adjacent(a, b) position(a, b)
    gravitate(source, destination)
lines
    dneighbors(loc) ineighbors(loc) neighbors(loc) connect(a, b) shoot(start, direction)
    vfrontier(location) hfrontier(location)
"""
"""Every primitive with its parameters, as the reference lists them."""

NUMBERS = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
REFERENCE_CONSTANTS = {
    "F": False, "T": True, **{name: number for number, name in enumerate(NUMBERS)},
    "NEG_ONE": -1, "NEG_TWO": -2,
    "DOWN": (1, 0), "RIGHT": (0, 1), "UP": (-1, 0), "LEFT": (0, -1),
    "ORIGIN": (0, 0), "UNITY": (1, 1), "NEG_UNITY": (-1, -1),
    "UP_RIGHT": (-1, 1), "DOWN_LEFT": (1, -1),
    "ZERO_BY_TWO": (0, 2), "TWO_BY_ZERO": (2, 0), "TWO_BY_TWO": (2, 2), "THREE_BY_THREE": (3, 3),
}  # fmt: skip

PARAMETERS = {
    name: parameters.split(", ") for name, parameters in re.findall(r"(\w+)\((.*?)\)", REFERENCE)
}
SHIPPED = [CATALOGUE[name] for name in version.shipped()]
OF_REFERENCE = [primitive for primitive in SHIPPED if not primitive.is_induced]
"""The others are our own big steps, which have a result for few of the arguments that are drawn."""

TWINS = Twins()


def name_of(primitive: Primitive) -> str:
    return primitive.name


@pytest.fixture(autouse=True)
def _whole_meter() -> Iterator[None]:
    yield
    meter.left = UNLIMITED


class LargeHand(Hand):
    """Draws grids and patches of up to some hundred cells, and longer containers."""

    def _place(self) -> tuple[int, int]:
        return self._below(14), self._below(14)

    def _draw_grid(self) -> Grid:
        height, width = 1 + self._below(16), self._below(16)
        colours = COLOURS[: 1 + self._below(len(COLOURS))]
        self._grid = Grid([[self._pick(colours) for _ in range(width)] for _ in range(height)])
        return self._grid

    def _cut(self) -> list[Any]:
        return super()._cut() if self._grid.width else self._strewn()

    def _strewn(self) -> list[Any]:
        return [(self._pick(COLOURS), self._place()) for _ in range(self._below(120))]

    def _members(self, parts: Any) -> list[Any]:
        members = super()._members(parts)
        for _ in range(self._below(4)):
            members += super()._members(parts)
        return members


def large_calls(primitive: Primitive) -> Iterator[tuple[Any, ...]]:
    """Calls with larger arguments than probes have; not all have a result."""
    random = Random(primitive.name).random
    kinds = [read_kind(annotation) for annotation in primitive.parameters.values()]
    for _ in range(LARGE_CALLS):
        hand = LargeHand(random)
        yield tuple([hand.draw(kind) for kind in kinds])


def called(primitive: Primitive, args: tuple[Any, ...]) -> tuple[Any, int] | None:
    """The result of a call and its charge; None where it has no result."""
    meter.left = UNLIMITED
    try:
        result = primitive(*args)
    except DslError:
        return None
    return result, UNLIMITED - meter.left


def test_all_160_names_of_the_reference_are_there_and_else_only_induced_ones() -> None:
    assert len(PARAMETERS) == 160
    assert sorted(primitive.name for primitive in OF_REFERENCE) == sorted(PARAMETERS)


@pytest.mark.parametrize("primitive", OF_REFERENCE, ids=name_of)
def test_parameters_have_the_names_and_the_order_of_the_reference(primitive: Primitive) -> None:
    assert list(primitive.parameters) == PARAMETERS[primitive.name]
    assert primitive.arity == len(PARAMETERS[primitive.name])


def test_every_constant_of_the_reference_is_there_and_no_other() -> None:
    assert CONSTANTS == REFERENCE_CONSTANTS
    assert [name for name, value in CONSTANTS.items() if isinstance(value, bool)] == ["F", "T"]


@pytest.mark.parametrize("primitive", SHIPPED, ids=name_of)
def test_the_help_begins_with_one_sentence(primitive: Primitive) -> None:
    sentence, _, rest = (primitive.__doc__ or "").partition("\n")
    assert re.fullmatch(r"[A-Z].*\.", sentence)
    assert rest.startswith("\n")


@pytest.mark.parametrize("primitive", SHIPPED, ids=name_of)
def test_the_help_has_an_example_that_calls_the_primitive(primitive: Primitive) -> None:
    examples = DocTestParser().get_examples(primitive.__doc__ or "")
    assert any(re.search(rf"\b{primitive.name}\b", example.source) for example in examples)
    assert all(example.want for example in examples)


@pytest.mark.parametrize("primitive", SHIPPED, ids=name_of)
def test_every_parameter_and_the_result_are_annotated(primitive: Primitive) -> None:
    assert inspect.signature(primitive.body).return_annotation == primitive.result
    assert "inspect._empty" not in primitive.signature


@pytest.mark.parametrize("primitive", SHIPPED, ids=name_of)
def test_the_charge_covers_the_arguments_the_result_and_every_loop_of_the_body(
    primitive: Primitive,
) -> None:
    given = 0
    drawn = [*islice(drawn_calls(primitive), 2 * LEAST_CALLS), *large_calls(primitive)]
    calls = [*example_calls(primitive), *drawn]
    for args in calls:
        found = called(primitive, args)
        if found is None:
            continue
        result, charge = found
        given += 1
        sizes = sum(measure(value)[0] for value in (*args, result))
        assert charge >= 1 + sizes, args
        assert charge >= TWINS.ticks(primitive, args), args
    assert given >= (LEAST_CALLS if primitive in OF_REFERENCE else 1)


@pytest.mark.parametrize(
    ("name", "args", "ticks"),
    [
        ("apply", (CATALOGUE["sign"], (5, 6, 7)), 3),
        ("double", (5,), 0),
        ("asobject", (Grid("123/456"),), 2 + 6),
        ("prapply", (CATALOGUE["add"], (1, 2), (3, 4, 5)), 2 + 6),
    ],
)
def test_the_ticks_are_the_iterations_of_the_loops(name: str, args: Any, ticks: int) -> None:
    assert TWINS.ticks(CATALOGUE[name], args) == ticks


@pytest.mark.parametrize("primitive", SHIPPED, ids=name_of)
def test_another_number_of_arguments_is_an_error(primitive: Primitive) -> None:
    for count in {0, primitive.arity - 1, primitive.arity + 1, 7}:
        with pytest.raises(DslError) as caught:
            primitive(*[0] * count)
        assert caught.value.primitive == primitive.name
