"""Mutated differs: kept only where they tell candidates apart in a way of their own."""

from random import Random

import pytest

from batt.differs.mutated import FoundDiffer, favour, found_differs
from batt.differs.score import progress, shipped
from batt.dsl import Grid
from batt.programs.heading import INPUTS
from batt.programs.program import Program
from batt.programs.typer import Typer
from batt.programs.well_formed import DIFFER, broken_rule
from batt.propose.differ_mutants import differ_mutants

PAIRS = [(Grid("110/000"), Grid("110/022")), (Grid("1"), Grid("2"))]
OUTPUTS = [
    (0, Grid("110/000")),
    (0, Grid("110/020")),
    (0, Grid("330/000")),
    (0, Grid("11")),
    (1, Grid("1")),
    (1, Grid("3")),
]


def differ(*lines):
    return Program.parse("\n".join(lines), inputs=INPUTS["differ"])


def share(of):
    """A differ: the share of the target's colours (or of one kind of them) that are there."""
    return differ(
        "x1 = palette(C)",
        "x2 = size(x1)",
        f"x3 = {of}",
        "x4 = size(x3)",
        "x5 = multiply(x4, 1000)",
        "x6 = divide(x5, x2)",
        "O = astuple(x6, x3)",
    )


PALETTE = share("intersection(palette(I), palette(C))")
SAME_PALETTE = share("difference(palette(C), difference(palette(C), palette(I)))")
RIGHT = differ("x1 = equality(I, C)", "x2 = multiply(x1, 1000)", "O = astuple(x2, x1)")
CORNER = differ(
    "x1 = index(I, ORIGIN)",
    "x2 = index(C, ORIGIN)",
    "x3 = equality(x1, x2)",
    "x4 = multiply(x3, 1000)",
    "O = astuple(x4, x1)",
)
NEVER_RIGHT = differ("x1 = height(I)", "O = astuple(x1, x1)")
NO_DIFFER = differ("O = astuple(I, C)")


@pytest.mark.parametrize(
    ("known", "mutants", "kept"),
    [
        ([], [PALETTE], [PALETTE]),
        ([], [RIGHT], []),  # all outputs are wrong: it tells none apart
        ([], [NEVER_RIGHT], []),  # a target is not right to it
        ([], [NO_DIFFER], []),  # it gives no number
        ([], [PALETTE, SAME_PALETTE], [PALETTE]),  # another program that parts them alike
        ([PALETTE], [SAME_PALETTE], []),
        ([PALETTE], [PALETTE], []),
        ([PALETTE], [CORNER, RIGHT], [CORNER]),
        ([CORNER], [PALETTE, PALETTE], [PALETTE]),
    ],
)
def test_what_is_kept(known, mutants, kept):
    found = found_differs(PAIRS, OUTPUTS, known, mutants, 8)
    assert [each.program for each in found] == kept


def test_what_is_told_of_a_found_differ():
    (found,) = found_differs(PAIRS, OUTPUTS, [], [PALETTE], 8)
    # 2 of 3 colours at the start; all with a 2; one, the background, with 3s; of a wrong size none
    assert found.ways == (0, progress(666, 1000), 0, 0, 0, 0)
    assert found.distinct == len({(666, "01"), (1000, "012"), (333, "0"), (0, "")})
    assert found.steps > 0


def test_at_most_so_many_are_kept():
    assert len(found_differs(PAIRS, OUTPUTS, [], [PALETTE, CORNER], 8)) == 2
    assert len(found_differs(PAIRS, OUTPUTS, [], [PALETTE, CORNER], 1)) == 1
    assert found_differs(PAIRS, [], [], [PALETTE, CORNER], 8) == []


def test_one_that_takes_too_long_is_not_kept():
    slow = differ(
        "x1 = interval(ZERO, 300, ONE)",
        "x2 = product(x1, x1)",
        "x3 = contained(I, x2)",
        "x4 = size(intersection(palette(I), palette(C)))",
        "x5 = size(palette(C))",
        "x6 = divide(multiply(add(x4, x3), 1000), x5)",
        "O = astuple(x6, x4)",
    )
    assert found_differs(PAIRS, OUTPUTS, [], [slow], 8) == []


def test_parents_are_favoured_for_outputs_that_are_on_their_way():
    differs = [FoundDiffer(PALETTE, 2, 9, (0, 1000)), FoundDiffer(CORNER, 2, 9, (500, 500))]
    assert favour(differs, [0]) == 1.25
    assert favour(differs, [1]) == 1.75
    assert favour(differs, [0, 1]) == 1.5
    assert favour(differs, []) == favour([], [0]) == 1.0


def test_mutants_of_differs_are_differs_and_the_same_for_the_same_seed():
    parents = [each.program for each in shipped()]
    made = differ_mutants(parents, 60, Random(5))
    assert made == differ_mutants(parents, 60, Random(5))
    assert made != differ_mutants(parents, 60, Random(6))
    assert len(made) > 30
    assert len({each.key for each in (*made, *parents)}) == len(made) + len(parents)
    typer = Typer(DIFFER.inputs)
    for mutant in made:
        assert mutant.inputs == ("S", "I", "C")
        assert broken_rule(mutant.root, typer, DIFFER) is None
    assert differ_mutants([], 60, Random(5)) == []


def test_mutants_that_tell_candidates_apart_are_found():
    parents = [each.program for each in shipped()]
    candidates = [
        (0, Grid(f"{a}{b}{c}/{d}22"))
        for a in range(3)
        for b in range(3)
        for c in (0, 2)
        for d in (0, 1)
    ]
    mutants = differ_mutants(parents, 200, Random(3))
    found = found_differs(PAIRS, candidates, parents, mutants, 4)
    assert found
    assert found == found_differs(PAIRS, candidates, parents, mutants, 4)
