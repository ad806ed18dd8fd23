"""Shrinking: the gate, the sheet under it, and what always holds of the result."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_programs import graphs, grids

from batt.dsl import Grid
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.simplify.gate import Gate
from batt.simplify.passes import smaller
from batt.simplify.sheet import Sheet
from batt.simplify.shrink import shrink
from batt.simplify.simplicity import simpler_than

BUDGETS = Budgets(20_000, 20_000)


def outputs(program, inputs, budgets=BUDGETS):
    """What a program answers, None for a failure."""
    found = run_one(program.root, Samples(tuple(inputs), budgets)).outputs
    return [None if isinstance(output, Failure) else output for output in found]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_outputs_stay_and_the_program_is_no_less_simple(data):
    program = Program.from_node(data.draw(graphs(Pool()))[-1])
    inputs = data.draw(st.lists(grids(4), min_size=1, max_size=3))
    found = shrink(program, inputs, budgets=BUDGETS)
    assert outputs(found, inputs) == outputs(program, inputs)
    assert found == program or simpler_than(found.root, program.root)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_sheet_gives_what_running_alone_gives(data):
    pool = Pool()
    roots = data.draw(graphs(pool))
    inputs = data.draw(st.lists(grids(4), min_size=1, max_size=3))
    sheet = Sheet(pool, inputs, BUDGETS)
    for root in reversed(roots):
        assert list(sheet.outputs(root)) == outputs(Program.from_node(root), inputs)
        assert sheet.calls(root) == Program.from_node(root).size


def test_shrinking_twice_changes_nothing_more():
    inputs = [Grid("1100/0220/0303"), Grid("010/002")]
    once = shrink(Program.parse("x1 = rot90(I)\nx2 = rot90(x1)\nO = hmirror(x2)"), inputs)
    assert str(once) == "O = vmirror(I)"
    assert shrink(once, inputs) == once


def test_the_gate_lets_through_what_is_simpler_and_keeps_the_predicate():
    pool = Pool()
    given = [Program.parse(f"O = {text}", pool).root for text in ("trim(I)", "I", "tophalf(I)")]
    asked = []

    def keeps(candidate):
        asked.append(candidate)
        return candidate is not given[1]

    gate = Gate(given[2], keeps)
    assert not gate.consider(given[1])  # simpler, but another program
    assert gate.consider(given[0])
    assert not gate.consider(given[2])  # what we came from
    assert not gate.consider(given[1])  # refused before, not asked again
    assert (gate.current, asked) == (given[0], [given[1], given[0]])


def test_a_program_without_an_answer_stays_as_it_is():
    program = Program.parse("x1 = height(I)\nx2 = height(I)\nO = add(x1, x2)")
    assert shrink(program, [Grid("12")]) is not None
    assert shrink(program, [Grid("12")]) == program


def test_where_it_failed_it_fails():
    program = Program.parse("x1 = hmirror(I)\nx2 = hmirror(x1)\nO = trim(x2)")
    inputs = [Grid("1111/1221/1111"), Grid("11/11")]
    assert outputs(program, inputs) == [Grid("22"), None]
    assert str(shrink(program, inputs)) == "O = trim(I)"


def test_no_steps_to_spend_change_nothing():
    program = Program.parse("x1 = hmirror(I)\nO = hmirror(x1)")
    assert shrink(program, [Grid("12/34")], steps=0) == program


def test_a_clash_that_was_not_there_does_not_come():
    program = Program.parse(
        "x1 = asobject(I)\nx2 = first(x1)\nx3 = last(x2)\nO = crop(I, x3, UNITY)"
    )
    assert str(shrink(program, [Grid("12/34")])) == "O = crop(I, ORIGIN, UNITY)"


def test_without_an_input_there_is_nothing_to_keep():
    with pytest.raises(ValueError, match="no input"):
        shrink(Program.parse("O = I"), [])


@pytest.mark.parametrize(
    ("value", "tried"),
    [
        (0, []),
        (-1, [0, 1]),
        (3, [0, 1, -1, 2, -2]),
        (False, []),
        (True, [False]),
        ((1, 0), [(0, 0)]),
        ((True, 1), [(False, 1), (True, 0)]),
    ],
)
def test_smaller_constants(value, tried):
    assert smaller(value) == tried


def test_a_large_constant_is_halved_too():
    assert smaller(1000)[-1] == 500
