"""Two steps: an exact family finds its rule in what an ordinary expression makes of the inputs.

Every value of the bank is offered to each family as if it were the input.  A last step is undone
too: where all outputs are scaled, mirrored or repeated, or have the input beside them, the family
is asked for what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.plan import Plan
from batt.evaluate.run import run_plan
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.bank import Value, texts, values
from batt.propose.induce.colour_map import colour_map
from batt.propose.induce.fitting import cells_of_pairs
from batt.propose.induce.overlay import overlay
from batt.propose.induce.part_to_cell import part_to_cell
from batt.propose.induce.parts import truth_table
from batt.propose.induce.pick import pick_one
from batt.propose.induce.symmetry import symmetry
from batt.propose.induce.tiling import tiling
from batt.propose.proposers import Budget, Propose, Train, proposer
from batt.propose.through import MADE, VALUE_STEPS, Undo, composed, expression

EXACT: tuple[Propose, ...] = (tiling, colour_map, overlay, truth_table, symmetry, part_to_cell)
"""The families whose rules hardly fit by chance, and which see quickly that they have none."""


ASKING_STEPS = 5_000
"""What asking a family is charged beside its own charges: the time that seeing nothing takes."""

FIRST_PROGRAMS = 2
"""How many programs of a family are taken for one value."""


@dataclass(frozen=True)
class LastStep:
    """An expression of ``I`` and ``MADE``, and what was made if an output is what it gives."""

    after: str
    undo: Undo


def _scaled(factor: int) -> LastStep:
    return LastStep(
        f"upscale(MADE, {factor})",
        lambda _, wanted: Grid([row[::factor] for row in tuple(wanted)[::factor]]),
    )


def _stretched(down: int, right: int) -> LastStep:
    return LastStep(
        f"hupscale(MADE, {right})" if down == 1 else f"vupscale(MADE, {down})",
        lambda _, wanted: Grid([row[::right] for row in tuple(wanted)[::down]]),
    )


def _upper(_: Grid, wanted: Grid) -> Grid | None:
    return _cut(wanted, 0, (wanted.height + 1) // 2, 0, wanted.width)


def _left(_: Grid, wanted: Grid) -> Grid | None:
    return _cut(wanted, 0, wanted.height, 0, (wanted.width + 1) // 2)


def _upper_left(given: Grid, wanted: Grid) -> Grid | None:
    upper = _upper(given, wanted)
    return _left(given, upper) if upper else None


def _cut(grid: Grid, top: int, bottom: int, left: int, right: int) -> Grid | None:
    """A part of a grid; None where it is the grid itself, or has no cells."""
    rows = [row[left:right] for row in tuple(grid)[top:bottom]] if 0 <= left < right else []
    whole = (bottom - top, right - left) == (grid.height, grid.width)
    return Grid(rows) if rows and not whole and top >= 0 else None


MIRRORED_DOWN, MIRRORED_RIGHT = "vconcat(MADE, hmirror(MADE))", "hconcat(MADE, vmirror(MADE))"

LAST_STEPS = (
    *map(_scaled, (2, 3, 4, 5)),
    *[_stretched(1, many) for many in (2, 3, 4)],
    *[_stretched(many, 1) for many in (2, 3, 4)],
    LastStep(f"hconcat({MIRRORED_DOWN}, vmirror({MIRRORED_DOWN}))", _upper_left),
    LastStep(MIRRORED_DOWN, _upper),
    LastStep(MIRRORED_RIGHT, _left),
    LastStep("vconcat(MADE, MADE)", _upper),
    LastStep("hconcat(MADE, MADE)", _left),
    LastStep("hconcat(I, MADE)", lambda i, o: _cut(o, 0, o.height, i.width, o.width)),
    LastStep("hconcat(MADE, I)", lambda i, o: _cut(o, 0, o.height, 0, o.width - i.width)),
    LastStep("vconcat(I, MADE)", lambda i, o: _cut(o, i.height, o.height, 0, o.width)),
    LastStep("vconcat(MADE, I)", lambda i, o: _cut(o, 0, o.height - i.height, 0, o.width)),
)


@proposer(rank=50, weight=2)
def two_steps(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """An exact family on what one or two expressions make of the input; a last step undone."""
    budget.spend(cells_of_pairs(train))
    itself = Value(expression("I"), (*(given for given, _ in train), *tests))
    wanted = tuple(output for _, output in train)
    bank = (*_scalings(train), *texts(_shared_colours(itself.grids)))
    goals = [(step, inner) for step in LAST_STEPS if (inner := _undone(step, train))]
    for step, inner in goals:
        for program in _rules(itself, inner, (*EXACT, pick_one), budget):
            yield composed(program, None, expression(step.after))
    for value in values(bank, itself, budget):
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


def _undone(step: LastStep, train: Train) -> tuple[Grid, ...] | None:
    """What was made of each input before the last step; None where it is not the last step."""
    found = []
    for given, wanted in train:
        made = step.undo(given, wanted)
        if made is None or _gives(step.after, given, made) != wanted:
            return None
        found.append(made)
    return tuple(found)


def _gives(after: str, given: Grid, made: Grid) -> object:
    plan = Plan([expression(after)])
    return run_plan(plan, {"I": given, MADE: made}, Budgets(VALUE_STEPS, VALUE_STEPS))


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
