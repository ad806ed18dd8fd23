"""Programs in two steps: composed texts, and proposers asked about other grids than the task's."""

import pytest

from batt.dsl.values import Grid
from batt.errors import OutOfBudget
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.propose.proposers import Budget
from batt.propose.through import composed, expression, through, values

TURN = Program.parse("O = rot90(I)")

COMPOSED = [
    (None, None, "O = rot90(I)"),
    ("trim(I)", None, "x1 = trim(I)\nO = rot90(x1)"),
    (None, "hconcat(MADE, I)", "x1 = rot90(I)\nO = hconcat(x1, I)"),
    ("trim(I)", "hconcat(MADE, I)", "x1 = trim(I)\nx2 = rot90(x1)\nO = hconcat(x2, I)"),
    (None, "I", "O = I"),
]


@pytest.mark.parametrize(("before", "after", "text"), COMPOSED)
def test_a_composed_program_is_one_text(before, after, text):
    nodes = [expression(each) if each else None for each in (before, after)]
    assert str(composed(TURN, *nodes)) == str(Program.parse(text))


def mirrors(train, tests, budget):
    """A proposer that looks: it yields the mirror that fits all pairs."""
    budget.spend(1)
    for text in ("O = hmirror(I)", "O = vmirror(I)"):
        program = Program.parse(text)
        if all(output(program, given) == wanted for given, wanted in train):
            yield program


def output(program, grid):
    return run_one(program.root, Samples((grid,), Budgets())).outputs[0]


TASK = ((Grid("9999/9129/9999"), Grid("21/00")), (Grid("9999/9349/9999"), Grid("43/00")))
TEST = Grid("9999/9569/9999")


def upper_half(_given, wanted):
    return Grid(tuple(wanted)[:1]) if wanted.height == 2 else None


def test_a_proposer_is_asked_about_what_lies_between_the_expressions():
    before, after = expression("trim(I)"), expression("vconcat(MADE, canvas(ZERO, shape(MADE)))")
    budget = Budget(10_000)
    found = list(through(mirrors, TASK, (TEST,), budget, before, after, upper_half))
    assert [output(program, TEST) for program in found] == [Grid("65/00")]
    assert all(output(program, given) == wanted for program in found for given, wanted in TASK)
    assert budget.spent > 1


@pytest.mark.parametrize("before", ["subgrid(ofcolor(I, SEVEN), I)", "shape(I)"])
def test_an_expression_without_grids_gives_nothing(before):
    assert list(through(mirrors, TASK, (TEST,), Budget(10_000), expression(before))) == []


def test_an_output_that_cannot_be_undone_gives_nothing():
    never = through(mirrors, TASK, (TEST,), Budget(10_000), undo=lambda given, wanted: None)
    assert list(never) == []


def test_all_is_charged():
    with pytest.raises(OutOfBudget):
        values(expression("trim(I)"), [TEST], Budget(3))
    with pytest.raises(OutOfBudget):
        list(through(mirrors, TASK, (TEST,), Budget(0)))
