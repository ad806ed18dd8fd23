"""Mirror images of objects about a part of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from batt.dsl.kinds import Integer, Object, Objects, Tuple
from batt.dsl.primitive import primitive
from batt.dsl.values import Patch
from batt.dsl.values.reading import need_tuple
from batt.dsl.values.rows import number
from batt.dsl.values.walking import bounds_of, cells_of, check_range
from batt.errors import DslError

Place = tuple[int, int]
Spot = tuple[int, Place]
Cells = set[Spot]

MOTIONS: tuple[Callable[[int, int], tuple[int, int]], ...] = (
    lambda u, v: (u, v),
    lambda u, v: (v, -u),
    lambda u, v: (-u, -v),
    lambda u, v: (-v, u),
    lambda u, v: (-u, v),
    lambda u, v: (u, -v),
    lambda u, v: (v, u),
    lambda u, v: (-v, -u),
)
"""The rigid motions about the origin, by the numbers that layouts have for them."""

BOX, RAREST = -1, -2
"""What an object is mirrored about, other than its cells of a colour."""


def _mirror_steps(objs: Any, _about: Any, motions: Any) -> int:
    cells = sum(len(obj) + 1 for obj in objs)
    return 45 * cells * (1 + len(motions))


@primitive(work=_mirror_steps)
def mirrored(objs: Objects, about: Integer, motions: Tuple[Integer]) -> Object:
    """Move every object rigidly about the middle of a part of it, in all the ways that are listed.

    The part is its cells of a colour, -1 the whole of it, or -2 its rarest colour; an object
    without the part is left out.  1 to 3 are quarter turns clockwise, 4 lets top and bottom, 5 left
    and right change places, 6 and 7 mirror about the falling and the rising diagonal.

    >>> mirrored(FrozenSet({Patch([(3, (0, 0)), (5, (0, 1))])}), 5, (5,))
    Patch({(3, (0, 2)), (5, (0, 1))})
    """
    part, numbers = number(about), list(map(number, need_tuple(motions)))
    if not all(0 <= motion < len(MOTIONS) for motion in numbers):
        raise DslError("", "a motion has a number from 0 to 7")
    made: Cells = set()
    for obj in objs:
        cells = cells_of(obj)
        middle = _middle(cells, part)
        if middle is not None:
            for motion in numbers:
                made |= set(moved_about(cells, middle, motion))
    return Patch(made)


def _middle(cells: Cells, part: int) -> tuple[int, int] | None:
    """Twice the middle of a part of an object; None where it has none."""
    if part == RAREST and cells:
        counts = Counter(colour for colour, _ in cells)
        part = min(sorted(counts), key=counts.__getitem__)
    kept = [place for colour, place in cells if part in (BOX, colour)]
    if not kept:
        return None
    top, left, bottom, right = bounds_of(Patch(kept))
    return top + bottom, left + right


def moved_about(
    cells: Iterable[tuple[int, tuple[int, int]]], middle: tuple[int, int], motion: int
) -> Iterator[tuple[int, tuple[int, int]]]:
    """The cells after a motion about a middle; those that fall between cells are left out."""
    down, right = middle
    for colour, (i, j) in cells:
        u, v = MOTIONS[motion](2 * i - down, 2 * j - right)
        if (u + down) % 2 == (v + right) % 2 == 0:
            k, m = (u + down) // 2, (v + right) // 2
            check_range(k, m, k, m)
            yield colour, (k, m)
