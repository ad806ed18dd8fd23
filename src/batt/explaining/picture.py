"""``picture_of``: what a value looks like, bounded however large it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

from batt.drawing.picture import Board, Fault, Formula, Many, Number, Picture, Words
from batt.dsl.values import Function, Grid, Patch, is_grid
from batt.dsl.values.reading import is_set
from batt.errors import DslError
from batt.evaluate.outcome import Failure, Outcome
from batt.explaining.boards import Rows, cut_out, grid_board, patch_board, patches_board
from batt.explaining.expression import counted, expression, summary
from batt.programs.type_terms import ANY, BOOLEAN, COLOUR, Type, members_of, options

MEMBERS = 12
"""The most members of a tuple or a set in a picture; of one inside another, fewer."""

DEPTH = 3
"""Tuples and sets inside one another that are drawn."""

CELLS = 20_000
"""The most cells of a whole picture; what is past them is said in words."""

INLINE = 40
"""The most numbers of a tuple or a set that are written in a line."""


def picture_of(value: Outcome, around: Rows | None = None, kind: Type | None = None) -> Picture:
    """The picture of a value or a ``Failure``.

    ``around`` is the grid over which patches are shown, without which they are cut out; ``kind`` is
    the type that the value is known to have, without which a colour is just a number.

    >>> picture_of(5, kind=COLOUR), picture_of((True, 7))
    (Number(value=5, is_colour=True), Words(text='(T, 7)'))
    >>> picture_of(Patch({(5, (0, 1))}), Grid("00/00")).rows
    ((0, 5), (0, 0))
    """
    return _Painter(around).picture(value, kind or ANY, DEPTH)


class _Painter:
    """Makes one picture, as long as there are cells left for it."""

    def __init__(self, around: Rows | None) -> None:
        self._around, self._left = around, CELLS

    def picture(self, value: Outcome, kind: Type, depth: int) -> Picture:
        if isinstance(value, Failure):
            return Fault(str(value))
        if isinstance(value, Function):
            return Formula(expression(value))
        if value is None or isinstance(value, int):
            return _scalar(value, kind)
        board = self._board(value)
        if board is not None:
            return board
        return self._container(value, members_of(_container_kind(kind)) or ANY, depth)

    def _board(self, value: Any) -> Picture | None:
        """A grid or a patch as a board; none for other values."""
        if isinstance(value, Grid) or _looks_like_grid(value):
            return self._counted(grid_board(value), value)
        patch = _as_patch(value)
        if not patch:
            return None
        seen = cut_out(patch) if self._around is None else patch_board(patch, self._around)
        board = self._counted(seen, patch)
        if isinstance(board, Board) and type(value) is tuple:
            return replace(board, caption=f"tuple of {board.caption}")
        return board

    def _counted(self, board: Board, value: Any) -> Board | Words:
        self._left -= board.height * board.width
        return board if self._left >= 0 else Words(summary(value))

    def _container(self, value: Collection[Any], kind: Type, depth: int) -> Picture:
        if not value:
            return Words("empty set" if is_set(value) else "empty tuple")
        if kind is not COLOUR and _is_inline(value):
            return Words(_inline(value))
        if depth == 0 or self._left <= 0:
            return Words(summary(value))
        if is_set(value) and all(isinstance(member, Patch) for member in value):
            return self._objects(value)
        most = MEMBERS * depth // DEPTH
        inner = tuple(self.picture(each, kind, depth - 1) for each in islice(value, most))
        return Many(summary(value), inner, len(value) - len(inner))

    def _objects(self, patches: Collection[Patch]) -> Picture:
        """Objects in their places at once, and each cut out."""
        what = "object" if any(patch.is_object for patch in patches) else "patch"
        caption = counted(len(patches), what).replace("patchs", "patches")
        shown: Board | Words | None = None
        if any(patches):
            every = list(patches)
            shown = self._counted(patches_board(every, self._around, caption), patches)
        cut = (cut_out(patch) if patch else Words("empty") for patch in islice(patches, MEMBERS))
        members = tuple(
            self._counted(each, patch) if isinstance(each, Board) else each
            for each, patch in zip(cut, patches, strict=False)
        )
        whole = shown if isinstance(shown, Board) else None
        return Many(caption, members, len(patches) - len(members), whole)


def _scalar(value: int | None, kind: Type) -> Picture:
    if value is None:
        return Words("none")
    if isinstance(value, bool) or (kind is BOOLEAN and value in (0, 1)):
        return Words("true" if value else "false")
    return Number(value, is_colour=COLOUR in options(kind) and 0 <= value <= 9)


def _container_kind(kind: Type) -> Type:
    """The one kind of container in a union, such as that of a value that may be none."""
    kinds = [option for option in options(kind) if members_of(option) is not None]
    return kinds[0] if len(kinds) == 1 else kind


def _looks_like_grid(value: Any) -> bool:
    """Whether a tuple is meant as a grid: rows of two numbers are rather positions."""
    return type(value) is tuple and is_grid(value) and bool(value) and len(value[0]) > 2


def _as_patch(value: Any) -> Patch | None:
    """A patch, or a tuple of cells that passes for one; none for others."""
    if isinstance(value, Patch):
        return value
    if type(value) is tuple and value and _is_cell(value[0]):
        try:
            patch = Patch(value)
        except DslError:
            return None
        return patch if patch.is_object else None
    return None


def _is_cell(value: Any) -> bool:
    return type(value) is tuple and len(value) == 2 and type(value[1]) is tuple


def _is_inline(value: Collection[Any]) -> bool:
    """Whether a container holds but a few numbers, or tuples of a few, none, and truth values."""
    if len(value) > INLINE or isinstance(value, Grid | Patch):
        return False
    return all(
        member is None or isinstance(member, int) or (type(member) is tuple and _is_few(member))
        for member in value
    )


def _is_few(member: tuple[Any, ...]) -> bool:
    return 0 < len(member) <= 3 and all(isinstance(part, int) for part in member)


def _inline(value: Iterable[Any]) -> str:
    if not is_set(value):
        return _figures(value)
    return "{" + ", ".join(map(_figures, value)) + "}"


def _figures(value: Any) -> str:
    """Numbers as figures, since here they are values, not constants of a program."""
    if type(value) is tuple:
        inside = ", ".join(map(_figures, value))
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    if isinstance(value, bool):
        return "T" if value else "F"
    return "none" if value is None else f"{value}"
