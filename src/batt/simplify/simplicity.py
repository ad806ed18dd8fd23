"""Which of two programs is the simpler one: the order in which shrinking goes down."""

from __future__ import annotations

from typing import Any

from batt.programs.canonical import canonical_lines
from batt.programs.node import Node, Op, walk


def simpler_than(one: Node, other: Node) -> bool:
    """Whether a program is simpler than another, by structure alone.

    The order is total, so what shrinking ends with never hangs on which candidate came first
    among equals; and below any program there are only finitely many, so shrinking ends.

    1. *Fewer calls*: what people read, and what a search has to find again.
    2. *Fewer arguments*: of as many calls, those that combine less.
    3. *Smaller constants*: 0 before 1 before -1 before 2; a small one is more often a default than
       a discovery.  They are counted once each, so one used twice comes before two.
    4. *A shorter text*: of calls that do the same work, the more familiar ones have shorter names.
    5. *The text itself*, which ends every tie: programs with equal texts are the same program.

    Steps have no part in it: they depend on the inputs, and what is simpler must not.

    >>> from batt.programs.program import Program
    >>> once, twice = Program.parse("O = tophalf(I)"), Program.parse("O = tophalf(tophalf(I))")
    >>> simpler_than(once.root, twice.root), simpler_than(once.root, once.root)
    (True, False)
    """
    if one is other:
        return False
    ours, theirs = measured(one), measured(other)
    return ours < theirs if ours != theirs else _text(one) < _text(other)


def measured(root: Node) -> tuple[int, int, int]:
    """The calls of a program, their arguments, and the weight of its constants."""
    calls = arguments = constants = 0
    for node in walk([root]):
        if node.op is Op.CALL:
            calls += 1
            arguments += len(node.args) - 1
        elif node.op is Op.CONSTANT:
            constants += weight(node.payload)
    return calls, arguments, constants


def weight(value: Any) -> int:
    """How large a constant is, 1 at least.

    >>> [weight(value) for value in (False, 0, 1, -1, 2, (0, 1))]
    [1, 1, 3, 4, 5, 5]
    """
    if isinstance(value, tuple):
        return 1 + sum(map(weight, value))
    number = int(value)
    return 1 + 2 * abs(number) + (number < 0)


def _text(root: Node) -> tuple[int, str]:
    text = "\n".join(canonical_lines(root))
    return len(text), text
