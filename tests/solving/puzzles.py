"""Small puzzles and proposers for tests of solving."""

from batt.dsl.values import Grid
from batt.programs.program import Program
from batt.propose.proposers import Proposer
from batt.solving.search import Puzzle

MIRRORED = Puzzle(
    "mirrored",
    ((Grid("12/34"), Grid("21/43")), (Grid("56/78"), Grid("65/87"))),
    (Grid("129/456"),),
)
"""Every input is turned left to right."""

SQUARE = Puzzle(
    "square", ((Grid("11/11"), Grid("11/11")), (Grid("12/34"), Grid("21/43"))), (Grid("10"),)
)
"""What mirrors do, but the first pair is right with any turn."""


def proposing(name, *texts, rank=50, weight=1, own=0):
    """A proposer of these programs, which spends ``own`` steps before each of them."""

    def propose(train, tests, budget):
        for text in texts:
            budget.spend(own)
            yield Program.parse(text)

    return Proposer(name, propose, rank, weight)
