"""Which differs predicted later success: data first, then drawn as a table.

Where a program came to fit its task, its ancestors were on the way; the other programs that were
known by then were not, as far as we can tell.  A differ that ranked the ancestors higher would have
been right to choose them as parents.  The score itself chose them in part, which flatters it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from batt.differs.score import Differ, Scorer, shipped
from batt.dsl.values import Grid
from batt.errors import NotUnderstood
from batt.evaluate.batch import Samples, Trial, run_together
from batt.evaluate.limits import Budgets
from batt.programs.heading import INPUTS
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.store import ResultRecord, Store, TaskRecord
from batt.tasks.task import Task

MOST_OTHERS = 256
"""Programs of a task that ancestors are compared with; of more, so many at equal distances."""

SCORE = "score"
"""The name of the row for the mean of the shipped differs."""


@dataclass(frozen=True)
class Predicted:
    """How well one differ told ancestors from other programs.

    ``auc`` is how often it gave the ancestor more, a tie counting half, as a mean over tasks; None
    where there was nothing to compare.
    """

    name: str
    key: str
    auc: float | None


@dataclass(frozen=True)
class Prediction:
    """The differs, best first, and over how much that is."""

    differs: tuple[Predicted, ...]
    tasks: int
    ancestors: int
    comparisons: int


def summarise(store: Store, find: Callable[[TaskRecord], Task | None]) -> Prediction:
    """Ask every differ of a store about the ancestors of the programs that fit their tasks.

    ``find`` gives the task of a record; a task that it does not know is passed over.
    """
    differs = [*shipped(), *_kept(store)]
    rows, ancestors, comparisons = [], 0, 0
    for record in store.tasks():
        task = find(record)
        history = _History(list(store.found(record.fingerprint))) if task is not None else None
        if task is None or history is None or not history.ancestors:
            continue
        pairs = list(_Asked(store, task, differs, history).comparisons())
        if pairs:
            rows.append([_auc(column) for column in zip(*pairs, strict=True)])
            ancestors += len(history.ancestors)
            comparisons += len(pairs)
    names = [(each.name, each.program.key) for each in differs] + [(SCORE, "")]
    means = [_mean(column) for column in zip(*rows, strict=True)] if rows else [None] * len(names)
    found = [Predicted(*name, auc) for name, auc in zip(names, means, strict=True)]
    found.sort(key=lambda each: (-(each.auc or 0.0), each.name, each.key))
    return Prediction(tuple(found), len(rows), ancestors, comparisons)


def _kept(store: Store) -> Iterator[Differ]:
    """The differs that runs have found."""
    for record in store.differs():
        if not record.shipped:
            try:
                program = Program.parse(record.lines, inputs=INPUTS["differ"])
            except NotUnderstood:
                continue
            yield Differ(record.name or record.key[:12], program)


def _auc(pairs: Sequence[tuple[int, int]]) -> float:
    return sum((low < high) + (low <= high) for low, high in pairs) / (2 * len(pairs))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


class _History:
    """The results on one task: who was made of whom, and when."""

    def __init__(self, results: Sequence[ResultRecord]) -> None:
        self.results = {result.key: result for result in results}
        self.ancestors = sorted(self._ancestors())
        self.others = self._others()

    def _ancestors(self) -> set[str]:
        """The programs that do not fit, of which one was made that does."""
        met: set[str] = set()
        stack = [key for key, result in self.results.items() if result.fits]
        while stack:
            for parent in self.results[stack.pop()].parents:
                result = self.results.get(parent)
                if result is not None and not result.fits and parent not in met:
                    met.add(parent)
                    stack.append(parent)
        return met

    def _others(self) -> list[str]:
        """The programs that led nowhere, oldest first."""
        ancestors = set(self.ancestors)
        others = [r for r in self.results.values() if not r.fits and r.key not in ancestors]
        others.sort(key=lambda each: (*_when(each), each.key))
        step = max(1, -(-len(others) // MOST_OTHERS))
        return [each.key for each in others[::step]]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each ancestor with each other program that was known when it was, or earlier."""
        for ancestor in self.ancestors:
            when = _when(self.results[ancestor])
            for other in self.others:
                if _when(self.results[other]) > when:
                    break
                yield other, ancestor


def _when(result: ResultRecord) -> tuple[int, int]:
    return result.run, result.round


class _Asked:
    """What the differs say of the programs of a task."""

    def __init__(
        self, store: Store, task: Task, differs: Sequence[Differ], history: _History
    ) -> None:
        self._task, self._history = task, history
        self._scorer = Scorer(task.examples, differs, watch=False)
        self._score = Scorer(task.examples, watch=False)
        self._said = dict(self._ask(store, {key for pair in history.pairs() for key in pair}))

    def comparisons(self) -> Iterator[list[tuple[int, int]]]:
        """For each pair of programs what each differ gives the other, and the ancestor."""
        for other, ancestor in self._history.pairs():
            if other in self._said and ancestor in self._said:
                yield list(zip(self._said[other], self._said[ancestor], strict=True))

    def _ask(self, store: Store, keys: Iterable[str]) -> Iterator[tuple[str, list[int]]]:
        """For each program the sum over the train pairs by each differ, the score last."""
        pool, nodes = Pool(), {}
        order = sorted(keys)
        for place, key in enumerate(order):
            record = next(store.programs(key), None)
            try:
                nodes[place] = Program.parse(record.lines if record else "", pool).root
            except NotUnderstood:  # it uses a primitive that is not here
                continue
        inputs = tuple(start for start, _ in self._task.examples)
        trials = run_together(Samples(inputs, Budgets()), nodes, lambda _: None)
        for place, trial in trials.items():
            yield order[place], self._sums(trial)

    def _sums(self, trial: Trial) -> list[int]:
        sums = [0] * (len(self._scorer.differs) + 1)
        for pair, output in enumerate(trial.outputs):
            if isinstance(output, Grid):
                numbers = [*self._scorer.ways(pair, output), self._score.score(pair, output)]
                sums = [sum(two) for two in zip(sums, numbers, strict=True)]
        return sums


def table_lines(prediction: Prediction) -> list[str]:
    """The table: how often each differ gave an ancestor more, in thousandths; 500 is chance."""
    if not prediction.tasks:
        return ["no program that fits its task has ancestors in the store: nothing to learn yet"]
    width = max(len(each.name) for each in prediction.differs)
    lines = [f"{'differ':<{width}}  AUC"]
    lines += [f"{each.name:<{width}}  {_thousandths(each.auc)}" for each in prediction.differs]
    return [
        *lines,
        f"{prediction.tasks} task{'' if prediction.tasks == 1 else 's'}, "
        f"{prediction.ancestors} ancestors of programs that fit, "
        f"{prediction.comparisons} comparisons with programs that led nowhere",
    ]


def _thousandths(auc: float | None) -> str:
    return "  -" if auc is None else f"{auc * 1000:>3.0f}"


def as_document(prediction: Prediction) -> dict[str, Any]:
    """The same as JSON holds it."""
    return {
        "tasks": prediction.tasks,
        "ancestors": prediction.ancestors,
        "comparisons": prediction.comparisons,
        "differs": [
            {"name": each.name, "key": each.key or None, "auc": each.auc}
            for each in prediction.differs
        ],
    }
