"""Counting and listing: outputs that show how many there are, and in which order."""

import asking
import pytest

from batt.dsl.values import Grid

TASKS = {
    "so many cells of a row": (
        "counting",
        [("300/000/000", "100"), ("300/003/000", "110")],
        "303/000/030",
        "111",
    ),
    "so long a row": (
        "counting",
        [("3000/0000/0303", "333"), ("4400/0000/0040", "444"), ("0070/0000/0000", "7")],
        "5500/0000/0055",
        "5555",
    ),
    "a diagonal": (
        "counting",
        [("8800/0000/0088", "80/08"), ("0080/8000/0080", "800/080/008"), ("80/00", "8")],
        "8080/0000/8080",
        "8000/0800/0080/0008",
    ),
    "a whole output by the number of colours": (
        "counting",
        [
            ("123/111/222", "505/050/505"),
            ("112/111/222", "500/050/005"),
            ("313/222/313", "505/050/505"),
            ("333/333/311", "500/050/005"),
        ],
        "717/888/444",
        None,
    ),
    "colours by size": (
        "listing",
        [("3330/0000/5500/0007", "3/5/7"), ("8800/9990/0000/6000", "9/8/6")],
        "4400/0000/1110/7000",
        "1/4/7",
    ),
    "bars by size": (
        "listing",
        [("3330/0000/5500/0007", "333/550/700"), ("8800/9990/0000/6000", "999/880/600")],
        "4000/0000/1100/7770",
        "777/110/400",
    ),
    "what is drawn large": (
        "listing",
        [("1122/1122/3344", "12/34"), ("555667/888990", "567/890")],
        "3311/3311/2244/2244",
        "31/24",
    ),
}


@pytest.mark.parametrize("case", TASKS)
def test_small_tasks_are_answered(case):
    family, train, test, wanted = TASKS[case]
    made = asking.attempts(family, train, test)
    assert Grid(wanted) in made if wanted else not made


def test_a_table_answers_for_what_it_has_rows_for():
    _, train, _, _ = TASKS["a whole output by the number of colours"]
    assert Grid("500/050/005") in asking.attempts("counting", train, "888/818/888")


@pytest.mark.parametrize("family", ["counting", "listing"])
def test_large_outputs_are_left_to_others(family):
    large = Grid([[1, 2] * 10] * 10)
    assert not asking.ask(family, [("12", large), ("21", large)], "12")


def test_more_than_there_are_places_has_no_answer():
    _, train, _, _ = TASKS["so many cells of a row"]
    found = asking.ask("counting", train, "303/000/030")
    assert asking.outputs(found[0], [Grid("30303/00000/30303")]) == [None]


def test_the_canvas_has_the_background_of_the_input():
    train = [("3000/0030", "1100"), ("3000/0000", "1000"), ("3030/3000", "1110")]
    program = asking.ask("counting", train, "3000/0300")[0]
    assert asking.outputs(program, [Grid("8888/8388")]) == [Grid("1888")]
