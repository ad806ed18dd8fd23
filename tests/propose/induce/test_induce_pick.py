"""Picking one piece: small tasks, some of the training set, and tasks that are no good."""

import pytest
from objects_seen import BAD, PLENTY, pairs, proposed, rank_of_right, rank_on

from batt.dsl.values import Grid
from batt.errors import OutOfBudget
from batt.propose.induce.pick import pick_one
from batt.propose.proposers import PROPOSERS, Budget

LARGEST = pairs(
    ("11000/11020/00000/00033", "11/11"),
    ("40000/00555/00555/00000", "555/555"),
)
ODD_TILE = pairs(("128812/218821", "88/88"), ("575733/757533", "33/33"))
REFLECTED = pairs(("10000/11000/00002", "01/11"), ("33000/30000/00005", "33/03"))
RECOLOURED = pairs(("22000/20000/00003", "55/50"), ("20000/22000/00004", "50/55"))
COLOUR_ALONE = pairs(("1100/1000/0003", "1"), ("0220/0220/4000", "2"))


@pytest.mark.parametrize(
    ("train", "given", "wanted"),
    [
        (LARGEST, "600700/000000/000666/000606", "666/606"),
        (ODD_TILE, "141466/414166", "66/66"),
        (REFLECTED, "06600/06000/00000/00007", "66/06"),
        (RECOLOURED, "22000/02000/00003", "55/05"),
        (COLOUR_ALONE, "00000/00770/07700/00008", "7"),
    ],
    ids=["largest", "odd tile", "reflected", "recoloured", "colour alone"],
)
def test_what_the_outputs_show_is_picked(train, given, wanted):
    assert rank_of_right(pick_one, train, [Grid(given)], [Grid(wanted)]) in (0, 1)


@pytest.mark.parametrize("task_id", ["23b5c85d", "39a8645d", "a87f7484"])
def test_training_tasks_are_solved(task_id):
    assert rank_on(pick_one, task_id) in (0, 1)


@pytest.mark.parametrize("train", BAD.values(), ids=BAD)
def test_tasks_that_are_no_good_do_no_harm(train):
    proposed(pick_one, train, [train[0][0]])


def test_a_budget_cuts_it_off():
    with pytest.raises(OutOfBudget):
        list(pick_one(LARGEST, (LARGEST[0][0],), Budget(10)))


def test_it_charges_what_it_looks_at():
    budget = Budget(PLENTY)
    assert list(pick_one(LARGEST, (), budget))
    assert budget.spent > sum(given.height * given.width for given, _ in LARGEST)


def test_it_is_known_by_its_rank():
    assert PROPOSERS["pick_one"].rank == 40
