"""Graph surgery: a program with some of its nodes or arguments exchanged for others.

Nodes never change, so an edit makes the calls from there to the output anew, in the same pool; what
does not depend on the place of the edit is shared with the program as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from batt.programs.node import Node, Pool, walk

Use = tuple[Node, int]
"""An argument where it is used: a call, and the place in its ``args`` (0 is what is called)."""

NO_NODES: Mapping[Node, Node] = {}
NO_USES: Mapping[Use, Node] = {}


def edited(
    nodes: Sequence[Node],
    pool: Pool,
    instead: Mapping[Node, Node] = NO_NODES,
    at: Mapping[Use, Node] = NO_USES,
) -> Node:
    """The output of a program after an edit; ``nodes`` are its own, arguments first, output last.

    ``instead`` has for a node what comes in its place wherever it is used, ``at`` for one argument
    of one call what comes there.  What comes in is not itself edited, so it may contain what it
    replaces.

    >>> pool = Pool()
    >>> I, flip = pool.input(), pool.primitive("flip")
    >>> once = pool.call(flip, I)
    >>> twice = pool.call(flip, once)
    >>> edited([flip, I, once, twice], pool, at={(once, 1): once}) is pool.call(flip, twice)
    True
    """
    now = dict(instead)
    touched = now.keys()
    calls = {call for call, _ in at}
    for node in nodes:
        if node in calls:
            if node not in now:
                args = enumerate(node.args)
                now[node] = pool.call(*[at.get((node, k)) or now.get(arg, arg) for k, arg in args])
        elif not touched.isdisjoint(node.args) and node not in now:
            now[node] = pool.call(*[now.get(arg, arg) for arg in node.args])
    return now.get(nodes[-1], nodes[-1])


def replaced(root: Node, old: Node, new: Node, pool: Pool) -> Node:
    """A program with ``new`` wherever it used ``old``.

    >>> from batt.programs.canonical import canonical_lines
    >>> pool = Pool()
    >>> I = pool.input()
    >>> half = pool.call(pool.primitive("tophalf"), I)
    >>> root = pool.call(pool.primitive("hconcat"), half, half)
    >>> canonical_lines(replaced(root, half, I, pool))
    ('O = hconcat(I, I)',)
    """
    return edited(list(walk([root])), pool, {old: new})
