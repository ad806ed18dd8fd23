"""What the families deduce from small made-up tasks, right on a sample that they have not seen."""

from contextlib import suppress

import asking
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odd_tasks import FLAT, LARGE, ODD, small_grids

from batt.dsl.values import Grid
from batt.errors import OutOfBudget
from batt.propose.proposers import PROPOSERS, in_order

FAMILIES = [each.name for each in in_order(PROPOSERS.values()) if each.deduces]

TASKS = {
    "two colours change places, the second by completion": (
        "colour_map",
        [("11/13", "22/23")],
        "12/23",
        "21/13",
    ),
    "one colour changes, as far as is known": (
        "colour_map",
        [("67", "27"), ("76", "72")],
        "667",
        "227",
    ),
    "a cycle of colours closes": ("colour_map", [("12", "23"), ("21", "32")], "123", "231"),
    "colours exchanged in a mirror image": (
        "colour_map",
        [("12/11", "23/33"), ("22/21", "22/32")],
        "11/12",
        "33/23",
    ),
    "colours in the opposite order": (
        "colour_map",
        [("112/112", "221/221"), ("113", "331")],
        "445/454",
        "554/545",
    ),
    "rows go on": (
        "continuation",
        [("12/21/12", "12/21/12/21/12/21"), ("3/4/3", "3/4/3/4/3/4")],
        "56/65/56",
        "56/65/56/65/56/65",
    ),
    "rows go on in another colour": (
        "continuation",
        [("10/01/10", "20/02/20/02/20"), ("01/10/01", "02/20/02/20/02")],
        "11/00/11",
        "22/00/22/00/22",
    ),
    "half as many rows again, in one colour": (
        "continuation",
        [("01/01", "02/02/02"), ("0011/0011/0011/0011", "0022/0022/0022/0022/0022/0022")],
        "40/40",
        "20/20/20",
    ),
    "columns go on, moved down": (
        "continuation",
        [("100/010/001/000", "1000/0100/0010/0001"), ("020/002/000/000", "0200/0020/0002/0000")],
        "300/030/003/000",
        "3000/0300/0030/0003",
    ),
    "slanted lines": (
        "continuation",
        [("1200/2000/0003", "1231/2312/3123"), ("4500/0600/0000", "4564/5645/6456")],
        "7800/0900/0000",
        "7897/8978/9789",
    ),
    "empty columns filled": (
        "continuation",
        [("121000/343000", "121212/343434"), ("12212000/13313000", "12212212/13313313")],
        "565000/787000",
        "565656/787878",
    ),
    "made symmetric about what is symmetric": (
        "continuation",
        [("12000/32000/00000", "12100/32300/00000"), ("04550/04550/00000", "04554/04554/00000")],
        "78800/00000/78800",
        "78870/00000/78870",
    ),
    "specks go": (
        "denoise",
        [("11111/13111/11100/11000", "11111/11111/11100/11000"), ("222/232/222", "222/222/222")],
        "4444/4744/4444/5555",
        "4444/4444/4444/5555",
    ),
    "what makes no square goes": (
        "denoise",
        [("330010/330111/001000", "330000/330000/000000"), ("022000/022020", "022000/022000")],
        "000440/040440/400000",
        "000440/000440/000000",
    ),
    "rectangles that are spoilt": (
        "denoise",
        [
            ("0000000/0338300/8833308/0333300/0000000", "0000000/0333300/0333300/0333300/0000000"),
            ("000000000/044440000/048440080", "000000000/044440000/044440000"),
        ],
        "0000000/0855000/0555008/0000000",
        "0000000/0555000/0555000/0000000",
    ),
    "stripes": (
        "denoise",
        [("1122/1122/1922", "1122/1122/1122"), ("333/343/333/555", "333/333/333/555")],
        "6677/6677/6670",
        "6677/6677/6677",
    ),
    "one of two grids, by the rare colour": (
        "chosen_grid",
        [("100/000", "57"), ("000/010", "57"), ("200/002", "75"), ("020/000", "75")],
        "002/000",
        "75",
    ),
    "colours by how often they are": (
        "listed_colours",
        [("0000/1112/0000", "1/2"), ("0000/0333/4400", "3/4")],
        "5550/6000",
        "5/6",
    ),
    "what a frame encloses": (
        "crop",
        [
            ("55550000/51250000/55550000/00000000", "12"),
            ("0000000000/0055555000/0053425000/0055555000/0000000000", "342"),
        ],
        "0055550000/0056750000/0058950000/0055550000/0000000000",
        "67/89",
    ),
    "between four corners": (
        "crop",
        [("040040/001000/040040", "4004/0100/4004"), ("40040/02200/40040/00000", "4004/0220/4004")],
        "000000/004040/000300/004040",
        "404/030/404",
    ),
    "always the same corner": (
        "crop",
        [("123/456/789", "12/45"), ("9871/6543/2100", "98/65")],
        "5050/0505/5050",
        "50/05",
    ),
    "the colour of the nearest": (
        "borrowed_colours",
        [("2010003", "2020003"), ("4000105", "4000505"), ("1007000", "7007000")],
        "6100007",
        "6600007",
    ),
    "the colour of the seed in a room": (
        "borrowed_colours",
        [
            ("22222/23002/20002/22222/00000", "22222/23332/23332/22222/00000"),
            (
                "00000000/02222200/02400200/02000200/02222200",
                "00000000/02222200/02444200/02444200/02222200",
            ),
        ],
        "0000000/0222222/0200002/0200502/0222222/0000000",
        "0000000/0222222/0255552/0255552/0222222/0000000",
    ),
    "what is missing in the box": (
        "areas",
        [
            ("00000/03300/03000/00000", "00000/03300/03700/00000"),
            ("000000/030300/033300/000000", "000000/037300/033300/000000"),
        ],
        "00000/00300/03330/00300/00000",
        "00000/07370/03330/07370/00000",
    ),
    "holes, by the height": (
        "areas",
        [
            ("0000000/0333000/0303000/0333000/0000000", "0000000/0333000/0353000/0333000/0000000"),
            (
                "000000000/033300000/030303330/030303030/033303330/000000000",
                "000000000/033300000/036303330/036303530/033303330/000000000",
            ),
            ("033300/030300/030300/033300/000000", "033300/036300/036300/033300/000000"),
        ],
        "03330000/03030333/03330303/00000303/00000333",
        "03330000/03530333/03330363/00000363/00000333",
    ),
    "what is around, in the colour of the object": (
        "areas",
        [("00000/00300/00000/00000", "03330/03330/03330/00000"), ("4000/0000", "4400/4400")],
        "0000000/0500000/0000000/0000000/0000060/0000000",
        "5550000/5550000/5550000/0000666/0000666/0000666",
    ),
    "the box of what is there, mirrored": (
        "two_steps",
        [("0000/0120/0000", "1221"), ("00000/00034/00000", "3443")],
        "5600/0000/0000",
        "5665",
    ),
    "holes filled and the rest taken away": (
        "two_steps",
        [
            ("222000/202000/222000/000000", "000000/030000/000000/000000"),
            ("0000000/0222200/0200200/0222200", "0000000/0000000/0033000/0000000"),
        ],
        "0000000/0022200/0020200/0020200/0022200",
        "0000000/0000000/0003000/0003000/0000000",
    ),
}


