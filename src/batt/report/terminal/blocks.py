"""Blocks: lines of text that are set beside and below one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.text import Text

from batt.report.terminal.pens import Block

BETWEEN = 4
"""Columns between blocks."""


def flow(blocks: Iterable[Block], width: int, gap: int = BETWEEN) -> Iterator[Block]:
    """Set blocks beside one another within that many columns, in as many rows as it takes."""
    row: Block = []
    for block in blocks:
        column = block_width(row) + gap
        if row and column + block_width(block) > width:
            yield row
            row = []
        row = beside(row, block, column) if row else block
    if row:
        yield row


def beside(left: Block, right: Block, column: int) -> Block:
    """Two blocks as one, the right one from that column on; nothing is padded at the right."""
    lines = []
    for begun, added in zip_longest(left, right):
        line = begun.copy() if begun else Text()
        if added:
            line.pad_right(column - line.cell_len)
            line.append_text(added)
        lines.append(line)
    return lines


def indented(block: Sequence[Text], columns: int) -> Block:
    """A block some columns to the right."""
    return beside([Text() for _ in block], list(block), columns)


def block_width(block: Sequence[Text]) -> int:
    """The columns of the widest line."""
    return max((line.cell_len for line in block), default=0)
