"""Merging stores: the union by key, the same from either side and in any order.

Where stores know different things of the same task and program, one order over results decides (see
``_precedence``), so nothing depends on which store came first.  Texts must be those of their keys,
and are parsed where they are first used; all else is taken as it stands, sizes and
sums apart, which are made anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from batt.dsl.version import language_of
from batt.errors import StoreError
from batt.programs.canonical import key_of
from batt.store import log, reading, saving
from batt.store.database import Database, Row
from batt.store.generality import merge_generality
from batt.store.prune import counts, delete_programs
from batt.store.records import ResultRecord, RunRecord
from batt.store.texts import check_text

Watch = Callable[[int], object]

CALL = re.compile(r"\w+ = \w+\(")
"""A call; a canonical text has one a line, or none at all."""

RUN = reading.RESULT_COLUMNS.index("run")


@dataclass
class Merged:
    """What a merge has done: what is new in the target, and the texts that it refused, and why.

    ``languages`` names the primitives of which the stores know more than one version.
    """

    programs: int = 0
    results: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


class Merger:
    """Merges source databases into a target, inside one transaction of it."""

    def __init__(self, target: Database, sources: Sequence[Database], watch: Watch) -> None:
        """Take what is small from all sources at once: runs, tasks, primitives."""
        self._target, self._sources, self._watch = target, sources, watch
        self.done = Merged()
        self._runs = _merge_runs(target, sources)
        self._moments = {run.number: identity(run) for run in log.runs(target)}
        tasks = sorted(
            (task for source in sources for task in reading.tasks(source)),
            key=lambda task: (task.id, task.dataset, task.group, task.fingerprint),
        )
        saving.save_tasks(target, tasks)
        self._numbers: dict[str, int] = dict(target.rows("SELECT fingerprint, number FROM tasks"))
        self._fresh: set[str] = set()
        self.parsed: set[str] = set()
        """The keys of those new texts that are known to be programs."""

    def run(self) -> Merged:
        """Merge everything, one source after the other."""
        before = counts(self._target)
        with self._target.without_indexes():
            for source, runs in zip(self._sources, self._runs, strict=True):
                sizes = dict(self._programs(source))
                self._results(source, runs, sizes)
        for source, runs in zip(self._sources, self._runs, strict=True):
            _merge_differs(self._target, source)
            merge_generality(self._target, source)
            _merge_log(self._target, source, runs)
            saving.note_hashes(self._target, reading.primitives(source))
        self._refuse_unreadable()
        after = counts(self._target)
        self.done.programs, self.done.results = after[0] - before[0], after[1] - before[1]
        names = [name for name, _ in reading.primitives(self._target)]
        self.done.languages = sorted({name for name in names if names.count(name) > 1})
        return self.done

    def _programs(self, source: Database) -> Iterator[tuple[str, int]]:
        """Take the programs over; key and size of those whose texts are what their keys say."""
        for page in _pages(reading.unchecked_texts(source, "programs")):
            sound = [_program_row(row) for row in page if self._is_sound(row)]
            known = reading.texts_of(self._target, "programs", [row[0] for row in sound])
            new = [row for row in sound if row[0] not in known]
            saving.add_programs(self._target, new)
            self._fresh.update(row[0] for row in new)
            for key, lines, size, _ in sound:
                if known.get(key, lines) == lines:
                    yield key, size
                else:
                    self._refuse(key, "the store has another text of this key")
            self._watch(len(page))

    def _is_sound(self, row: Row) -> bool:
        key, lines, *_ = row
        sound = isinstance(lines, str) and key == key_of(lines)
        if not sound:
            self._refuse(key, "its text is not the one of its key")
        return sound

    def _refuse(self, key: Any, why: str) -> None:
        self.done.refused.append((f"{key!s:.40}", why))

    def _results(self, source: Database, runs: dict[int, int], sizes: dict[str, int]) -> None:
        """Take the results over of programs that were; nothing in them is made a record of ours."""
        reading.check_results(source)
        fingerprints: dict[int, str] = dict(source.rows("SELECT number, fingerprint FROM tasks"))
        for task, fingerprint in fingerprints.items():
            number = self._numbers[fingerprint]
            for rows in reading.raw_results(source, task):
                with reading.decoding("a result"):
                    mine = [
                        _result_row(number, row, runs, sizes[row[0]])
                        for row in rows
                        if row[0] in sizes
                    ]
                self._settle(number, fingerprint, mine)

    def _settle(self, number: int, fingerprint: str, rows: Sequence[Row]) -> None:
        """Write the results of a task that are new, or come before those that are there."""
        keys = [row[1] for row in rows]
        found = reading.find_results(self._target, number, fingerprint, keys)
        stored = {each.key: each for each in found}
        better = [row for row in rows if self._is_wanted(row, fingerprint, stored.get(row[1]))]
        saving.add_results(self._target, better)

    def _is_wanted(self, row: Row, fingerprint: str, stored: ResultRecord | None) -> bool:
        if stored is None:
            return True
        return self._is_before(reading.result(fingerprint, row[1:-1]), stored)

    def _is_before(self, new: ResultRecord, stored: ResultRecord) -> bool:
        if new == stored and new.noted == stored.noted:
            return False
        now = ""
        if new.language != stored.language:
            now = language_of(reading.texts_of(self._target, "programs", [new.key])[new.key])
        return self._precedence(new, now) < self._precedence(stored, now)

    def _precedence(self, result: ResultRecord, language: str) -> tuple[Any, ...]:
        """Sorts the result first that a store should know.

        Larger budgets; the language as it is now; fewer unknown tests; the older run; then what is
        left to tell them apart.
        """
        return (
            (-result.program_budget, -result.node_budget),
            result.language != language,
            result.tests_right.count(None),
            self._moments.get(result.run, ("",)),
            saving.result_row(result)[:7],
            (result.round, result.seed, result.mutation, result.parents, result.seconds),
            result.noted,
        )

    def _refuse_unreadable(self) -> None:
        """Take new texts out again that would be kept and are no programs, until none would."""
        for fingerprint in self._numbers:
            while bad := self._unreadable(fingerprint):
                delete_programs(self._target, bad)

    def _unreadable(self, fingerprint: str) -> list[str]:
        bad = []
        kept = {key for key, *_ in reading.kept_outcomes(self._target, fingerprint)}
        wanted = sorted((kept & self._fresh) - self.parsed)
        for key, lines in reading.texts_of(self._target, "programs", wanted).items():
            try:
                check_text(key, lines, "solver")
            except StoreError as error:
                bad.append(key)
                self._refuse(key, str(error))
            else:
                self.parsed.add(key)
        return bad


def identity(run: RunRecord) -> tuple[Any, ...]:
    """What tells runs of different stores apart, the oldest first."""
    options = json.dumps(run.options, sort_keys=True)
    versions = run.batt_version, run.dsl_version, run.data_fingerprint
    return (run.started, run.command, run.seed, options, *versions)


def _merge_runs(target: Database, sources: Sequence[Database]) -> list[dict[int, int]]:
    """Note all runs of the sources that are new; for each source its numbers and the target's."""
    numbers = {identity(run): run.number for run in log.runs(target)}
    runs = [log.runs(source) for source in sources]
    for run in sorted(chain.from_iterable(runs), key=identity):
        if identity(run) not in numbers:
            numbers[identity(run)] = log.add_run(target, run)
        log.extend_run(target, numbers[identity(run)], run.ended, run.reproducible)
    _merge_spent(target, chain.from_iterable(runs))
    return [{run.number: numbers[identity(run)] for run in some} for some in runs]


