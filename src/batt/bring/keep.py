"""Keeping what was brought: a transaction for each window, the folders at the end."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import Self

from batt.bring.trial import Tried
from batt.bring.trials import Candidate, Outcome
from batt.errors import NotUnderstood, StoreError
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.store import IncidentRecord, ResultRecord, RunRecord, Store, TaskRecord
from batt.tasks.task import Task
from batt.workers import Incident


class Keeper:
    """Stores what candidates do on their tasks, as one run; a context manager.

    Left by an error, it still brings the folders up to date with what was stored.  Left by Ctrl-C
    it does not: that may take long, and ``batt store export`` does it at any time.
    """

    def __init__(self, store: Store, run: RunRecord, budgets: Budgets) -> None:
        """Note that the run begins."""
        self._store, self._budgets = store, budgets
        self._seed, self._run = run.seed, store.begin_run(run)
        self._tasks: dict[str, Task] = {}
        self._guarded = 0

    def keep(self, found: Iterable[tuple[Candidate, Outcome]]) -> list[bool]:
        """Store what was understood; for each whether task and program meet here first.

        Of what is no program, or was guarded, it is False.
        """
        given = list(found)
        tried = [
            (at, each, out)
            for at, (each, out) in enumerate(given)
            if isinstance(out, Tried) and each.task is not None
        ]
        incidents = [
            self._incident(each.task, each.text, out)
            for each, out in given
            if isinstance(out, Incident) and each.task is not None
        ]
        tasks = {each.task.fingerprint: each.task for each, _ in given if each.task is not None}
        with self._store.transaction():
            self._store.save_tasks(map(_task_record, tasks.values()))
            self._store.save_programs(out.record for _, _, out in tried if out.record is not None)
            new = self._store.save_results(self._result(each, out) for _, each, out in tried)
            self._store.save_incidents(incidents)
        self._tasks |= tasks
        self._guarded += len(incidents)
        fresh = [False] * len(given)
        for (at, _, _), is_new in zip(tried, new, strict=True):
            fresh[at] = is_new
        return fresh

    def _result(self, candidate: Candidate, tried: Tried) -> ResultRecord:
        assert candidate.task is not None, "a candidate without a task"
        return tried.judged.result(
            candidate.task,
            tried.key,
            self._budgets,
            self._run,
            seed=self._seed,
            language=tried.language,
            mutation=candidate.mutation,
        )

    def _incident(self, task: Task, text: str, incident: Incident) -> IncidentRecord:
        key, lines = _canonical(text)
        return IncidentRecord(
            self._run, task.fingerprint, key, lines, incident.reason, incident.seconds
        )

    def end(self, when: str) -> None:
        """Bring the folders of the tasks up to date, then note when the run ended."""
        self._store.refresh_solvers(self._tasks)
        self._store.end_run(self._run, when, reproducible=not self._guarded)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Bring the folders up to date after an error; what fails then does not hide it."""
        if error is not None and not isinstance(error, KeyboardInterrupt):
            with suppress(StoreError):
                self._store.refresh_solvers(self._tasks)


def _canonical(text: str) -> tuple[str, str]:
    """Key and canonical lines of a text; both empty where it is no program."""
    try:
        program = Program.parse(text)
    except NotUnderstood:
        return "", ""
    return program.key, program.text


def _task_record(task: Task) -> TaskRecord:
    return TaskRecord(task.fingerprint, task.id, task.dataset, task.group)
