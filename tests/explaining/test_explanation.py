"""What ``explained`` tells of programs, held against what running them gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_programs import graphs, grids

from batt.dsl.values import Function, Grid
from batt.errors import UsageError
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import OUT_OF_STEPS, Failure
from batt.evaluate.program import Program
from batt.explaining import Applied, Explanation, Line, explained
from batt.explaining.watching import KEPT
from batt.programs.node import Op, Pool, walk
from batt.propose.library import LibraryProgram, library
from batt.tasks import load

GRID = Grid("0120/0110/3003")


def told(lines: str, grid: Grid = GRID, budgets: Budgets | None = None) -> Explanation:
    return explained(Program.parse(lines), grid, budgets=budgets)


def line(explanation: Explanation, name: str) -> Line:
    return next(each for each in explanation.lines if each.name == name)


def pairs(applied: Applied) -> list[tuple[object, ...]]:
    return [(*made.given, made.result) for made in applied.calls]


@pytest.mark.parametrize("of", library(), ids=lambda of: f"{of.task}-{of.program.key[:6]}")
def test_each_line_of_a_library_program_is_as_if_it_were_the_output(of: LibraryProgram) -> None:
    task = load("arc1").find(of.task)
    for pair in task.train:
        explanation = explained(of.program, pair.input, pair.output)
        assert explanation.output == Program(of.program.root).run(pair.input)
        assert [each.text for each in explanation.lines] == list(of.program.lines)
        for each in explanation.lines:
            assert each.outcome == Program(each.node).run(pair.input)


@settings(max_examples=60)
@given(st.data())
def test_lines_of_random_programs_are_as_if_each_were_the_output(data: st.DataObject) -> None:
    made = data.draw(graphs(Pool()))
    grid = data.draw(grids())
    explanation = explained(Program(made[-1]), grid)
    assert explanation.output == Program(made[-1]).run(grid)
    for each in explanation.lines:
        outcome = Program(each.node).run(grid)
        assert type(outcome) is type(each.outcome)
        assert outcome == each.outcome


def test_a_function_tells_what_it_did_for_each_line() -> None:
    explanation = told(
        "x1 = compose(increment, size)\nx2 = objects(I, T, F, T)\n"
        "x3 = apply(x1, x2)\nx4 = order(x2, x1)\nO = astuple(x3, x4)"
    )
    sizes = [(each, len(each) + 1) for each in line(explanation, "x2").outcome]
    function = line(explanation, "x1")
    assert [(each.function, each.by) for each in function.applied] == [("x1", "x3"), ("x1", "x4")]
    assert [pairs(each) for each in function.applied] == [sizes, sizes]
    assert line(explanation, "x3").applied == (function.applied[0],)


def test_functions_inside_functions_are_watched_too() -> None:
    explanation = told("x1 = rbind(add, ONE)\nx2 = compose(double, x1)\nO = apply(x2, DOWN)")
    assert [pairs(each) for each in line(explanation, "x1").applied] == [[(1, 2), (0, 1)]]
    assert [pairs(each) for each in line(explanation, "x2").applied] == [[(1, 4), (0, 2)]]


def test_a_primitive_that_is_an_argument_tells_what_it_did_at_the_line() -> None:
    (applied,) = line(told("O = apply(first, I)"), "O").applied
    assert (applied.function, applied.by) == ("first", "O")
    assert pairs(applied) == [((0, 1, 2, 0), 0), ((0, 1, 1, 0), 0), ((3, 0, 0, 3), 3)]


def test_a_line_that_is_called_tells_its_argument() -> None:
    explanation = told("x1 = rbind(add, ONE)\nO = x1(THREE)")
    assert [pairs(each) for each in line(explanation, "x1").applied] == [[(3, 4)]]
    assert line(explanation, "O").uses == ("x1",)


def test_the_call_that_fails_is_told_with_its_reason() -> None:
    explanation = told("x1 = rbind(divide, ZERO)\nx2 = apply(x1, UNITY)\nO = first(x2)")
    ((given, result),) = pairs(line(explanation, "x1").applied[0])
    assert given == 1
    assert isinstance(result, Failure)
    assert [each.origin for each in explanation.lines] == ["", "x2", "x2"]
    assert line(explanation, "O").outcome == line(explanation, "x2").outcome == result


def test_calls_past_the_bound_are_counted() -> None:
    explanation = told("x1 = asindices(I)\nO = apply(first, x1)", Grid([(0,) * 9] * 9))
    (applied,) = line(explanation, "O").applied
    assert (len(applied.calls), applied.left_out) == (KEPT, 81 - KEPT)


def test_a_line_past_its_budget_says_so() -> None:
    explanation = told("x1 = hmirror(I)\nO = vconcat(x1, x1)", budgets=Budgets(40, 1_000))
    first, last = explanation.lines
    assert (first.is_past_budget, last.is_past_budget) == (False, True)
    assert last.outcome == explanation.output == OUT_OF_STEPS


def test_a_program_past_its_budget_has_lines_and_no_output() -> None:
    explanation = told("x1 = hmirror(I)\nO = vconcat(x1, x1)", budgets=Budgets(1_000, 40))
    assert isinstance(explanation.lines[-1].outcome, Grid)
    assert explanation.output == OUT_OF_STEPS
    assert explanation.steps == sum(each.steps for each in explanation.lines) > 40


@pytest.mark.parametrize(("text", "value"), [("O = I", GRID), ("O = (3, 12)", (3, 12))])
def test_a_program_without_calls_is_one_line(text: str, value: object) -> None:
    (only,) = told(text).lines
    assert (only.name, only.text, only.outcome, only.steps) == (
        "O",
        text.replace("3", "THREE"),
        value,
        0,
    )


def test_a_differ_is_refused() -> None:
    with pytest.raises(UsageError, match="a differ needs three inputs"):
        explained(Program.parse("O = astuple(I, C)", inputs=("S", "I", "C")), GRID)


@settings(max_examples=60)
@given(st.data())
def test_watching_changes_no_steps(data: st.DataObject) -> None:
    """The budget at which a line fails is the same watched: notes are kept up to there."""
    made = data.draw(graphs(Pool()))
    grid = data.draw(grids())
    budgets = Budgets(data.draw(st.integers(1, 200)), 10**6)
    explanation = explained(Program(made[-1]), grid, budgets=budgets)
    functions = {each.name for each in explanation.lines if isinstance(each.outcome, Function)}
    for each in explanation.lines:
        for applied in each.applied:
            assert applied.by in {other.name for other in explanation.lines}
            assert applied.function in functions or each.name == applied.by
    assert len(explanation.lines) == sum(
        node.op is Op.CALL for node in walk([explanation.program.root])
    )
