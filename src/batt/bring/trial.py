"""Trying many texts at once: parsed, merged and run on their tasks, as a job."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from batt.differs.judge import Judgement, judge
from batt.differs.score import Scorer
from batt.dsl.values import Grid
from batt.dsl.version import language_of
from batt.errors import NotUnderstood
from batt.evaluate.batch import Samples, Trial, run_one, run_together
from batt.evaluate.limits import Budgets
from batt.evaluate.outcome import Failure
from batt.programs.node import Pool
from batt.programs.normal import Normaliser
from batt.programs.program import Program
from batt.programs.types import infer
from batt.store.records import ProgramRecord
from batt.tasks.task import Task
from batt.validate.check import first_difference

TRY = "batt.bring.trial:try_texts"

TOGETHER_AT_ONCE = 256
"""How many programs of a task are run as one batt."""

State = Literal["right", "fits", "wrong", "failed"]


@dataclass(frozen=True)
class Terms:
    """What the texts of a job are tried on, and under what.

    With ``for_store`` what a store needs is made as well, with ``typed`` the clashes of types.
    """

    tasks: tuple[Task, ...]
    budgets: Budgets
    for_store: bool = False
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """What a program does on its task; ``reason`` says what is not right on the train pairs.

    ``record`` and ``language`` are for a store, and ``warnings`` the clashes, where asked for.
    """

    key: str
    state: State
    judged: Judgement
    reason: str = ""
    record: ProgramRecord | None = None
    language: str = ""
    warnings: tuple[str, ...] = ()


def try_texts(
    payload: Terms, entries: Mapping[int, tuple[int, str]], announce: Callable[[int], None]
) -> dict[int, Tried | NotUnderstood]:
    """Try texts, each given with the number of its task: a ``JobFunction``.

    What is no program gives the reason in its place.  Texts of one task share what they share.
    """
    by_task: dict[int, list[int]] = {}
    for place, (task, _) in entries.items():
        by_task.setdefault(task, []).append(place)
    found: dict[int, Tried | NotUnderstood] = {}
    for task, places in by_task.items():
        table = _Table(payload, payload.tasks[task])
        for start in range(0, len(places), TOGETHER_AT_ONCE):
            texts = {place: entries[place][1] for place in places[start:][:TOGETHER_AT_ONCE]}
            found |= table.try_all(texts, announce)
    return found


class _Table:
    """Where the texts of one task are tried.

    On test inputs only what fits is run, and what a store is to know all about.
    """

    def __init__(self, terms: Terms, task: Task) -> None:
        self._terms, self._whole = terms, task
        self._task = task if terms.for_store else replace(task, test=())
        self._samples = Samples(self._task.inputs, terms.budgets)
        self._scorer = Scorer(task.examples, watch=False)

    def try_all(
        self, texts: Mapping[int, str], announce: Callable[[int], None]
    ) -> dict[int, Tried | NotUnderstood]:
        """Read all texts into one pool, then run all that were understood as one batt."""
        pool = Pool()
        found: dict[int, Tried | NotUnderstood] = {}
        programs: dict[int, Program] = {}
        for place, text in texts.items():
            announce(place)
            try:
                programs[place] = Program.parse(text, pool)
            except NotUnderstood as error:
                found[place] = error
        nodes = {place: program.root for place, program in programs.items()}
        normaliser = Normaliser(pool) if self._terms.for_store else None
        for place, trial in run_together(self._samples, nodes, announce).items():
            found[place] = self._tried(programs[place], trial, normaliser)
        return found

    def _tried(self, program: Program, trial: Trial, normaliser: Normaliser | None) -> Tried:
        judged = judge(self._task, self._scorer, trial)
        state, reason = _state(self._task, judged, trial)
        if state == "fits" and self._whole.test and not self._task.test:
            trial = run_one(program.root, Samples(self._whole.inputs, self._terms.budgets))
            judged = judge(self._whole, self._scorer, trial)
            state, reason = _state(self._whole, judged, trial)
        record, language = None, ""
        if normaliser is not None:
            normal = normaliser.key(program.root)
            record = ProgramRecord(program.key, program.text, program.size, normal)
            language = language_of(program.text)
        clashes = infer(program.root).clashes if self._terms.typed else ()
        warnings = tuple(map(str, clashes))
        return Tried(program.key, state, judged, reason, record, language, warnings)


def _state(task: Task, judged: Judgement, trial: Trial) -> tuple[State, str]:
    """The state of a program, with the first train pair that failed, else that is wrong."""
    examples = task.examples
    state, reason = _on_pairs(trial.outputs[: len(examples)], [right for _, right in examples])
    known = [verdict for verdict in judged.tests_right if verdict is not None]
    return ("right" if state == "fits" and known and all(known) else state), reason


def _on_pairs(outputs: Sequence[Grid | Failure], wanted: Sequence[Grid]) -> tuple[State, str]:
    for number, output in enumerate(outputs, 1):
        if isinstance(output, Failure):
            return "failed", f"train {number}: {output}"
    for number, (output, right) in enumerate(zip(outputs, wanted, strict=True), 1):
        if output != right and isinstance(output, Grid):
            return "wrong", f"train {number}: {first_difference(output, right)}"
    return "fits", ""
