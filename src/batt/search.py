"""Setting up a search: its options as the store records them, going on, and when it ends."""

from __future__ import annotations

import re
import shlex
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from batt.about import __version__
from batt.drawing.text import printable
from batt.dsl.version import known_table, language_of, short_version
from batt.errors import StoreError, UsageError
from batt.evaluate.limits import SEARCH_STEPS, Budgets, nominal_seconds
from batt.evolution import ROUND, Evolution, Round, Setting
from batt.programs.program import Program
from batt.propose.library import by_hand
from batt.propose.proposal import Measure
from batt.report.rounds import Found, Progress, as_document
from batt.report.screen import Screen
from batt.report.trace import Trace
from batt.session import going_on, now, run_record
from batt.store import RunRecord, Store
from batt.tasks.datasets import DataSet, load, select
from batt.tasks.fingerprint import set_fingerprint
from batt.tasks.task import Task
from batt.workers import Engine

COMMAND = "evolve"
MOST_SEEDS = 1000


@dataclass(frozen=True)
class Options:
    """What decides what a search finds: equal options and seeds give equal stores.

    ``data`` and ``split`` name the tasks, or ``ids``; ``plugins`` are SHA-256 by file name.
    """

    data: str = "arc1"
    split: str = "training"
    include_arc1_evaluation: bool = False
    ids: tuple[str, ...] = ()
    start: int | None = None
    count: int | None = None
    seed: int = 0
    from_nothing: bool = False
    round_tasks: int = ROUND.tasks
    round_programs: int = ROUND.programs
    steps: int = SEARCH_STEPS
    plugins: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse numbers that no search can have."""
        for name in ("round_tasks", "round_programs", "steps"):
            if getattr(self, name) < 1:
                raise UsageError(f"{flag(name)} is at least 1, not {getattr(self, name)}")

    def tasks(self) -> tuple[DataSet, list[Task]]:
        """The data set, and the tasks of the search."""
        dataset = load(self.data, self.split, include_arc1_evaluation=self.include_arc1_evaluation)
        return dataset, select(dataset, self.ids, self.start, self.count)

    def founders(self) -> Sequence[Program]:
        """The programs that the search begins with: those of the library written by hand.

        What batt has found itself holds data that were deduced for one task.
        """
        if not self.from_nothing:
            return [each.program for each in by_hand()]
        from batt.propose.seeds import seeds  # here, as it takes a while to think of them all

        return [Program.from_node(node) for node in seeds()]

    def setting(self, run: int, guard: float | None) -> Setting:
        """What the rounds run under."""
        measure = Measure(self.round_tasks, self.round_programs)
        return Setting(self.seed, run, measure, Budgets(self.steps, self.steps), guard)


@dataclass(frozen=True)
class Bounds:
    """When a search ends: after so many rounds in all, minutes from now, nominal seconds in all.

    A bound that is None does not hold; without any the search goes on for ever.
    """

    rounds: int | None = None
    minutes: float | None = None
    budget: float | None = None

    def __post_init__(self) -> None:
        """Refuse bounds under which no round could be done, and more than one of them."""
        for name in ("rounds", "minutes", "budget"):
            value = getattr(self, name)
            if value is not None and not value > 0:
                raise UsageError(f"--{name} is above 0, not {value:g}")
        if sum(value is not None for value in asdict(self).values()) > 1:
            raise UsageError("--rounds, --minutes and --budget: only one of them ends a search")

    @property
    def is_given(self) -> bool:
        """Whether there is any."""
        return any(value is not None for value in asdict(self).values())

    def reached(self, evolution: Evolution, began: float) -> bool:
        """Whether the search is over, which began at this reading of ``time.monotonic``."""
        if self.rounds is not None:
            return len(evolution.rounds) >= self.rounds
        if self.budget is not None:
            return nominal_seconds(evolution.steps) > self.budget
        return self.minutes is not None and time.monotonic() - began >= 60 * self.minutes

    def left(self, made: Progress) -> float | None:
        """The seconds to the bound, at the rate of this process; None without bound or rate."""
        if self.minutes is not None:
            return max(0.0, 60 * self.minutes - made.seconds)
        here, whole = made.here, made.rounds
        if self.rounds is not None and here:
            return max(0, self.rounds - len(whole)) * made.seconds / len(here)
        spent = nominal_seconds(sum(done.steps for done in here))
        if self.budget is not None and spent:
            over = nominal_seconds(sum(done.steps for done in whole))
            return max(0.0, self.budget - over) * made.seconds / spent
        return None


def until(evolution: Evolution, bounds: Bounds) -> Iterator[Round]:
    """The rounds of a search up to its bounds."""
    began = time.monotonic()
    while not bounds.reached(evolution, began):
        yield evolution.round()


@dataclass(frozen=True)
class Search:
    """A search that is set up: its run in the store, and what decides it."""

    run: int
    options: Options
    bounds: Bounds
    dataset: DataSet
    tasks: Sequence[Task]

    def evolution(self, store: Store, engine: Engine, guard: float | None = None) -> Evolution:
        """The loop, at the place where the store has it."""
        setting = self.options.setting(self.run, guard)
        return Evolution(store, engine, self.tasks, self.options.founders(), setting)

    def citation(self, rounds: int) -> str:
        """What a paper names, so that others can do the same again."""
        fingerprint = set_fingerprint(task.fingerprint for task in self.tasks)
        return (
            f"batt {__version__}, language {short_version()}, data {printable(self.dataset.name)} "
            f"({len(self.tasks)} tasks, {fingerprint[:12]}): "
            f"{call_of(self.options)} --rounds {rounds}"
        )


def begin(store: Store, options: Options, bounds: Bounds) -> Search:
    """Note a new run in the store, from which it starts as it stands."""
    check_language(store)
    dataset, tasks = options.tasks()
    recorded = {**asdict(options), "bounds": asdict(bounds)}
    run = store.begin_run(run_record(COMMAND, options.seed, tasks, recorded))
    return Search(run, options, bounds, dataset, tasks)


def resume(store: Store, given: Mapping[str, Any], bounds: Bounds) -> Search | RunRecord:
    """Go on with the last search of a store, under the options that it has recorded.

    ``given`` are the options that the call names; ``bounds`` may differ from those before.  Without
    any search in the store one begins.  A search that has ended, for which no further bound is
    given, comes back as its record.  Raises ``UsageError`` for an option that differs, and for
    other data.
    """
    record = next((run for run in reversed(store.runs()) if run.command == COMMAND), None)
    if record is None:
        return begin(store, Options(**given), bounds)
    check_language(store)
    before = Bounds(**record.options["bounds"])
    if record.ended and not bounds.is_given:
        return record
    options = recorded_options(record)
    for name, value in given.items():
        if value != getattr(options, name):
            raise UsageError(
                f"{flag(name)} {value} is not that of run {record.number}, which has "
                f"{getattr(options, name)}: leave it out, or begin a new run without --resume"
            )
    dataset, tasks = options.tasks()
    if run_record(COMMAND, 0, tasks, {}).data_fingerprint != record.data_fingerprint:
        raise UsageError(
            f"the tasks of {dataset.name} are not those of run {record.number} any more: put them "
            "back as they were, or begin a new run without --resume"
        )
    if record.ended:
        store.end_run(record.number, "", record.reproducible)
    return Search(record.number, options, bounds if bounds.is_given else before, dataset, tasks)


def strangers(store: Store, tasks: Iterable[Task]) -> int:
    """How many of the tasks the store knows by another content: one id, other grids."""
    known: dict[str, set[str]] = {}
    for record in store.tasks():
        known.setdefault(record.id, set()).add(record.fingerprint)
    return sum(task.id in known and task.fingerprint not in known[task.id] for task in tasks)


def recorded_options(record: RunRecord) -> Options:
    """The options that a run has recorded."""
    known = {name.name for name in fields(Options)}
    values = {name: value for name, value in record.options.items() if name in known}
    return replace(Options(**values), ids=tuple(values.get("ids", ())))


def end(store: Store, search: Search, incidents: int) -> None:
    """Show in the store's folders what a search has kept, then note that it is over."""
    store.refresh([task.fingerprint for task in search.tasks])
    (record,) = [run for run in store.runs() if run.number == search.run]
    store.end_run(search.run, now(), record.reproducible and not incidents)


