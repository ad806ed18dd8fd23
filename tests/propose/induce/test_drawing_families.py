"""Rays, stamps, outlines, mirrors, moves and templates: small tasks, each with a new test input."""

import asking
import pytest

from batt.dsl.values import Grid

TASKS = {
    "rays to the border": (
        "rays",
        [("000/030/000", "000/033/000"), ("4000/0000", "4444/0000")],
        "00/50/00",
        "00/55/00",
    ),
    "rays between cells of one colour, under others": (
        "rays",
        [("30003/00000/04004", "38883/00000/04884"), ("2002/0000", "2882/0000")],
        "0000/6006",
        "0000/6886",
    ),
    "rays until something": (
        "rays",
        [
            ("30000/00050/00003", "30000/30050/30003"),
            ("3003/0000/7000/0000", "3003/3003/7003/0003"),
        ],
        "030/000/060/000",
        "030/030/060/000",
    ),
    "a bend from one cell to another": (
        "rays",
        [("0000/2000/0003", "0000/2000/2223"), ("20000/00000/00300", "20000/20000/22300")],
        "3000/0000/0002",
        "3222/0002/0002",
    ),
    "a ray that bounces off the sides": (
        "bounces",
        [("00/00/00/10", "01/10/01/10"), ("000/000/000/000/100", "100/010/001/010/100")],
        "000/000/000/000/000/100",
        "010/100/010/001/010/100",
    ),
    "a pattern around markers": (
        "stamps",
        [
            ("00000/00300/00000/00000", "00700/07370/00700/00000"),
            ("30000/00000/00003", "37000/70007/00073"),
        ],
        "000/030/000",
        "070/737/070",
    ),
    "a pattern around the markers of one colour, each in its own": (
        "stamps",
        [
            ("00000/00300/00000/00000/04000", "00000/03333/00000/00000/44440"),
            ("0000/0500/0000", "0000/5555/0000"),
        ],
        "0000/0600/0000",
        "0000/6666/0000",
    ),
    "boxes around objects": (
        "outlines",
        [
            ("0000/0300/0000/0000", "1110/1310/1110/0000"),
            ("000000/044000/044000/000000", "111100/144100/144100/111100"),
        ],
        "00000/06660/00000",
        "11111/16661/11111",
    ),
    "the inside of frames": (
        "outlines",
        [
            ("33330/30030/33330/00000", "33330/32230/33330/00000"),
            ("000000/044400/040400/044400/000000", "000000/044400/042400/044400/000000"),
        ],
        "6666/6006/6006/6666",
        "6666/6226/6226/6666",
    ),
    "images beside the cell of a colour": (
        "mirrors",
        [
            ("0000000/0335000/0000000", "0000000/0335330/0000000"),
            ("0000000/0445000/0040000", "0000000/0445440/0040400"),
        ],
        "0060000/0065000/0000000",
        "0060600/0065600/0000000",
    ),
    "falling": (
        "moves",
        [("303/000/000", "000/000/303"), ("0400/0400/0000", "0000/0400/0400")],
        "050/000",
        "000/050",
    ),
    "towards a cell": (
        "moves",
        [
            ("3000500/0000000", "0003500/0000000"),
            ("0050003/0000000", "0053000/0000000"),
        ],
        "300/000/000/500",
        "000/000/300/500",
    ),
    "up by their height": (
        "moves",
        [
            ("00000/00000/33000/33000/00004", "33000/33000/00000/00004/00000"),
            ("0000/0000/0000/5005/5000/5000", "5000/5000/5005/0000/0000/0000"),
        ],
        "0000/0000/0600/0600",
        "0600/0600/0000/0000",
    ),
    "the colour of what stands above": (
        "tints",
        [
            ("2003/0000/5500/5000/0005", "2003/0000/2200/2000/0003"),
            ("0400/0000/0500", "0400/0000/0400"),
        ],
        "0070/0000/0550",
        "0070/0000/0770",
    ),
    "a template at its trace": (
        "templates",
        [
            ("345000/000000/000040", "345000/000000/000345"),
            ("6780/0000/0000/0700", "6780/0000/0000/6780"),
        ],
        "0000000/0230000/0200000/0000000/0000030/0000000",
        "0000000/0230000/0200000/0000000/0000230/0000200",
    ),
}


@pytest.mark.parametrize("case", TASKS)
def test_small_tasks_are_answered(case):
    family, train, test, wanted = TASKS[case]
    assert Grid(wanted) in asking.attempts(family, train, test)


@pytest.mark.parametrize("case", TASKS)
def test_what_was_found_bears_inputs_of_other_kinds(case):
    family, train, test, _ = TASKS[case]
    odd = [
        Grid("5"),
        Grid([[0] * 30] * 30),
        Grid([[(i + 2 * j) % 10 for j in range(30)] for i in range(30)]),
    ]
    for program in asking.ask(family, train, test):
        made = asking.outputs(program, odd)
        for given, output in zip(odd, made, strict=True):
            assert output is None or (output.height, output.width) == (given.height, given.width)


@pytest.mark.parametrize(
    "family", ["rays", "bounces", "stamps", "outlines", "mirrors", "moves", "templates", "tints"]
)
def test_other_sizes_are_left_to_others(family):
    assert not asking.ask(family, [("102", "1"), ("200", "2")], "300")


def test_a_pattern_around_a_single_marker_is_no_rule():
    assert not asking.ask("stamps", [("00000/00300/00000", "00700/07375/00100")], "03000")
