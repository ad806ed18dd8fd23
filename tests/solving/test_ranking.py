"""Ranking: the proposer's record, shortness, and pairs left out."""

import pytest
from puzzles import MIRRORED, proposing

from batt.dsl.values import Grid
from batt.programs.program import Program
from batt.propose.known import known_proposers
from batt.propose.precision import MEASURED, precision
from batt.propose.proposers import Budget, Proposer
from batt.solving.left_out import leave_out
from batt.solving.ranking import worth
from batt.solving.search import Puzzle, Search

STEPS = 1_000_000
PAIRS = (*MIRRORED.train, (Grid("90"), Grid("09")))
MIRROR = "O = vmirror(I)"
LONG = f"O = {'identity(' * 60}vmirror(I){')' * 60}"


def by_heart(train, tests, budget):
    """Finds the rule only where it is shown all pairs."""
    budget.spend(len(train))
    yield Program.parse(MIRROR if len(train) == len(PAIRS) else "O = identity(I)")


BY_HEART = Proposer("by_heart", by_heart, deduces=True)


@pytest.mark.parametrize(
    ("asked", "counts"),
    [
        (proposing("a", MIRROR), (3, 3)),
        (proposing("a", "O = identity(I)", MIRROR), (3, 3)),
        (proposing("a"), (3, 0)),
        (BY_HEART, (3, 0)),
        (Proposer("broken", lambda *_: 1 // 0), (0, 0)),
    ],
)
def test_each_pair_is_left_out_once(asked, counts):
    assert leave_out(asked, PAIRS, Budget(10**6), STEPS) == counts


def test_two_pairs_are_too_few_and_a_budget_ends_it():
    assert leave_out(proposing("a", MIRROR), PAIRS[:2], Budget(10**6), STEPS) == (0, 0)
    assert leave_out(proposing("a", MIRROR, own=60), PAIRS, Budget(100), STEPS)[0] < 3


def test_what_leaves_pairs_unexplained_ranks_behind_and_settles_nothing():
    marked = "x1 = vmirror(I)\nO = fill(x1, FIVE, ofcolor(x1, NINE))"
    puzzle = Puzzle("p", (*PAIRS[:2], (Grid("80"), Grid("08"))), (Grid("129"),))
    suspect = Proposer("by_heart", by_heart, rank=1, deduces=True)
    answers = Search(puzzle, [suspect, proposing("z", marked)]).run(1.0)
    assert [each.proposer for each in answers.found] == ["z", "by_heart"]
    assert [each.is_suspect for each in answers.found] == [False, True]
    assert (answers.found[1].left_out, answers.found[1].reproduced) == (3, 0)


@pytest.mark.parametrize(("better", "worse"), [((3, 3), (3, 1)), ((3, 1), (3, 0))])
def test_more_pairs_reproduced_are_worth_more(better, worse):
    assert worth("new", MIRROR, *better) > worth("new", MIRROR, *worse)


def test_longer_programs_are_worth_less():
    assert worth("new", LONG, 0, 0) < worth("new", MIRROR, 0, 0)


def test_precision_is_what_was_counted():
    assert precision("no such") == 0.5
    assert all(0 <= right <= fits for fits, right in MEASURED.values())
    assert all(0 < precision(name) < 1 for name in MEASURED)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (((), (), False), []),
        (((MIRROR,), (), False), ["store", "mutants"]),
        (((), (), True), ["library", "mutants"]),
    ],
)
def test_only_proposers_with_programs_take_a_part_of_the_budget(given, names):
    assert [each.name for each in known_proposers(*given)] == names
