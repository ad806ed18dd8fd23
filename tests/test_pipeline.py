"""One pass: what is counted, filtered, validated, stored."""

import os
from dataclasses import replace

import pytest

from batt.compose.batt import Batt, Entry
from batt.compose.select import choose, compose
from batt.dsl import Grid
from batt.evaluate.limits import Budgets
from batt.pipeline import Pipeline, Setting
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.propose.library import library
from batt.report.timing import SHOWN, Timing
from batt.session import run_record
from batt.store import Store
from batt.tasks.datasets import load
from batt.tasks.task import Pair, Task
from batt.workers import make_engine

TILED = """
a = upscale(I, THREE)
b = hconcat(I, I)
c = hconcat(b, I)
d = vconcat(c, c)
e = vconcat(d, c)
O = cellwise(a, e, ZERO)
"""
TILED_AGAIN = """
left = hconcat(I, I)
unused = palette(I)
row = hconcat(left, I)
big = upscale(I, THREE)
rows = vconcat(row, row)
all_rows = vconcat(rows, row)
O = cellwise(big, all_rows, ZERO)
"""


@pytest.fixture(scope="module")
def task():
    return load("arc1", "training")["007bbfb7"]


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as opened:
        yield opened


def batt_of(*texts):
    pool = Pool()
    return Batt(pool, [Entry(Program.parse(text, pool).root) for text in texts])


def take(store, task, batt, budgets=None, workers=1, clock=None):
    setting = Setting(budgets or Budgets(), run=store.begin_run(run_record("test", 0, [task], {})))
    with make_engine(workers) as engine:
        return Pipeline(store, engine, setting, clock or Timing()).run(task, batt)


def test_the_same_program_under_other_names_and_line_orders_is_kept_once(store, task):
    done = take(store, task, batt_of(TILED, TILED_AGAIN, "O = rot180(I)"))
    assert len(done.scored) == 2
    assert [kept.program.key for kept in store.kept(task.fingerprint)] == [
        Program.parse(TILED).key,
        Program.parse("O = rot180(I)").key,
    ]


def test_a_batt_of_the_library_has_more_candidates_than_unique_programs(store, task):
    sources = [(each.task, each.program) for each in library()]
    done = take(store, task, compose(choose(sources, ["007bbfb7"], 32, 0)))
    assert len(done.scored) == 32
    assert done.candidates > 32
    assert done.best.kept.result.right
    assert len(done.validated) == 32


def test_the_solver_is_in_the_folders_behind_relative_links(store, task):
    done = take(store, task, batt_of(TILED))
    key = done.best.program.key
    (link,) = (store.path / "solver_dir" / "solve_007bbfb7" / "05000").rglob(f"{key}.py")
    assert not os.path.isabs(os.readlink(link))
    assert link.resolve() == (store.path / "solver_md5" / f"{key}.py").resolve()
    assert Program.parse(link.read_text()).key == key


def test_the_same_pass_twice_changes_nothing_but_the_run_log(store, task):
    def state():
        files = {p: p.read_bytes() for p in store.path.rglob("*.py")}
        return store.digest(), files, [p.stat().st_mtime_ns for p in files], list(store.found())

    take(store, task, batt_of(TILED, "O = rot180(I)"))
    before = state()
    take(store, task, batt_of(TILED, "O = rot180(I)"))
    assert state() == before
    assert len(store.runs()) == 2


def test_the_digest_does_not_depend_on_the_workers(tmp_path, task, monkeypatch):
    monkeypatch.setattr("batt.pipeline.IN_DRIVER_SECONDS", 0)
    digests = set()
    for workers in (1, 2):
        with Store.open(tmp_path / str(workers)) as store:
            done = take(store, task, batt_of(TILED, "O = rot180(I)"), workers=workers)
            assert done.where == ("in the driver" if workers == 1 else "2 workers")
            digests.add(store.digest())
    assert len(digests) == 1


def test_every_phase_is_timed(store, task):
    clock = Timing()
    take(store, task, batt_of(TILED), clock=clock)
    assert set(SHOWN) <= set(clock.wall) == set(clock.cpu)


def test_test_outputs_never_steer_a_score(store, tmp_path, task):
    poisoned = replace(task, test=tuple(Pair(pair.input, Grid("9")) for pair in task.test))
    honest = take(store, task, batt_of(TILED, "O = rot180(I)"))
    with Store.open(tmp_path / "other") as other:
        misled = take(other, poisoned, batt_of(TILED, "O = rot180(I)"))
        assert other.digest() == store.digest()
    scores = [[each.kept.result.scores for each in done.scored] for done in (honest, misled)]
    assert scores[0] == scores[1]
    assert misled.best.kept.result.tests_right == (False,)


def test_a_program_past_its_budget_scores_nothing(store, task):
    done = take(store, task, batt_of(TILED), Budgets(50, 50))
    assert done.best.kept.result.score == 0
    assert done.best.kept.result.failed


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_guard_stops_is_an_incident_and_the_others_keep_their_results(
    store, task, workers, monkeypatch
):
    hanging = "f = power(rot90, 100000)\ng = power(f, 100)\nO = g(I)"
    pool = Pool()
    batt = Batt(pool, [Entry(Program.parse(text, pool).root) for text in (TILED, hanging)])
    record = run_record("test", 0, [task], {})
    budgets = Budgets(10**12, 10**12)
    with make_engine(workers) as engine:
        setting = Setting(budgets, guard=1.0, run=store.begin_run(record))
        done = Pipeline(store, engine, setting, Timing()).run(task, batt)
    assert [incident.key for incident in done.incidents] == [Program.parse(hanging).key]
    assert [each.program.key for each in done.scored] == [Program.parse(TILED).key]
    assert done.best.kept.result.right
    assert [incident.key for incident in store.incidents()] == [Program.parse(hanging).key]


def test_a_task_whose_test_output_is_hidden_is_solved_all_the_same(store, task):
    hidden = Task("hidden", task.train, tuple(Pair(pair.input) for pair in task.test))
    done = take(store, hidden, batt_of(TILED))
    assert done.best.kept.result.fits
    assert done.best.kept.result.tests_right == (None,)
