"""``Facts``: what mutation may know about a task, from its train pairs alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import Any

from batt.dsl.values import Grid
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.programs.node import literal_key
from batt.programs.type_terms import BOOLEAN, NUMBERS, Type, is_vector
from batt.propose.material import material

BUDGETS = Budgets(200_000, 200_000)
"""Expressions that take longer on some input are left out."""


class Facts:
    """What the train pairs of a task tell; each part is made when first asked for.

    Test pairs are never looked at, not even their inputs.
    """

    def __init__(self, pairs: Iterable[tuple[Grid, Grid]]) -> None:
        """Take the train pairs, each an input and an output."""
        given = tuple(pairs)
        self._inputs = [one for one, _ in given]
        self._outputs = [other for _, other in given]

    @cached_property
    def input_colours(self) -> tuple[int, ...]:
        """The colours of the inputs, the most frequent first."""
        return _by_frequency(self._inputs)

    @cached_property
    def output_colours(self) -> tuple[int, ...]:
        """The colours of the outputs, the most frequent first."""
        return _by_frequency(self._outputs)

    @cached_property
    def colours(self) -> tuple[int, ...]:
        """The colours of the inputs by frequency, then those that only outputs have."""
        return tuple(dict.fromkeys(self.input_colours + self.output_colours))

    @cached_property
    def shapes(self) -> tuple[tuple[int, int], ...]:
        """The shapes of the outputs and of the inputs, each once."""
        return tuple(dict.fromkeys(map(_shape, (*self._outputs, *self._inputs))))

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Heights, widths and whole ratios of output to input, each once."""
        sides = [side for shape in self.shapes for side in shape]
        ratios = [
            large // small
            for pair in zip(self._inputs, self._outputs, strict=True)
            for one, other in zip(*map(_shape, pair), strict=True)
            for small, large in [sorted((one, other))]
            if small and large % small == 0
        ]
        return tuple(dict.fromkeys(ratios + sides))

    def expressions(self, value: Any) -> Sequence[int]:
        """Which of ``material()`` have this value on every train input, by their places.

        ``True`` and ``1`` are different values.
        """
        return self._by_value.get(literal_key(value), ())

    def value(self, place: int) -> Any:
        """The value that one of ``material()`` has on every train input; None where they differ."""
        return self._values.get(place)

    @cached_property
    def output_shapes(self) -> Sequence[int]:
        """Which of ``material()`` give the output's shape on every train pair, by their places."""
        shapes = list(map(_shape, self._outputs))
        return [place for place, values in self._measured if values == shapes]

    @cached_property
    def _measured(self) -> list[tuple[int, list[Any]]]:
        """The values on all train inputs of the expressions that give literals everywhere."""
        plan, wanted = _plan()
        frames = []
        for grid in self._inputs:
            frames.append(Frame(plan))
            frames[-1].give({"I": grid})
            compute(frames[-1], plan.calls, BUDGETS)
        found = []
        for place, slot, kind in wanted:
            values = [frame.outcomes[slot] for frame in frames]
            if all(map(_is_literal, values)):
                found.append((place, [bool(v) for v in values] if kind is BOOLEAN else values))
        return found

    @cached_property
    def _values(self) -> dict[int, Any]:
        return {
            place: values[0]
            for place, values in self._measured
            if values and all(value == values[0] for value in values)
        }

    @cached_property
    def _by_value(self) -> dict[Any, list[int]]:
        found: dict[Any, list[int]] = {}
        for place, value in self._values.items():
            found.setdefault(literal_key(value), []).append(place)
        return found


@cache
def _plan() -> tuple[Plan, tuple[tuple[int, int, Type], ...]]:
    """The plan of all expressions that may give literals; of each its place, slot and type."""
    every = [(at, each) for at, each in enumerate(material()) if _may_be_literal(each.type)]
    plan = Plan([each.node for _, each in every])
    slots = zip(every, plan.outputs, strict=True)
    return plan, tuple((at, slot, each.type) for (at, each), slot in slots)


def _may_be_literal(kind: Type) -> bool:
    options = kind.args if kind.head == "Union" else (kind,)
    return any(option in NUMBERS or is_vector(option) for option in options)


def _is_literal(value: Any) -> bool:
    if type(value) is tuple:
        return len(value) == 2 and all(map(_is_literal, value))
    return type(value) is not Failure and isinstance(value, int)


def _by_frequency(grids: Iterable[Grid]) -> tuple[int, ...]:
    counts = Counter(cell for grid in grids for row in grid for cell in row)
    return tuple(sorted(counts, key=lambda colour: (-counts[colour], colour)))


def _shape(grid: Grid) -> tuple[int, int]:
    return grid.height, grid.width
