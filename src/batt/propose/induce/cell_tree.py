"""Cell rules: what a cell becomes follows from layers, by a small decision tree.

All cells of the train pairs together grow a tree, the test that parts them best first, until each
leaf keeps its cells or gives them one colour.  A tree that has to be large is no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.literals import literal_text
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.propose.induce.trees import Column, Leaf, Tree, grown
from batt.propose.proposers import Budget, Train, proposer

MOST_LEAVES = 10
"""A tree with more leaves holds no rule."""

MOST_TREES = 2
"""How many trees are proposed: each is without the first tests of those before."""

KEPT = -1
"""The label of a cell that stays as it is."""

LAYER_STEPS = 1_000_000
"""The most steps of a layer of one grid."""

WAYS = ((-1, 0), (0, -1), (0, 1), (1, 0), (-1, -1), (-1, 1), (1, -1), (1, 1))
FURTHER = ((-2, 0), (0, -2), (0, 2), (2, 0))
STRIDES = (((1, 0), 2), ((0, 1), 2), ((1, 1), 2), ((1, 0), 3), ((0, 1), 3), ((1, 1), 3))
PLAIN = ("I", "hmirror(I)", "vmirror(I)", "rot180(I)", "dmirror(I)", "layer_colour_counts(I)")
OF_REGIONS = ("sizes", "heights", "widths")

Rows = Iterable[Iterable[int]]


@dataclass(frozen=True)
class Cells:
    """The cells of all train pairs: what each becomes, and each layer as one long column."""

    labels: tuple[int, ...]
    columns: tuple[Column, ...]


@proposer(rank=60)
def cell_tree(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """The colour of each cell, by a small decision tree over what is around it."""
    if not _is_same_size(train):
        return
    cells = _cells(train, tests, budget)
    columns = list(cells.columns)
    for _ in range(MOST_TREES):
        tree = grown(cells.labels, columns, MOST_LEAVES, budget)
        if tree is None:
            return
        yield Program.parse(f"O = {_text(tree)}")
        if isinstance(tree, Leaf):
            return
        columns.remove(tree.column)


def _is_same_size(train: Train) -> bool:
    """Whether every output has the size of its input, and some cell changes."""
    sizes = all((a.height, a.width) == (b.height, b.width) for a, b in train)
    return sizes and any(a != b for a, b in train)


def layer_texts(colours: Iterable[int]) -> list[str]:
    """The layers that tests may look at, the plainest first, for colours that may be counted."""
    texts = list(PLAIN)
    texts += [f"layer_beside(I, {literal_text(way)})" for way in (*WAYS, *FURTHER)]
    texts += [
        "layer_from_edge(I)",
        "layer_enclosed(I, F)",
        "layer_enclosed(I, T)",
        "layer_square_regions(I, F)",
    ]
    for name in OF_REGIONS:
        texts += [f"layer_region_{name}(I, F)", f"layer_region_{name}(I, T)"]
    for name in map(literal_text, colours):
        texts += [f"layer_around(I, {name}, F)", f"layer_around(I, {name}, T)"]
        texts += [f"layer_in_row(I, {name})", f"layer_in_column(I, {name})"]
    for way in map(literal_text, WAYS):
        texts += [f"layer_seen(I, {way})", f"layer_steps(I, {way})"]
    texts += [f"layer_places(I, {literal_text(way)}, {literal_text(n)})" for way, n in STRIDES]
    return texts


def _cells(train: Train, tests: Sequence[Grid], budget: Budget) -> Cells:
    """The cells of the pairs, with the layers that every grid has, those of the tests as well."""
    grids = [grid for grid, _ in train]
    texts = tuple(layer_texts(sorted(set(chain.from_iterable(chain.from_iterable(grids))))))
    plan = _plan(texts)
    made = [_outcomes(plan, grid, budget) for grid in (*grids, *tests)]
    columns: dict[tuple[int, ...], str] = {}
    for text, *layers in zip(texts, *made, strict=True):
        if all(_fits(layer, grid) for layer, grid in zip(layers, (*grids, *tests), strict=True)):
            columns.setdefault(_flat(layers[: len(grids)]), text)
    kept = [Column(text, values) for values, text in columns.items() if len(set(values)) > 1]
    pairs = zip(_flat(grids), _flat(output for _, output in train), strict=True)
    return Cells(tuple(KEPT if a == b else b for a, b in pairs), tuple(kept))


@lru_cache(64)
def _plan(texts: tuple[str, ...]) -> Plan:
    """All layers as one plan; tasks with the same colours share it."""
    pool = Pool()
    return Plan([Program.parse(f"O = {text}", pool).root for text in texts])


def _outcomes(plan: Plan, grid: Grid, budget: Budget) -> list[object]:
    frame = Frame(plan)
    frame.give({"I": grid})
    compute(frame, plan.calls, Budgets(LAYER_STEPS, LAYER_STEPS))
    budget.spend(sum(frame.costs))
    return [frame.outcomes[slot] for slot in plan.outputs]


def _fits(layer: object, grid: Grid) -> bool:
    return isinstance(layer, Grid) and (layer.height, layer.width) == (grid.height, grid.width)


def _flat(grids: Iterable[Rows]) -> tuple[int, ...]:
    return tuple(chain.from_iterable(chain.from_iterable(grids)))


def _text(tree: Tree) -> str:
    """The tree as an expression, its leaves the input itself or canvases of one colour."""
    if isinstance(tree, Leaf):
        return "I" if tree.label == KEPT else f"canvas({literal_text(tree.label)}, shape(I))"
    name = "where_above" if tree.is_limit else "where_is"
    yes, no = _text(tree.yes), _text(tree.no)
    return f"{name}({tree.column.text}, {literal_text(tree.value)}, {yes}, {no})"
