"""The loop over rounds: propose, try on many tasks at once, validate, keep; then again.

::

    store ─► standing ─► proposal ─► jobs (workers) ─► finds ─► newcomers ─► alone ─► store
      ▲                                                                                │
      └────────────────────────────────────────────────────────────────────────────────┘

A round is fixed before it starts, by the seed, its number and the store as it stands; what it found
is applied in the order of its jobs and saved in one transaction.  So the same seed gives the same
store, whatever runs the jobs and however often the loop was killed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from batt.differs.score import Differ, shipped
from batt.dsl.version import language_of
from batt.errors import UsageError
from batt.evaluate.limits import SEARCH_STEPS, Budgets, default_guard
from batt.favours import Favours
from batt.newcomers import Confirmed, admitted, confirmed
from batt.programs.canonical import key_of
from batt.programs.program import Program
from batt.propose.draft import Candidate
from batt.propose.proposal import Measure, Proposal, founding_rounds, propose
from batt.propose.standing import Standing
from batt.report.timing import Timing
from batt.store import (
    DifferRecord,
    IncidentRecord,
    ProgramRecord,
    ResultRecord,
    RoundRecord,
    Store,
    TaskRecord,
)
from batt.tasks.task import Task
from batt.trying import TRY, Find, Ground, Grounds, Tried, text_of
from batt.workers import Engine, Incident, Job

PROPOSE = "evolve.propose"
TRYING = "evolve.try"
VALIDATE = "evolve.validate"
SAVE = "evolve.store"
PHASES = (PROPOSE, TRYING, VALIDATE, SAVE)


ROUND = Measure(tasks=8, programs=1024)
BUDGETS = Budgets(SEARCH_STEPS, SEARCH_STEPS)


@dataclass(frozen=True)
class Setting:
    """What a search runs under; ``guard`` is in wall seconds, None for the default."""

    seed: int = 0
    run: int = 0
    measure: Measure = ROUND
    budgets: Budgets = BUDGETS
    guard: float | None = None


@dataclass(frozen=True)
class Round:
    """A round that is done: its record, the places of its tasks, what a guard stopped in it.

    ``calls`` were made on all samples, each node once; ``seconds`` are wall time.
    """

    record: RoundRecord
    places: Sequence[int]
    incidents: Sequence[IncidentRecord]
    calls: int
    seconds: float


class Evolution:
    """A search over tasks: each call of ``round`` does the next round, and saves it."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        tasks: Sequence[Task],
        founders: Sequence[Program],
        setting: Setting,
    ) -> None:
        """Begin, or go on where the rounds of this run in the store end.

        The run must be known to the store.  Raises ``UsageError`` where there is nothing to begin
        with.
        """
        self.store, self.engine, self.setting = store, engine, setting
        self.clock = Timing()
        self.worker_seconds = 0.0
        self.standing = Standing(store, tasks, founders)
        self.favours = Favours(store, tasks, setting.budgets)
        self.rounds = store.rounds(setting.run)
        self._before = {run.number: run.spent for run in store.runs()}.get(setting.run, {})
        if not founders and not any(each.members for each in self.standing.populations):
            raise UsageError(
                "there is no program to begin with for any of the tasks: library and store are "
                "empty; batt evolve --from-nothing begins with the smallest programs"
            )
        store.save_tasks(TaskRecord(it.fingerprint, it.id, it.dataset, it.group) for it in tasks)
        store.save_differs(map(_shipped_record, shipped()))

    def __iter__(self) -> Iterator[Round]:
        """Round after round, without end."""
        while True:
            yield self.round()

    def spent_in_jobs(self, phase: str, cpu: float, within: str | None = None) -> None:
        """Count CPU seconds of jobs towards a phase.

        Those of workers are not in this process's; those spent in this process are counted in the
        phase that ran the jobs already, which is ``within``.
        """
        if self.engine.is_apart:
            self.worker_seconds += cpu
            self.clock.add(phase, 0.0, cpu)
        elif within is not None:
            self.clock.add(within, 0.0, -cpu)
            self.clock.add(phase, 0.0, cpu)

    @property
    def steps(self) -> int:
        """The work of all rounds of this run, as it counts towards a budget."""
        return sum(done.steps for done in self.rounds)

    @property
    def spent(self) -> dict[str, float]:
        """The CPU seconds of this run by phase, those before it was resumed too."""
        return {
            phase: self._before.get(phase, 0.0) + self.clock.cpu.get(phase, 0.0) for phase in PHASES
        }

    def round(self) -> Round:
        """Do the next round: it is saved whole, or it is as if it had not begun."""
        started, number = time.perf_counter(), len(self.rounds) + 1
        this = self.setting
        with self.clock.phase(PROPOSE):
            proposal = propose(
                self.standing, this.measure, this.seed, this.run, number, self.favours.weights
            )
        work = _Work(self, proposal, number)
        with self.clock.phase(TRYING):
            work.run_jobs()
        with self.clock.phase(VALIDATE):
            work.validate()
        with self.clock.phase(SAVE):
            record = work.save()
        self.rounds.append(record)
        seconds = time.perf_counter() - started
        return Round(record, proposal.tasks, work.incidents, work.calls, seconds)


