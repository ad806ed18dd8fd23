"""Which tasks a round works on, and which tasks are alike: both from train pairs alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from batt.dsl.values import Grid
from batt.tasks.task import Task

SOLVED_WEIGHT = 0.05
"""What a task that has a program which fits weighs against one that has none."""

SMALL_CELLS = 50
"""Tasks of so many cells a sample, or fewer, weigh the same; larger ones less."""


def weight_of(task: Task, fits: bool) -> float:
    """How much a task is worth the work: more where unsolved, and where its grids are small."""
    cells = sum(_cells(grid) for pair in task.examples for grid in pair) / len(task.examples)
    return (SOLVED_WEIGHT if fits else 1.0) * math.sqrt(SMALL_CELLS / max(cells, SMALL_CELLS))


def draw_tasks(weights: Sequence[float], count: int, random: Random) -> list[int]:
    """Places of at most ``count`` tasks, each drawn once, by weight.

    >>> draw_tasks([1.0, 0.0, 1.0], 2, Random(0))
    [0, 2]
    """
    # The largest of u ** (1 / w): a weighted draw without putting back (Efraimidis, Spirakis 2006).
    keys = [random.random() ** (1 / weight) if weight > 0 else 0.0 for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: (-keys[place], place))
    return [place for place in order if weights[place] > 0][:count]


def features(task: Task) -> tuple[object, ...]:
    """What tells tasks apart roughly: sizes and colours, input against output, over train pairs."""
    pairs = task.examples
    sizes = [(*_sides(given), *_sides(wanted)) for given, wanted in pairs]
    colours = [(_colours(given), _colours(wanted)) for given, wanted in pairs]
    return (
        all(size[:2] == size[2:] for size in sizes),
        all(size[2] <= size[0] and size[3] <= size[1] for size in sizes),
        all(size[2] >= size[0] and size[3] >= size[1] for size in sizes),
        len({size[2:] for size in sizes}) == 1 and sizes[0][2:],
        {(size[2] / size[0], size[3] / size[1]) for size in sizes},
        all(wanted <= given for given, wanted in colours),
        all(given <= wanted for given, wanted in colours),
        {len(given) for given, _ in colours},
        {len(wanted) for _, wanted in colours},
        frozenset.intersection(*(wanted - given for given, wanted in colours)),
    )


def likeness(one: tuple[object, ...], other: tuple[object, ...]) -> int:
    """In how many features two tasks are alike."""
    return sum(a == b for a, b in zip(one, other, strict=True))


def _sides(grid: Grid) -> tuple[int, int]:
    return grid.height, grid.width


def _cells(grid: Grid) -> int:
    return grid.height * grid.width


def _colours(grid: Grid) -> frozenset[int]:
    return frozenset(grid.packed())
