"""The bank of values: what ordinary expressions make of all grids of a task, each value once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.literals import literal_text
from batt.programs.node import Node, Pool
from batt.propose.proposers import Budget
from batt.propose.through import VALUE_STEPS, expression

FOREGROUND = "difference(asindices(I), ofcolor(I, mostcolor(I)))"

PLAIN = (
    "compress(I)",
    "trim(I)",
    "tophalf(I)",
    "lefthalf(I)",
    "bottomhalf(I)",
    "righthalf(I)",
    f"subgrid({FOREGROUND}, I)",
    "subgrid(argmax(objects(I, T, F, T), size), I)",
    "subgrid(argmax(objects(I, F, F, T), size), I)",
    "subgrid(argmax(objects(I, F, T, T), size), I)",
    "subgrid(argmin(objects(I, T, F, T), size), I)",
    "subgrid(argmin(objects(I, F, T, T), size), I)",
    "subgrid(ofcolor(I, leastcolor(I)), I)",
    "cover(I, argmax(objects(I, T, F, T), size))",
    "cover(I, merge(sizefilter(objects(I, T, F, T), ONE)))",
    "cover(I, merge(sizefilter(objects(I, T, T, T), ONE)))",
    "replace(I, leastcolor(I), mostcolor(I))",
    "dedupe(I)",
    "dmirror(dedupe(dmirror(I)))",
    "dmirror(dedupe(dmirror(dedupe(I))))",
    "hconcat(lefthalf(I), vmirror(righthalf(I)))",
    "vconcat(tophalf(I), hmirror(bottomhalf(I)))",
    "without_specks(I, TWO, F)",
    "without_specks(I, TWO, T)",
    "opened(I, mostcolor(I), TWO_BY_TWO)",
    "levelled(I)",
    "downscale(I, TWO)",
    "downscale(I, THREE)",
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
    "first(vsplit(I, THREE))",
    "last(vsplit(I, THREE))",
    "first(hsplit(I, THREE))",
    "last(hsplit(I, THREE))",
    "crop(I, ORIGIN, astuple(minimum(shape(I)), minimum(shape(I))))",
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


@dataclass(frozen=True)
class Value:
    """What an expression makes of every grid of a task."""

    node: Node
    grids: tuple[Grid, ...]
    text: str = "I"
    """The last expression on the way."""


def texts(colours: Sequence[int]) -> tuple[str, ...]:
    """The expressions of the bank, for inputs that share some colours."""
    names = [literal_text(colour) for colour in colours]
    return (*PLAIN, *(each.format(name) for each in OF_A_COLOUR for name in names))


def values(bank: tuple[str, ...], of: Sequence[Value], budget: Budget) -> Iterator[Value]:
    """The values that one expression more makes of some values, each different one once."""
    seen = {each.grids for each in of}
    for before in of:
        frames = []
        for grid in before.grids:
            frame = Frame(plan := _plan(bank))
            frame.give({"I": grid})
            compute(frame, plan.calls, Budgets(VALUE_STEPS, VALUE_STEPS))
            budget.spend(sum(frame.costs))
            frames.append(frame)
        for text, slot in zip(bank, _plan(bank).outputs, strict=True):
            made = tuple(frame.outcomes[slot] for frame in frames)
            if made not in seen and all(map(_is_grid, made)):
                seen.add(made)
                yield Value(after(before.node, text), made, text)


def after(node: Node, text: str) -> Node:
    """An expression of what a node makes."""
    pool = Pool()
    return pool.adopt(expression(text), {"I": pool.adopt(node)})


def _is_grid(made: object) -> bool:
    return isinstance(made, Grid) and 0 < made.height <= 30 and 0 < made.width <= 30


@lru_cache(256)
def _plan(bank: tuple[str, ...]) -> Plan:
    pool = Pool()
    return Plan([pool.adopt(expression(text)) for text in bank])
