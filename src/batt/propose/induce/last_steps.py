"""Last steps: what a program made before its last call, where all outputs show that call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.plan import Plan
from batt.evaluate.run import run_plan
from batt.programs.literals import literal_text
from batt.propose.proposers import Train
from batt.propose.through import MADE, VALUE_STEPS, Undo, expression


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


def undone(train: Train) -> Iterator[tuple[LastStep, tuple[Grid, ...]]]:
    """The last steps that the outputs show, each with what was made of every input before it."""
    for step in (*LAST_STEPS, *_erasures(train)):
        made = _undone(step, train)
        if made is not None:
            yield step, made


def _erasures(train: Train) -> Iterator[LastStep]:
    """A colour that all inputs have and no output, for which always the same colour comes in."""
    if any((a.height, a.width) != (b.height, b.width) for a, b in train):
        return
    shown = set[int]().union(*(cell for _, cell in map(_colours, train)))
    for colour in sorted(set.intersection(*(cell for cell, _ in map(_colours, train))) - shown):
        after = {
            new
            for given, wanted in train
            for row, line in zip(given, wanted, strict=True)
            for cell, new in zip(row, line, strict=True)
            if cell == colour
        }
        if len(after) == 1:
            names = ", ".join(map(literal_text, (colour, *after)))
            yield LastStep(f"replace(MADE, {names})", partial(_with_colour, colour))


def _colours(pair: tuple[Grid, Grid]) -> tuple[set[int], set[int]]:
    given, wanted = pair
    return set().union(*given), set().union(*wanted)


def _with_colour(colour: int, given: Grid, wanted: Grid) -> Grid:
    """The output with the cells that have a colour in the input."""
    rows = zip(given, wanted, strict=True)
    return Grid(
        [[a if a == colour else b for a, b in zip(row, line, strict=True)] for row, line in rows]
    )


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
