"""Object rules: small tasks, some of the training set, and tasks that are no good."""

import pytest
from objects_seen import BAD, outputs, pairs, proposed, rank_of_right, rank_on

from batt.dsl.values import Grid
from batt.errors import OutOfBudget
from batt.propose.induce.object_rules import object_rules
from batt.propose.proposers import PROPOSERS, Budget

BY_SIZE = pairs(
    ("55050/00000/55500/00050", "22010/00000/33300/00010"),
    ("50000/00550/00000/55500/00000/00055", "10000/00220/00000/33300/00000/00022"),
)
LARGEST_STAYS = pairs(
    ("40440/00440/00000/33300", "00440/00440/00000/00000"),
    ("66600/66600/00000/70070", "66600/66600/00000/00000"),
)
HOLED = pairs(
    ("222000/202022/222022", "333000/303022/333022"),
    ("000222/022202/022222/000000", "000333/033303/033333/000000"),
    ("220222/220202/000222", "220333/220303/000333"),
)


@pytest.mark.parametrize(
    ("train", "given", "wanted"),
    [
        (BY_SIZE, "05000/05000/00005/55500", "02000/02000/00001/33300"),
        (LARGEST_STAYS, "9009/0099/0000/8000", "0009/0099/0000/0000"),
        (HOLED, "0022200/2020200/2022200", "0033300/2030300/2033300"),
    ],
    ids=["by size", "largest stays", "holed"],
)
def test_a_table_follows(train, given, wanted):
    assert rank_of_right(object_rules, train, [Grid(given)], [Grid(wanted)]) in (0, 1)


@pytest.mark.parametrize("task_id", ["08ed6ac7", "a61f2674", "d2abd087"])
def test_training_tasks_are_solved(task_id):
    assert rank_on(object_rules, task_id) in (0, 1)


@pytest.mark.parametrize("train", BAD.values(), ids=BAD)
def test_tasks_that_are_no_good_do_no_harm(train):
    proposed(object_rules, train, [train[0][0]])


def test_what_a_table_has_no_row_for_has_no_answer():
    """A rule with an answer comes before those without one."""
    unseen = Grid("055555/000000")
    made = [outputs(each, [unseen])[0] for each in proposed(object_rules, BY_SIZE, [unseen])]
    answered = [isinstance(output, Grid) for output in made]
    assert answered == sorted(answered, reverse=True)


def test_other_sizes_are_left_to_others():
    assert not proposed(object_rules, pairs(("12", "1")), [Grid("12")])


def test_a_budget_cuts_it_off():
    with pytest.raises(OutOfBudget):
        list(object_rules(BY_SIZE, (BY_SIZE[0][0],), Budget(10)))


def test_it_is_known_by_its_rank():
    assert PROPOSERS["object_rules"].rank == 45
