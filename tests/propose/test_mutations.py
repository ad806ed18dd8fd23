"""Mutations and crossovers: whatever they are given, they end in well-formed new programs."""

import os
import subprocess
import sys
from random import Random

import pytest

from batt import api
from batt.errors import UsageError
from batt.programs.infer import infer
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.programs.typer import Typer
from batt.programs.well_formed import DIFFER, broken_rule
from batt.propose.crossover import CROSSOVERS
from batt.propose.facts import Facts
from batt.propose.library import library
from batt.propose.mutate import Bench, cross, mutate
from batt.propose.mutations import MUTATIONS
from batt.propose.mutations.mutation import outcomes
from batt.tasks.datasets import load
from batt.tasks.task import Task

TRAINING = load("arc1", "training")
SEEDS = range(3)


class World:
    """The library on a bench."""

    def __init__(self):
        self.pool = Pool()
        self.roots = [self.pool.adopt(each.program.root) for each in library()]
        self.facts = [Facts(TRAINING[each.task].examples) for each in library()]
        self.bench = Bench(self.pool, self.roots)


@pytest.fixture(scope="module")
def world():
    return World()


def is_legal(node):
    return not infer(node).clashes and broken_rule(node, Typer()) is None


@pytest.mark.parametrize("name", MUTATIONS)
@pytest.mark.parametrize("knows", [True, False])
def test_a_mutation_of_any_library_program_is_legal_where_it_is_taken(world, name, knows):
    taken = 0
    for root, facts in zip(world.roots, world.facts, strict=True):
        subject = world.bench.subject(root)
        for seed in SEEDS:
            change = MUTATIONS[name].apply(subject, facts if knows else None, Random(seed))
            if change is not None and world.bench.accepts(change.node):
                taken += change.node is not root
                assert is_legal(change.node)
    assert taken or (not knows and name in ("generalise", "specialise"))


def test_mutants_of_the_library_are_legal_and_new(world):
    normal = world.bench.normaliser.normal
    for root, facts in zip(world.roots, world.facts, strict=True):
        for seed in SEEDS:
            mutant = mutate(root, world.bench, facts, Random(seed))
            if mutant is not None:
                assert is_legal(mutant.node)
                assert normal(mutant.node) is not normal(root)
                assert mutant.parents[0] is root
                assert set(mutant.mutation.split("+")) <= MUTATIONS.keys()


def test_crosses_of_the_library_are_legal_and_new(world):
    normal = world.bench.normaliser.normal
    made = set()
    for place, root in enumerate(world.roots):
        other = world.roots[place - 1]
        found = cross(root, other, world.bench, world.facts[place], Random(place))
        if found is not None:
            made.add(found.mutation)
            assert is_legal(found.node)
            assert normal(found.node) not in (normal(root), normal(other))
            assert found.parents == (root, other)
    assert made == CROSSOVERS.keys()


def test_the_share_of_mutants_found_is_high(world):
    found = [mutate(root, world.bench, None, Random(7)) for root in world.roots]
    assert sum(each is not None for each in found) >= 0.98 * len(found)


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        ("constant", "O = objects(I, T, F, T)", []),
        ("constant", "O = fill(I, TWO, ofcolor(I, ONE))",
         "x1 = ofcolor(I, NINE); O = fill(I, TWO, x1)"),
        ("constant", "O = crop(I, ORIGIN, TWO_BY_TWO)", "O = crop(I, ORIGIN, THREE_BY_THREE)"),
        ("constant", "O = shift(I, RIGHT)", []),
        ("primitive", "O = subgrid(argmax(objects(I, T, F, T), size), I)",
         "x1 = objects(I, T, F, T); x2 = argmax(x1, height); O = subgrid(x2, I)"),
        ("primitive", "O = subgrid(argmax(objects(I, T, F, T), size), I)",
         "x1 = objects(I, T, F, T); x2 = argmin(x1, size); O = subgrid(x2, I)"),
        ("unwrap", "O = hmirror(I)", []),
        ("recolour", "O = hmirror(I)", []),
        ("generalise", "O = upscale(I, TWO)", []),
        ("graft", "O = vmirror(I)", "x1 = trim(I); O = vmirror(x1)"),
    ],
)  # fmt: skip
def test_outcomes(name, text, made):
    found = outcomes(name, text, tries=400)
    assert found == made if made == [] else made in found


def test_differs_are_mutated_by_the_same_functions():
    pool = Pool()
    text = "x1 = shape(I)\nO = astuple(colorcount(C, ONE), x1)"
    root = Program.parse(text, pool, ("S", "I", "C")).root
    bench = Bench(pool, [root], DIFFER)
    made = [mutate(root, bench, None, Random(seed)) for seed in range(60)]
    nodes = {each.node for each in made if each}
    assert len(nodes) > 30
    for node in nodes:
        assert not infer(node, DIFFER.inputs).clashes
        assert broken_rule(node, Typer(DIFFER.inputs), DIFFER) is None


def test_facts_are_all_that_is_taken_from_a_task():
    """Mutants for a task are those for the task without its tests."""
    task = TRAINING["007bbfb7"]
    bare = Task(task.id, task.train, ())
    program = api.Program.parse("O = replace(upscale(I, THREE), ZERO, TWO)")
    for seed in range(20):
        assert api.mutate(program, task, seed) == api.mutate(program, bare, seed)


def test_mutate_of_the_api_is_well_typed_and_the_same_each_time():
    program = api.Program.parse("x1 = hmirror(I)\nO = vconcat(I, x1)")
    made = [api.mutate(program, TRAINING["007bbfb7"], seed) for seed in range(20)]
    assert made == [api.mutate(program, TRAINING["007bbfb7"], seed) for seed in range(20)]
    assert len(set(made)) > 10
    assert all(is_legal(each.root) and each != program for each in made)


def test_mutate_of_the_api_says_why_a_program_has_none():
    with pytest.raises(UsageError, match="it gives Integer, not Grid"):
        api.mutate(api.Program.parse("O = height(I)"))


PRINTED = """
from random import Random
from batt.programs.program import Program
from batt.programs.node import Pool
from batt.propose.facts import Facts
from batt.propose.library import library
from batt.propose.mutate import Bench, cross, mutate
from batt.propose.seeds import seeds
from batt.tasks.datasets import load
import hashlib, itertools
pool, training, told = Pool(), load("arc1", "training"), hashlib.sha256()
roots = [pool.adopt(each.program.root) for each in library()[:40]]
bench = Bench(pool, roots)
for place, root in enumerate(roots):
    facts = Facts(training[library()[place].task].examples)
    for seed in range(5):
        for made in (mutate(root, bench, facts, Random(seed)),
                     cross(root, roots[place - 1], bench, facts, Random(seed))):
            if made:
                parents = [Program(parent).key for parent in made.parents]
                told.update(repr((Program(made.node).key, made.mutation, parents)).encode())
for seed in itertools.islice(seeds(), 2000):
    told.update(Program(seed).key.encode())
print(told.hexdigest())
"""


def printed(**changes):
    environment = {**os.environ, **changes}
    command = [sys.executable, "-c", PRINTED]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def test_mutants_and_seeds_are_the_same_for_any_hash_seed_and_twin():
    one = printed(PYTHONHASHSEED="0")
    assert one == printed(PYTHONHASHSEED="1") == printed(PYTHONHASHSEED="random", BATT_PURE="1")
