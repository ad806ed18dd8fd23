"""What mutation may know of a task: it comes from train pairs alone."""

import pytest

from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.canonical import canonical_lines
from batt.propose.facts import Facts
from batt.propose.material import material
from batt.tasks.datasets import load
from batt.tasks.task import Pair, Task

TRAINING = load("arc1", "training")
TASK = Task(
    "made up",
    (Pair(Grid("011/222/300"), Grid("44/44")), Pair(Grid("555/500/222"), Grid("40"))),
    (Pair(Grid("99999"), Grid("888")),),
)


def texts(places):
    return ["; ".join(canonical_lines(material()[place].node)) for place in places]


def test_colours_are_by_frequency_and_those_of_outputs_come_last():
    facts = Facts(TASK.examples)
    assert facts.input_colours == (2, 0, 5, 1, 3)
    assert facts.output_colours == (4, 0)
    assert facts.colours == (2, 0, 5, 1, 3, 4)


def test_sizes():
    facts = Facts(TASK.examples)
    assert facts.shapes == ((2, 2), (1, 2), (3, 3))
    assert set(facts.numbers) == {1, 2, 3}


def test_expressions_are_found_by_their_value_on_all_train_inputs():
    facts = Facts(TASK.examples)
    assert "O = height(I)" in texts(facts.expressions(3))
    assert "O = shape(I)" in texts(facts.expressions((3, 3)))
    assert "O = mostcolor(I)" not in texts(facts.expressions(2))


@pytest.mark.parametrize(("value", "there"), [(True, True), (1, False)])
def test_a_boolean_is_no_number(value, there):
    assert ("O = square(I)" in texts(Facts(TASK.examples).expressions(value))) == there


def test_output_shapes_as_expressions():
    task = TRAINING["007bbfb7"]
    assert "x1 = shape(I); O = multiply(x1, x1)" in texts(Facts(task.examples).output_shapes)


def test_values_are_what_the_evaluator_gives():
    for task in list(TRAINING.values())[:10]:
        facts = Facts(task.examples)
        for place, each in enumerate(material()):
            value = facts.value(place)
            if value is not None:
                for one, _ in task.examples:
                    assert _value(each.node, one) == value


def _value(node, grid):
    from batt.evaluate.plan import Plan
    from batt.evaluate.run import run_plan

    return run_plan(Plan([node]), {"I": grid}, Budgets())


class Poisoned:
    """Fails whatever is asked of it."""

    def __getattribute__(self, name):
        raise AssertionError(f"a test pair was asked for {name}")


def everything(task):
    facts = Facts(task.examples)
    values = [facts.value(place) for place in range(len(material()))]
    found = [facts.expressions(value) for value in (*range(-2, 31), True, False, (3, 3))]
    return facts.colours, facts.shapes, facts.numbers, facts.output_shapes, values, found


def test_test_pairs_are_never_looked_at():
    clean = Task("made up", TASK.train, ())
    poisoned = Task("made up", TASK.train, (Poisoned(),))
    assert everything(poisoned) == everything(clean) == everything(TASK)


def test_material_runs():
    samples = Samples((Grid("011/222/300"),), Budgets())
    assert all(run_one(each.node, samples) for each in material())
    nodes = [each.node for each in material()]
    assert len(set(nodes)) == len(nodes)
