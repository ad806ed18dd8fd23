"""Plans: every node once, calls after what they need, segments by root."""

from hypothesis import given
from hypothesis import strategies as st
from random_programs import graphs

from batt.evaluate.plan import Plan
from batt.programs.node import Pool
from batt.programs.program import Program


def plan_of(*texts):
    pool = Pool()
    return Plan([Program.parse(text, pool).root for text in texts])


def test_a_plan_says_how_much_is_shared():
    plan = plan_of("a = hmirror(I)\nO = vmirror(a)", "a = hmirror(I)\nO = dmirror(a)")
    assert str(plan) == "2 programs, 3 distinct calls of 4 (25% shared)"


def test_segments_hold_what_a_root_is_the_first_to_need():
    plan = plan_of("a = hmirror(I)\nO = vmirror(a)", "O = hmirror(I)", "O = dmirror(I)")
    assert [len(segment) for segment in plan.segments] == [2, 0, 1]


def test_depends_names_the_calls_below_an_input():
    plan = Plan(
        [
            Program.parse(
                "a = palette(C)\nb = palette(I)\nO = difference(a, b)", inputs=("S", "I", "C")
            ).root
        ]
    )
    assert len(plan.depends("I")) == 2
    assert len(plan.depends("C")) == 2
    assert plan.depends("S") == set()


@given(st.data())
def test_calls_come_once_and_after_what_they_need(data):
    pool = Pool()
    plan = Plan(data.draw(graphs(pool)))
    ready = set(plan.inputs.values()) | {slot for slot, _ in plan.constants}
    for call in plan.calls:
        assert {call.function, *call.args} <= ready
        assert call.slot not in ready
        ready.add(call.slot)
    assert set(plan.outputs) <= ready
    assert len(ready) == plan.slots
