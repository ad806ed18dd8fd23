"""Merging: equal grids add weight, the two heaviest are the attempts, the sources are named."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.values import Grid
from batt.errors import UsageError
from batt.submission.form import PLACEHOLDERS, two_attempts
from batt.submission.merge import Source, merge, weighted

A, B, C = Grid("1"), Grid("2"), Grid("3")
NONE = PLACEHOLDERS[0]

CASES = {
    "one source stays as it is": ([(1, A, B)], (A, B)),
    "what two say goes first": ([(1, A, B), (1, B, C)], (B, A)),
    "the heavier source goes first": ([(1, A, B), (3, C, B)], (C, B)),
    "a tie goes to the earlier source": ([(1, B, NONE), (1, A, NONE)], (B, A)),
    "a first attempt beats a second": ([(1, A, B), (1, C, NONE)], (A, C)),
    "placeholders weigh nothing": ([(9, NONE, NONE), (1, NONE, A)], (A, NONE)),
    "an answer that is there twice counts once": ([(1, A, A), (1, B, C)], (A, B)),
    "nobody answers": ([(1, NONE, NONE)], PLACEHOLDERS),
}


@pytest.mark.parametrize("name", CASES)
def test_two_attempts_are_chosen(name):
    votes, wanted = CASES[name]
    sources = [
        Source(f"s{n}", {"t": [(first, second)]}, Fraction(weight))
        for n, (weight, first, second) in enumerate(votes)
    ]
    assert merge(sources).submission == {"t": [wanted]}


def test_the_sources_of_each_attempt_are_named():
    merged = merge([Source("x", {"t": [(A, B)]}), Source("y", {"t": [(B, NONE)], "u": [(C, A)]})])
    told = {
        id: [[(b.grid, b.sources, b.weight) for b in ballots] for ballots in outputs]
        for id, outputs in merged.chosen.items()
    }
    half = Fraction(1, 2)
    assert told == {
        "t": [[(B, ["x", "y"], 3 * half), (A, ["x"], 1)]],
        "u": [[(C, ["y"], 1), (A, ["y"], half)]],
    }


def test_other_numbers_of_outputs_are_refused():
    with pytest.raises(UsageError, match="task t: y answers 2 outputs, x 1"):
        merge([Source("x", {"t": [(A, B)]}), Source("y", {"t": [(A, B), (A, B)]})])


@pytest.mark.parametrize(
    "text", ["a:0", "a:-1", "a:x", "a:", "a:1e9", "a:nan", "a:9999999", "a:1/2"]
)
def test_what_is_no_weight_is_refused(text):
    with pytest.raises(UsageError, match="is no weight"):
        weighted(text)


@given(st.lists(st.sampled_from([A, B, C, *PLACEHOLDERS]), max_size=5))
def test_two_attempts_always_differ(best):
    first, second = two_attempts(best)
    assert first != second
