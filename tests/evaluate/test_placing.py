"""Slots and what they depend on: the native twin does what the plain one does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_programs import graphs

from batt.dsl.values import TWIN
from batt.dsl.values.twin import native_module
from batt.evaluate import placing as plain
from batt.evaluate.placing import Call
from batt.programs.node import Pool, walk

native = native_module("placing")


@given(st.data())
@pytest.mark.skipif(TWIN != "native", reason="the plain twin is at work")
def test_twins_place_the_same_nodes_in_the_same_slots(data: st.DataObject) -> None:
    roots = data.draw(graphs(Pool()))
    found = []
    for twin in (plain, native):
        slots: dict[int, int] = {}
        needs: list[tuple[int, ...]] = []
        placed = [twin.place(root, slots, needs, Call) for root in roots]
        marks = bytearray(len(needs))
        reached = [sorted(twin.reach(slots[root.number], needs, marks)) for root in roots]
        sums = [twin.total(list(range(len(needs))), each) for each in reached]
        found.append((slots, needs, placed, reached, sums, marks))
    assert found[0] == found[1]
    assert all(type(call) is Call for calls, _ in found[1][2] for call in calls)


@given(st.data())
def test_what_a_slot_reaches_are_the_calls_that_a_walk_finds(data: st.DataObject) -> None:
    roots = data.draw(graphs(Pool()))
    slots: dict[int, int] = {}
    needs: list[tuple[int, ...]] = []
    for root in roots:
        plain.place(root, slots, needs, Call)
    marks = bytearray(len(needs))
    for root in roots:
        calls = [slots[node.number] for node in walk([root]) if node.args]
        assert sorted(plain.reach(slots[root.number], needs, marks)) == sorted(calls)
        assert not any(marks)


def test_a_total_past_32_bits_is_exact() -> None:
    for twin in (plain, native or plain):
        assert twin.total([2**40, 1, 2**40], [0, 2, 1]) == 2**41 + 1
