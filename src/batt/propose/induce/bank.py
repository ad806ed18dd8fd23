"""The bank of values: what ordinary expressions make of all grids of a task, each value once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.literals import literal_text
from batt.programs.node import Node, Pool
from batt.propose.proposers import Budget
from batt.propose.through import VALUE_STEPS, expression

FOREGROUND = "difference(asindices(I), ofcolor(I, mostcolor(I)))"
BOX = f"subgrid({FOREGROUND}, I)"
DISTINCT = "dmirror(dedupe(dmirror(dedupe({0}))))"
"""A grid with one only of equal rows, and of equal columns."""

LARGEST = (
    ("argmax", "T, F"),
    ("argmax", "F, F"),
    ("argmax", "F, T"),
    ("argmin", "T, F"),
    ("argmin", "F, T"),
)
SQUARE = "astuple(minimum(shape(I)), minimum(shape(I)))"

PLAIN = (
    "compress(I)",
    "trim(I)",
    "tophalf(I)",
    "lefthalf(I)",
    "bottomhalf(I)",
    "righthalf(I)",
    BOX,
    *(DISTINCT.format(each) for each in ("I", BOX, "trim(I)", "levelled(I)")),
    "dedupe(I)",
    "dmirror(dedupe(dmirror(I)))",
    "hconcat(lefthalf(I), vmirror(righthalf(I)))",
    "vconcat(tophalf(I), hmirror(bottomhalf(I)))",
    "without_specks(I, TWO, F)",
    "without_specks(I, TWO, T)",
    "opened(I, mostcolor(I), TWO_BY_TWO)",
    "levelled(I)",
    "downscale(I, TWO)",
    "downscale(I, THREE)",
    f"compress({BOX})",
    f"trim({BOX})",
    *(f"subgrid({most}(objects(I, {flags}, T), size), I)" for most, flags in LARGEST),
    "subgrid(argmax(framed(I), size), I)",
    "trim(subgrid(argmax(framed(I), size), I))",
    "subgrid(argmax(largest_blocks(I), size), I)",
    "subgrid(ofcolor(I, leastcolor(I)), I)",
    "cover(I, argmax(objects(I, T, F, T), size))",
    "cover(I, merge(frontiers(I)))",
    "replace(I, leastcolor(I), mostcolor(I))",
    "lefthalf(tophalf(I))",
    "righthalf(tophalf(I))",
    "lefthalf(bottomhalf(I))",
    "righthalf(bottomhalf(I))",
    "first(merge(uneven_parts(I)))",
    "last(merge(uneven_parts(I)))",
    "first(vsplit(I, THREE))",
    "last(vsplit(I, THREE))",
    "first(hsplit(I, THREE))",
    "last(hsplit(I, THREE))",
    f"crop(I, ORIGIN, {SQUARE})",
    f"vmirror(crop(vmirror(I), ORIGIN, {SQUARE}))",
    f"hmirror(crop(hmirror(I), ORIGIN, {SQUARE}))",
    "rot90(I)",
    "rot180(I)",
    "rot270(I)",
    "hmirror(I)",
    "vmirror(I)",
    "dmirror(I)",
    "cmirror(I)",
    "upscale(I, TWO)",
    "upscale(I, THREE)",
    "hconcat(I, vmirror(I))",
    "vconcat(I, hmirror(I))",
    "hconcat(I, I)",
    "vconcat(I, I)",
)
"""Expressions without data, those first that change most of what a rule sees."""

OF_A_COLOUR = (
    "replace(I, {0}, mostcolor(I))",
    "subgrid(ofcolor(I, {0}), I)",
    "completed_by_symmetry(I, {0})",
    "completed_by_period(I, {0})",
    "fill(canvas(mostcolor(I), shape(I)), {0}, ofcolor(I, {0}))",
)
"""Expressions for each colour that all inputs have."""


TOGETHER = 16
"""So many expressions of the bank are computed together, which share their calls."""


@dataclass(frozen=True)
class Value:
    """What an expression makes of every grid of a task."""

    node: Node
    grids: tuple[Grid, ...]


def texts(colours: Sequence[int]) -> tuple[str, ...]:
    """The expressions of the bank, for inputs that share some colours."""
    names = [literal_text(colour) for colour in colours]
    return (*PLAIN, *(each.format(name) for each in OF_A_COLOUR for name in names))


def values(bank: tuple[str, ...], itself: Value, budget: Budget) -> Iterator[Value]:
    """What each expression makes of the grids of a value, each different one once."""
    seen = {itself.grids}
    for at in range(0, len(bank), TOGETHER):
        texts = bank[at : at + TOGETHER]
        for text, made in zip(texts, _made(texts, itself, budget), strict=True):
            if made not in seen and all(map(_is_grid, made)):
                seen.add(made)
                yield Value(expression(text), made)


def _made(texts: tuple[str, ...], itself: Value, budget: Budget) -> Iterator[tuple[Any, ...]]:
    """What each expression makes of the grids, computed together."""
    plan = _plan(texts)
    frames = []
    for grid in itself.grids:
        frame = Frame(plan)
        frame.give({"I": grid})
        compute(frame, plan.calls, Budgets(VALUE_STEPS, VALUE_STEPS))
        budget.spend(sum(frame.costs))
        frames.append(frame)
    return (tuple(frame.outcomes[slot] for frame in frames) for slot in plan.outputs)


def _is_grid(made: object) -> bool:
    return isinstance(made, Grid) and 0 < made.height <= 30 and 0 < made.width <= 30


@lru_cache(1024)
def _plan(bank: tuple[str, ...]) -> Plan:
    pool = Pool()
    return Plan([pool.adopt(expression(text)) for text in bank])
