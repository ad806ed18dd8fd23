"""The normal form: what the laws and rules of the language make of a program.

Programs with equal normal forms have equal outputs wherever the first has a value.  It serves to
refuse duplicates before they run; what is stored and keyed is the canonical form, which knows none
of this.  Function values are expressions, so a combinator's call is never rewritten into another
function: only calls of what it made are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from batt.dsl.charges import meter
from batt.dsl.laws import Law
from batt.dsl.primitive import Primitive
from batt.dsl.values import size
from batt.errors import DslError
from batt.programs.literals import literal_text
from batt.programs.node import Node, Op, Pool, walk
from batt.programs.patterns import Call, Leaf, Pattern, Rewrite, Variable, table, tag_of
from batt.programs.program import Program

FOLD_STEPS = 1_000
"""The most steps that a call of constants may take to be replaced by its value."""

FOLD_SIZE = 16
"""The largest size of a value that replaces a call."""

UNFOLD_LIMIT = 64
"""A function made of more combinators and parts than this is called as it is: written out, the
function ``x30`` of ``x1 = compose(f, f)``, ``x2 = compose(x1, x1)``, ... is 2**30 calls."""

UNKNOWN = (Op.CALL, Op.INPUT)
"""What has no value before the program runs."""

RANKS = {Op.CALL: 0, Op.INPUT: 1, Op.PRIMITIVE: 2, Op.CONSTANT: 3}
"""The order of arguments that may change places: constants come last, as the rules expect."""

INPUT_FACTS = {"I": "Solid", "C": "Solid", "S": "Tuple"}
RESULT_FACTS = {
    "Boolean": "Boolean",
    "Colour": "Integer",
    "Count": "Integer",
    "Grid": "Grid",
    "Integer": "Integer",
    "IntegerTuple": "IntegerTuple",
    "Location": "IntegerTuple",
    "Numerical": "Numerical",
    "Offset": "IntegerTuple",
    "Pair": "Tuple",
    "Size": "IntegerTuple",
    "Tuple": "Tuple",
    "TupleTuple": "Tuple",
}
"""What the type of a result promises; types that promise nothing of use are left out."""

IMPLIED = {
    "Boolean": {"Boolean"},
    "Grid": {"Grid", "IntegerTuple", "Solid", "Tuple"},
    "Integer": {"Boolean", "Integer"},
    "IntegerTuple": {"IntegerTuple"},
    "Numerical": {"Boolean", "Integer", "IntegerTuple", "Numerical"},
    "Solid": {"Solid"},
    "Tuple": {"Grid", "IntegerTuple", "Solid", "Tuple"},
}
"""By guard, the facts under which it holds."""


def normal(root: Node, pool: Pool) -> Node:
    """The normal form of an expression of a pool, in that pool.

    Equal normal forms are the same node.  Whoever has many expressions in one pool keeps a
    ``Normaliser``, which never does the same work twice.

    >>> pool = Pool()
    >>> I = pool.input()
    >>> twice = pool.call(pool.primitive("hmirror"), pool.call(pool.primitive("hmirror"), I))
    >>> normal(twice, pool) is I
    True
    """
    return Normaliser(pool).normal(root)


def normal_key(program: Program) -> str:
    """A hash of a program's normal form, 32 hex digits."""
    pool = Pool()
    return Normaliser(pool).key(pool.adopt(program.root))


