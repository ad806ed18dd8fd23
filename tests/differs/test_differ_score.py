"""Partial progress: what a pair scores that is not right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batt.differs.score import Scorer, nearness, progress, read_differs, shipped
from batt.dsl import Grid
from batt.errors import NotUnderstood
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import NOT_A_GRID
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.tasks.task import FULL_SCORE

START, TARGET = Grid("110/000"), Grid("110/022")
PAIRS = [(START, TARGET), (Grid("1"), Grid("2"))]
FOUR = ("differ_size", "differ_cells", "differ_vanish", "differ_appear")
SMALL = st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=3)


def scorer():
    return Scorer(PAIRS)


def alone(differ, grid, target):
    """What a differ says of a grid, and its steps, when it is run by itself."""
    plan = Plan([differ.program.root])
    frame = Frame(plan)
    frame.give({"S": tuple(PAIRS), "I": grid, "C": target})
    compute(frame, plan.calls, Budgets())
    return frame.outcomes[plan.outputs[0]], frame.steps(plan.outputs[0])


def test_right_is_a_thousand_and_a_failure_nothing():
    assert scorer().score(0, TARGET) == FULL_SCORE
    assert scorer().score(0, NOT_A_GRID) == 0


def test_at_most_999_where_not_right():
    assert scorer().score(0, Grid("112/022")) <= 999


def test_a_nearer_candidate_scores_more():
    made = scorer()
    scores = [made.score(0, Grid(rows)) for rows in ("330/000", "110/000", "110/020", "110/022")]
    assert scores == sorted(scores)
    assert scores[1] < scores[2] < scores[3]


@pytest.mark.parametrize(
    ("output", "expected"),
    # before: size is right (counts 1000), 4 of 6 cells, nothing to vanish, 2 of 3 colours are there
    [
        (START, (1000 + 0 + 1000 + 0) // 4),
        (Grid("110/020"), (1000 + (833 - 666) * 1000 // 334 + 1000 + 1000) // 4),
        (Grid("110"), 500 // 4),
    ],
)
def test_the_score_is_the_mean_of_what_each_differ_finds(output, expected):
    four = [differ for differ in shipped() if differ.name in FOUR]
    assert Scorer(PAIRS, four).score(0, output) == expected


@pytest.mark.parametrize(
    ("name", "numbers"),
    # what each says of 110/000, 110/020, 330/000 and 112/022 on the way to 110/022
    [
        ("size", (1000, 1000, 1000, 1000)),
        ("cells", (666, 833, 333, 833)),
        ("changed", (333, 666, 333, 1000)),
        ("touched", (333, 666, 200, 750)),
        ("content", (600, 800, 142, 833)),
        ("vanish", (1000, 1000, 500, 1000)),
        ("appear", (666, 1000, 333, 1000)),
        ("amounts", (666, 833, 666, 833)),
        ("layers", (666, 666, 333, 666)),
        ("places", (666, 500, 250, 500)),
        ("kinds", (666, 500, 250, 500)),
        ("count", (666, 1000, 666, 1000)),
        ("symmetry", (666, 666, 666, 833)),
        ("edges", (500, 500, 500, 500)),
        ("rows", (500, 500, 0, 500)),
        ("columns", (333, 666, 0, 666)),
    ],
)
def test_what_each_differ_says(name, numbers):
    differ = next(each for each in shipped() if each.name == f"differ_{name}")
    grids = (START, Grid("110/020"), Grid("330/000"), Grid("112/022"))
    assert tuple(nearness(alone(differ, grid, TARGET)[0]) for grid in grids) == numbers
    assert nearness(alone(differ, TARGET, TARGET)[0]) == FULL_SCORE


@settings(max_examples=30, deadline=None)
@given(SMALL.map(Grid))
def test_together_every_differ_says_what_it_says_alone(grid):
    made = scorer()
    ways = made.ways(0, grid)
    for at, differ in enumerate(shipped()):
        if (grid.height, grid.width) == (TARGET.height, TARGET.width):
            outcome, steps = alone(differ, grid, TARGET)
            assert made.seen[at].values == {outcome}
            assert made.seen[at].steps == steps
            before = nearness(alone(differ, START, TARGET)[0])
            assert ways[at] == progress(before, nearness(outcome))
        elif differ.name != "differ_size":
            assert (ways[at], made.seen[at].values) == (0, set())


def test_what_nobody_watches_scores_the_same():
    grid = Grid("112/022")
    unwatched = Scorer(PAIRS, watch=False)
    assert unwatched.score(0, grid) == scorer().score(0, grid)
    assert not any(seen.values for seen in unwatched.seen)


def test_a_file_that_is_no_differ_is_refused():
    with pytest.raises(NotUnderstood):
        read_differs(b"def differ_x(S, I, C):\n    return open(I)\n")


def test_equal_outputs_are_looked_at_once():
    made = scorer()
    made.score(0, Grid("220/000"))
    values = [len(seen.values) for seen in made.seen]
    made.score(0, Grid("220/000"))
    assert [len(seen.values) for seen in made.seen] == values == [1] * len(made.differs)


def test_progress_is_the_share_of_the_way_that_was_left():
    assert progress(0, 250) == 250
    assert progress(500, 750) == 500
    assert progress(500, 250) == 0
    assert progress(1000, 999) == 999


def test_at_least_ten_differs_ship_each_with_its_key():
    names = [differ.name for differ in shipped()]
    assert set(FOUR) <= set(names)
    assert len(names) >= 10
    assert len({differ.program.key for differ in shipped()}) == len(names)
