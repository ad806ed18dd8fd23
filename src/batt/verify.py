"""Verifying a store: texts, keys and folders, and results whose primitives have changed, run again.

A result is valid while the primitives that its program uses do what they did.  These are tried
here and now, so a change shows even before the table of the DSL version was made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from batt.differs.judge import judge
from batt.differs.score import Scorer
from batt.drawing.text import printable
from batt.dsl.version import measured_language, measured_table, primitives_in
from batt.evaluate.batch import TOGETHER, Samples, Trial
from batt.evaluate.limits import Budgets, default_guard
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.store import ResultRecord, Store, TaskRecord
from batt.store.verify import MISSING, STRAY, Difference
from batt.tasks.task import Task
from batt.workers import Job
from batt.workers.serial import Serial

TOGETHER_AT_ONCE = 256
"""How many programs of a task are run as one batt."""

KINDS = ("solver", "differ")
WORDS = {True: "right", False: "wrong", None: "unknown"}


def finder(tasks: Mapping[str, Task]) -> Callable[[TaskRecord], Task | None]:
    """What finds the task of a record in a data set: under its id, and with the same grids."""

    def find(record: TaskRecord) -> Task | None:
        task = tasks.get(record.id)
        return task if task is not None and task.fingerprint == record.fingerprint else None

    return find


@dataclass
class Verified:
    """What verifying a store has found: counts, and which primitives have changed.

    ``behind`` counts the places of the folders that the last run has yet to write, as it has not
    ended.
    """

    programs: int = 0
    results: int = 0
    run_again: int = 0
    unchecked: int = 0
    guarded: int = 0
    differences: int = 0
    mended: int = 0
    behind: int = 0
    changed: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left that is not as it should be."""
        return self.differences == self.mended

    def __str__(self) -> str:
        """One line, which the command prints last.

        >>> print(Verified(programs=3, results=5, run_again=2, differences=1))
        verified 3 programs and 5 results (2 run again, 0 not checked): 1 difference
        """
        found = f"{self.differences or 'no'} difference{'' if self.differences == 1 else 's'}"
        mended = f", {self.mended} mended" if self.mended else ""
        again = f"{self.run_again} run again, {self.unchecked} not checked"
        checked = f"verified {self.programs} programs and {self.results} results"
        return f"{checked} ({again}): {found}{mended}"


@dataclass(frozen=True)
class _Due:
    """A result that is to be measured again, with its program's lines and language of today."""

    result: ResultRecord
    lines: str
    language: str

    @property
    def budgets(self) -> tuple[int, int]:
        return self.result.node_budget, self.result.program_budget


