"""Turning a grid and turning it again: what each two of the seven ways come to.

Only of solid grids do all of them hold: a quarter turn of rows without cells leaves nothing, and
of rows of different lengths it cuts the longer ones.
"""

from __future__ import annotations

from batt.dsl.laws import rule

WAYS = ["hmirror", "vmirror", "rot180", "rot90", "rot270", "dmirror", "cmirror"]

SECOND_TURNS = {
    "hmirror": "x rot180 vmirror cmirror dmirror rot270 rot90",
    "vmirror": "rot180 x hmirror dmirror cmirror rot90 rot270",
    "rot180": "vmirror hmirror x rot270 rot90 cmirror dmirror",
    "rot90": "dmirror cmirror rot270 rot180 x vmirror hmirror",
    "rot270": "cmirror dmirror rot90 x rot180 hmirror vmirror",
    "dmirror": "rot90 rot270 cmirror hmirror vmirror x rot180",
    "cmirror": "rot270 rot90 dmirror vmirror hmirror rot180 x",
}
"""By the way of the second turn, what it makes of each of the ``WAYS``; x is the grid itself."""

WAYS_OF_ROWS = WAYS[:3]
"""They only reverse, so what they come to holds of any tuple."""


def _declare(outer: str, inner: str, whole: str) -> None:
    twice = outer in WAYS_OF_ROWS and inner in WAYS_OF_ROWS
    guard = "" if twice and "rot180" in (outer, inner) else ": Grid" if twice else ": Solid"
    right = "x" if whole == "x" else f"{whole}(x)"
    rule(f"{outer} after {inner}", f"{outer}({inner}(x{guard}))", right)


for _outer, _wholes in SECOND_TURNS.items():
    for _inner, _whole in zip(WAYS, _wholes.split(), strict=True):
        if _outer != _inner or _outer not in WAYS_OF_ROWS:  # else it is declared an involution
            _declare(_outer, _inner, _whole)