def _merge_differs(target: Database, source: Database) -> None:
    """Differs, and for each task the most distinct values that one gave."""
    saving.save_differs(target, reading.differs(source))
    for task in reading.tasks(source):
        known = {each.key: each for each in reading.differ_results(target, task.fingerprint)}
        saving.save_differ_results(
            target,
            [
                each
                for each in reading.differ_results(source, task.fingerprint)
                if each.key not in known
                or (each.distinct, each.steps) > (known[each.key].distinct, known[each.key].steps)
            ],
        )


def _merge_spent(target: Database, runs: Iterable[RunRecord]) -> None:
    """Of what stores have noted a run to have spent keep the most: it was noted last."""
    most = {identity(run): run for run in log.runs(target)}
    for run in runs:
        known = most[identity(run)]
        if _spending(run) > _spending(known):
            most[identity(run)] = replace(run, number=known.number)
            log.note_spent(target, known.number, run.spent)


def _spending(run: RunRecord) -> tuple[float, list[tuple[str, float]]]:
    return sum(run.spent.values()), sorted(run.spent.items())


def _merge_log(target: Database, source: Database, runs: dict[int, int]) -> None:
    """The rounds and the incidents of runs, each once."""
    known = set(log.incidents(target))
    incidents = [replace(each, run=runs[each.run]) for each in log.incidents(source)]
    log.save_incidents(target, [each for each in incidents if each not in known])
    for number, merged in runs.items():
        there = {done.number for done in log.rounds(target, merged)}
        for done in log.rounds(source, number):
            if done.number not in there:
                log.save_round(target, replace(done, run=merged))


def _program_row(row: Row) -> tuple[str, str, int, str]:
    """A program as the table holds it, its size counted anew."""
    key, lines, _, normal = row
    size = lines.count("\n") if CALL.match(lines) else 0
    return key, lines, size, normal if isinstance(normal, str) else ""


def _result_row(task: int, row: Row, runs: dict[int, int], size: int) -> Row:
    """A result as the table holds it, from ``RESULT_COLUMNS``; its score is added up anew."""
    key, failed, _, steps, scores, *middle = row[:RUN]
    score = sum(map(int, scores.split()))
    return (task, key, failed, score, steps, scores, *middle, runs[row[RUN]], *row[RUN + 1 :], size)


def _pages(rows: Iterable[Any], size: int = reading.PAGE) -> Iterator[list[Any]]:
    page = []
    for row in rows:
        page.append(row)
        if len(page) == size:
            yield page
            page = []
    if page:
        yield page
