"""``explained``: every line of a program with its outcome on one grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from batt.drawing.picture import Picture
from batt.drawing.text import printable
from batt.dsl.values import Function, Grid
from batt.errors import UsageError
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import OUT_OF_STEPS, Failure, Outcome
from batt.evaluate.plan import Plan
from batt.evaluate.run import Frame, compute
from batt.explaining.differing import difference
from batt.explaining.expression import expression
from batt.explaining.picture import picture_of
from batt.explaining.watching import Made, Notes, Watcher
from batt.programs.canonical import call_lines
from batt.programs.infer import infer
from batt.programs.node import Node, Op, walk
from batt.programs.program import SOLVER_INPUTS, Program
from batt.programs.type_terms import FUNCTION_HEADS, Type
from batt.tasks.task import Task


@dataclass(frozen=True)
class Applied:
    """What a function did while a line was computed.

    ``function`` is what the program calls it, a line or a primitive; ``by`` the line that called
    it, itself or through other functions.  ``calls`` are the first, ``left_out`` counts the others.
    """

    function: str
    by: str
    calls: tuple[Made, ...]
    left_out: int


@dataclass(frozen=True)
class Line:
    """A line of the canonical program, and its outcome.

    ``name`` is what it binds (``x1`` to ``O``), ``text`` the whole line, ``kind`` what type its
    value is known to be.  ``steps`` is the cost of its call, ``uses`` the lines that it needs at
    once.  ``origin`` is, where there is no value, the line that failed first.

    ``applied`` is, for a line that is a function, what it did for each line that called it; for any
    other, what the functions among its arguments did.
    """

    name: str
    text: str
    node: Node
    kind: Type
    outcome: Outcome
    steps: int
    uses: tuple[str, ...]
    origin: str
    applied: tuple[Applied, ...]

    @property
    def is_function(self) -> bool:
        """Whether the value is a function."""
        return isinstance(self.outcome, Function)

    @property
    def tells_itself(self) -> bool:
        """Whether the line already says what its value is: a function that needs no other line."""
        return self.is_function and self.text == f"{self.name} = {expression(self.outcome)}"

    @property
    def is_past_budget(self) -> bool:
        """Whether its call would have passed the step budget of a node."""
        return self.outcome == OUT_OF_STEPS and self.origin == self.name


@dataclass(frozen=True)
class Explanation:
    """A program on one grid: its lines in order, each with its outcome.

    ``output`` is what ``Program.run`` gives: the value of the last line, or a ``Failure`` where the
    ``steps`` of all lines pass the budget of a program.  ``expected`` is the grid that was asked
    for, if it is known; ``title`` says where the grid comes from.
    """

    program: Program
    input: Grid
    lines: tuple[Line, ...]
    output: Outcome
    steps: int
    budgets: Budgets
    expected: Grid | None = None
    title: str = ""

    def picture(self, line: Line) -> Picture:
        """What the outcome of a line looks like, over the input grid."""
        return picture_of(line.outcome, self.input, line.kind)

    def calls(
        self, applied: Applied, in_place: bool = False
    ) -> Iterator[tuple[tuple[Picture, ...], Picture]]:
        """What the arguments and the result of each call look like.

        Patches are cut out, or else ``in_place`` over the input grid.
        """
        kind, around = self._results.get(applied.function), self.input if in_place else None
        for made in applied.calls:
            given = tuple([picture_of(value, around) for value in made.given])
            yield given, picture_of(made.result, around, kind)

    @property
    def difference(self) -> Picture | None:
        """Where the output differs from what was asked for; None where that is not known."""
        return None if self.expected is None else difference(self.expected, self.output)

    @cached_property
    def _results(self) -> dict[str, Type]:
        """The types of what the functions among the lines give, where they are known."""
        kinds = {line.name: line.kind for line in self.lines if line.kind.head in FUNCTION_HEADS}
        declared = {
            name: kind.args[2] if kind.head == "Function" else kind for name, kind in kinds.items()
        }
        return {name: kind.args[1] for name, kind in declared.items()}


def explained(
    program: Program,
    grid: Grid,
    expected: Grid | None = None,
    title: str = "",
    budgets: Budgets | None = None,
) -> Explanation:
    """What a program does on a grid, line by line, as the evaluator does it.

    ``UsageError`` for a program that needs more than a grid, as differs do.
    """
    if program.inputs != SOLVER_INPUTS:
        raise UsageError("only a program of one grid can be explained; a differ needs three inputs")
    return _Explaining(program, grid, budgets or Budgets()).explanation(expected, title)


def explained_on(program: Program, task: Task, sample: str = "train1") -> Explanation:
    """What a program does on a sample of a task, which is named ``train1`` to ``test1`` and on.

    ``UsageError`` where there is no such sample.
    """
    pairs = {name.replace(" ", ""): (name, pair) for name, pair in task.named_pairs()}
    if sample not in pairs:
        id = printable(task.id)
        raise UsageError(f"{id} has no sample {sample!r:.40}; it has {', '.join(pairs)}")
    name, pair = pairs[sample]
    return explained(program, pair.input, pair.output, f"{task.id} {name}")


class _Explaining:
    """One program on one grid: its nodes, their names, and the frame of their outcomes."""

    def __init__(self, program: Program, grid: Grid, budgets: Budgets) -> None:
        self._program, self._grid, self._budgets = program, grid, budgets
        root = program.root
        self._nodes = list(walk([root]))
        self._plan = Plan([root])
        self._frame = self._started()
        compute(self._frame, self._plan.calls, budgets)
        self._names: dict[int, str] = {root.number: "O"} if root.op is Op.CALL else {}
        for _ in call_lines([root], self._names):
            pass

    def _started(self) -> Frame:
        frame = Frame(self._plan)
        frame.give({"I": self._grid})
        return frame

    def explanation(self, expected: Grid | None, title: str) -> Explanation:
        output = self._plan.outputs[0]
        steps = self._frame.steps(output)
        outcome = self._frame.outcomes[output]
        return Explanation(
            self._program,
            self._grid,
            tuple(self._lines()),
            outcome if steps <= self._budgets.program else OUT_OF_STEPS,
            steps,
            self._budgets,
            expected,
            title,
        )

    def _lines(self) -> Iterator[Line]:
        calls = [node for node in self._nodes if node.op is Op.CALL]
        notes = self._watch(calls)
        typing = infer(self._program.root)
        origins: dict[int, str] = {}
        for node, text in zip(calls or [self._program.root], self._program.lines, strict=True):
            name = self._names[node.number] if calls else "O"
            slot = self._plan.slot(node)
            outcome = self._frame.outcomes[slot]
            lines = [arg for arg in node.args if arg.op is Op.CALL]
            if isinstance(outcome, Failure):
                failed = (origins[arg.number] for arg in lines if arg.number in origins)
                origins[node.number] = next(failed, name)
            yield Line(
                name,
                text,
                node,
                typing.of(node),
                outcome,
                self._frame.costs[slot],
                tuple(dict.fromkeys(self._names[arg.number] for arg in lines)),
                origins.get(node.number, ""),
                self._applied(node, isinstance(outcome, Function), notes),
            )

    def _watch(self, calls: Sequence[Node]) -> dict[int, list[Applied]]:
        """What functions did: by the number of the node of each, in the order of the lines."""
        watcher = Watcher(self._plan, self._nodes, self._started(), self._budgets)
        by_slot = {call.slot: call for call in self._plan.calls}
        for node in calls:
            slot = self._plan.slot(node)
            watcher.compute(by_slot[slot], self._frame.outcomes[slot])
        nodes = {self._plan.slot(node): node for node in self._nodes}
        found: dict[int, list[Applied]] = {}
        for (function, line), notes in watcher.notes.items():
            number = nodes[function].number
            found.setdefault(number, []).append(
                _told(self._names[number], self._names[nodes[line].number], notes)
            )
        return found

    def _applied(
        self, node: Node, is_function: bool, notes: dict[int, list[Applied]]
    ) -> tuple[Applied, ...]:
        if is_function:
            return tuple(notes.get(node.number, ()))
        name = self._names.get(node.number)
        given = dict.fromkeys(arg.number for arg in node.args[1:])
        return tuple(each for arg in given for each in notes.get(arg, ()) if each.by == name)


def _told(function: str, by: str, notes: Notes) -> Applied:
    return Applied(function, by, tuple(notes.calls), notes.count - len(notes.calls))
