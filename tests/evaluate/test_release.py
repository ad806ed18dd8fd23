"""Values that nothing needs any more are let go of, and what programs give stays the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_programs import graphs, grids

from batt.dsl import Grid
from batt.evaluate import release
from batt.evaluate.batch import Samples, run_one, run_together
from batt.evaluate.limits import Budgets
from batt.evaluate.plan import UNSET, Plan
from batt.evaluate.release import Release
from batt.evaluate.run import Frame
from batt.programs.node import Pool
from batt.programs.program import Program

LONG = "a = interval({}, 2000, ONE)\nb = apply(initset, a)\nc = size(b)\nO = canvas(c, UNITY)"


def settled(texts, inputs):
    """The frames of some programs after all were computed, and their plan."""
    pool = Pool()
    plan = Plan([Program.parse(text, pool).root for text in texts])
    frames = [Frame(plan) for _ in inputs]
    for frame, given_ in zip(frames, inputs, strict=True):
        frame.give({"I": given_})
    held = Release(plan, frames)
    for program in range(len(texts)):
        held.compute(program, Budgets())
    return frames, plan


@given(data=st.data())
def test_letting_go_at_once_changes_no_outcome(data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(release, "HELD_STEPS", data.draw(st.sampled_from([0, 50])))
        patch.setattr(release, "CALLS_AT_ONCE", data.draw(st.integers(1, 3)))
        roots = data.draw(graphs(Pool()))
        order = data.draw(st.permutations(range(len(roots))))
        samples = Samples(tuple(data.draw(st.lists(grids(), min_size=1, max_size=2))), Budgets())
        together = run_together(samples, {place: roots[place] for place in order}, lambda _: None)
    for place, root in enumerate(roots):
        assert together[place] == run_one(Program.parse(Program(root).text).root, samples)


def test_a_batt_of_large_values_holds_few_of_them(monkeypatch):
    monkeypatch.setattr(release, "HELD_STEPS", 100_000)
    frames, plan = settled([LONG.format(number) for number in range(40)], [Grid("12"), Grid("3")])
    assert plan.size == 160
    for frame in frames:
        large = [value for value in frame.outcomes if isinstance(value, tuple) and len(value) > 999]
        assert len(large) < 12


def test_a_value_stays_until_the_last_program_that_needs_it(monkeypatch):
    monkeypatch.setattr(release, "HELD_STEPS", 0)
    monkeypatch.setattr(release, "CALLS_AT_ONCE", 1)
    texts = ["a = hmirror(I)\nb = vmirror(a)\nO = rot90(b)", "a = hmirror(I)\nO = rot180(a)"]
    frames, plan = settled(texts, [Grid("12/34")])
    assert frames[0].outcomes[plan.outputs[1]] == Grid("21/43")
    assert sum(value is UNSET for value in frames[0].outcomes) == 3


def test_little_is_not_looked_through():
    frames, _ = settled(["a = hmirror(I)\nO = vmirror(a)"], [Grid("12/34")])
    assert UNSET not in frames[0].outcomes