@pytest.mark.parametrize("case", TASKS)
def test_small_tasks_are_answered(case):
    family, train, test, wanted = TASKS[case]
    assert Grid(wanted) in asking.attempts(family, train, test)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("case", ODD, ids=str)
def test_odd_tasks_are_borne(family, case):
    train, test = ODD[case]
    with suppress(OutOfBudget):
        asking.ask(family, train, test)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_budget_that_is_too_small_ends_a_family(family):
    with pytest.raises(OutOfBudget):
        asking.ask(family, [(LARGE, FLAT)], LARGE, steps=10)


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=15, deadline=None)
@given(train=st.lists(st.tuples(small_grids, small_grids), min_size=1, max_size=3))
def test_what_is_yielded_fits_whatever_the_task(family, train):
    asking.ask(family, train, train[0][0])


NOT_TRUSTED = {
    "a grid seen once for each key": ("chosen_grid", [("1", "57"), ("2", "75"), ("1", "57")], "2"),
    "two colours that become one": ("colour_map", [("12", "33"), ("21", "33")], "12"),
    "noise that is most of the grid": ("denoise", [("1230", "1111"), ("4560", "4444")], "1230"),
}


@pytest.mark.parametrize("case", NOT_TRUSTED)
def test_what_learns_by_heart_is_not_proposed(case):
    family, train, test = NOT_TRUSTED[case]
    assert asking.ask(family, train, test) == []
