"""What the fingerprint of a task depends on, and what not."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.dsl.values import Grid
from batt.tasks import Pair, Task, load
from batt.tasks.fingerprint import grid_bytes, set_fingerprint

grids = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda sides: st.lists(
        st.lists(st.integers(0, 9), min_size=sides[1], max_size=sides[1]),
        min_size=sides[0],
        max_size=sides[0],
    ).map(Grid)
)
train_pairs = st.lists(st.builds(Pair, grids, grids), min_size=1, max_size=3).map(tuple)
test_pairs = st.lists(st.builds(Pair, grids, grids), min_size=1, max_size=2).map(tuple)
tasks = st.builds(Task, st.just("t"), train_pairs, test_pairs)

ONE = Pair(Grid("1"), Grid("2"))
TWO = Pair(Grid("12"), Grid("2/1"))
BASE = Task("t", (ONE, TWO), (ONE,))


def test_the_fingerprint_of_a_public_task_is_pinned() -> None:
    task = load("arc1")["007bbfb7"]
    assert task.fingerprint == "5bebd0a1394450abf9eafcbe8fef164ea2cc6f8d9b1aa268d60b1702c88a665a"


@given(tasks)
def test_names_and_test_outputs_are_left_out(task: Task) -> None:
    hidden = tuple(Pair(pair.input) for pair in task.test)
    other = Task("other", task.train, hidden, "elsewhere", "group")
    assert other.fingerprint == task.fingerprint


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, train=(TWO, ONE)),
        replace(BASE, train=(ONE,)),
        replace(BASE, train=(ONE, TWO, ONE), test=(ONE,)),
        replace(BASE, train=(ONE, Pair(TWO.input, Grid("21")))),
        replace(BASE, test=(TWO,)),
        replace(BASE, test=(ONE, ONE)),
        replace(BASE, train=(Pair(ONE.output, ONE.input), TWO)),
    ],
)
def test_other_grids_or_another_order_give_another_fingerprint(other: Task) -> None:
    assert other.fingerprint != BASE.fingerprint


@given(grids, grids)
def test_grids_have_the_same_bytes_only_where_they_are_equal(a: Grid, b: Grid) -> None:
    assert (grid_bytes(a) == grid_bytes(b)) == (a == b)


def test_grids_of_one_cell_list_and_other_sides_have_other_bytes() -> None:
    assert grid_bytes(Grid("1/2")) != grid_bytes(Grid("12"))


def test_a_set_has_one_fingerprint_in_any_order() -> None:
    assert set_fingerprint(["a", "b"]) == set_fingerprint(["b", "a"]) != set_fingerprint(["a"])


@given(tasks)
def test_samples_are_the_train_pairs_and_then_the_bare_test_inputs(task: Task) -> None:
    assert task.samples[: len(task.train)] == task.train
    assert [(pair.input, pair.output) for pair in task.samples[len(task.train) :]] == [
        (pair.input, None) for pair in task.test
    ]


@given(tasks)
def test_a_task_survives_pickling_with_its_fingerprint(task: Task) -> None:
    read = pickle.loads(pickle.dumps(task))
    assert read == task
    assert read.fingerprint == task.fingerprint
    assert all(type(pair.input) is Grid for pair in read.samples)
