"""Training tasks that a family is right on, and the order in which families are asked."""

import asking
import pytest

from batt.propose.proposers import PROPOSERS, in_order
from batt.tasks.datasets import load

FAMILIES = (
    "tiling",
    "overlay",
    "truth_table",
    "symmetry",
    "part_to_cell",
    "rays",
    "outlines",
    "bounces",
    "mirrors",
    "stamps",
    "counting",
    "listing",
    "moves",
    "templates",
    "tints",
)
RIGHT = [
    ("tiling", "007bbfb7"),
    ("tiling", "c3e719e8"),
    ("tiling", "b91ae062"),
    ("overlay", "a68b268e"),
    ("overlay", "75b8110e"),
    ("truth_table", "0520fde7"),
    ("truth_table", "6430c8c4"),
    ("truth_table", "0d3d703e"),
    ("symmetry", "484b58aa"),
    ("symmetry", "ff805c23"),
    ("symmetry", "3631a71a"),
    ("part_to_cell", "5614dbcf"),
    ("part_to_cell", "6773b310"),
    ("rays", "dbc1a6ce"),
    ("rays", "d4a91cb9"),
    ("bounces", "e179c5f4"),
    ("stamps", "95990924"),
    ("outlines", "41e4d17e"),
    ("mirrors", "11852cab"),
    ("counting", "d0f5fe59"),
    ("listing", "9af7a82c"),
    ("moves", "1e0a9b12"),
    ("templates", "36d67576"),
    ("tints", "aabf363d"),
]


@pytest.mark.parametrize(("family", "task"), RIGHT)
def test_training_tasks_are_answered_right(family, task):
    assert asking.is_right(family, load("arc1", "training")[task])


def test_families_are_asked_before_all_that_is_known():
    order = [each.name for each in in_order(PROPOSERS.values())]
    assert [name for name in order if name in FAMILIES] == list(FAMILIES)
    assert max(PROPOSERS[name].rank for name in FAMILIES) < PROPOSERS["pick_one"].rank
