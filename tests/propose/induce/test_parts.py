"""Truth tables and overlays over parts, and part to cell, deduced from small tasks."""

import asking
import pytest

from batt.dsl.values import Grid

TASKS = {
    "both of two halves": (
        "truth_table",
        [("1011/0110", "10/00"), ("1101/1111", "01/11"), ("0010/0101", "00/01")],
        "1110/0111",
        "10/01",
    ),
    "parts between lines, one or the other": (
        "truth_table",
        [("10501/00511", "77/77"), ("11510/01501", "77/07"), ("00501/10500", "07/70")],
        "00500/10501",
        "00/77",
    ),
    "a part as it is": (
        "truth_table",
        [("123456/654321", "123/654"), ("111222/333444", "111/333")],
        "789789/000000",
        "789/000",
    ),
    "colours that change": (
        "truth_table",
        [("1221/1111", "3443/3333"), ("2221/1212", "4443/3434")],
        "1112",
        "3334",
    ),
    "layers in an order": (
        "overlay",
        [("1100/0220", "1120"), ("1010/2222", "1212"), ("0000/2020", "2020")],
        "0110/2200",
        "2110",
    ),
    "the colour that is most common in a part": (
        "part_to_cell",
        [("110220/100200", "12"), ("330110/333111", "31")],
        "550440/555444",
        "54",
    ),
    "colours of uneven parts": (
        "part_to_cell",
        [("115222/115222/555555/335444", "12/34"), ("75222/75222/55555/85999", "72/89")],
        "6665117/6665117/5555555/2225444",
        "61/24",
    ),
    "colours of parts, mirrored": (
        "part_to_cell",
        [("110220/100200", "21"), ("330110/333111", "13")],
        "550440/555444",
        "45",
    ),
    "a count in a table": (
        "part_to_cell",
        [("10511/00511/55555/11500/11510", "03/30"), ("00511/10511/55555/01511/00511", "03/03")],
        "11500/11501/55555/11511/11511",
        "30/33",
    ),
    "the part with most": (
        "part_to_cell",
        [("10511500/10511510", "080"), ("11500500/10510500", "800")],
        "00500510/00501511",
        "008",
    ),
}


@pytest.mark.parametrize("case", TASKS)
def test_small_tasks_are_answered(case):
    family, train, test, wanted = TASKS[case]
    assert Grid(wanted) in asking.attempts(family, train, test)


def test_a_table_that_only_lists_what_was_seen_is_not_proposed():
    assert asking.ask("truth_table", [("1234", "56"), ("7891", "02")], "1234") == []


def test_a_table_that_says_nothing_of_the_tests_is_not_proposed():
    train = [("1011/0110", "10/00"), ("1101/1111", "01/11"), ("0010/0101", "00/01")]
    assert asking.ask("truth_table", train, "2111/1111") == []
    assert asking.ask("truth_table", train, "1110/0111") != []
