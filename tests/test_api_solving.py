"""``batt.solve``, ``batt.generalise`` and ``batt.proposer``, as ``import batt`` offers them."""

from importlib.metadata import EntryPoint

import pytest

import batt
from batt.errors import UsageError
from batt.propose import proposers
from batt.propose.library import library as shipped

MIRROR = "O = vmirror(I)"


@pytest.fixture(scope="module")
def task():
    return batt.load("arc1", "training")["67a3c6ac"]


@pytest.fixture(scope="module")
def not_induced():
    """A task that the library solves, and no family of induction."""
    return batt.load("arc1", "training")["1b60fb0c"]


def test_solve_answers_with_the_library(not_induced):
    answers = batt.solve(not_induced, budget=0.1)
    assert answers.attempts[0][0] == not_induced.test[0].output
    assert (answers.proposer, answers.fits) == ("library", True)
    assert answers.program.run(not_induced.test[0].input) == answers.attempts[0][0]
    assert answers.budget_used <= answers.budget == 0.1
    assert 0 < answers.probability < 1


def test_solve_asks_a_store(not_induced, tmp_path):
    with batt.Store(tmp_path / "s") as store:
        assert batt.solve(not_induced, 0.01, store=store, library=False).program is None


def test_a_declared_proposer_is_asked_and_may_take_the_place_of_ours(not_induced, declared):
    (solver,) = [each.program for each in shipped() if each.task == not_induced.id]

    @batt.proposer(rank=1)
    def mine(train, test_inputs, budget):
        assert all(isinstance(output, batt.Grid) for _, output in train)
        assert test_inputs == tuple(pair.input for pair in not_induced.test)
        yield solver

    assert batt.solve(not_induced, 0.01, library=False).proposer == "mine"

    @batt.proposer(rank=2)
    def library(train, test_inputs, budget):
        raise RuntimeError("out of order")

    answers = batt.solve(not_induced, 0.1)
    assert answers.failed == {"library": "RuntimeError: out of order"}


def test_solve_sees_no_test_output(task, declared):
    """A task whose solutions are hidden has the same answers."""
    pairs = tuple(batt.Pair(pair.input) for pair in task.test)
    hidden = batt.Task(task.id, task.train, pairs)
    assert batt.solve(hidden, 0.01) == batt.solve(task, 0.01)


def test_a_package_that_cannot_be_imported_is_named(monkeypatch):
    broken = EntryPoint("mine", "no_such_module:x", proposers.GROUP)
    monkeypatch.setattr(proposers, "entry_points", lambda group: [broken])
    with pytest.raises(UsageError, match=r"proposers of an unknown package .*no_such_module"):
        proposers.load_installed()


def test_generalise_ranks_programs(task):
    programs = [batt.Program.parse(text) for text in ("O = identity(I)", MIRROR)]
    ranked = batt.generalise(task, programs)
    assert [each.program for each in ranked] == programs[::-1]
