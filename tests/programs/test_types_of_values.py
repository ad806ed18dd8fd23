"""Types and values: the inferred type holds each value that a program meets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_programs import graphs, grids

from batt.dsl import CATALOGUE
from batt.dsl.probes import giving_calls
from batt.dsl.values import FrozenSet, Grid, Patch
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.node import Pool, walk
from batt.programs.types import (
    Calls,
    Type,
    fits,
    holds,
    infer,
    overlaps,
    primitive_type,
    read_type,
    type_of_value,
)
from batt.propose.library import library
from batt.tasks.datasets import load

ANY = read_type("Any")
TRAINING = load("arc1", "training")
SMALL = Budgets(node=20_000, program=20_000)


def values_met(roots, grid, budgets):
    """Each node that the roots depend on, with its outcome."""
    nodes = list(walk(roots))
    plan = Plan(nodes)
    frame = Frame(plan)
    frame.give({"I": grid})
    compute(frame, plan.calls, budgets)
    return [(node, frame.outcomes[slot]) for node, slot in zip(nodes, plan.outputs, strict=True)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, "Integer"),
        (True, "Boolean"),
        (None, "None"),
        ((), "Tuple[Never]"),
        ((1, 2), "IntegerTuple"),
        ((1, (1, 2)), "Cell"),
        ((1, 2, 3), "Tuple[Integer]"),
        ((1, True, ()), "Tuple[Integer | Tuple[Never]]"),
        (Grid("12/34"), "Grid"),
        (Patch({(0, 1)}), "Indices"),
        (Patch({(5, (0, 1))}), "Object"),
        (Patch(), "FrozenSet[Never]"),
        (FrozenSet({Patch({(5, (0, 1))})}), "FrozenSet[Object]"),
        (CATALOGUE["shape"], "Callable[[Piece], IntegerTuple]"),
        (CATALOGUE["rbind"](CATALOGUE["add"], 1), "Callable[..., Any]"),
    ],
)
def test_a_value_has_a_type_that_holds_it(value, expected):
    kind = type_of_value(value)
    assert str(kind) == expected
    assert holds(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("Grid", Patch({(0, 1)})),
        ("Grid", 3),
        ("Boolean", 2),
        ("Integer", (1, 2)),
        ("Object", Patch({(0, 1)})),
        ("Indices", ((0, 1),)),
        ("Tuple[Integer]", FrozenSet({1})),
        ("FrozenSet[Integer]", FrozenSet({(1, 2, 3)})),
        ("IntegerTuple", (1, 2, 3)),
        ("Cell", (1, 2)),
        ("Callable[[A], B]", 1),
        ("Colour", None),
    ],
)
def test_a_type_does_not_hold_a_value_of_another_kind(kind, value):
    assert not holds(read_type(kind), value)


@pytest.mark.parametrize("each", library(), ids=lambda each: each.task)
def test_types_hold_for_all_values_met_in_the_library(each):
    typing = infer(each.program.root)
    for pair in TRAINING[each.task].train[:1]:
        for node, value in values_met([each.program.root], pair.input, Budgets()):
            assert holds(typing.of(node), value), (node, typing.of(node), value)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_types_hold_for_fifty_calls_of_each_primitive(name):
    primitive = CATALOGUE[name]
    calls = giving_calls(primitive)
    assert len(calls) >= 50 or primitive.is_induced
    for args in calls:
        found = Calls().result(primitive_type(primitive), tuple(map(type_of_value, args)))
        assert isinstance(found, Type), (args, found)
        value = primitive(*args)
        assert holds(found, value), (args, found, value)


@given(st.data(), grids(4))
def test_types_hold_in_random_programs(data, grid):
    roots = data.draw(graphs(Pool()))
    outcomes = dict(values_met(roots, grid, SMALL))
    for root in roots:
        typing = infer(root)
        for node in walk([root]):
            # An argument that can be anything is taken to be what the call asks for.
            known = all(typing.of(arg) is not ANY for arg in node.args)
            if known and not isinstance(outcomes[node], Failure):
                assert holds(typing.of(node), outcomes[node]), (node, typing.of(node))


@pytest.mark.parametrize(
    ("given", "needed", "expected"),
    [
        ("Object", "Patch", True),
        ("Indices", "Patch", True),
        ("Patch", "Object", False),
        ("Tuple[Cell]", "Patch", True),
        ("Tuple[IntegerTuple]", "Patch", True),
        ("FrozenSet[Cell | IntegerTuple]", "Patch", True),
        ("Object", "Container[Cell]", True),
        ("Object", "FrozenSet[Any]", True),
        ("Grid", "Tuple[Tuple[Integer]]", True),
        ("Tuple[Tuple[Integer]]", "Grid", True),
        ("Grid", "Piece", True),
        ("Grid", "Element", True),
        ("Grid", "Patch", False),
        ("Indices", "Element", False),
        ("Boolean", "Integer", True),
        ("Colour", "Integer", True),
        ("Integer", "Colour", True),
        ("Colour", "Boolean", False),
        ("Colour | None", "Colour", True),
        ("None", "Colour", False),
        ("IntegerTuple", "Tuple[Integer]", True),
        ("Tuple[Integer]", "IntegerTuple", False),
        ("IntegerTuple", "Numerical", True),
        ("Numerical", "Integer", False),
        ("Pair[Boolean, Boolean]", "IntegerTuple", True),
        ("FrozenSet[Object]", "Container[Patch]", True),
        ("Integer", "Any", True),
        ("Any", "Integer", False),
        ("Any", "Any", True),
        ("Integer", "Callable[[A], B]", False),
        ("Callable[[Patch], Integer]", "Callable[[Object], Integer]", True),
        ("Callable[[Object], Integer]", "Callable[[Patch], Integer]", False),
        ("Callable[[Patch], Integer]", "Callable[[Object, Object], Integer]", False),
        ("Callable[[Patch], Integer]", "Callable[..., Integer]", True),
        ("Tuple[Integer]", "Integer", False),
    ],
)
def test_the_order_of_types(given, needed, expected):
    assert fits(read_type(given), read_type(needed)) is expected


@pytest.mark.parametrize(
    ("name", "needed", "expected"),
    [
        ("first", "Callable[[FrozenSet[Object]], Object]", True),
        ("first", "Callable[[FrozenSet[Object]], Grid]", False),
        ("hmirror", "Callable[[Grid], Grid]", True),
        ("color", "Callable[[Grid], Colour]", False),
        ("crop", "Callable[[Grid], Grid]", False),
    ],
)
def test_a_function_fits_by_what_it_gives_for_what_it_is_called_with(name, needed, expected):
    assert fits(primitive_type(CATALOGUE[name]), read_type(needed)) is expected


TYPES = [
    "Any", "Integer", "Colour", "Boolean", "IntegerTuple", "Cell", "Grid", "Object", "Indices",
    "Patch", "Piece", "Numerical", "Tuple[Integer]", "Tuple[Cell]", "FrozenSet[Object]",
    "Container[Integer]", "Callable[[Grid], Grid]", "Colour | None",
]  # fmt: skip


@given(st.sampled_from(TYPES), st.sampled_from(TYPES))
def test_what_fits_has_a_reading(given, needed):
    if fits(read_type(given), read_type(needed)):
        assert overlaps(read_type(given), read_type(needed))


@pytest.mark.parametrize("text", TYPES)
def test_a_type_is_written_as_it_is_read(text):
    assert str(read_type(text)) == text
    assert read_type(str(read_type(text))) is read_type(text)
