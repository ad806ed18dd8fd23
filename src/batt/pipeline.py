"""One task through one batt, a line a phase: the file to read first.

::

    evaluate -> 1 filter -> 2 inline -> 3a validate -> 3b files -> 4 differs

Every program of the batt is run on every sample at once and scored; duplicates go before anything
expensive; what would be kept is run again alone, from its text; the store keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from batt.compose.batt import Batt, Entry
from batt.differs.judge import Judgement, judge
from batt.differs.score import Scorer
from batt.dsl.version import language_of
from batt.evaluate.batch import TOGETHER, Samples
from batt.evaluate.limits import Budgets, default_guard, nominal_seconds
from batt.filter.unique import unique
from batt.inline.inline import inline
from batt.programs.normal import Normaliser
from batt.programs.program import Program
from batt.report import timing
from batt.report.passes import Pass, Scored
from batt.report.timing import Timing
from batt.store import (
    KEPT_PLACES,
    DifferRecord,
    DifferResult,
    IncidentRecord,
    Kept,
    ProgramRecord,
    Store,
    TaskRecord,
)
from batt.tasks.task import Task
from batt.validate.alone import ALONE, Alone
from batt.workers import Engine, Incident, Job
from batt.workers.serial import Serial

IN_DRIVER_SECONDS = 0.2
"""Up to this many nominal seconds of work, validating in the driver beats sending it away."""

JOB_SIZE = 32
"""Programs in a validation job; it never depends on the number of workers."""


@dataclass(frozen=True)
class Setting:
    """What a pass runs under; ``guard`` is in wall seconds, None for the default."""

    budgets: Budgets = field(default_factory=Budgets)
    guard: float | None = None
    seed: int = 0
    run: int = 0


class Pipeline:
    """Takes tasks through batts, adding up the time of each phase."""

    def __init__(self, store: Store, engine: Engine, setting: Setting, clock: Timing) -> None:
        """Keep what every pass needs: where results go, what runs jobs, under which limits."""
        self.store, self.engine, self.setting, self.clock = store, engine, setting, clock
        self._driver = Serial()

    def run(self, task: Task, batt: Batt) -> Pass:
        """Take one task through one batt."""
        done = Pass(task)
        with self.clock.phase(timing.TOTAL):
            with self.clock.phase(timing.CHECK):
                scorer, judged = self._evaluate(done, batt)
            with self.clock.phase(timing.FILTER):
                places = unique((place, batt.entries[place].node) for place in done.trials)
            with self.clock.phase(timing.INLINE):
                normaliser = Normaliser(batt.pool)
                programs = [self._inline(batt.entries[place]) for place in places]
                normals = [normaliser.key(program.root) for program in programs]
            done.scored = [
                self._scored(done, place, batt.entries[place], inlined, judged[place])
                for place, inlined in zip(places, zip(programs, normals, strict=True), strict=True)
            ]
            with self.clock.phase(timing.VALIDATE) as spent:
                self._validate(done)
            done.validate_seconds = spent.wall
            with self.clock.phase(timing.FILES):
                self._save(done, scorer)
            with self.clock.phase(timing.DIFFERS):
                self.store.refresh_differs([task.fingerprint])
        return done

    def _samples(self, task: Task) -> Samples:
        return Samples(task.inputs, self.setting.budgets)

    def _guard(self, programs: int, task: Task) -> float:
        if self.setting.guard is not None:
            return self.setting.guard
        return default_guard(self.setting.budgets, programs, len(task.samples))

    def _evaluate(self, done: Pass, batt: Batt) -> tuple[Scorer, dict[int, Judgement]]:
        """Run the batt on every sample, and score every output on the train pairs."""
        task, nodes = done.task, [entry.node for entry in batt.entries]
        job = Job(self._samples(task), nodes, self._guard(len(nodes), task))
        (result,) = self._driver.run(TOGETHER, [job])
        done.trials = result.value or {}
        roots = [Program.from_node(node) for node in nodes] if result.incidents else []
        done.incidents += self._incidents(task, roots, result.incidents)
        scorer = Scorer(task.examples)
        judged = {place: judge(task, scorer, trial) for place, trial in done.trials.items()}
        distinct = {batt.entries[place].node.number: done.trials[place] for place in done.trials}
        done.candidates = sum(trial.candidates for trial in distinct.values())
        return scorer, judged

    def _inline(self, entry: Entry) -> Program:
        with self.clock.phase(timing.INLINE_TOTAL):
            return inline(entry.node)

    def _scored(
        self,
        done: Pass,
        place: int,
        entry: Entry,
        inlined: tuple[Program, str],
        judged: Judgement,
    ) -> Scored:
        program, normal = inlined
        setting = self.setting
        result = judged.result(
            done.task,
            program.key,
            setting.budgets,
            setting.run,
            parents=entry.parents,
            seed=setting.seed,
            language=language_of(program.text),
        )
        record = ProgramRecord(program.key, program.text, program.size, normal)
        return Scored(entry, program, done.trials[place], Kept(record, result))

    def _validate(self, done: Pass) -> None:
        """Run what would be kept again, alone and from its text, and note how long each takes."""
        wanted = self._would_be_kept(done)
        work = nominal_seconds(sum(sum(each.trial.steps) for each in wanted))
        engine: Engine = self._driver
        done.where = "in the driver"
        if work >= IN_DRIVER_SECONDS and self.engine.is_apart:
            engine, done.where = self.engine, f"{self.engine.workers} workers"
        samples = self._samples(done.task)
        chunks = [wanted[at : at + JOB_SIZE] for at in range(0, len(wanted), JOB_SIZE)]
        jobs = [
            Job(samples, [each.program.text for each in chunk], self._guard(len(chunk), done.task))
            for chunk in chunks
        ]
        for chunk, ran in zip(chunks, engine.run(ALONE, jobs), strict=True):
            programs = [each.program for each in chunk]
            done.incidents += self._incidents(done.task, programs, ran.incidents)
            for place, alone in (ran.value or {}).items():
                done.validated.append(self._confirmed(chunk[place], alone))

    def _would_be_kept(self, done: Pass) -> list[Scored]:
        every = {kept.program.key: kept for kept in self.store.kept(done.task.fingerprint)}
        every.update((each.program.key, each.kept) for each in done.scored)
        ranked = sorted(every.values(), key=lambda kept: kept.rank)[:KEPT_PLACES]
        keys = {kept.program.key for kept in ranked}
        return [each for each in done.scored if each.program.key in keys]

    def _confirmed(self, scored: Scored, alone: Alone) -> Scored:
        """The program with its seconds; alone it must do what it did in the batt."""
        if alone.trial != scored.trial:
            raise RuntimeError(f"{scored.program.key} does something else alone than in its batt")
        self.clock.add(timing.SPEED, alone.seconds, alone.cpu)
        timed = replace(scored.kept, result=replace(scored.kept.result, seconds=alone.seconds))
        return replace(scored, kept=timed)

    def _incidents(
        self, task: Task, programs: Sequence[Program], incidents: Iterable[Incident]
    ) -> list[IncidentRecord]:
        return [
            IncidentRecord(
                run=self.setting.run,
                fingerprint=task.fingerprint,
                key=programs[incident.entry].key if incident.entry is not None else "",
                lines=programs[incident.entry].text if incident.entry is not None else "",
                reason=incident.reason,
                seconds=incident.seconds,
            )
            for incident in incidents
        ]

    def _save(self, done: Pass, scorer: Scorer) -> None:
        """One transaction for everything, then the folders of the task."""
        task = done.task
        guarded = {incident.key for incident in done.incidents}
        found = {each.program.key: each.kept for each in (*done.scored, *done.validated)}
        sound = [kept for key, kept in found.items() if key not in guarded]
        with self.store.transaction():
            self.store.save_tasks([TaskRecord(task.fingerprint, task.id, task.dataset, task.group)])
            self.store.save_programs(kept.program for kept in sound)
            self.store.save_results(kept.result for kept in sound)
            self.store.save_incidents(done.incidents)
            self._save_differs(task, scorer)
        self.store.refresh_solvers([task.fingerprint])

    def _save_differs(self, task: Task, scorer: Scorer) -> None:
        programs = [differ.program for differ in scorer.differs]
        self.store.save_differs(
            DifferRecord(program.key, program.text, program.size, differ.name, shipped=True)
            for differ, program in zip(scorer.differs, programs, strict=True)
        )
        self.store.save_differ_results(
            DifferResult(task.fingerprint, program.key, len(seen.values), seen.steps)
            for program, seen in zip(programs, scorer.seen, strict=True)
        )
