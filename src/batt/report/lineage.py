"""Where a stored program came from: its family tree, data first, then drawn as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from batt.drawing.text import printable
from batt.errors import NotUnderstood
from batt.programs.node import Node, Op, Pool, walk
from batt.programs.program import Program
from batt.propose.library import library
from batt.store import ResultRecord, Store, TaskRecord
from batt.tasks.task import FULL_SCORE

DEPTH = 12
"""How many generations are shown by default."""

Origin = Literal["store", "library", "nowhere"]


@dataclass(frozen=True)
class Ancestor:
    """One place in a family tree: a program under the child that was made of it.

    ``lines`` are the calls that no parent has, or all where no parent is known.  ``state`` tells
    why its parents are not shown below it: they are shown above, or too deep.
    """

    depth: int
    key: str
    origin: Origin
    library_tasks: tuple[str, ...] = ()
    result: ResultRecord | None = None
    lines: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    state: Literal["", "above", "deep"] = ""


@dataclass(frozen=True)
class Lineage:
    """A family tree in reading order, the program first, and the task on which it is told."""

    task: str | None
    members: tuple[Ancestor, ...]


def summarise(store: Store, key: str, depth: int = DEPTH) -> Lineage:
    """The family tree of a stored program, on the task of which it has the best result.

    Each program is followed up once, so a tree ends even where programs are their own ancestors.
    """
    results = list(store.found(key=key))
    best = max(results, key=_goodness, default=None)
    if best is None:
        return Lineage(None, tuple(_Family(store, None).tree(key, depth)))
    (task,) = [task for task in store.tasks() if task.fingerprint == best.fingerprint]
    return on_task(store, task, key, depth)


def on_task(store: Store, task: TaskRecord, key: str, depth: int = DEPTH) -> Lineage:
    """The family tree of a stored program, as it came to be on a task."""
    return Lineage(task.id, tuple(_Family(store, task.fingerprint).tree(key, depth)))


def _goodness(result: ResultRecord) -> tuple[bool, float]:
    return result.fits, result.score / len(result.scores)


class _Family:
    """Looks up programs and their parents."""

    def __init__(self, store: Store, fingerprint: str | None) -> None:
        self._store, self._fingerprint = store, fingerprint
        self._library: dict[str, list[str]] = {}
        self._texts: dict[str, str] = {}
        for each in library():
            self._library.setdefault(each.program.key, []).append(each.task)
            self._texts[each.program.key] = each.program.text

    def tree(self, key: str, depth: int) -> Iterator[Ancestor]:
        """The program and its ancestors, each before its parents."""
        shown: set[str] = set()
        stack = [(key, 0)]
        while stack:
            at, level = stack.pop()
            member = self._member(at, level)
            if not member.parents:
                yield member
            elif at in shown:
                yield Ancestor(level, at, member.origin, member.library_tasks, state="above")
            elif level >= depth:
                yield Ancestor(**{**vars(member), "state": "deep"})
            else:
                shown.add(at)
                yield member
                stack += [(parent, level + 1) for parent in reversed(member.parents)]

    def _member(self, key: str, level: int) -> Ancestor:
        tasks = tuple(self._library.get(key, ()))
        text = self._text(key)
        if text is None:
            return Ancestor(level, key, "nowhere")
        result = self._result(key)
        parents = result.parents if result is not None else ()
        texts = [found for found in map(self._text, parents) if found is not None]
        origin: Origin = "store" if result is not None else "library"
        return Ancestor(level, key, origin, tasks, result, new_lines(text, texts), parents)

    def _text(self, key: str) -> str | None:
        if key not in self._texts:
            record = next(self._store.programs(key), None)
            if record is None:
                return None
            self._texts[key] = record.lines
        return self._texts[key]

    def _result(self, key: str) -> ResultRecord | None:
        """Its result on the task, unless that knows no parents and another does."""
        results = list(self._store.found(key=key))
        results.sort(key=lambda each: (not each.parents, each.fingerprint != self._fingerprint))
        return results[0] if results else None


def new_lines(text: str, parents: Iterable[str]) -> tuple[str, ...]:
    r"""The canonical lines of a program whose calls none of the others has.

    Left out are calls that are new only because of what is new in their arguments.

    >>> new_lines("x1 = trim(I)\nO = hmirror(x1)\n", ["O = trim(I)\n"])
    ('O = hmirror(x1)',)
    >>> new_lines("x1 = trim(I)\nO = hmirror(x1)\n", ["x1 = rot90(I)\nO = hmirror(x1)\n"])
    ('x1 = trim(I)',)
    """
    pool = Pool()
    try:
        roots = [Program.parse(parent, pool).root for parent in parents]
        program = Program.parse(text, pool)
    except NotUnderstood:  # it uses a primitive that is not here, such as one of a plugin
        return tuple(text.splitlines())
    if program.root.op is not Op.CALL:
        return program.lines
    own, theirs = list(walk([program.root])), list(walk(roots))
    known = {node.number for node in theirs}
    gone = _shapes(theirs, {node.number for node in own})
    calls = [node for node in own if node.op is Op.CALL]
    new = [
        (_shape(call, known), line)
        for call, line in zip(calls, program.lines, strict=True)
        if call.number not in known
    ]
    told = [line for shape, line in new if shape not in gone]
    return tuple(told or [line for _, line in new])


def _shapes(nodes: Iterable[Node], known: set[int]) -> set[tuple[int, ...]]:
    """The shapes of the calls that are not known."""
    return {
        _shape(node, known) for node in nodes if node.op is Op.CALL and node.number not in known
    }


def _shape(call: Node, known: set[int]) -> tuple[int, ...]:
    """A call with its calls that are not known left open."""
    return tuple(
        arg.number if arg.op is not Op.CALL or arg.number in known else -1 for arg in call.args
    )


def lineage_lines(lineage: Lineage) -> list[str]:
    """The tree as text: parents stand below their child, two columns further in."""
    known = "" if lineage.task is None else f" on {printable(lineage.task)}"
    lines = [f"# lineage{known}; what a program has that no parent has stands below it"]
    for member in lineage.members:
        indent = "  " * member.depth
        lines.append(f"{indent}{member.key}  {', '.join(facts(member))}")
        lines += [f"{indent}      {line}" for line in member.lines]
        if member.parents and not member.lines:
            lines.append(f"{indent}      a part of its parents")
    return lines


def facts(member: Ancestor) -> Sequence[str]:
    """What is told of a program beside its key: its origin, how it was made, what it scores."""
    if member.state == "above":
        return ["shown above"]
    told = []
    if member.origin == "nowhere":
        told.append("not in the store")
    if member.library_tasks:
        told.append(f"library program of {', '.join(map(printable, member.library_tasks))}")
    if member.result is not None:
        told += _made(member.result)
    if member.state == "deep":
        count = len(member.parents)
        told.append(f"{count} parent{'' if count == 1 else 's'} not shown: too deep, see --depth")
    return told


def _made(result: ResultRecord) -> Iterator[str]:
    """How a program was made, and what it scores."""
    if result.mutation or result.parents:
        yield f"by {printable(result.mutation or 'a mutation')}"
        yield f"round {result.round}"
    yield f"seed {result.seed}"
    yield f"run {result.run}"
    yield f"score {result.score} of {FULL_SCORE * len(result.scores)}"
