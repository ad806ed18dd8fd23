"""The engine on one page: a newcomer's tour of batt, in plain Python with five primitives.

``python docs/engine_on_one_page.py`` takes a tiny task through it; it needs nothing but Python.
What is small here is in earnest in ``src/batt``: each part names the place.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

# 1. Values (dsl/values).  A colour is a number, a grid a tuple of rows, a patch a set of positions.

NUMBERS = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")
CONSTANTS = {name: number for number, name in enumerate(NUMBERS)}


def grid(text: str) -> Any:
    """The grid that these digits are, its rows parted by ``/``."""
    return tuple(tuple(map(int, row)) for row in text.split("/"))


def size(value: Any) -> int:
    """How large a value is: a number 1, a grid or a patch its cells, or 1 where it has none."""
    if isinstance(value, int):
        return 1
    return (sum(map(len, value)) if isinstance(value, tuple) else len(value)) or 1


# 2. Primitives (dsl/primitive.py).  One function in one place: the decorator makes it known, and
#    tells what a call costs.  Steps, not seconds, limit a search: those are the same everywhere.


class NoResultError(Exception):
    """A primitive has no result for its arguments."""


CATALOGUE: dict[str, Callable[..., tuple[Any, int]]] = {}


def primitive(body: Callable[..., Any]) -> None:
    """Enter a function in the catalogue, which gives each result with its charge."""

    def charged(*args: Any) -> tuple[Any, int]:
        result = body(*args)
        return result, 1 + sum(map(size, args)) + size(result)

    CATALOGUE[body.__name__] = charged


@primitive
def ofcolor(grid: Any, value: int) -> Any:
    """Find the positions of the cells of a colour."""
    cells = [((i, j), cell) for i, row in enumerate(grid) for j, cell in enumerate(row)]
    return frozenset(position for position, cell in cells if cell == value)


@primitive
def recolor(value: int, patch: Any) -> Any:
    """Give each position of a patch a colour: what comes out is an object, a set of cells."""
    return frozenset((value, position) for position in patch)


@primitive
def subgrid(patch: Any, grid: Any) -> Any:
    """Cut the bounding box of a patch, which lies on the grid, out of it."""
    if not patch:
        raise NoResultError("empty patch")
    rows, columns = zip(*patch, strict=True)
    return tuple(row[min(columns) : max(columns) + 1] for row in grid[min(rows) : max(rows) + 1])


@primitive
def vmirror(grid: Any) -> Any:
    """Let left and right change places."""
    return tuple(row[::-1] for row in grid)


@primitive
def hconcat(a: Any, b: Any) -> Any:
    """Put b to the right of a, with as many rows as the lower one has."""
    return tuple(left + right for left, right in zip(a, b, strict=False))


# 3. Nodes (programs/node.py).  Only the pool makes nodes, and each only once: equal expressions are
#    one object.  So to merge programs is to read them into one pool.


@dataclass(frozen=True, eq=False)
class Node:
    """The input, a constant, or a call with its arguments."""

    number: int
    name: str
    args: tuple[Node, ...]


class Pool(dict[Any, Node]):
    """Makes nodes, and remembers them.

    >>> pool = Pool()
    >>> pool.node("vmirror", pool.node("I")) is pool.node("vmirror", pool.node("I"))
    True
    """

    def node(self, name: str, *args: Node) -> Node:
        """The one node of that name and these arguments."""
        return self.setdefault((name, *[arg.number for arg in args]), Node(len(self), name, args))


def walk(*roots: Node) -> Iterator[Node]:
    """What the roots depend on, each node once, arguments first: by a loop, for graphs are deep."""
    stack, seen = [(root, False) for root in reversed(roots)], set()
    while stack:
        node, ready = stack.pop()
        if ready:
            yield node
        elif node.number not in seen:
            seen.add(node.number)
            stack += [(node, True), *[(arg, False) for arg in reversed(node.args)]]


# 4. Text (programs/reader.py, canonical.py).  A program is parsed and never executed.  Written back
#    it is canonical: no unused line, no line twice, names by first use.  Its MD5 is its key.


def read(text: str, pool: Pool) -> Node:
    """The output node of a program; ``SyntaxError`` for anything but lines of calls."""
    names = {name: pool.node(name) for name in ("I", *CONSTANTS)}

    def expression(code: ast.AST) -> Node:
        match code:
            case ast.Name(name) if name in names:
                return names[name]
            case ast.Call(ast.Name(name), args, []) if args and name in CATALOGUE:
                return pool.node(name, *map(expression, args))
        raise SyntaxError(f"not understood: {ast.unparse(code)}")

    for line in ast.parse(text).body:
        match line:
            case ast.Assign([ast.Name(name)], code):
                names[name] = expression(code)
            case _:
                raise SyntaxError(f"not understood: {ast.unparse(line)}")
    return expression(ast.Name("O"))


def canonical(root: Node) -> str:
    r"""The one text of all programs that are the same graph.

    >>> canonical(read("half = vmirror(I)\nunused = vmirror(half)\nO = hconcat(I, half)", Pool()))
    'x1 = vmirror(I)\nO = hconcat(I, x1)\n'
    """
    names: dict[int, str] = {}
    lines: list[str] = []
    for node in walk(root):
        names[node.number] = node.name
        if node.args:
            args = ", ".join(names[arg.number] for arg in node.args)
            names[node.number] = "O" if node is root else f"x{len(lines) + 1}"
            lines.append(f"{names[node.number]} = {node.name}({args})\n")
    return "".join(lines) or f"O = {root.name}\n"


def key(root: Node) -> str:
    """What a program is stored under."""
    return hashlib.md5(canonical(root).encode(), usedforsecurity=False).hexdigest()


# 5. Evaluating (evaluate/run.py).  On a sample each node is computed once, whoever needs it.  A
#    failure is a value: what depends on it is that failure, uncomputed.


class Failure(NamedTuple):
    """The outcome of a call without a result."""

    primitive: str
    reason: str


def evaluate(nodes: Iterable[Node], given: Any) -> dict[int, tuple[Any, int]]:
    """The outcome of each node and its cost in steps, by the number of the node."""
    found: dict[int, tuple[Any, int]] = {}
    for node in nodes:
        args = [found[arg.number][0] for arg in node.args]
        failures = [arg for arg in args if isinstance(arg, Failure)]
        if failures or not args:
            leaf = given if node.name == "I" else CONSTANTS.get(node.name)
            found[node.number] = (failures[0] if failures else leaf), 0
            continue
        try:
            found[node.number] = CATALOGUE[node.name](*args)
        except NoResultError as error:
            found[node.number] = Failure(node.name, str(error)), 1
    return found


def score(output: Any, target: Any) -> int:
    """How near an outcome is to the target: 1000 if it is that, less for cells that agree."""
    if output == target:
        return 1000
    if isinstance(output, Failure) or [*map(len, output)] != [*map(len, target)]:
        return 0
    pairs = [pair for rows in zip(output, target, strict=True) for pair in zip(*rows, strict=True)]
    return sum(1000 for mine, right in pairs if mine == right) // len(pairs)


# 6. One pass (pipeline.py): merge, evaluate, filter, score, rank.

TRAIN = [
    (grid("0000/0210/0220"), grid("2112/2222")),
    (grid("5000/0002/0022"), grid("0220/2222")),
]
TEST = grid("0000/2500/2220")
PROGRAMS = [
    "x1 = ofcolor(I, TWO)\nx2 = subgrid(x1, I)\nO = hconcat(x2, x2)",
    "x1 = ofcolor(I, TWO)\nx2 = subgrid(x1, I)\nx3 = vmirror(x2)\nO = hconcat(x2, x3)",
    "x1 = ofcolor(I, NINE)\nx2 = subgrid(x1, I)\nO = vmirror(x2)",
    "a = ofcolor(I, TWO)\nb = recolor(ONE, a)\nc = subgrid(a, I)\nO = hconcat(c, vmirror(c))",
]


def tour() -> Iterator[str]:
    """What there is to say of the task: cut out the twos, and put their mirror image beside."""
    pool = Pool()
    roots = [read(text, pool) for text in PROGRAMS]
    unique = list(dict.fromkeys(roots))  # the same program is the same node
    nodes = list(walk(*unique))
    frames = [evaluate(nodes, given) for given, _ in TRAIN]
    yield f"{len(roots)} programs are one graph of {sum(bool(node.args) for node in nodes)} calls"
    yield f"filtered to {len(unique)} unique programs (from {len(roots)})"
    ranking = []
    for root in unique:
        outputs = [frame[root.number][0] for frame in frames]
        total = sum(score(mine, right) for mine, (_, right) in zip(outputs, TRAIN, strict=True))
        steps = max(sum(frame[node.number][1] for node in walk(root)) for frame in frames)
        ranking.append((-total, steps, key(root), root))
        note = ", " + ": ".join(outputs[0]) if isinstance(outputs[0], Failure) else ""
        yield f"  {key(root)[:8]} scores {total} in {steps} steps{note}"
    best = min(ranking)[-1]
    yield f"the best one is\n{canonical(best)}which turns"
    answer = evaluate(walk(best), TEST)[best.number][0]
    yield "\n".join("  " + "".join(map(str, row)) for row in (*TEST, "into", *answer))


if __name__ == "__main__":
    print("\n".join(tour()))  # noqa: T201
