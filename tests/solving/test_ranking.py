"""Ranking: what speaks for a program, pairs left out, and the chances of answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from puzzles import MIRRORED, proposing

from batt.dsl.values import Grid
from batt.programs.program import Program
from batt.propose.known import known_proposers
from batt.propose.proposers import Budget, Proposer
from batt.solving.answers import SURE, Answers
from batt.solving.found import Found, best_of
from batt.solving.left_out import leave_out
from batt.solving.ranking import Evidence, chances, features, generality, utility
from batt.solving.search import Puzzle, Search
from batt.solving.weights import GENERAL, RECORDS, RIGHT

STEPS = 1_000_000
PAIRS = (*MIRRORED.train, (Grid("90"), Grid("09")))
MIRROR = "O = vmirror(I)"
LONG = f"O = {'identity(' * 60}vmirror(I){')' * 60}"


def by_heart(train, tests, budget):
    """Finds the rule only where it is shown all pairs."""
    budget.spend(len(train))
    rule = "x1 = vmirror(I)\nO = fill(x1, FIVE, ofcolor(x1, 11))"
    yield Program.parse(rule if len(train) == len(PAIRS) else "O = identity(I)")


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
    assert (answers.found[1].left_out, answers.found[1].reproduced) == (3, 0)
    assert answers.probabilities(0) == sorted(answers.probabilities(0), reverse=True)


def evidence(**other):
    return Evidence(**{"proposer": "new", "text": MIRROR, "right": 3, "pairs": 3, **other})


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"left_out": 3, "reproduced": 3}, {"left_out": 3, "reproduced": 2}),
        ({"left_out": 3, "reproduced": 2}, {"left_out": 3, "reproduced": 1}),
        ({"left_out": 3, "reproduced": 1}, {"left_out": 3, "reproduced": 0}),
        ({}, {"text": LONG}),
        ({}, {"right": 2}),
        ({"proposer": "tiling"}, {"proposer": "new"}),
        ({"agreeing": 1}, {"agreeing": 0}),
        ({"order": 1}, {"order": 2}),
    ],
)
def test_what_speaks_for_a_program_makes_it_more_likely(better, worse):
    assert utility(evidence(**better)) > utility(evidence(**worse))


@pytest.mark.parametrize(("tests", "counted"), [(0, 0), (2, 0), (5, 3), (20, 6)])
def test_the_tests_of_a_tree_count_beyond_a_few(tests, counted):
    tree = "where_is(I, 3, " * tests + "I" + ", I)" * tests
    assert dict(features(evidence(text=tree)))["tests of a tree"] == counted


EVIDENCE = st.builds(
    evidence,
    proposer=st.sampled_from(["new", "tiling", "cell_tree_by_role", "library", "mutants"]),
    text=st.sampled_from([MIRROR, LONG]),
    right=st.integers(1, 3),
    left_out=st.integers(3, 3),
    reproduced=st.integers(0, 3),
    order=st.integers(1, 9),
    agreeing=st.integers(0, 9),
)


@given(st.lists(EVIDENCE, min_size=1, max_size=6))
def test_chances_are_between_0_and_1_and_leave_room_for_none(every):
    utilities = [utility(each) for each in every]
    found = chances(utilities)
    assert all(0 <= chance <= 1 for chance in found)
    assert sum(found) <= 1 + 0.0001 * len(found)
    assert found == chances([utility(each) for each in every])  # nothing but the evidence counts
    alone = [chances([each])[0] for each in utilities]
    assert all(own >= chance for own, chance in zip(alone, found, strict=True))


def found(text, *outputs, proposer="new", place=0, **other):
    grids = tuple(map(Grid, outputs))
    return Found(
        text, proposer, place, **{"right": 2, "pairs": 2, **other}, size=1, steps=1, outputs=grids
    )


def test_equal_answers_of_several_proposers_are_one_that_is_believed_more():
    one, other = found(MIRROR, "12"), found("O = rot180(I)", "12", proposer="other", place=1)
    alone, both = best_of([one]), best_of([one, other])
    assert [each.outputs for each in both] == [(Grid("12"),)]
    assert (both[0].agreeing, alone[0].agreeing) == (1, 0)
    assert both[0].trust > alone[0].trust
    assert best_of([other, one]) == both


def test_of_equal_outputs_the_most_general_program_is_shown():
    plain = found(MIRROR, "12", proposer="cell_tree")
    general = found("O = rot180(I)", "12", proposer="cell_tree_by_role", place=1)
    assert generality(general.evidence) > generality(plain.evidence)
    assert [each.text for each in best_of([plain, general])] == [general.text]


@given(st.lists(st.sampled_from(["1", "2", "3", "4"]), min_size=1, max_size=6))
def test_attempts_differ_and_have_chances_of_their_own(outputs):
    every = [found(MIRROR, text, place=n, order=1) for n, text in enumerate(outputs)]
    answers = Answers("t", 1, best_of(every))
    (attempts,) = answers.attempts
    assert len(attempts) == len(set(attempts)) == min(2, len(set(outputs)))
    stated = answers.probabilities(0)
    assert len(stated) == len(attempts)
    assert stated == sorted(stated, reverse=True)
    assert 0 < answers.probability == stated[0] < 1
    assert answers.different(0) == len(set(outputs))


def test_the_chance_of_a_grid_is_that_of_all_programs_that_give_it():
    every = [
        found(MIRROR, "1", "2"),
        found(LONG, "1", "3", place=1),
        found(LONG, "4", "2", place=2),
    ]
    answers = Answers("t", 2, best_of(every))
    first = answers.chances[0] + answers.chances[1]
    assert answers.probabilities(0)[0] == pytest.approx(first, abs=1e-4)
    assert answers.probability == answers.chances[0]


def test_nothing_found_has_no_chance():
    assert Answers("t", 1).probability == 0.0
    assert Answers("t", 1).probabilities(0) == []


def test_a_sure_answer_ends_the_search():
    sure = Proposer("tiling", lambda *_: [Program.parse(MIRROR)], rank=1, deduces=True)
    puzzle = Puzzle("p", PAIRS, (Grid("129"),))
    answers = Search(puzzle, [sure, proposing("z", "O = rot180(I)")]).run(1.0)
    assert answers.probability >= SURE
    assert answers.candidates == 1


def test_the_records_are_what_was_counted():
    assert all(0 <= general <= right <= fits for fits, right, general in RECORDS.values())
    assert RIGHT.keys() == GENERAL.keys()


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
