"""Running a batt: what a program gives does not depend on what else is in it."""

import gc
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_programs import graphs, grids

from batt.dsl import Grid
from batt.errors import DslError, OutOfSteps
from batt.evaluate.batch import Samples, Trial, run_one, run_together
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import NOT_A_GRID, OUT_OF_STEPS, Failure
from batt.programs.node import Pool
from batt.programs.program import Program

SQUARE = Grid("12/34")


def together(texts, inputs=(SQUARE,), budgets=None):
    pool = Pool()
    roots = [Program.parse(text, pool).root for text in texts]
    samples = Samples(tuple(inputs), budgets or Budgets())
    return list(run_together(samples, dict(enumerate(roots)), lambda _: None).values())


@given(st.data())
def test_outcomes_and_steps_are_the_same_alone_and_in_any_batt(data):
    pool = Pool()
    roots = data.draw(graphs(pool))
    order = data.draw(st.permutations(range(len(roots))))
    inputs = tuple(data.draw(st.lists(grids(), min_size=1, max_size=3)))
    node, program = data.draw(st.tuples(st.integers(1, 500), st.integers(1, 2000)))
    for budgets in (Budgets(), Budgets(node, program)):
        samples = Samples(inputs, budgets)
        batt = run_together(samples, {place: roots[place] for place in order}, lambda _: None)
        for place, root in enumerate(roots):
            alone = run_one(Program.parse(Program(root).text).root, samples)
            assert batt[place] == alone


def test_a_program_that_is_in_a_batt_twice_has_one_trial():
    first, second = together(
        ["a = hmirror(I)\nO = vmirror(a)", "unused = palette(I)\nb = hmirror(I)\nO = vmirror(b)"]
    )
    assert first is second


def test_a_failure_goes_to_what_depends_on_it_and_costs_one_step():
    (trial,) = together(["a = first(x)\nb = hmirror(a)\nO = vmirror(b)".replace("x", "ZERO")])
    assert isinstance(trial.outputs[0], Failure)
    assert trial.outputs[0].primitive == "first"
    assert trial.steps == (1,)


def test_of_two_failed_arguments_the_leftmost_counts():
    (trial,) = together(["a = first(ZERO)\nb = last(ZERO)\nO = hconcat(b, a)"])
    assert trial.outputs[0].primitive == "last"
    assert trial.steps == (2,)


def test_a_node_past_its_budget_fails_for_every_program_that_uses_it():
    texts = ["a = upscale(I, TEN)\nO = hmirror(a)", "a = upscale(I, TEN)\nO = vmirror(a)"]
    for trial in together(texts, budgets=Budgets(node=100)):
        assert trial == Trial((OUT_OF_STEPS,), (1,))


def test_a_program_past_its_budget_fails_while_its_nodes_serve_others():
    long, short = together(
        ["a = hmirror(I)\nO = vmirror(a)", "O = hmirror(I)"], budgets=Budgets(program=10)
    )
    assert long == Trial((OUT_OF_STEPS,), (18,))
    assert short == Trial((Grid("34/12"),), (9,))


def test_the_charge_of_a_call_is_one_and_the_sizes_of_arguments_and_result():
    (trial,) = together(["O = hconcat(I, I)"])
    assert trial.steps == (1 + 4 + 4 + 8,)


def test_calling_a_function_value_charges_what_it_calls_and_one_for_each_combinator():
    direct, composed = together(
        ["a = vmirror(I)\nO = hmirror(a)", "f = compose(hmirror, vmirror)\nO = f(I)"]
    )
    making = 1 + 1 + 1 + 3
    assert composed.steps[0] == making + 1 + direct.steps[0]


def test_calling_what_is_no_function_is_a_failure():
    (trial,) = together(["f = height(I)\nO = f(I)"])
    assert trial.outputs == (Failure("", "the value that is called is no function"),)


def test_each_entry_is_announced_before_its_calls():
    pool = Pool()
    roots = [Program.parse(f"O = {name}(I)", pool).root for name in ("hmirror", "vmirror")]
    announced = []
    run_together(Samples((SQUARE,), Budgets()), {4: roots[0], 7: roots[1]}, announced.append)
    assert announced == [4, 7]


def test_a_function_applied_to_itself_fails_instead_of_hanging():
    (trial,) = together(["f = fork(apply, identity, initset)\nO = f(f)"])
    assert "nest deeper" in trial.outputs[0].reason


def test_candidates_are_distinct_output_grids_and_at_least_one():
    one = Trial((SQUARE, SQUARE, NOT_A_GRID), (1, 1, 1))
    assert one.candidates == 1
    assert Trial((NOT_A_GRID,), (1,)).candidates == 1
    assert Trial((SQUARE, Grid("1")), (1, 1)).candidates == 2


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_of_cycles_is_left_as_it_was(enabled):
    was = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        together(["O = hmirror(I)"])
        assert gc.isenabled() is enabled
        with pytest.raises(ZeroDivisionError):
            run_together(Samples((SQUARE,), Budgets()), {0: Pool().input()}, lambda _: 1 // 0)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.parametrize(
    ("text", "primitive", "reason"),
    [
        ("O = width(ZERO)", "width", "where a patch is needed"),
        ("O = interval(I, I, I)", "interval", "of a kind that it cannot read"),
        ("f = compose(width, height)\nO = f(I)", "width", "where a patch is needed"),
        ("f = rbind(add, ONE)\nO = f(I, I)", "rbind", "not 2 arguments"),
        ("f = fork(apply, identity, initset)\nO = f(f)", "", "nest deeper"),
    ],
)
def test_a_failure_names_the_primitive_that_failed(text, primitive, reason):
    (trial,) = together([text])
    assert trial.outputs[0].primitive == (primitive or trial.outputs[0].primitive)
    assert reason in trial.outputs[0].reason
    assert trial.steps[0] >= 1


@pytest.mark.parametrize("error", [DslError("first", "empty"), OutOfSteps()])
def test_errors_of_the_language_come_through_a_pipe(error):
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), back.primitive, back.reason) == (
        type(error),
        error.primitive,
        error.reason,
    )
