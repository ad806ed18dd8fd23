"""Pick one piece: the output is a piece of the input, chosen by how it compares with the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from batt.dsl.primitive import CATALOGUE
from batt.dsl.primitives.colours import mostcolor, replace
from batt.dsl.primitives.drawing import paint
from batt.dsl.primitives.grid_parts import subgrid
from batt.dsl.primitives.grids import canvas
from batt.dsl.primitives.patches import normalize, shape
from batt.dsl.values import Grid, Patch
from batt.errors import DslError
from batt.programs.program import Program
from batt.propose.induce.pieces import (
    COLOUR_COUNTS,
    EXTREMES,
    FEATURES,
    LONE,
    PARITY,
    RAREST,
    SHARED,
    TO_PICK,
    Criterion,
    Segmentation,
    Sheet,
    criteria,
    named,
    sided,
)
from batt.propose.induce.trials import distinct
from batt.propose.proposers import Budget, Train, proposer

MOST_PROGRAMS = 12
RANK = 40

LIKELY = (
    *sided("size"),
    Criterion(RAREST, ("are_most",)),
    *sided("numcolors", "gaps", "holes", "box_area", "minor_cells"),
    *criteria(named("normalize", "form", "outline", "mostcolor", "size"), [LONE]),
    *sided("symmetries", "height", "width", "fragments"),
)
"""By what a piece is mostly chosen: it is the largest, has what is rare, or is the odd one out."""

FURTHER = (
    *criteria(FEATURES, [*EXTREMES, *SHARED]),
    *criteria(FEATURES, [()]),
    *criteria(COLOUR_COUNTS, [*EXTREMES, ()]),
    *criteria(FEATURES, [PARITY]),
)
"""By what else a piece may be chosen, the plain first."""


@dataclass(frozen=True)
class Finish:
    """From a piece to a grid: the lines of a program, ``piece`` in, ``O`` out, and what they do."""

    text: str
    make: Callable[[Patch, Grid], Any]


def _box(obj: Patch, grid: Grid) -> Any:
    return subgrid.run(obj, grid)


def _by_itself(obj: Patch, grid: Grid) -> Any:
    sheet = canvas.run(mostcolor.run(grid), shape.run(obj))
    return paint.run(sheet, normalize.run(obj))


IMAGES = (
    Finish("subgrid(piece, I)", _box),
    Finish("paint(canvas(mostcolor(I), shape(piece)), normalize(piece))", _by_itself),
)
"""A piece as a grid: what is in its box, or the piece by itself."""

STEPS = (
    *[
        (name, ())
        for name in ("hmirror", "vmirror", "rot180", "dmirror", "cmirror", "rot90", "rot270")
    ],
    *[(name, ()) for name in ("trim", "compress", "tophalf", "lefthalf")],
    *[("upscale", (factor,)) for factor in (2, 3, 4)],
)
"""The words that may come after, with their further arguments."""


def _then(image: Finish, name: str, constants: tuple[int, ...]) -> Finish:
    arguments = ", ".join([image.text, *map(str, constants)])
    word = CATALOGUE[name]
    return Finish(
        f"{name}({arguments})", lambda obj, grid: word.run(image.make(obj, grid), *constants)
    )


def _in_one(old: str, new: str) -> Finish:
    """The box of a piece with one of the piece's colours exchanged for another of its own."""
    words = CATALOGUE[old], CATALOGUE[new]
    return Finish(
        f"replace(subgrid(piece, I), {old}(piece), {new}(piece))",
        lambda obj, grid: replace.run(_box(obj, grid), *(word.run(obj) for word in words)),
    )


def _in_third() -> Finish:
    """The box of a piece with its colour exchanged for the third of a grid of three colours."""
    words = [CATALOGUE[word] for word in ("palette", "remove", "other")]

    def make(obj: Patch, grid: Grid) -> Any:
        palette, remove, other = words
        shown = remove.run(mostcolor.run(grid), palette.run(grid))
        mine = mostcolor.run(obj)
        return replace.run(_box(obj, grid), mine, other.run(shown, mine))

    shown = "remove(mostcolor(I), palette(I))"
    return Finish(
        f"replace(subgrid(piece, I), mostcolor(piece), other({shown}, mostcolor(piece)))", make
    )


RECOLOURED = (
    _in_one("leastcolor", "mostcolor"),
    _in_one("mostcolor", "leastcolor"),
    _in_third(),
)


def _plain_finishes() -> list[Finish]:
    moved = [_then(image, *step) for step in STEPS for image in IMAGES]
    return [*IMAGES, *moved, *RECOLOURED]


def _sheet_finishes(train: Train) -> list[Finish]:
    """A grid of one size for all, in the colour of the piece: where all outputs are of one colour.

    A step that the outputs of a task ask for.
    """
    sizes = {(wanted.height, wanted.width) for _, wanted in train}
    plain = all(len({cell for row in wanted for cell in row}) == 1 for _, wanted in train)
    if len(sizes) > 1 or not plain:
        return []
    (size,) = sizes
    return [
        Finish(
            f"canvas(mostcolor(piece), {size})",
            lambda obj, _: canvas.run(mostcolor.run(obj), size),
        )
    ]