def check_language(store: Store) -> None:
    """Raise ``StoreError`` where results depend on primitives that did something else then."""
    now_known = known_table()
    changed = {name for name, was in store.primitives() if now_known.get(name, was) != was}
    if not changed:
        return
    texts = {program.key: program.lines for program in store.programs()}
    if any(result.language != language_of(texts[result.key]) for result in store.found()):
        raise StoreError(
            f"{store.path} was made when {', '.join(sorted(changed))} did something else: its "
            f"scores cannot be compared; first do: batt store verify --repair --store {store.path}"
        )


def flag(name: str) -> str:
    """An option as it is written in a call.

    >>> flag("round_tasks")
    '--round-tasks'
    """
    return f"--{name.replace('_', '-')}"


def call_of(options: Options) -> str:
    """The call that begins a search with these options.

    >>> call_of(Options(seed=1, from_nothing=True))
    'batt evolve --seed 1 --from-nothing'
    """
    words = [f"batt {COMMAND}", *map(printable, options.ids)]
    for each in fields(Options):
        value = getattr(options, each.name)
        if each.name in ("ids", "plugins") or (value == each.default and each.name != "seed"):
            continue
        words.append(flag(each.name) if value is True else f"{flag(each.name)} {value}")
    words += [f"--plugin {printable(name)}" for name in options.plugins]
    return " ".join(words)


