"""Drawings: layers over the input, each of one kind, that together make the output.

A family proposes layers: what they draw on every train input, as masks.  From the top down, the one
that explains most of what changed comes next, among those that are right wherever they are seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from batt.programs.literals import literal_text
from batt.propose.induce.scenes import Painted, Scene, View, painted

MOST_LAYERS = 4
"""More layers than these over one another hold no rule."""

MOST_LEFT_OUT = 3
"""How often a layer of what was found is left out, to find another explanation."""

MOST_PROGRAMS = 3
"""So many programs with different answers are proposed."""

MOST_ALIKE = 12
"""So many layers that paint the same are tried."""


@dataclass(frozen=True)
class Layer:
    """An object that is painted: its expression, and what it paints in each pair."""

    text: str
    paints: tuple[Painted, ...]


def union(every: Sequence[Sequence[Painted]]) -> tuple[Painted, ...]:
    """What several objects paint together in each pair."""
    together: tuple[Painted, ...] = tuple({} for _ in every[0])
    for paints in every:
        for paint, more in zip(together, paints, strict=True):
            for colour, mask in more.items():
                paint[colour] = paint.get(colour, 0) | mask
    return together


def in_colours(view: View, text: str, paints: tuple[Painted, ...]) -> Iterator[Layer]:
    """An object as it is, and in each new colour, where that explains some change."""
    yield from useful(view, text, paints)
    masks = [painted(paint) for paint in paints]
    for colour in view.new_colours:
        name = literal_text(colour)
        yield from useful(view, f"recolor({name}, {text})", tuple({colour: m} for m in masks))


def useful(view: View, text: str, paints: tuple[Painted, ...]) -> Iterator[Layer]:
    """The layer, if it has some changed cell right."""
    pairs = zip(view.scenes, paints, strict=True)
    if any(
        mask & scene.changed & scene.wanted.of.get(colour, 0)
        for scene, paint in pairs
        for colour, mask in paint.items()
    ):
        yield Layer(text, paints)


def drawings(view: View, every: Iterable[Layer]) -> Iterator[str]:
    """Programs that paint layers over the input, the plainest explanation first.

    Then come those with another layer in place of one that paints the same.
    """
    alike = _alike(chain(every, _sheets(view)))
    layers = [same[0] for same in alike.values()]
    found = _explained(view, layers)
    if not found:
        return
    yield _text(found)
    for place, layer in enumerate(found):
        for other in alike[_paints(layer)][1:MOST_ALIKE]:
            yield _text([*found[:place], other, *found[place + 1 :]])
    for left_out in found[:MOST_LEFT_OUT]:
        rest = [layer for layer in layers if layer is not left_out]
        if other_way := _explained(view, rest):
            yield _text(other_way)


def _sheets(view: View) -> Iterator[Layer]:
    """All of the background in another colour, where none of it stays."""
    if not any(scene.blank for scene in view.scenes):
        masks = [scene.given.full & ~scene.filled for scene in view.scenes]
        for colour in view.new_colours:
            text = f"recolor({literal_text(colour)}, ofcolor(I, {view.hidden}))"
            yield from useful(view, text, tuple({colour: mask} for mask in masks))


Paints = tuple[tuple[tuple[int, int], ...], ...]


def _alike(layers: Iterable[Layer]) -> dict[Paints, list[Layer]]:
    """The layers by what they paint."""
    alike: dict[Paints, list[Layer]] = {}
    for layer in layers:
        alike.setdefault(_paints(layer), []).append(layer)
    return alike


def _paints(layer: Layer) -> Paints:
    return tuple(
        tuple(sorted((colour, mask) for colour, mask in paint.items() if mask))
        for paint in layer.paints
    )


def _explained(view: View, layers: Sequence[Layer]) -> list[Layer]:
    """The layers from the top down that make the outputs; none where they do not."""
    left = [scene.changed for scene in view.scenes]
    covered = [0] * len(left)
    chosen: list[Layer] = []
    while any(left):
        view.budget.spend(20 * len(layers) * len(left))
        best, most = None, 0
        for layer in layers:
            gain = _gain(layer, view.scenes, covered, left)
            if gain > most:
                best, most = layer, gain
        if best is None or len(chosen) == MOST_LAYERS:
            return []
        chosen.append(best)
        for at, paint in enumerate(best.paints):
            mask = painted(paint)
            covered[at] |= mask
            left[at] &= ~mask
    return chosen


def _gain(
    layer: Layer, scenes: Sequence[Scene], covered: Sequence[int], left: Sequence[int]
) -> int:
    """How many cells that are left a layer has right; 0 where it has some cell wrong."""
    gain = 0
    for scene, paint, over, missing in zip(scenes, layer.paints, covered, left, strict=True):
        for colour, mask in paint.items():
            if mask & ~scene.wanted.of.get(colour, 0) & ~over:
                return 0
            gain += (mask & missing).bit_count()
    return gain


def _text(layers: Sequence[Layer]) -> str:
    picture = "I"
    for layer in reversed(layers):
        picture = f"paint({picture}, {layer.text})"
    return f"O = {picture}"
