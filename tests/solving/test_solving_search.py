"""Searching a task: the order of proposers, budgets that cut off, attempts, and going on."""

from itertools import count, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from puzzles import MIRRORED, SQUARE, proposing

from batt.dsl.values import Grid
from batt.evaluate.limits import as_steps
from batt.programs.program import Program
from batt.propose.proposers import OutOfTime, Proposer
from batt.solving.search import STEPS_PER_PROGRAM, Puzzle, Search

MIRROR, SAME, TURN = "O = vmirror(I)", "O = identity(I)", "O = rot180(I)"
TWICE = "x1 = rot180(I)\nO = hmirror(x1)"
MARKED = "x1 = vmirror(I)\nO = fill(x1, FIVE, ofcolor(x1, NINE))"


def solve(puzzle, *proposers, seconds=1.0):
    return Search(puzzle, proposers).run(seconds)


def test_a_program_that_fits_answers():
    answers = solve(MIRRORED, proposing("a", SAME, MIRROR))
    assert answers.attempts == ((Grid("921/654"),),)
    assert (answers.program, answers.proposer) == (Program.parse(MIRROR), "a")
    assert answers.fits
    assert answers.is_final
    assert answers.candidates == 2
    assert 0 < answers.budget_used < answers.budget == 1.0


def test_proposers_are_asked_by_rank_and_then_by_name():
    late = proposing("b", TWICE, rank=10)
    assert solve(MIRRORED, proposing("a", MIRROR), late).proposer == "b"
    assert solve(MIRRORED, proposing("c", MIRROR, rank=10), late).proposer == "b"


def test_of_equal_outputs_the_first_proposers_program_counts():
    answers = solve(MIRRORED, proposing("a", TWICE), proposing("b", MIRROR))
    assert [(each.proposer, each.size) for each in answers.found] == [("a", 2)]


def test_the_attempts_differ_and_a_fit_goes_before_a_guess():
    answers = solve(SQUARE, proposing("a", TURN, MIRROR))
    assert [(grid, found.fits) for grid, found in answers.behind(0)] == [(Grid("01"), True)]
    puzzle = Puzzle("p", SQUARE.train, (Grid("10/23"),))
    answers = solve(puzzle, proposing("a", TURN, SAME, MIRROR))
    behind = answers.behind(0)
    assert [found.fits for _, found in behind] == [True, False]
    assert answers.attempts == ((Grid("01/32"), Grid("32/01")),)  # of two guesses the first yielded


def test_a_program_that_fails_on_a_test_leaves_it_to_the_next():
    squares_only = (
        "x1 = dmirror(I)\nx2 = cellwise(I, x1, ZERO)\nx3 = vmirror(I)\nO = first(astuple(x3, x2))"
    )
    alone = solve(MIRRORED, proposing("a", squares_only))
    assert (alone.fits, alone.attempts) == (True, ((),))
    answers = solve(MIRRORED, proposing("a", squares_only, MIRROR))
    assert answers.attempts == ((Grid("921/654"),),)


def test_nothing_found_is_no_attempt():
    answers = solve(MIRRORED, proposing("a", "O = ZERO", "O = height(I)"))
    assert (answers.attempts, answers.program, answers.fits) == (((),), None, False)


def test_where_answers_that_fit_differ_all_proposers_are_asked(monkeypatch):
    monkeypatch.setattr("batt.solving.answers.SURE", 0.99)
    first = proposing("a", MIRROR, MARKED, rank=1)
    answers = solve(MIRRORED, first, proposing("b", SAME, SAME))
    assert answers.attempts == ((Grid("921/654"), Grid("521/654")),)
    assert (answers.candidates, answers.is_final) == (4, True)


def test_the_same_program_for_ever_is_cut_off():
    forever = Proposer("f", lambda *_: repeat(Program.parse(SAME)))
    answers = solve(MIRRORED, forever, seconds=0.01)
    assert answers.candidates <= as_steps(0.01) / STEPS_PER_PROGRAM
    assert not answers.is_final
    assert answers.steps_used == as_steps(0.01)


def test_work_without_a_program_is_cut_off():
    def busy(train, tests, budget):
        for _ in count():
            budget.spend(10)
        yield

    answers = solve(MIRRORED, Proposer("busy", busy), proposing("z", MIRROR), seconds=0.01)
    assert answers.proposer == "z"
    assert not answers.is_final


def test_a_mistake_in_a_proposer_is_told_and_the_others_go_on():
    def broken(train, tests, budget):
        yield Program.parse(SAME)
        raise ValueError("no such object")

    answers = solve(MIRRORED, Proposer("broken", broken), proposing("z", MIRROR))
    assert answers.failed == {"broken": "ValueError: no such object"}
    assert answers.fits
    wrong = Proposer("wrong", lambda *_: [None])
    assert "not NoneType" in solve(MIRRORED, wrong).failed["wrong"]


def test_the_deadline_ends_a_search():
    with pytest.raises(OutOfTime):
        Search(MIRRORED, [proposing("a", MIRROR)], deadline=0.0).run(1.0)


def test_a_budget_is_exact():
    whole = solve(MIRRORED, proposing("a", SAME, TURN, MIRROR)).steps_used
    exact, less = whole / as_steps(1), (whole - 1) / as_steps(1)
    assert solve(MIRRORED, proposing("a", SAME, TURN, MIRROR), seconds=exact).fits
    assert not solve(MIRRORED, proposing("a", SAME, TURN, MIRROR), seconds=less).found


def test_a_puzzle_with_contradictory_pairs_has_no_fit():
    puzzle = Puzzle("p", ((Grid("1"), Grid("1")), (Grid("1"), Grid("2"))), (Grid("1"),))
    answers = solve(puzzle, proposing("a", SAME))
    assert (answers.fits, answers.best.right) == (False, 1)


TEXTS = st.lists(st.sampled_from([MIRROR, SAME, TURN, TWICE, MARKED, "O = ZERO"]), max_size=8)
PROPOSERS = st.lists(
    st.tuples(TEXTS, st.integers(0, 2), st.integers(1, 3), st.sampled_from([0, 50, 700])),
    min_size=1,
    max_size=3,
)


@given(PROPOSERS, st.sampled_from([MIRRORED, SQUARE]), st.lists(st.integers(1, 3000), max_size=3))
def test_going_on_gives_what_the_budget_gives_at_once(given, puzzle, budgets):
    proposers = [
        proposing(f"p{n}", *texts, rank=rank, weight=weight, own=own)
        for n, (texts, rank, weight, own) in enumerate(given)
    ]
    going = Search(puzzle, proposers)
    for steps in sorted(budgets):
        seconds = steps / as_steps(1)
        going = Search(puzzle, proposers, None, going.memory, going.found)
        assert going.run(seconds) == solve(puzzle, *proposers, seconds=seconds)
