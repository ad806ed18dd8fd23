"""Pictures of values as blocks of text."""

from __future__ import annotations

from batt.drawing.picture import Board, Fault, Formula, Many, Number, Picture
from batt.report.terminal.blocks import flow
from batt.report.terminal.look import Look
from batt.report.terminal.pens import Block


def picture_block(picture: Picture, look: Look, width: int) -> Block:
    """A picture as lines of at most so many columns."""
    if isinstance(picture, Board):
        return _board(picture, look, width)
    if isinstance(picture, Many):
        return _many(picture, look, width)
    if isinstance(picture, Number):
        return (
            [look.swatch(picture.value)]
            if picture.is_colour
            else _said(str(picture.value), look, width)
        )
    if isinstance(picture, Fault):
        return look.folded(f"no value: {picture.reason}", width, 2, "red")
    if isinstance(picture, Formula):
        return look.folded(picture.text, width, 2)
    return _said(picture.text, look, width)


def _said(text: str, look: Look, width: int) -> Block:
    return look.folded(text, width)


def _board(board: Board, look: Look, width: int) -> Block:
    caption = look.folded(board.caption, width) if board.caption else []
    return [*caption, *look.board(board, width)] if board.rows and board.width else caption


def _many(many: Many, look: Look, width: int) -> Block:
    members = [picture_block(member, look, width) for member in many.members]
    if many.left_out:
        members.append(look.folded(f"and {many.left_out:,} more", width))
    above = (
        _said(many.caption, look, width) if many.whole is None else _board(many.whole, look, width)
    )
    return [*above, *(line for row in flow(members, width, 2) for line in row)]
