"""Partial progress: what a pair scores that is not right."""

import pytest

from batt.differs.score import Scorer, progress, shipped
from batt.dsl import Grid
from batt.evaluate.outcome import NOT_A_GRID
from batt.tasks.task import FULL_SCORE

START, TARGET = Grid("110/000"), Grid("110/022")


def scorer():
    return Scorer([(START, TARGET), (Grid("1"), Grid("2"))])


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
    # before: size is right (counts 1000), 4 of 6 cells, nothing to vanish, colour 2 to appear
    [
        (START, (1000 + 0 + 1000 + 0) // 4),
        (Grid("110/020"), (1000 + (833 - 666) * 1000 // 334 + 1000 + 1000) // 4),
        (Grid("110"), 500 // 4),
    ],
)
def test_the_score_is_the_mean_of_what_each_differ_finds(output, expected):
    assert scorer().score(0, output) == expected


def test_equal_outputs_are_looked_at_once():
    made = scorer()
    made.score(0, Grid("220/000"))
    values = [len(seen.values) for seen in made.seen]
    made.score(0, Grid("220/000"))
    assert [len(seen.values) for seen in made.seen] == values == [1, 1, 1, 1]


def test_progress_is_the_share_of_the_way_that_was_left():
    assert progress(0, 250) == 250
    assert progress(500, 750) == 500
    assert progress(500, 250) == 0
    assert progress(1000, 999) == 999


def test_at_least_four_differs_ship_each_with_its_key():
    names = [differ.name for differ in shipped()]
    assert {"differ_size", "differ_cells", "differ_vanish", "differ_appear"} <= set(names)
    assert len({differ.program.key for differ in shipped()}) == len(names)
