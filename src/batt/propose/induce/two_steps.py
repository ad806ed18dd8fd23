"""Two steps: an exact family finds its rule in what an ordinary expression makes of the inputs.

Every value of the bank is offered to each family as if it were the input.  A last step is undone
too: where all outputs are scaled, mirrored or repeated, or have the input beside them, the family
is asked for what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from batt.dsl.values import Grid
from batt.errors import OutOfBudget
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.areas import areas
from batt.propose.induce.bank import Value, texts, values
from batt.propose.induce.borrowed_colours import borrowed_colours
from batt.propose.induce.colour_map import colour_map
from batt.propose.induce.fitting import cells_of_pairs
from batt.propose.induce.last_steps import undone
from batt.propose.induce.object_rules import object_rules
from batt.propose.induce.overlay import overlay
from batt.propose.induce.part_to_cell import part_to_cell
from batt.propose.induce.parts import truth_table
from batt.propose.induce.pick import pick_one
from batt.propose.induce.symmetry import symmetry
from batt.propose.induce.tiling import tiling
from batt.propose.proposers import Budget, Propose, Train, proposer
from batt.propose.through import composed, expression

EXACT: tuple[Propose, ...] = (tiling, colour_map, overlay, truth_table, symmetry, part_to_cell)
"""The families whose rules hardly fit by chance, and which see quickly that they have none."""

THOROUGH: tuple[Propose, ...] = (areas, borrowed_colours, pick_one, object_rules)
"""The families that are asked as well for what was made before a last step."""

SHEETS = tuple(f"canvas({colour}(I), shape(I))" for colour in ("mostcolor", "leastcolor"))
"""Grids of one colour as large as the input, which would have many last steps."""

MOST_GOALS = 3
"""How many last steps are undone; outputs of one colour show them all."""

BANK_PART = 2
"""The bank is left after this part of the budget: what is most likely comes first in it."""

ASKING_STEPS = 5_000
"""What asking a family is charged beside its own charges: the time that seeing nothing takes."""

FIRST_PROGRAMS = 2
"""How many programs of a family are taken for one value."""


@proposer(rank=50)
def two_steps(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """An exact family on what an expression makes of the input, or before a last step."""
    budget.spend(cells_of_pairs(train))
    itself = Value(expression("I"), (*(given for given, _ in train), *tests))
    wanted = tuple(output for _, output in train)
    bank = (*_scalings(train), *texts(_shared_colours(itself.grids)))
    for value in values(SHEETS, itself, budget):
        if value.grids[: len(wanted)] == wanted:
            yield Program.from_node(value.node)
    goals = list(islice(undone(train), MOST_GOALS))
    for step, inner in goals:
        for program in _rules(itself, inner, (*EXACT, *THOROUGH), budget):
            yield composed(program, None, expression(step.after))
    limit = budget.steps // BANK_PART
    for value in values(bank, itself, budget):
        if budget.spent > limit:
            raise OutOfBudget
        yield from _with(value, wanted, budget)
        for step, inner in goals:
            for program in _with(value, inner, budget):
                yield composed(program, None, expression(step.after))


def _shared_colours(grids: Iterable[Grid]) -> list[int]:
    return sorted(set.intersection(*(set().union(*grid) for grid in grids)))


def _scalings(train: Train) -> list[str]:
    """The input laid out or scaled so that it is as large as the output, where that is so."""
    ratios = {(wanted.height / given.height, wanted.width / given.width) for given, wanted in train}
    down, right = ratios.pop()
    if ratios or down % 1 or right % 1 or (down, right) == (1, 1):
        return []
    times = literal_text((int(down), int(right)))
    scaled = f"hupscale(vupscale(I, {literal_text(int(down))}), {literal_text(int(right))})"
    return [f"tiled_times(I, {times})", scaled]


def _with(value: Value, wanted: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Programs that find a rule in a value; the value itself where it is what is wanted."""
    if value.grids[: len(wanted)] == wanted:
        yield Program.from_node(value.node)
        return
    for program in _rules(value, wanted, EXACT, budget):
        yield composed(program, value.node)


def _rules(
    value: Value, wanted: tuple[Grid, ...], families: Iterable[Propose], budget: Budget
) -> Iterator[Program]:
    """What the families yield first for the task with a value in the place of the inputs."""
    pairs = tuple(zip(value.grids, wanted, strict=False))
    tests = value.grids[len(wanted) :]
    for propose in families:
        budget.spend(ASKING_STEPS)
        yield from islice(propose(pairs, tests, budget), FIRST_PROGRAMS)
