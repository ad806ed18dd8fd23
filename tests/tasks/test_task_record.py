"""Records become tasks, and whatever is wrong with one is said with its place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.values import Grid
from batt.errors import TaskError
from batt.tasks import task_from_record

GOOD = {"input": [[0, 1]], "output": [[1], [0]]}


def record_with(rows: Any, part: str = "train", side: str = "output") -> dict[str, Any]:
    """A record of two train pairs and a test, in which one grid is as given."""
    record = {"train": [GOOD, GOOD], "test": [GOOD]}
    record[part] = [*record[part][:-1], GOOD | {side: rows}]
    return record


def test_a_good_record_becomes_grids() -> None:
    task = task_from_record({"train": [GOOD], "test": [{"input": [[3]]}]}, "t", "set", "group")
    assert (task.id, task.dataset, task.group) == ("t", "set", "group")
    assert (task.train[0].input, task.train[0].output) == (Grid("01"), Grid("1/0"))
    assert (task.test[0].input, task.test[0].output) == (Grid("3"), None)
    assert type(task.train[0].input) is Grid


def test_a_grid_of_30_by_30_is_allowed() -> None:
    task = task_from_record(record_with([[9] * 30] * 30))
    assert task.train[1].output == Grid([[9] * 30] * 30)


def test_a_null_test_output_is_a_hidden_one() -> None:
    assert task_from_record(record_with(None, "test")).test[0].output is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (5, "a grid is a list of rows, not 5"),
        ("012", "a grid is a list of rows, not '012'"),
        ({"a": 1}, "a grid is a list of rows, not an object"),
        ([], "an empty grid"),
        ([[]], "row 1: an empty row"),
        ([[1], []], "row 2: an empty row"),
        ([[1], 2], "row 2: a row is a list of colours, not 2"),
        ([[1, 2], [1]], "row 2: 1 cells, but row 1 has 2"),
        ([[1], [1, 2]], "row 2: 2 cells, but row 1 has 1"),
        ([[0, 10]], "row 1: 10 is not a colour 0 to 9"),
        ([[0], [-1]], "row 2: -1 is not a colour 0 to 9"),
        ([[True]], "row 1: true is not a colour 0 to 9"),
        ([[1.0]], "row 1: 1.0 is not a colour 0 to 9"),
        ([[float("nan")]], "row 1: nan is not a colour 0 to 9"),
        ([["1"]], "row 1: '1' is not a colour 0 to 9"),
        ([[None]], "row 1: null is not a colour 0 to 9"),
        ([[[1]]], "row 1: a list is not a colour 0 to 9"),
        ([["\x1b[2J"]], r"row 1: '\x1b[2J' is not a colour 0 to 9"),
        ([[0] * 31], "row 1: 31 cells; a grid is at most 30x30"),
        ([[0]] * 31, "31 rows; a grid is at most 30x30"),
    ],
)
@pytest.mark.parametrize(
    ("part", "side", "place"),
    [
        ("train", "input", "train pair 2, input"),
        ("train", "output", "train pair 2, output"),
        ("test", "input", "test pair 1, input"),
        ("test", "output", "test pair 1, output"),
    ],
)
def test_a_bad_grid_is_named_with_its_place(
    rows: Any, message: str, part: str, side: str, place: str
) -> None:
    with pytest.raises(TaskError) as caught:
        task_from_record(record_with(rows, part, side), "some", place="here.json")
    start = f"here.json: task some: {place}"
    assert str(caught.value) in (f"{start}: {message}", f"{start}, {message}")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (5, "needs train and test pairs, not 5"),
        ({}, "no train pairs"),
        ({"train": [], "test": [GOOD]}, "no train pairs"),
        ({"test": [GOOD]}, "no train pairs"),
        ({"train": [GOOD]}, "no test input"),
        ({"train": [GOOD], "test": []}, "no test input"),
        ({"train": {}, "test": [GOOD]}, "train is an object, not a list of pairs"),
        ({"train": [GOOD], "test": None}, "test is null, not a list of pairs"),
        ({"train": [[[1]]], "test": [GOOD]}, "train pair 1: is a list, not an input and an output"),
        ({"train": [GOOD, {"output": [[1]]}]}, "train pair 2: the input is missing"),
        ({"train": [{"input": [[1]]}]}, "train pair 1: the output is missing"),
        ({"train": [GOOD], "test": [{}]}, "test pair 1: the input is missing"),
        ([], "no train pairs"),
        ([GOOD], "no test input"),
    ],
)
def test_a_bad_record_is_named(record: Any, message: str) -> None:
    with pytest.raises(TaskError) as caught:
        task_from_record(record, "some")
    assert str(caught.value) == f"task some: {message}"


def test_control_characters_of_an_id_never_reach_a_message() -> None:
    with pytest.raises(TaskError) as caught:
        task_from_record({}, "a\x1b[2J")
    assert str(caught.value) == r"task a\x1b[2J: no train pairs"


@pytest.mark.parametrize(("count", "train"), [(2, 1), (3, 2), (4, 3), (6, 3), (9, 3)])
def test_a_list_of_samples_is_split_into_train_and_test(count: int, train: int) -> None:
    samples = [{"input": [[i]], "output": [[i]]} for i in range(count)]
    task = task_from_record(samples)
    assert (len(task.train), len(task.test)) == (train, count - train)
    assert [pair.output for pair in task.train + task.test] == [Grid([[i]]) for i in range(count)]


json_like = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 12) | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["train", "test", "input", "output"]), inner)
    ),
    max_leaves=20,
)


@given(json_like)
def test_any_json_becomes_a_task_of_good_grids_or_a_task_error(record: Any) -> None:
    try:
        task = task_from_record(record)
    except TaskError:
        return
    grids = [grid for pair in task.train + task.test for grid in (pair.input, pair.output)]
    assert all(set().union(*grid) <= set(range(10)) for grid in grids if grid is not None)
