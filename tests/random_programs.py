"""Random programs and grids, for the property tests of several layers."""

from __future__ import annotations

from hypothesis import strategies as st

from batt.dsl import CATALOGUE, CONSTANTS, Grid
from batt.programs.node import Node, Pool

NAMES = sorted(CATALOGUE)
LITERALS = [*CONSTANTS.values(), 37, -5, (3, 12), ((0, 1), (2, 3))]

ON_GRIDS = (
    "rot90", "rot180", "hmirror", "vmirror", "dmirror", "tophalf", "lefthalf", "trim", "compress",
    "asobject", "asindices", "palette", "mostcolor", "leastcolor", "height", "width", "shape",
    "partition", "fgpartition", "frontiers", "identity",
)  # fmt: skip
"""Primitives that take a grid, so that random programs get somewhere."""


def grids(sides: int = 6) -> st.SearchStrategy[Grid]:
    """Grids of up to ``sides`` rows and columns of few colours."""
    sizes = st.tuples(st.integers(1, sides), st.integers(1, sides))
    return sizes.flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, 3), min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        )
    ).map(Grid)


@st.composite
def graphs(draw: st.DrawFn, pool: Pool, calls: int = 12) -> list[Node]:
    """Up to ``calls`` random calls in a pool, which may use one another; kinds are mostly wrong."""
    at_hand = [pool.input(), pool.input()]
    made = []
    for _ in range(draw(st.integers(1, calls))):
        if draw(st.booleans()):
            name = draw(st.sampled_from(ON_GRIDS))
        else:
            name = draw(st.sampled_from(NAMES))
        args = [_argument(draw, pool, at_hand) for _ in range(CATALOGUE[name].arity)]
        made.append(pool.call(pool.primitive(name), *args))
        at_hand.append(made[-1])
    return made


def _argument(draw: st.DrawFn, pool: Pool, at_hand: list[Node]) -> Node:
    kind = draw(st.integers(0, 9))
    if kind < 7:
        return draw(st.sampled_from(at_hand))
    if kind < 9:
        return pool.constant(draw(st.sampled_from(LITERALS)))
    return pool.primitive(draw(st.sampled_from(NAMES)))
