"""Listed colours: the output has a row or a column for each colour of the input, in an order."""

from __future__ import annotations

from collections.abc import Iterator

from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.fitting import cells_of_pairs, fitting
from batt.propose.proposers import Budget, Train, proposer

ORDERS = (
    "colours_by_count(I)",
    "colours_met(I)",
    "colours_met(dmirror(I))",
)

LEFT_OUT = (1, 0, 2, -1)
"""How many colours are left out at the front, below 0 at the end; the background is often one."""


@proposer(rank=26)
def listed_colours(train: Train, _tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """The colours of the input as rows or columns, by how often they are, or where first."""
    budget.spend(cells_of_pairs(train))
    if all(_is_list(*pair) for pair in train):
        yield from fitting(_programs(train), train, budget)


def _is_list(given: Grid, wanted: Grid) -> bool:
    """Whether an output has stripes, all of different colours of the input."""
    lines = set(wanted), set(zip(*wanted, strict=True))
    stripes = next((each for each in lines if all(len(set(line)) == 1 for line in each)), None)
    if stripes is None or len(set().union(*wanted)) not in (wanted.height, wanted.width):
        return False
    return set().union(*wanted) <= set().union(*given)


def _programs(train: Train) -> Iterator[str]:
    heights = {wanted.height for _, wanted in train}
    widths = {wanted.width for _, wanted in train}
    for order in ORDERS:
        for many in map(literal_text, LEFT_OUT):
            for colours in (
                f"without_first({order}, {many})",
                f"backwards(without_first({order}, {many}))",
            ):
                for width in map(literal_text, widths if len(widths) == 1 else ()):
                    yield f"O = colours_in_rows({colours}, {width})"
                for height in map(literal_text, heights if len(heights) == 1 else ()):
                    yield f"O = dmirror(colours_in_rows({colours}, {height}))"