def numbers(text: str) -> list[int]:
    """The seeds that ``A..B`` names, both included; ``UsageError`` for another text.

    >>> numbers("1..5")
    [1, 2, 3, 4, 5]
    """
    found = re.fullmatch(r"(-?\d{1,9})\.\.(-?\d{1,9})", text)
    first, last = (int(found[1]), int(found[2])) if found else (1, 0)
    if not first <= last < first + MOST_SEEDS:
        raise UsageError(f"--seeds is as 1..5, at most {MOST_SEEDS}, not {printable(text)}")
    return list(range(first, last + 1))


@dataclass(frozen=True)
class Conductor:
    """Does searches as a call asks for them: opens, goes round after round, shows, closes."""

    bounds: Bounds
    resume: bool
    engine: Engine
    guard: float | None
    screen: Screen
    trace: Trace | None = None

    def search(self, path: Path, given: Mapping[str, Any]) -> Found:
        """Do one search in the store at a path, under the options that the call names."""
        with Store.open(path) as store:
            search = (
                resume(store, given, self.bounds)
                if self.resume
                else begin(store, Options(**given), self.bounds)
            )
            if isinstance(search, RunRecord):
                self.screen.over(search, store.rounds(search.number))
                return Found(search.seed, store.rounds(search.number), {})
            others = strangers(store, search.tasks)
            if others:
                self.screen.note(
                    f"{others} of the tasks are in the store with other grids, from other data; "
                    "programs for those are kept apart"
                )
            with going_on(lambda: _how_to_go_on(store, search.run)):
                return self._conduct(store, search)

    def _conduct(self, store: Store, search: Search) -> Found:
        meter = Meter()
        evolution = search.evolution(store, self.engine, self.guard)
        if self.trace is not None:
            evolution.clock.watch, self.engine.watch = self.trace.phase, self.trace.stint
        before, guarded, calls = len(evolution.rounds), 0, 0

        def progress() -> Progress:
            made = Progress(
                evolution.rounds, before, len(search.tasks), *meter.spent(evolution), calls
            )
            return replace(made, left=search.bounds.left(made))

        with self.screen.live():
            for done in until(evolution, search.bounds):
                guarded += len(done.incidents)
                calls += done.calls
                self.screen.round(done.record, done.seconds, progress())
                if self.trace is not None:
                    note_round(self.trace, evolution, done)
        end(store, search, guarded)
        return self._found(store, search, progress(), guarded, evolution)

    def _found(
        self, store: Store, search: Search, made: Progress, guarded: int, evolution: Evolution
    ) -> Found:
        digest, citation = store.digest(), search.citation(len(made.rounds))
        self.screen.end(made, guarded, digest, citation, evolution.clock.cpu)
        document = {
            **as_document(made),
            "seed": search.options.seed,
            "digest": digest,
            "citation": citation,
            "reproducible": not guarded,
        }
        return Found(search.options.seed, made.rounds, document)


def _how_to_go_on(store: Store, run: int) -> str:
    return (
        f"{len(store.rounds(run))} rounds are kept; "
        f"to go on: batt evolve --resume --store {shlex.quote(str(store.path))}"
    )


def note_round(trace: Trace, evolution: Evolution, done: Round) -> None:
    """A round as a trace has it, with what the programs kept for its first task take."""
    started, number = time.perf_counter() - done.seconds, done.record.number
    trace.phase(f"round {number}", started, done.seconds, trials=done.record.trials)
    task, population = (
        evolution.standing.tasks[done.places[0]],
        evolution.standing.populations[done.places[0]],
    )
    texts = [kept.program.lines for kept in population.members]
    trace.programs(texts, task, evolution.setting.budgets, f"round {number}", started)


class Meter:
    """Wall and CPU seconds since a search began here."""

    def __init__(self) -> None:
        """Begin now."""
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def spent(self, evolution: Evolution) -> tuple[float, float, float]:
        """Wall seconds, the CPU seconds of driver and workers together, and the driver's own."""
        driver = time.process_time() - self._cpu
        return time.perf_counter() - self._wall, driver + evolution.worker_seconds, driver
