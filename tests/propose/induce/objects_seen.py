"""What is asked of every program that a family of objects proposes, and tasks that are no good."""

import batt
from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, run_one
from batt.evaluate.limits import Budgets
from batt.programs.infer import infer
from batt.programs.program import Program
from batt.propose.proposers import Budget

PLENTY = 50_000_000


def pairs(*texts):
    """Train pairs from texts of grids."""
    return tuple((Grid(given), Grid(wanted)) for given, wanted in texts)


def outputs(program, grids):
    """What a program makes of grids."""
    return list(run_one(program.root, Samples(tuple(grids), Budgets())).outputs)


def proposed(propose, train, tests):
    """What a proposer yields, each found to be well typed, to fit, and to read as it prints."""
    programs = list(propose(train, tuple(tests), Budget(PLENTY)))
    for program in programs:
        assert Program.parse(program.text) == program
        assert not infer(program.root).clashes, program.text
        assert outputs(program, [given for given, _ in train]) == [wanted for _, wanted in train]
    return programs


def rank_of_right(propose, train, tests, wanted):
    """The place of the first program that is right on the tests; None where there is none."""
    made = [outputs(program, tests) for program in proposed(propose, train, tests)]
    return made.index(wanted) if wanted in made else None


def rank_on(propose, task_id):
    """The same for a task of the training set."""
    task = batt.load("arc1", "training")[task_id]
    tests = [pair.input for pair in task.test]
    return rank_of_right(propose, task.examples, tests, [pair.output for pair in task.test])


FULL = Grid("/".join(["123456789123456789123456789123"] * 30))
NOISE = Grid([[(i * i + 3 * j + i * j) % 10 for j in range(30)] for i in range(30)])
BAD = {
    "one pair": pairs(("10/00", "10/00")),
    "same output": pairs(("10/02", "10/02"), ("30/00", "30/00")),
    "contradictory": pairs(("10/02", "1"), ("10/02", "2"), ("10/02", "30/02")),
    "contradictory, same size": pairs(("10/02", "30/02"), ("10/02", "40/02")),
    "large": ((FULL, NOISE), (NOISE, FULL)),
    "one cell": pairs(("1", "2"), ("3", "4")),
}
"""Tasks from which nothing follows."""
