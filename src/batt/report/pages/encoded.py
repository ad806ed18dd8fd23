"""Grids and pictures as short JSON, which the script of a page draws when they are looked at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from batt.drawing.picture import Board, Fault, Formula, Many, Number, Picture, Words
from batt.drawing.text import printable

DIMMED = "abcdefghij"
"""Colours 0 to 9 where they are dimmed."""

NOTHING, OUTSIDE = ".", "?"
"""A place off the grid; a number that is no colour."""

Json = Any
"""What ``json.dumps`` takes."""


def script_json(document: Json) -> str:
    r"""JSON that may stand inside a ``<script>`` element, whatever its texts hold.

    >>> script_json(["</script>", "é"])
    '["\\u003c/script\\u003e","\\u00e9"]'
    """
    text = json.dumps(document, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def grid_code(rows: Sequence[Sequence[int | None]]) -> str:
    """A grid as rows of one character a cell.

    >>> grid_code([[0, 1], [None, 10]])
    '01/.?'
    """
    return "/".join("".join(map(_cell, row)) for row in rows)


def picture_code(picture: Picture) -> Json:
    """A picture as a list: which kind it is, then what it holds.

    >>> bright, marked = frozenset({(0, 1)}), frozenset({(0, 0)})
    >>> picture_code(Board(((1, 2),), "1x2", bright, marked))
    ['board', 'b2', '1x2', [0]]
    >>> picture_code(Many("2 numbers", (Number(3), Number(4, is_colour=True))))
    ['many', '2 numbers', [['number', 3, 0], ['number', 4, 1]], 0, None]
    """
    match picture:
        case Board():
            marked = sorted(row * picture.width + column for row, column in picture.marked)
            return ["board", _board_cells(picture), printable(picture.caption), marked]
        case Number():
            return ["number", picture.value, int(picture.is_colour)]
        case Words(text) | Formula(text):
            return ["words" if isinstance(picture, Words) else "formula", printable(text)]
        case Fault(reason):
            return ["fault", printable(reason)]
        case Many():
            members = list(map(picture_code, picture.members))
            whole = None if picture.whole is None else picture_code(picture.whole)
            return ["many", printable(picture.caption), members, picture.left_out, whole]


def _board_cells(board: Board) -> str:
    return "/".join(
        "".join(
            _cell(colour) if board.is_bright(i, j) else _dimmed(colour)
            for j, colour in enumerate(row)
        )
        for i, row in enumerate(board.rows)
    )


def _cell(colour: int | None) -> str:
    if colour is None:
        return NOTHING
    return str(colour) if 0 <= colour <= 9 else OUTSIDE


def _dimmed(colour: int | None) -> str:
    return DIMMED[colour] if colour is not None and 0 <= colour <= 9 else _cell(colour)
