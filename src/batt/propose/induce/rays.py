"""Rays: lines that cells send out, until what, in which directions and colours, all deduced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations

from batt.dsl.primitives.induced import rays as rule
from batt.dsl.primitives.induced.masks import WAYS
from batt.dsl.primitives.induced.rays import reached, senders, stoppers
from batt.dsl.values import Grid
from batt.programs.literals import literal_text
from batt.programs.program import Program
from batt.propose.induce.drawn import MOST_PROGRAMS, Layer, drawings, in_colours, union
from batt.propose.induce.scenes import Painted, View, painted, views
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

Way = tuple[int, int]
Rule = tuple[int, int, int, int]

WAY_SETS: tuple[tuple[Way, ...], ...] = (
    WAYS,
    WAYS[:4],
    WAYS[4:],
    ((0, -1), (0, 1)),
    ((-1, 0), (1, 0)),
    ((-1, -1), (1, 1)),
    ((-1, 1), (1, -1)),
    ((-1, -1), (-1, 1)),
    ((1, -1), (1, 1)),
    ((-1, -1), (1, -1)),
    ((-1, 1), (1, 1)),
    *((way,) for way in WAYS),
)
"""Ways that rays may go together, the many first."""

ANY_SOURCE = -1
"""The source that is every cell that is not hidden, each in its own colour."""

MOST_STOPS = 5
"""So many colours may stop rays: those first that all inputs have."""

SHIFTS = 40
"""What following rays of a colour in one way is charged."""


@proposer(rank=20, weight=6)
def rays(train: Train, tests: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Lines from cells: which cells, in which ways, over or under what, until what."""
    for view in views(train, tests, budget):
        if view.erases():
            continue
        yield from distinct(
            drawings(view, list(ray_layers(view))), train, tests, budget, MOST_PROGRAMS
        )


def ray_layers(view: View) -> Iterator[Layer]:
    """Rays that cross no cell which stays blank, and explain some change."""
    for source in (ANY_SOURCE, *view.colours):
        for which in range(4):
            sent = {way: _sent(view, source, which, way) for way in WAYS}
            sent = {way: each for way, each in sent.items() if any(each)}
            going = {way: each for way, each in sent.items() if not _meets_blank(view, each, way)}
            for stop, counted in _stops(view, source):
                if counted == rule.EVERY:
                    yield from _of_rule(view, source, going, (which, stop, counted))
                elif which not in (rule.TIPS, rule.TAILS):
                    yield from _of_rule(view, source, sent, (which, stop, counted))
    yield from _elbows(view)


def _sent(view: View, source: int, which: int, way: Way) -> tuple[Painted, ...]:
    """The cells of each pair that send rays one way, by colour."""
    found = []
    for scene in view.scenes:
        own = scene.given.of
        colours = own.keys() - {scene.hidden} if source == ANY_SOURCE else own.keys() & {source}
        view.budget.spend(SHIFTS * len(colours))
        masks = {
            colour: senders(scene.given, scene.filled, own[colour], way, which)
            for colour in sorted(colours)
        }
        found.append({colour: mask for colour, mask in masks.items() if mask})
    return tuple(found)


def _meets_blank(view: View, sent: tuple[Painted, ...], way: Way) -> bool:
    """Whether a cell next to a sender stays blank, so that not all rays can count."""
    return any(
        scene.given.shifted(painted(paint), *way) & scene.blank
        for scene, paint in zip(view.scenes, sent, strict=True)
    )


def _elbows(view: View) -> Iterator[Layer]:
    """Lines between the only cells of two colours, along the column of the first and then a row."""
    single = [
        colour
        for colour in view.colours
        if all(scene.given.of.get(colour, 0).bit_count() == 1 for scene in view.scenes)
    ]
    for one, other in permutations(single, 2):
        paints = []
        for scene in view.scenes:
            view.budget.spend(SHIFTS)
            (i, j), (k, m) = (next(scene.given.places(scene.given.of[c])) for c in (one, other))
            places = [(n, j) for n in range(min(i, k), max(i, k) + 1)]
            places += [(k, n) for n in range(min(j, m), max(j, m) + 1)]
            mask = scene.given.mask_of(places) & ~scene.filled
            if mask & scene.blank:
                break
            paints.append({one: mask})
        else:
            start, end = (f"first(ofcolor(I, {literal_text(colour)}))" for colour in (one, other))
            bend = f"astuple(first({end}), last({start}))"
            path = f"combine(connect({start}, {bend}), connect({bend}, {end}))"
            text = f"only_on(recolor({literal_text(one)}, {path}), I, {view.hidden})"
            yield from in_colours(view, text, tuple(paints))


def _stops(view: View, source: int) -> list[tuple[int, int]]:
    """What may stop a ray, with which rays count then."""
    colours = [colour for colour in view.colours if colour != source][:MOST_STOPS]
    named = [rule.OWN, rule.ANYTHING, *colours]
    return [
        (rule.NOTHING, rule.EVERY),
        (rule.ANYTHING, rule.EVERY),
        *((stop, rule.STOPPED) for stop in named),
        (rule.ANYTHING, rule.FREE),
        *((stop, rule.EVERY) for stop in colours),
        *((stop, rule.HIT) for stop in (rule.ANYTHING, *colours)),
    ]


Sent = dict[Way, tuple[Painted, ...]]


def _of_rule(view: View, source: int, sent: Sent, numbers: tuple[int, int, int]) -> Iterator[Layer]:
    """The layers of all sets of ways, under and over, in all colours."""
    drawn = {way: _drawn(view, each, way, *numbers[1:]) for way, each in sent.items()}
    drawn = {way: paints for way, paints in drawn.items() if paints}
    for ways in WAY_SETS if drawn else ():
        if all(way in drawn for way in ways):
            paints = union([drawn[way] for way in ways])
            for over in (1, 0):
                text = _text(view, source, ways, (*numbers, over))
                yield from in_colours(view, text, paints if over else _under(view, paints))


def _under(view: View, paints: Sequence[Painted]) -> tuple[Painted, ...]:
    """What is painted on hidden cells alone."""
    return tuple(
        {colour: mask & ~scene.filled for colour, mask in paint.items()}
        for scene, paint in zip(view.scenes, paints, strict=True)
    )


def _drawn(
    view: View, sent: tuple[Painted, ...], way: Way, stop: int, counted: int
) -> tuple[Painted, ...]:
    """The cells of the rays in each pair by colour of their source; none if some stays blank."""
    found = []
    for scene, sources in zip(view.scenes, sent, strict=True):
        view.budget.spend(SHIFTS * len(sources))
        paint = {}
        for colour, mine in sources.items():
            blocked = stoppers(scene.given, scene.filled, colour, stop)
            mask = reached(scene.given, mine, way, blocked, counted)
            if mask & scene.blank:
                return ()
            if mask:
                paint[colour] = mask
        found.append(paint)
    return tuple(found) if any(found) else ()


@cache
def _literal(value: int | Rule | tuple[Way, ...]) -> str:
    return literal_text(value)


def _text(view: View, source: int, ways: tuple[Way, ...], numbers: Rule) -> str:
    name = literal_text(source)
    cells = f"recolor({name}, ofcolor(I, {name}))"
    if source == ANY_SOURCE:
        cells = f"cells_but(I, {view.hidden})"
    return f"rays(I, {view.hidden}, {cells}, {_literal(ways)}, {_literal(numbers)})"
