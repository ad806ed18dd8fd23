"""Pictures of values as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from batt.drawing.palette import LINE, OFFICIAL, OUTSIDE, Palette, colour_hex, dimmed_hex, ink_on
from batt.drawing.picture import Board, Fault, Formula, Many, Number, Picture
from batt.drawing.svg import svg_open
from batt.drawing.text import printable

CELL, LARGEST = 14, 320
"""Pixels: of a cell's side, and of a board's longer side, for which cells become smaller."""

GAP, TEXT, LETTER, ACROSS = 12, 18, 7.5, 720
"""Pixels: between pictures, of a line of text, of a letter, and across members in a row."""

LONGEST = 96
"""The most letters of a line of text."""

FAULT = "#C0392B"


class Drawn(NamedTuple):
    """A drawing: its width and height in pixels, and its elements."""

    width: float
    height: float
    body: str


def picture_svg(picture: Picture, palette: Palette = OFFICIAL) -> str:
    """A picture as a self-contained ``<svg>`` element.

    Text has the colour of the text around it (``currentColor``), so it can be read on a dark page
    and on a light one; whatever it holds is shown as text.

    >>> from batt.drawing.picture import Words
    >>> "&lt;b&gt;" in picture_svg(Words("<b>"))
    True
    """
    drawn = draw(picture, palette)
    return svg_open(int(drawn.width) + 1, int(drawn.height) + 1) + drawn.body + "</svg>"


def draw(picture: Picture, palette: Palette = OFFICIAL) -> Drawn:
    """A picture as elements for an ``<svg>``."""
    if isinstance(picture, Board):
        return _board(picture, palette)
    if isinstance(picture, Many):
        return _many(picture, palette)
    if isinstance(picture, Number):
        return _number(picture, palette)
    if isinstance(picture, Fault):
        return _text(picture.reason, FAULT)
    if isinstance(picture, Formula):
        return _text(picture.text, family="monospace")
    return _text(picture.text)


def in_column(drawings: Iterable[Drawn], gap: float = 4) -> Drawn:
    """Drawings below one another."""
    width, height = 0.0, 0.0
    parts: list[str] = []
    for drawn in drawings:
        top = height + gap if parts else 0.0
        parts.append(_moved(drawn, 0, top))
        width, height = max(width, drawn.width), top + drawn.height
    return Drawn(width, height, "".join(parts))


def in_rows(drawings: Iterable[Drawn], across: float = ACROSS) -> Drawn:
    """Drawings beside one another, in as many rows as it takes."""
    rows: list[list[tuple[float, Drawn]]] = []
    left = across
    for drawn in drawings:
        if not rows or left + drawn.width > across:
            rows.append([])
            left = 0
        rows[-1].append((left, drawn))
        left += drawn.width + GAP
    return in_column((_row(row) for row in rows), GAP)


def _row(placed: Sequence[tuple[float, Drawn]]) -> Drawn:
    width = max(left + drawn.width for left, drawn in placed)
    height = max(drawn.height for _, drawn in placed)
    return Drawn(width, height, "".join(_moved(drawn, left, 0) for left, drawn in placed))


def _moved(drawn: Drawn, left: float, top: float) -> str:
    if not left and not top:
        return drawn.body
    return f'<g transform="translate({left:g} {top:g})">{drawn.body}</g>'


def _text(
    text: str, fill: str = "currentColor", left: int = 0, family: str = "sans-serif"
) -> Drawn:
    shown = printable(text)
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST - 1]}…"
    body = (
        f'<text x="{left}" y="{TEXT - 5}" font-family="{family}" font-size="12" '
        f'fill="{fill}">{escape(shown)}</text>'
    )
    return Drawn(left + LETTER * len(shown), TEXT, body)


def _number(number: Number, palette: Palette) -> Drawn:
    if not number.is_colour:
        return _text(str(number.value))
    text = _text(str(number.value), left=TEXT)
    swatch = (
        f'<rect x="0.5" y="2.5" width="12" height="12" stroke="{LINE}" '
        f'fill="{colour_hex(number.value, palette)}"/>'
    )
    return Drawn(text.width, text.height, swatch + text.body)


def _many(many: Many, palette: Palette) -> Drawn:
    members = [draw(member, palette) for member in many.members]
    if many.left_out:
        members.append(_text(f"and {many.left_out:,} more"))
    above = _text(many.caption) if many.whole is None else draw(many.whole, palette)
    return in_column([above, in_rows(members)])


def _board(board: Board, palette: Palette) -> Drawn:
    caption = [_text(board.caption)] if board.caption else []
    if not board.rows or not board.width:
        return in_column([*caption, _text("no cells")])
    side = max(3, min(CELL, LARGEST // max(board.height, board.width)))
    parts = [*_fills(board, side, palette), _lines(board, side), _marks(board, side, palette)]
    cells = Drawn(board.width * side + 1, board.height * side + 1, "".join(parts))
    return in_column([*caption, cells], 0)


def _fills(board: Board, side: int, palette: Palette) -> Iterator[str]:
    """The cells as one path a colour, each run of a row as one rectangle."""
    paths: dict[str, list[str]] = {}
    for i in range(board.height):
        j = 0
        for fill, run in groupby(_fill(board, i, j, palette) for j in range(board.width)):
            across = len(list(run))
            if fill:
                path = f"M{j * side + 0.5:g} {i * side + 0.5:g}h{across * side}v{side}"
                paths.setdefault(fill, []).append(f"{path}h-{across * side}z")
            j += across
    for fill, runs in paths.items():
        yield f'<path fill="{fill}" d="{"".join(runs)}"/>'


def _fill(board: Board, row: int, column: int, palette: Palette) -> str:
    colour, bright = board.rows[row][column], board.is_bright(row, column)
    if colour is None:
        return OUTSIDE if bright and board.bright is not None else ""
    return colour_hex(colour, palette) if bright else dimmed_hex(colour, palette)


def _lines(board: Board, side: int) -> str:
    """The lines around each cell that is drawn."""
    if all(cell is not None for row in board.rows for cell in row):
        across, down = board.width * side, board.height * side
        rows = "".join(f"M0.5 {i * side + 0.5:g}h{across}" for i in range(board.height + 1))
        path = rows + "".join(f"M{j * side + 0.5:g} 0.5v{down}" for j in range(board.width + 1))
    else:
        path = "".join(
            f"M{j * side + 0.5:g} {i * side + 0.5:g}h{side}v{side}h-{side}z"
            for i, row in enumerate(board.rows)
            for j, cell in enumerate(row)
            if cell is not None or (board.bright is not None and (i, j) in board.bright)
        )
    return f'<path fill="none" stroke="{LINE}" d="{path}"/>'


def _marks(board: Board, side: int, palette: Palette) -> str:
    """A dot in each marked cell."""
    return "".join(
        f'<circle cx="{j * side + side / 2 + 0.5:g}" cy="{i * side + side / 2 + 0.5:g}" '
        f'r="{side / 5:g}" fill="{ink_on(_fill(board, i, j, palette) or OUTSIDE)}"/>'
        for i, j in sorted(board.marked)
    )
