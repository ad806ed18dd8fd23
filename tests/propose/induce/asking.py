"""Asking a family for programs, in tests: what it yields, and what that gives."""

from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.programs.typer import Typer
from batt.programs.well_formed import broken_rule
from batt.propose.proposers import PROPOSERS, Budget, load_families

load_families()
LIMIT = 1_000_000


def ask(name, train, *tests, steps=50_000_000):
    """The programs that a family yields, each checked: well formed, readable, and it fits."""
    pairs = tuple((Grid(given), Grid(wanted)) for given, wanted in train)
    inputs = tuple(map(Grid, tests))
    found = list(PROPOSERS[name].propose(pairs, inputs, Budget(steps)))
    for program in found:
        assert broken_rule(program.root, Typer()) is None, program
        assert Program.parse(program.text) == program
        assert outputs(program, [given for given, _ in pairs]) == [wanted for _, wanted in pairs]
    return found


def outputs(program, grids):
    """The outputs of a program; None for a failure."""
    trial = run_one(program.root, Samples(tuple(grids), Budgets(LIMIT, LIMIT)))
    return [made if isinstance(made, Grid) else None for made in trial.outputs]


def attempts(name, train, test):
    """The first two different answers of a family to one test input."""
    made = [outputs(program, [Grid(test)])[0] for program in ask(name, train, test)]
    return list(dict.fromkeys(made_one for made_one in made if made_one is not None))[:2]


def is_right(name, task):
    """Whether one of a family's two attempts is right for every test input of a task."""
    found = ask(name, task.examples, *[pair.input for pair in task.test])
    for pair in task.test:
        made = dict.fromkeys(outputs(program, [pair.input])[0] for program in found)
        if pair.output not in [grid for grid in made if grid is not None][:2]:
            return False
    return True
