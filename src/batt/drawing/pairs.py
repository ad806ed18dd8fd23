"""Pairs of grids as one SVG, side by side."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from batt.drawing.palette import LINE
from batt.drawing.svg import Rows, grid_rects, svg_open
from batt.drawing.text import printable

GAP, ARROW, CAPTION, LETTER = 24, 32, 20, 7
"""Pixels: between pairs, for the arrow, for the line above a pair, for a letter of it."""


class DrawnPair(NamedTuple):
    """A pair as it is drawn: what stands above it, its input, its output or none if unknown."""

    caption: str
    input: Rows
    output: Rows | None


class _Box(NamedTuple):
    """Where a pair lies in the picture, in pixels."""

    left: int
    top: int
    width: int
    height: int


def pairs_svg(pairs: Sequence[DrawnPair], cell: int = 12, width: int = 960, title: str = "") -> str:
    """Pairs as a self-contained ``<svg>`` element, input → output, ``cell`` pixels a cell.

    Pairs that would pass ``width`` pixels go to the next line; a pair wider than that stands alone.
    Title and captions may hold any text.

    >>> drawn = pairs_svg([DrawnPair("train 1", [[1]], [[2]])], title="<a>")
    >>> "<title>&lt;a&gt;</title>" in drawn
    True
    """
    boxes = list(_placed([_extent(pair, cell) for pair in pairs], width))
    right = max((box.left + box.width for box in boxes), default=0)
    bottom = max((box.top + box.height for box in boxes), default=0)
    named = f"<title>{_xml(title)}</title>" if title else ""
    drawn = (_drawn(pair, box, cell) for pair, box in zip(pairs, boxes, strict=True))
    return svg_open(right + 1, bottom + 1) + named + "".join(drawn) + "</svg>"


def _extent(pair: DrawnPair, cell: int) -> tuple[int, int]:
    """The width and the height of a pair in pixels."""
    grids = [grid for grid in (pair.input, pair.output) if grid is not None]
    across = sum(map(_width, grids)) * cell + ARROW * (3 - len(grids))
    down = max(map(len, grids)) * cell
    return max(across, LETTER * len(printable(pair.caption))), CAPTION + down


def _width(grid: Rows) -> int:
    return len(grid[0]) if grid else 0


def _placed(extents: Sequence[tuple[int, int]], limit: int) -> Iterator[_Box]:
    """Set boxes beside one another, from the left, in lines of at most that many pixels."""
    left = top = line = 0
    for width, height in extents:
        if left and left + width > limit:
            left, top, line = 0, top + line + GAP, 0
        yield _Box(left, top, width, height)
        left += width + GAP
        line = max(line, height)


def _drawn(pair: DrawnPair, box: _Box, cell: int) -> str:
    top = box.top + CAPTION
    shorter = min(len(grid) for grid in (pair.input, pair.output or pair.input))
    middle = top + shorter * cell // 2 + 5
    arrow = box.left + _width(pair.input) * cell + ARROW // 2
    parts = [
        _text(pair.caption, box.left, box.top + 13, "start"),
        grid_rects(pair.input, cell, box.left, top),
        _text("→", arrow, middle, "middle"),
    ]
    if pair.output is None:
        parts.append(_text("?", arrow + ARROW, middle, "middle"))
    else:
        parts.append(grid_rects(pair.output, cell, arrow + ARROW // 2, top))
    return "".join(parts)


def _text(text: str, x: int, y: int, anchor: str) -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-family="sans-serif" '
        f'font-size="12" fill="{LINE}">{_xml(text)}</text>'
    )


def _xml(text: str) -> str:
    return escape(printable(text))