class Verifier:
    """Verifies one store; each difference is told as it is found."""

    def __init__(
        self,
        store: Store,
        tasks: Callable[[TaskRecord], Task | None],
        tell: Callable[[Difference], object],
        every: bool = False,
        repair: bool = False,
        watch: Callable[[int], object] = lambda _: None,
    ) -> None:
        """``tasks`` gives the task of a record, None where it is not at hand.

        With ``every`` all results are run again, not only those whose primitives have changed.
        With ``repair`` the store, which must be open for writing, gets what was measured, and its
        folders and normal forms are mended; a text in the database cannot be.  ``watch`` is told of
        each text and of each result.
        """
        self.store, self.every, self.repair = store, every, repair
        self._tasks, self._tell, self._watch = tasks, tell, watch
        self._flawed: set[str] = set()
        self._stale: set[str] = set()
        self._normals: list[tuple[str, str]] = []
        self._engine = Serial()
        self.found = Verified()

    def run(self) -> Verified:
        """Verify everything: texts, folders, results; then mend, where that is wanted."""
        for kind in KINDS:
            self._check_texts(kind)
        self._check_folders()
        self._check_results()
        self.found.changed = self._changed()
        if self.repair and not self._flawed:
            self._mend()
        return self.found

    def _add(self, difference: Difference) -> None:
        self.found.differences += 1
        self._tell(difference)

    def _check_texts(self, kind: str) -> None:
        for flaw in self.store.text_flaws(kind):
            self.found.programs += kind == "solver"
            self._watch(1)
            if flaw is None:
                continue
            self._add(flaw)
            if flaw.normal:
                self._normals.append((flaw.key, flaw.normal))
            else:
                self._flawed.add(flaw.key)

    def _check_folders(self) -> None:
        """Compare the folders, unless the database itself cannot be trusted."""
        is_under_way = any(not run.ended for run in self.store.runs()[-1:])
        for kind in () if self._flawed else KINDS:
            for difference in self.store.folder_differences(kind):
                if is_under_way and self._will_be_written(difference):
                    self.found.behind += 1
                else:
                    self._add(difference)

    def _will_be_written(self, difference: Difference) -> bool:
        """Whether the end of a run mends this: the folders are written then, not in its rounds."""
        if difference.what != STRAY:
            return difference.what == MISSING
        known = self.store.texts([difference.key]) or {each.key for each in self.store.differs()}
        return difference.key in known

    def _check_results(self) -> None:
        records = {record.fingerprint: record for record in self.store.tasks()}
        for fingerprint, results in groupby(self.store.found(), lambda each: each.fingerprint):
            task = self._tasks(records[fingerprint])
            known = _OneTask(task) if task is not None else None
            while chunk := list(islice(results, TOGETHER_AT_ONCE)):
                self.found.results += len(chunk)
                self._watch(len(chunk))
                if known is None:
                    self.found.unchecked += len(chunk)
                else:
                    self._check_chunk(known, chunk)

    def _check_chunk(self, task: _OneTask, chunk: Sequence[ResultRecord]) -> None:
        due = sorted(self._due(chunk), key=lambda each: each.budgets)
        for _, group in groupby(due, lambda each: each.budgets):
            self._run_again(task, list(group))

    def _due(self, chunk: Sequence[ResultRecord]) -> Iterator[_Due]:
        sound = [result for result in chunk if result.key not in self._flawed]
        self.found.unchecked += len(chunk) - len(sound)
        texts = self.store.texts(result.key for result in sound)
        for result in sound:
            lines = texts[result.key]
            language = measured_language(lines)
            if language != result.language:
                self._stale |= primitives_in(lines)
            if self.every or language != result.language:
                yield _Due(result, lines, language)

    def _run_again(self, task: _OneTask, due: list[_Due]) -> None:
        trials = task.run(self._engine, due)
        self.found.run_again += len(trials)
        self.found.guarded += len(due) - len(trials)
        fresh = []
        for place, trial in trials.items():
            stored = due[place].result
            measured = task.measured(stored, trial, due[place].language)
            what = "; ".join(_changes(stored, measured))
            if what:
                self._add(Difference(f"{printable(task.task.id)} {stored.key}", what, stored.key))
            if measured != stored or measured.noted != stored.noted:
                fresh.append(measured)
        if self.repair:
            self.store.mend_results(fresh)

    def _changed(self) -> list[str]:
        """The primitives of stale results that do something else than when a run noted them."""
        now = measured_table(self._stale)
        return sorted({name for name, was in self.store.primitives() if now.get(name, was) != was})

    def _mend(self) -> None:
        self.store.mend_normals(self._normals)
        if self.found.differences or self.found.behind:
            self.store.export()
        if not self.found.unchecked and not self.found.guarded:
            self.store.forget_primitives()
        self.found.mended = self.found.differences


class _OneTask:
    """A task on which programs are run again."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self._scorer = Scorer(task.examples, watch=False)

    def run(self, engine: Serial, due: Sequence[_Due]) -> Mapping[int, Trial]:
        """Run programs of equal budgets as one batt; what a guard stops is left out."""
        pool = Pool()
        nodes = [Program.parse(each.lines, pool).root for each in due]
        budgets = Budgets(*due[0].budgets)
        samples = Samples(self.task.inputs, budgets)
        guard = default_guard(budgets, len(due), len(samples.inputs))
        (ran,) = engine.run(TOGETHER, [Job(samples, nodes, guard)])
        trials: Mapping[int, Trial] = ran.value or {}
        return trials

    def measured(self, stored: ResultRecord, trial: Trial, language: str) -> ResultRecord:
        """The result with what was measured now; a verdict that was known is not forgotten."""
        judged = judge(self.task, self._scorer, trial)
        known = stored.tests_right or (None,) * len(judged.tests_right)
        verdicts = zip(known, judged.tests_right, strict=True)
        return replace(
            stored,
            scores=judged.scores,
            steps=judged.steps,
            failed=judged.failed,
            behaviour=judged.behaviour,
            tests_right=tuple(was if now is None else now for was, now in verdicts),
            language=language,
        )


def _changes(stored: ResultRecord, measured: ResultRecord) -> Iterator[str]:
    """In what a stored result differs from its measurement of now."""
    if stored.scores != measured.scores:
        yield f"scores {_row(stored.scores)} are now {_row(measured.scores)}"
    if stored.steps != measured.steps:
        yield f"{stored.steps} steps are now {measured.steps}"
    if stored.failed != measured.failed:
        yield "fails everywhere now" if measured.failed else "no longer fails everywhere"
    verdicts = zip(stored.tests_right, measured.tests_right, strict=False)
    if [b if a is None else a for a, b in verdicts] != list(measured.tests_right):
        yield f"tests {_verdict_words(stored)} are now {_verdict_words(measured)}"


def _row(scores: Sequence[int]) -> str:
    return " ".join(map(str, scores))


def _verdict_words(result: ResultRecord) -> str:
    return " ".join(WORDS[verdict] for verdict in result.tests_right)
