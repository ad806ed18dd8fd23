"""Tilings: layouts, blocks for cells, and factors, deduced from small tasks."""

import asking
import pytest

from batt.dsl.values import Grid

TASKS = {
    "a fixed layout with mirrors": ([("12", "1221"), ("30", "3003")], "45", "4554"),
    "a layout with a blank": (
        [("12/30", "1200/3000"), ("11/02", "1100/0200")],
        "45/67",
        "4500/6700",
    ),
    "a layout with inverted colours": (
        [("01/00", "0110/0011"), ("22/20", "2200/2002")],
        "30/00",
        "3003/0033",
    ),
    "blocks where cells are not 0": (
        [("10/02", "1000/0200/0010/0002")],
        "03/00",
        "0003/0000/0000/0000",
    ),
    "blocks where the commonest colour is": (
        [("12/11", "1200/1100/1212/1111"), ("33/23", "3333/2323/0033/0023")],
        "55/56",
        "5555/5656/5500/5600",
    ),
    "scaled by the number of colours": (
        [("12", "1122/1122"), ("123", "111222333/111222333/111222333")],
        "44",
        "44",
    ),
    "scaled by the cells that are not 0": (
        [("102", "110022/110022"), ("003", "003")],
        "405",
        "440055/440055",
    ),
    "turned": ([("12/34", "31/42"), ("5/6", "65")], "789", "7/8/9"),
}


@pytest.mark.parametrize("case", TASKS)
def test_small_tasks_are_answered(case):
    train, test, wanted = TASKS[case]
    assert Grid(wanted) in asking.attempts("tiling", train, test)


def test_a_table_without_a_row_for_a_colour_fails_alone():
    train = [("12", "1200"), ("11", "1111")]
    found = asking.ask("tiling", train, "13")
    tables = [program for program in found if "tiled_by_table" in program.text]
    assert tables
    assert asking.outputs(tables[0], [Grid("13")]) == [None]
