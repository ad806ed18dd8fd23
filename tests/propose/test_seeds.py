"""The programs that a search from nothing starts with."""

from itertools import islice, takewhile

from batt.evaluate.batch import Samples, run_together
from batt.evaluate.limits import Budgets
from batt.programs.canonical import canonical_lines
from batt.programs.infer import infer
from batt.programs.node import Pool
from batt.programs.normal import Normaliser
from batt.programs.typer import Typer
from batt.programs.well_formed import is_well_formed
from batt.propose.seeds import seeds
from batt.tasks.datasets import load


def test_seeds_are_well_formed_and_no_two_are_the_same():
    pool = Pool()
    found = list(seeds(pool))
    assert 10_000 < len(found) < 50_000
    typer, normaliser = Typer(), Normaliser(pool)
    assert all(is_well_formed(seed, typer) for seed in found)
    assert len({normaliser.normal(seed) for seed in found}) == len(found)
    assert all(not infer(seed).clashes for seed in found[::50])
    sizes = [len(canonical_lines(seed)) for seed in found]
    assert sizes == sorted(sizes)
    assert set(sizes) == {1, 2, 3}


def test_a_second_time_they_are_the_same_in_the_same_order():
    first, second = ([canonical_lines(seed) for seed in islice(seeds(), 5000)] for _ in range(2))
    assert first == second


def test_seeds_of_one_call_solve_training_tasks():
    training = load("arc1", "training")
    some = dict(enumerate(takewhile(lambda seed: len(canonical_lines(seed)) == 1, seeds())))
    for task_id in ("67a3c6ac", "c59eb873", "d511f180", "b1948b0a", "d10ecb37"):
        task = training[task_id]
        inputs = tuple(one for one, _ in task.examples)
        wanted = tuple(other for _, other in task.examples)
        trials = run_together(Samples(inputs, Budgets()), some, lambda _: None)
        assert any(trial.outputs == wanted for trial in trials.values())