def _recolourings(pieces: Sequence[Patch], given: Grid, wanted: Grid) -> list[Finish]:
    """An image and then one colour for another, as a piece of the first pair asks for."""
    found = {}
    for image in IMAGES:
        for obj in pieces:
            cells = _differing(image.make(obj, given), wanted)
            if len(cells) == 1:
                finish = _then(image, "replace", next(iter(cells)))
                found[finish.text] = finish
    return list(found.values())


def _differing(one: Grid, other: Grid) -> set[tuple[int, int]]:
    """The pairs of colours at the places where grids of one shape differ; else nothing."""
    if (one.height, one.width) != (other.height, other.width):
        return set()
    rows = zip(one, other, strict=True)
    return {(a, b) for mine, its in rows for a, b in zip(mine, its, strict=True) if a != b}


@dataclass(frozen=True)
class _Case:
    """A segmentation with the pieces of every train pair, and a finish that some of each fit."""

    segmentation: Segmentation
    pieces: tuple[tuple[Patch, ...], ...]
    finish: Finish
    fitting: tuple[frozenset[int], ...]


@proposer(rank=RANK)
def pick_one(train: Train, test_inputs: tuple[Grid, ...], budget: Budget) -> Iterator[Program]:
    """Yield programs that pick the one piece, by a deduced predicate, which the output shows."""
    yield from distinct(picked(TO_PICK, train, budget), train, test_inputs, budget, MOST_PROGRAMS)


def picked(segmentations: Sequence[Segmentation], train: Train, budget: Budget) -> Iterator[str]:
    """The texts of programs that pick one piece of a segmentation in every train input."""
    if any(given == wanted for given, wanted in train):
        return
    sheets = [Sheet(given, budget) for given, _ in train]
    cases = []
    for case in _cases(segmentations, train, sheets):
        cases.append(case)
        for criterion, key in _choices(case, sheets, LIKELY):
            yield _text(case, criterion, key)
    for case in cases:
        for criterion, key in _choices(case, sheets, FURTHER):
            yield _text(case, criterion, key)


def _cases(
    segmentations: Sequence[Segmentation], train: Train, sheets: Sequence[Sheet]
) -> Iterator[_Case]:
    plain = [*_plain_finishes(), *_sheet_finishes(train)]
    for segmentation in segmentations:
        first = sheets[0].cut(segmentation)
        if first is None:
            continue
        finishes = [*plain, *_recolourings(first, *train[0])]
        for finish in finishes:
            case = _fitted(segmentation, finish, train, sheets)
            if case is not None:
                yield case


def _fitted(
    segmentation: Segmentation, finish: Finish, train: Train, sheets: Sequence[Sheet]
) -> _Case | None:
    pieces, fitting = [], []
    for sheet, (_, wanted) in zip(sheets, train, strict=True):
        found = sheet.cut(segmentation)
        here = frozenset(
            place for place, obj in enumerate(found or ()) if _gives(finish, obj, sheet, wanted)
        )
        if found is None or not here:
            return None
        pieces.append(found)
        fitting.append(here)
    return _Case(segmentation, tuple(pieces), finish, tuple(fitting))


def _gives(finish: Finish, obj: Patch, sheet: Sheet, wanted: Grid) -> bool:
    sheet.budget.spend(1)
    try:
        return bool(finish.make(obj, sheet.grid) == wanted)
    except DslError:
        return False


def _choices(
    case: _Case, sheets: Sequence[Sheet], known: Sequence[Criterion]
) -> Iterator[tuple[Criterion, Any]]:
    """The criteria, each with the key, that choose a fitting piece in every pair."""
    for criterion in known:
        first = sheets[0].keys(case.pieces[0], criterion)
        if first is None:
            continue
        for key in dict.fromkeys(first[place] for place in sorted(case.fitting[0])):
            if _is_literal(key) and _chooses(case, sheets, criterion, key):
                yield criterion, key


def _is_literal(key: Any) -> bool:
    return isinstance(key, int) or type(key) is tuple


def _chooses(case: _Case, sheets: Sequence[Sheet], criterion: Criterion, key: Any) -> bool:
    if key is False and criterion.chain:
        return False
    for sheet, pieces, fitting in zip(sheets, case.pieces, case.fitting, strict=True):
        keys = sheet.keys(pieces, criterion)
        chosen = {place for place, other in enumerate(keys or ()) if other == key}
        if not chosen or not chosen <= fitting:
            return False
    return True


def _text(case: _Case, criterion: Criterion, key: Any) -> str:
    lines = [
        f"pieces = {case.segmentation.text}",
        *criterion.lines("pieces", "keys"),
        f"piece = pick(pieces, keys, {key!r})",
        f"O = {case.finish.text}",
    ]
    return "\n".join(lines)
