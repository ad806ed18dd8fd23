"""Of rules that fit the pairs equally, the first is the one that mostly holds elsewhere."""

import asking
import pytest

from batt.dsl.values import Grid

OPEN = {
    "outlines go around each cell, though they stand close": (
        "outlines",
        [("0000000/0500000/0000000/0000050/0000000", "1110000/1510000/1110111/0000151/0000111")],
        "0000/0500/0050/0000/0000",
        "1110/1511/1151/0111/0000",
    ),
    "lines go over marks of other colours": (
        "outlines",
        [("00000/02000/00000/00010", "02000/02000/02000/11111"), ("000/010/000", "000/111/000")],
        "0000/0102/0000",
        "0002/1111/0002",
    ),
    "objects of any colour count": (
        "object_rules",
        [("330000/000003/033003", "880000/000004/088004"), ("0300/0300/0000", "0400/0400/0000")],
        "05500/00000/00003/00003",
        "08800/00000/00004/00004",
    ),
    "the parts of the background, whatever colour it has": (
        "object_rules",
        [
            ("002000/002000/222000/000000", "882000/882000/222000/000000"),
            ("00002/00002/00222/00200/00222", "00002/00002/00222/00288/00222"),
        ],
        "332333/222333/333333/333333",
        "882333/222333/333333/333333",
    ),
    "the largest is picked, though it is the upper one too": (
        "pick_one",
        [("44400/44400/00000/00055", "444/444"), ("06600/06600/00000/70000", "66/66")],
        "30000/00000/08880/08880",
        "888/888",
    ),
    "the panel that has the rare colour is picked, though others have as many colours": (
        "pick_one",
        [("88388/88388/33333/88388/48388", "88/48"), ("1121/1126/2222/1121", "1/6")],
        "2232/2237/3333/2232",
        "2/7",
    ),
    "a piece takes the third colour of its grid": (
        "pick_one",
        [
            ("2220000/2020040/2220000/0000022/0400022", "444/404/444"),
            ("66660030/60060000/66660000/00000006", "3333/3003/3333"),
        ],
        "00000/02220/02020/02220/10000",
        "111/101/111",
    ),
    "the rim is told by the edge, not by the colours inside": (
        "cell_tree",
        [("000/000/000", "888/808/888"), ("0000/0000/0000/0000", "8888/8008/8008/8888")],
        "333/303/333",
        "888/808/888",
    ),
    "a sheet of the colour that is most common": (
        "two_steps",
        [("330/335/383", "333/333/333"), ("443/440/404", "444/444/444")],
        "6661/6616",
        "6666/6666",
    ),
}


@pytest.mark.parametrize(("family", "train", "given", "wanted"), OPEN.values(), ids=OPEN)
def test_the_first_rule_holds_where_the_pairs_leave_it_open(family, train, given, wanted):
    first = asking.ask(family, train, train[0][0])[0]
    assert asking.outputs(first, [Grid(given)]) == [Grid(wanted)]
