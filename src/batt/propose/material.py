"""Material: small expressions over the input, from which mutations take what a program lacks.

They are written down by what they say of the input grid: a measure of it, of its objects, of one
object picked among them.  Nothing in here knows a task.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from batt.programs.node import Node, Pool
from batt.programs.program import Program
from batt.programs.type_terms import Type
from batt.programs.typer import Typer

OBJECT_SETS = (
    *(f"objects(I, {u}, {d}, {b})" for b in "TF" for d in "TF" for u in "TF"),
    "fgpartition(I)",
    "partition(I)",
)
"""The ways to see objects, the usual ones first."""

PICKED_SETS = (
    "objects(I, T, F, T)",
    "objects(I, T, T, T)",
    "objects(I, F, F, T)",
    "objects(I, F, T, T)",
    "fgpartition(I)",
)
PICKS = ("argmax({}, size)", "argmin({}, size)")

OF_GRIDS = ("mostcolor({})", "leastcolor({})", "height({})", "width({})", "shape({})")
OF_PICKS = (
    "color({})",
    "size({})",
    "height({})",
    "width({})",
    "shape({})",
    "ulcorner({})",
    "lrcorner({})",
    "center({})",
)

MEASURES = (
    "numcolors(I)",
    "index(I, ORIGIN)",
    "mostcolor(merge(fgpartition(I)))",
    "leastcolor(merge(fgpartition(I)))",
    "other(palette(I), mostcolor(I))",
    "other(palette(I), ZERO)",
    "size(frontiers(I))",
    "maximum(shape(I))",
    "minimum(shape(I))",
    "astuple(width(I), height(I))",
    "astuple(maximum(shape(I)), maximum(shape(I)))",
    "multiply(shape(I), shape(I))",
    "multiply(height(I), width(I))",
    "multiply(shape(I), numcolors(I))",
    "decrement(numcolors(I))",
    "portrait(I)",
    "square(I)",
    "equality(I, vmirror(I))",
    "equality(I, hmirror(I))",
    "equality(I, dmirror(I))",
    "center(asindices(I))",
    "center(asobject(I))",
    "lrcorner(asindices(I))",
)
SCALED = ("double({})", "halve({})", "increment({})", "decrement({})", "multiply({}, THREE)")
SIDES = ("height(I)", "width(I)", "shape(I)")

PARTS = (
    "I",
    "asobject(I)",
    "asindices(I)",
    "palette(I)",
    "frontiers(I)",
    "merge(fgpartition(I))",
    "merge(frontiers(I))",
    "hmirror(I)",
    "vmirror(I)",
    "dmirror(I)",
    "rot90(I)",
    "rot180(I)",
    "compress(I)",
    "trim(I)",
    "tophalf(I)",
    "bottomhalf(I)",
    "lefthalf(I)",
    "righthalf(I)",
    "canvas(ZERO, shape(I))",
    "canvas(mostcolor(I), shape(I))",
    "ofcolor(I, mostcolor(I))",
    "ofcolor(I, leastcolor(I))",
)
OF_PATCHES = ("backdrop({})", "box({})", "outbox({})", "delta({})", "subgrid({}, I)")


@cache
def material() -> tuple[Material, ...]:
    """All expressions, each once, in a fixed order."""
    pool, typer = Pool(), Typer()
    found = {}
    for text in _texts():
        node = Program.parse(f"O = {text}", pool).root
        found[node] = Material(node, typer.of(node))
    return tuple(found.values())


class Material:
    """One expression over ``I``, in a pool of its own, with its type."""

    __slots__ = ("node", "type")

    def __init__(self, node: Node, kind: Type) -> None:
        """Keep both."""
        self.node, self.type = node, kind


def _texts() -> Iterator[str]:
    picked = [pick.format(found) for found in PICKED_SETS for pick in PICKS]
    yield from (text.format("I") for text in OF_GRIDS)
    yield from MEASURES
    yield from (text.format(side) for side in SIDES for text in SCALED)
    yield from (f"colorcount(I, {colour})" for colour in range(10))
    yield from (f"size({found})" for found in OBJECT_SETS)
    yield from (text.format(pick) for pick in picked for text in OF_PICKS)
    yield from PARTS
    yield from OBJECT_SETS
    yield from (f"ofcolor(I, {colour})" for colour in range(10))
    yield from picked
    yield from (text.format(pick) for pick in picked for text in OF_PATCHES)
