"""Ranking: how much programs are believed in, and the chance that an answer is right.

A program's *utility* is a weighted sum of what speaks for it.  Of the different answers to a task
at most one is right, or none is, so the chance of each is its share of the exponentials of all
utilities, where none at all has the utility 0.  The weights are fitted on training tasks by
``python benchmarks/trust.py``, which writes them into ``weights.py``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from batt.propose.roles import SUFFIX
from batt.solving.weights import GENERAL, RIGHT

WORD = re.compile(r"\w+")

USUAL_WORDS = 32
"""The words of a program, constants included, that speak neither for nor against it."""

OF = "of "
"""Begins the names of features that tell the proposer."""

MOST_AGREEING = 3

TEST, USUAL_TESTS, MOST_TESTS = "where_", 2, 8
"""What the tests of a decision tree begin with, and how many of them speak against nothing."""

MOST_UTILITY = 5.0
"""No answer has a chance above 0.993: nothing that was counted tells more."""

KNOWN = ("store", "library", "elsewhere", "mutants")
"""The proposers of known programs, which have one record."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for a program: who proposed it, what it has right, and how it was found.

    ``left_out`` of ``pairs`` train pairs were left out, ``reproduced`` of these the proposer had
    right all the same.  ``order`` counts the programs that the proposer yielded up to this one, and
    ``agreeing`` the other proposers of programs with the same outputs.
    """

    proposer: str
    text: str
    right: int
    pairs: int
    left_out: int = 0
    reproduced: int = 0
    order: int = 0
    agreeing: int = 0


def features(given: Evidence) -> Iterator[tuple[str, float]]:
    """The features of the model, by name; one that is not named is 0."""
    family = given.proposer.removesuffix(SUFFIX)
    yield "any", 1.0
    yield OF + ("known programs" if family in KNOWN else family), 1.0
    yield "colours by role", float(family != given.proposer)
    yield "length", math.log2((1 + len(WORD.findall(given.text))) / USUAL_WORDS)
    tests = min(given.text.count(TEST), MOST_TESTS)
    yield "tests of a tree", float(max(0, tests - USUAL_TESTS))
    yield "pairs missed", (given.pairs - given.right) / given.pairs
    yield "misses a pair", float(given.right < given.pairs)
    yield "not the first of its proposer", float(given.order > 1)
    yield "proposers agreeing", float(min(given.agreeing, MOST_AGREEING))
    yield "nothing left out", float(not given.left_out)
    if given.left_out:
        yield "all left out reproduced", float(given.reproduced == given.left_out)
        yield "left out and lost", 1 - given.reproduced / given.left_out


def weighed(given: Evidence, weights: Mapping[str, float]) -> float:
    """The sum of the features by weights, rounded, so that it is the same on every machine.

    A proposer without a record is believed no more than the worst that has one.
    """
    worst = min((weight for name, weight in weights.items() if name.startswith(OF)), default=0.0)
    found = (
        weights.get(name, worst if name.startswith(OF) else 0.0) * value
        for name, value in features(given)
    )
    return round(sum(found), 4)


def utility(given: Evidence) -> float:
    """How much the outputs of a program are believed to be right for the tests.

    >>> new = Evidence("new", "O = vmirror(I)", 3, 3, 3, 3)
    >>> lost = Evidence("new", "O = vmirror(I)", 3, 3, 3, 0)
    >>> utility(new) > utility(lost)
    True
    """
    return weighed(given, RIGHT)


def generality(given: Evidence) -> float:
    """How much a program is believed to be right for any input of its task, if it is for one."""
    return weighed(given, GENERAL)


def chances(utilities: Sequence[float]) -> list[float]:
    """The chance that each of several different answers is the right one.

    >>> chances([0.0]), chances([0.0, 0.0])
    ([0.5], [0.3333, 0.3333])
    """
    weights = [math.exp(min(each, MOST_UTILITY)) for each in utilities]
    return [round(each / (1 + sum(weights)), 4) for each in weights]