class _Work:
    """One round while it is worked on."""

    def __init__(self, evolution: Evolution, proposal: Proposal, number: int) -> None:
        self._evolution, self._setting = evolution, evolution.setting
        self._standing, self._store = evolution.standing, evolution.store
        self._proposal, self._number = proposal, number
        self._tried: list[Tried] = []
        self._finds: dict[int, list[tuple[Find, Candidate]]] = {at: [] for at in proposal.tasks}
        self._confirmed: list[Confirmed] = []
        self.incidents: list[IncidentRecord] = []

    def run_jobs(self) -> None:
        """Run every candidate on every task of the round, and gather the finds in job order."""
        tasks, jobs = self._proposal.tasks, self._jobs()
        for job, ran in zip(jobs, self._evolution.engine.run(TRY, jobs), strict=True):
            for incident in ran.incidents:
                culprit = None if incident.entry is None else job.entries[incident.entry]
                text = "" if culprit is None else text_of(job.payload, culprit)
                self._note(self._standing.tasks[tasks[0]], text, incident)
            if ran.value is not None:
                self._tried.append(ran.value)
                for find in ran.value.finds:
                    found = find, ran.value.candidates[find.place]
                    self._finds[tasks[find.task]].append(found)
        making = sum(tried.making for tried in self._tried)
        self._evolution.spent_in_jobs(TRYING, sum(tried.cpu for tried in self._tried) - making)
        self._evolution.spent_in_jobs(PROPOSE, making, within=TRYING)

    @property
    def calls(self) -> int:
        """The calls that were made on all samples, each node once."""
        return sum(tried.calls for tried in self._tried)

    def _jobs(self) -> list[Job]:
        """The jobs of the round, which have all but their drafts in common."""
        proposal, budgets = self._proposal, self._setting.budgets
        tasks = tuple(map(self._ground, proposal.tasks))
        payload = Grounds(tasks, budgets, proposal.count, self._standing.normals.packed)
        guard = self._guard(proposal.count * sum(len(ground.pairs) for ground in tasks))
        return [Job(payload, drafts, guard) for drafts in proposal.jobs]

    def _ground(self, place: int) -> Ground:
        population = self._standing.populations[place]
        return Ground(self._standing.tasks[place].examples, population.known, population.bar)

    def _guard(self, runs: int) -> float:
        if self._setting.guard is not None:
            return self._setting.guard
        return default_guard(self._setting.budgets, runs, 1)

    def _note(self, task: Task, text: str, incident: Incident) -> None:
        """Keep an incident; one in trying is noted for the first task, as a job runs on all."""
        self.incidents.append(
            IncidentRecord(
                run=self._setting.run,
                fingerprint=task.fingerprint,
                key=key_of(text) if text else "",
                lines=text,
                reason=incident.reason,
                seconds=incident.seconds,
                round=self._number,
            )
        )

    def validate(self) -> None:
        """Run again, alone and on test inputs too, what is to be kept."""
        standing, setting = self._standing, self._setting
        newcomers = [
            newcomer
            for place, finds in self._finds.items()
            for newcomer in admitted(standing.tasks[place], standing.populations[place], finds)
        ]
        spent: list[float] = []
        engine = self._evolution.engine
        for each in confirmed(newcomers, engine, setting.budgets, setting.guard, spent.append):
            if isinstance(each, Confirmed):
                self._confirmed.append(each)
            else:
                newcomer, incident = each
                self._note(newcomer.task, newcomer.candidate.text, incident)
        self._evolution.spent_in_jobs(VALIDATE, sum(spent))

    def save(self) -> RoundRecord:
        """Everything the round found, and that it is over, in one transaction."""
        before = {at: self._standing.populations[at].best for at in self._proposal.tasks}
        programs = list(map(_program, self._confirmed))
        with self._store.transaction():
            self._store.save_programs(programs)
            fresh = self._store.save_results(map(self._result, self._confirmed))
            self._store.save_incidents(self.incidents)
            self._standing.update(self._store, self._proposal.tasks)
            self._find_differs()
            record = self._record(sum(fresh), before)
            self._store.save_round(record)
            self._store.note_spent(self._setting.run, self._evolution.spent)
        self._standing.normals.add(program.normal for program in programs)
        return record

    def _find_differs(self) -> None:
        """Look for differs on one task, once all founders were tried."""
        place, number = self._proposal.tasks[0], self._number
        if number > founding_rounds(self._standing, self._setting.measure):
            random = Random(f"evolve {self._setting.seed} {number} differs")
            population, favours = self._standing.populations[place], self._evolution.favours
            favours.save(place, favours.search(place, population, random))

    def _result(self, found: Confirmed) -> ResultRecord:
        candidate, judged, setting = found.candidate, found.judgement, self._setting
        return judged.result(
            found.task,
            key_of(candidate.text),
            setting.budgets,
            setting.run,
            seconds=found.seconds,
            parents=candidate.parents,
            mutation=candidate.mutation,
            seed=setting.seed,
            round=self._number,
            language=language_of(candidate.text),
        )

    def _record(self, fresh: int, before: dict[int, int]) -> RoundRecord:
        standing = self._standing
        gains = {
            standing.tasks[at].id: standing.populations[at].best - score
            for at, score in before.items()
            if standing.populations[at].best > score
        }
        mine = [standing.solved.get(task.fingerprint) for task in standing.tasks]
        return RoundRecord(
            run=self._setting.run,
            number=self._number,
            tasks=len(self._proposal.tasks),
            programs=sum(tried.programs for tried in self._tried),
            trials=sum(tried.trials for tried in self._tried),
            steps=sum(tried.steps for tried in self._tried),
            fresh=fresh,
            fits=sum(each is not None for each in mine),
            right=mine.count(True),
            gains=gains,
        )


def _shipped_record(differ: Differ) -> DifferRecord:
    program = differ.program
    return DifferRecord(program.key, program.text, program.size, differ.name, shipped=True)


def _program(found: Confirmed) -> ProgramRecord:
    candidate = found.candidate
    key = key_of(candidate.text)
    return ProgramRecord(key, candidate.text, candidate.size, candidate.normal)
