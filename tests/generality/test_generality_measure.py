"""Measuring programs: right and tried of each kind, and the rank that follows."""

from batt import Pair, Program, Task, generalise
from batt.dsl.values import Grid
from batt.generality.measure import Figure, left_out

TASK = Task(
    "t",
    (
        Pair(Grid("120/000"), Grid("021/000")),
        Pair(Grid("300/040"), Grid("003/040")),
    ),
    (Pair(Grid("120/000")),),
)
FRESH = [Pair(Grid("12"), Grid("21")), Pair(Grid("34/56"), Grid("43/65"))]

MIRROR = Program.parse("O = vmirror(I)")
FITS = Program.parse("x1 = vmirror(I)\nO = fill(x1, SEVEN, ofcolor(x1, FIVE))")
WRONG = Program.parse("O = identity(I)")


def told(general):
    return {
        name: str(getattr(general, name))
        for name in ("train", "fresh", "turned", "recoloured", "left_out")
    }


def test_programs_are_ranked_by_what_they_have_right_beyond_the_pairs():
    ranked = generalise(TASK, [WRONG, FITS, MIRROR], FRESH)
    assert [each.program for each in ranked] == [MIRROR, FITS, WRONG]
    first = told(ranked[0])
    assert {**first, "recoloured": ""} == {
        "train": "2/2", "fresh": "2/2", "turned": "6/6", "recoloured": "", "left_out": "2/2"
    }  # fmt: skip
    assert told(ranked[1])["fresh"] == "1/2"
    assert told(ranked[2])["left_out"] == "0/0"
    assert len({each.samples for each in ranked}) == 1


def test_without_samples_only_pairs_are_changed():
    (general,) = generalise(TASK, [MIRROR])
    assert told(general)["fresh"] == "0/0"
    assert general.samples == ""


def test_many_right_beat_few_and_nothing_tried_is_between():
    figures = [Figure(6, 6), Figure(1, 1), Figure(0, 0), Figure(0, 1), Figure(0, 6)]
    assert sorted(figures, key=lambda figure: -figure.share) == figures


def test_leaving_out_tells_of_one_wrong_pair():
    assert left_out([True, False, True]) == Figure(0, 1)
    assert left_out([True]) == Figure(0, 0)
