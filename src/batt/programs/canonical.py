"""The canonical form: one line a call, in the order in which the output needs them, and its key.

It knows structure only, and no law, so the key of a program never changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from batt.errors import NotUnderstood
from batt.programs.literals import literal_text
from batt.programs.node import Node, Op, walk
from batt.programs.scan import ASSIGNMENT_LIMIT, FUNCTION_LIMIT, LINE_LIMIT

FRAME = 1_000
"""Bytes kept free for what a file has around the lines."""


def canonical_lines(root: Node) -> tuple[str, ...]:
    """The canonical lines of the program that ends in a node: ``x1 = ...`` to ``O = ...``.

    Arguments come before the call that uses them, from left to right, so neither the names nor the
    order of lines that a program was read with matter.  Linear in the size of the graph.  Raises
    ``NotUnderstood`` where the lines would be past what our own reader takes.

    >>> from batt.programs.node import Pool
    >>> pool = Pool()
    >>> half = pool.call(pool.primitive("flip"), pool.input())
    >>> canonical_lines(pool.call(pool.primitive("both"), half, half))
    ('x1 = flip(I)', 'O = both(x1, x1)')
    """
    texts = {root.number: "O"} if root.op is Op.CALL else {}
    lines = tuple(_within_limits(call_lines([root], texts)))
    return lines or tuple(_within_limits([f"O = {texts[root.number]}"]))


def call_lines(roots: Iterable[Node], texts: dict[int, str]) -> Iterator[str]:
    """A line for each call that the roots depend on, in order, each once.

    ``texts`` is filled with what stands for each node, by its number: a name ``x1``, ``x2``, ...
    where none is given in it already, or the text of an input, constant or primitive.
    """
    place = 0
    for node in walk(roots):
        if node.op is Op.CALL:
            place += 1
            name = texts.setdefault(node.number, f"x{place}")
            function, *args = [texts[arg.number] for arg in node.args]
            yield f"{name} = {function}({', '.join(args)})"
        else:
            texts[node.number] = _leaf_text(node)


def key_of(text: str) -> str:
    r"""The key of canonical lines, a line feed after each: their MD5, as 32 hex digits.

    >>> key_of("O = hmirror(I)\n")
    'e4f582752c4ab4e83655323bdde7196c'
    """
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _leaf_text(node: Node) -> str:
    if node.op is Op.CONSTANT:
        return literal_text(node.payload)
    return str(node.payload.name if node.op is Op.PRIMITIVE else node.payload)


def _within_limits(lines: Iterable[str]) -> Iterator[str]:
    left = FUNCTION_LIMIT - FRAME
    for number, line in enumerate(lines, 1):
        left -= len(line) + len("    \n")
        if number > ASSIGNMENT_LIMIT:
            raise _too_large(f"more than {ASSIGNMENT_LIMIT:,} lines")
        if len(line) > LINE_LIMIT - len("    "):
            raise _too_large(f"a line past {LINE_LIMIT:,} characters")
        if left < 0:
            raise _too_large("more than 1 MB")
        yield line


def _too_large(what: str) -> NotUnderstood:
    return NotUnderstood(f"too large: written one call a line, the program has {what}")
