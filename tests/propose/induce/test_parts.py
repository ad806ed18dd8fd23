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


ABSTRACT = {
    "both of two parts have ink, of colours not seen before": (
        "truth_table",
        [
            ("1015022/0115202", "003/003"),
            ("1105002/0015022", "000/003"),
            ("1105220/0115022", "330/033"),
        ],
        "8784779/7874799",
        "773/737",
    ),
    "one of two halves has ink, which lie side by side this time": (
        "truth_table",
        [("1010/0110/2200/0200", "3330/0330"), ("101/001/200/002", "303/003")],
        "774788/747887",
        "733/337",
    ),
    "layers on another background": (
        "overlay",
        [("1100/0220", "1120"), ("1010/2222", "1212"), ("0000/2020", "2020")],
        "8778/9988",
        "9778",
    ),
    "the half that is empty, on whichever side": (
        "overlay",
        [("120/002/000/000", "120/002/002/120"), ("300/330/000", "300/330/300")],
        "7888/7788",
        "7887/7777",
    ),
    "a corner that is always of one size": (
        "truth_table",
        [
            ("123456/789123/456789/123456", "56/23"),
            ("654321/321987/987654/654321", "21/87"),
        ],
        "123456789123/456789123456/789123456789/123456789123",
        "23/56",
    ),
    "stretches between lines of two colours": (
        "part_to_cell",
        [("1161/1161/6666/1161", "11/11"), ("22522/22522/22522", "22")],
        "55355/55355/44444/55355",
        "55/55",
    ),
}


@pytest.mark.parametrize("case", ABSTRACT)
def test_the_first_program_holds_where_colours_and_places_are_others(case):
    family, train, test, wanted = ABSTRACT[case]
    assert asking.attempts(family, train, test)[:1] == [Grid(wanted)]


def test_a_table_that_only_lists_what_was_seen_is_not_proposed():
    assert asking.ask("truth_table", [("1234", "56"), ("7891", "02")], "1234") == []


def test_a_table_that_says_nothing_of_the_tests_is_not_proposed():
    train = [("1000/0001", "70/07"), ("0001/1000", "07/70"), ("0100/0010", "07/70")]
    assert asking.ask("truth_table", train, "1010/1000") == []
    assert asking.ask("truth_table", train, "0010/1000") != []