class Normaliser:
    """Makes normal forms in one pool, and remembers each."""

    def __init__(self, pool: Pool) -> None:
        """Begin with nothing known."""
        self._pool = pool
        self._table = table()
        self._seen: set[int] = set()
        self._normal: dict[int, Node] = {}
        self._facts: dict[int, str] = {}
        self._spreads: dict[int, int] = {}
        self._hashed: set[int] = set()
        self._digests: dict[int, bytes] = {}

    def key(self, root: Node) -> str:
        """A hash of the normal form, 32 hex digits: by structure, each node of the pool once."""
        return self._digest(self.normal(root)).hex()

    def normal(self, root: Node) -> Node:
        """The normal form of a node of the pool, in which its arguments are normal too."""
        known = self._normal
        for node in walk([root], self._seen):
            if node.op is not Op.CALL:
                self._learn_leaf(node)
            elif node.number not in known:
                args = tuple([known[arg.number] for arg in node.args])
                known[node.number] = self._settle(
                    node if args == node.args else self._pool.call(*args)
                )
        return known[root.number]

    def _settle(self, node: Node) -> Node:
        """The normal form of a call of normal nodes."""
        trail = []
        found = self._normal.get(node.number)
        while found is None:
            step = self._step(node)
            if step is None:
                self._learn(node)
                found = self._normal[node.number] = node
            else:
                trail.append(node.number)
                node = step if isinstance(step, Node) else self._pool.call(*step)
                found = self._normal.get(node.number)
        for number in trail:
            self._normal[number] = found
        return found

    def _step(self, node: Node) -> Node | list[Node] | None:
        """What a call becomes: a normal node, a call of normal nodes, or none if it stays."""
        head = node.args[0]
        if head.op is Op.PRIMITIVE:
            shelf = self._table.calls.get(head.payload.name)
            folded = self._folded(head.payload, node.args[1:])
            if folded is not None:
                return folded
        else:
            few = self._spreads.get(head.number, 1) <= UNFOLD_LIMIT
            shelf = self._table.made.get(tag_of(head)) if few and head.op is Op.CALL else None
        for rewrite in shelf.candidates(node) if shelf is not None else ():
            found = self._rewritten(rewrite, node)
            if found is not None:
                return found
        return None

    def _folded(self, primitive: Primitive, args: Sequence[Node]) -> Node | None:
        for arg in args:
            if arg.op in UNKNOWN:
                return None
        value = fold(primitive, [arg.payload for arg in args])
        return None if value is None else self._learn_leaf(self._pool.constant(value))

    def _rewritten(self, rewrite: Rewrite, node: Node) -> Node | list[Node] | None:
        bound: dict[str, Node] = {}
        if not self._matches(rewrite.left, node, bound):
            return None
        right = rewrite.right
        if not isinstance(right, Call):
            return self._build(right, bound)
        args = [self._build(part, bound) for part in right.args]
        return None if rewrite.swaps and not self._in_order(args, node.args) else args

    def _matches(self, pattern: Pattern, node: Node, bound: dict[str, Node]) -> bool:
        if isinstance(pattern, Variable):
            if pattern.guard and self._facts.get(node.number) not in IMPLIED[pattern.guard]:
                return False
            return bound.setdefault(pattern.name, node) is node
        if isinstance(pattern, Leaf):
            return node.op is not Op.CALL and tag_of(node) == pattern.tag
        if node.op is not Op.CALL or len(node.args) != len(pattern.args):
            return False
        return all(map(self._matches, pattern.args, node.args, [bound] * len(node.args)))

    def _build(self, pattern: Pattern, bound: dict[str, Node]) -> Node:
        if isinstance(pattern, Variable):
            return bound[pattern.name]
        if isinstance(pattern, Call):
            args = [self._build(part, bound) for part in pattern.args]
            return self._settle(self._pool.call(*args))
        if isinstance(pattern.value, Primitive):
            return self._learn_leaf(self._pool.primitive(pattern.value.name))
        return self._learn_leaf(self._pool.constant(pattern.value))

    def _learn_leaf(self, node: Node) -> Node:
        """Keep what is known of a leaf, which is normal."""
        self._normal[node.number] = node
        if node.op is Op.INPUT:
            self._facts[node.number] = INPUT_FACTS.get(node.payload, "")
        elif node.op is Op.CONSTANT:
            self._facts[node.number] = _fact_of(node.payload)
        return node

    def _learn(self, node: Node) -> None:
        """Keep what is known of a normal call: its value's kind, and the spread of a function."""
        head = node.args[0]
        if head.op is not Op.PRIMITIVE:
            return
        primitive = head.payload
        self._facts[node.number] = promise(primitive)
        if Law.KEEPS_SOLID in primitive.laws and self._facts.get(node.args[1].number) == "Solid":
            self._facts[node.number] = "Solid"
        if primitive.name in self._table.made:
            spread = sum(self._spreads.get(arg.number, 1) for arg in node.args)
            self._spreads[node.number] = spread

    def _in_order(self, args: Sequence[Node], others: Sequence[Node]) -> bool:
        """Whether arguments are in order where these others, which come from a swap, are not."""
        for one, two in zip(args, others, strict=True):
            if one is not two:
                rough, its = _rough_order(one), _rough_order(two)
                return rough < its if rough != its else self._digest(one) < self._digest(two)
        return False

    def _digest(self, root: Node) -> bytes:
        """A hash of an expression by its structure alone."""
        digests = self._digests
        for node in walk([root], self._hashed):
            parts = b"".join(digests[arg.number] for arg in node.args)
            own = parts if node.op is Op.CALL else repr(_rough_order(node)).encode()
            digests[node.number] = hashlib.blake2b(own, digest_size=16).digest()
        return digests[root.number]


def fold(primitive: Primitive, values: Sequence[Any]) -> Any:
    """The value of a call of constants, None unless it is a small literal that is soon made.

    >>> fold(add, [2, (3, 4)]), fold(canvas, [0, (2, 2)])
    ((5, 6), None)
    """
    left, depth = meter.left, meter.depth
    meter.left = FOLD_STEPS
    try:
        value = primitive(*values)
        return value if _is_literal(value) and size(value) <= FOLD_SIZE else None
    except DslError:
        return None
    finally:
        meter.left, meter.depth = left, depth


@cache
def promise(primitive: Primitive) -> str:
    """What is known of a primitive's results whatever it was given; empty for nothing."""
    if Law.GIVES_MEMBER in primitive.laws:
        return ""
    return RESULT_FACTS.get(primitive.result.partition("[")[0], "")


def _is_literal(value: Any) -> bool:
    if type(value) is tuple:
        return all(map(_is_literal, value))
    return isinstance(value, int)


def _fact_of(value: Any) -> str:
    if isinstance(value, int):
        return "Boolean" if value in (0, 1) else "Integer"
    return "IntegerTuple" if len(value) <= 2 else "Tuple"


def _rough_order(node: Node) -> tuple[int, str]:
    """Calls by what they call, leaves by their text."""
    if node.op is Op.CALL:
        head = node.args[0]
        return RANKS[node.op], head.payload.name if head.op is Op.PRIMITIVE else ""
    if node.op is Op.CONSTANT:
        return RANKS[node.op], literal_text(node.payload)
    return RANKS[node.op], node.payload.name if node.op is Op.PRIMITIVE else node.payload
