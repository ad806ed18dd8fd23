"""What a command sets up before its first pass: which batt a task is run through, and the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from batt.about import __version__
from batt.bring.answers import keep_answers
from batt.bring.keep import Keeper
from batt.bring.trials import Trials
from batt.compose.batt import Batt
from batt.compose.select import choose, compose
from batt.compose.text import read_batt
from batt.dsl.version import dsl_version
from batt.errors import BattError, UsageError
from batt.evaluate.limits import Budgets
from batt.programs.node import Pool
from batt.programs.text import read_bytes
from batt.propose.proposers import PROPOSERS
from batt.propose.sources import kept_texts, solving_texts, sources
from batt.solving.job import Sources
from batt.solving.journal import Journal
from batt.solving.output import SubmissionFile
from batt.solving.passes import Solving
from batt.store import RunRecord, Store
from batt.submission.merge import Source
from batt.tasks.fingerprint import set_fingerprint
from batt.tasks.task import Task
from batt.workers import Engine, Hook
from batt.workers.serial import Serial

PROGRAMS = 32
"""How many programs a batt has that is composed on the fly."""


def batts(name: str | None, store: Store | None, seed: int) -> Callable[[str], Batt]:
    """What gives the batt for a task id: the named batt file, or one composed on the fly.

    Raises ``UsageError`` where there is no such file and ``NotUnderstood`` where it is no batt.
    """
    if name is not None:
        batt = read_batt_file(name)
        return lambda _: batt
    every = list(sources(store))
    if not every:
        raise UsageError("there is no program to run: the library and the store are empty")
    return lambda task: compose(choose(every, [task], PROGRAMS, seed))


def read_batt_file(name: str) -> Batt:
    """The batt in the file ``NAME`` or ``NAME.py``."""
    path = next((p for p in (Path(name), Path(f"{name}.py")) if p.is_file()), None)
    if path is None:
        raise UsageError(f"there is no batt file {name}, nor {name}.py; make one: batt compose -f")
    pool = Pool()
    try:
        return Batt(pool, read_batt(read_bytes(path), pool))
    except BattError as error:
        raise type(error)(f"{path}: {error}") from None


def run_record(
    command: str, seed: int, tasks: Iterable[Task], options: Mapping[str, Any]
) -> RunRecord:
    """The line of the run log for a command that begins now; without tasks it names no data."""
    fingerprints = [task.fingerprint for task in tasks]
    return RunRecord(
        command=command,
        seed=seed,
        started=now(),
        options=options,
        batt_version=__version__,
        dsl_version=dsl_version(),
        data_fingerprint=set_fingerprint(fingerprints) if fingerprints else "",
    )


def provenance(data: str, fingerprint: str = "") -> dict[str, str]:
    """What a written result names: its data, and the versions that made it."""
    named = {"data": data, "data_fingerprint": fingerprint} if fingerprint else {"data": data}
    return {**named, "dsl_version": dsl_version(), "batt_version": __version__}


def begin_solving(
    tasks: Sequence[Task],
    engine: Engine,
    store: Path | None,
    with_library: bool,
    output: Path,
    also: Sequence[Source],
    options: Mapping[str, Any],
) -> Solving:
    """A solve of tasks, with programs of a store where one is named, ready to run.

    Its journal lies beside the submission, and knows what an equal call has answered before.
    """
    elsewhere: tuple[str, ...] = ()
    kept: dict[str, tuple[str, ...]] = {}
    if store is not None and store.exists():
        with Store.open(store, mode="r") as opened:
            kept = {task.fingerprint: kept_texts(opened, task.fingerprint) for task in tasks}
            elsewhere = solving_texts(opened)
    header = {
        **options,
        "batt": __version__,
        "language": dsl_version(),
        "tasks": sha256(repr([(task.id, task.fingerprint) for task in tasks]).encode()).hexdigest(),
        "programs": sha256(repr((sorted(kept.items()), elsewhere)).encode()).hexdigest(),
        "library": with_library,
        "proposers": sorted(PROPOSERS),
    }
    sources = Sources(with_library, elsewhere)
    journal = Journal(output.with_name(f"{output.name}.progress"), header)
    submission = SubmissionFile(output, tasks, also)
    return Solving(tasks, engine, sources, kept, journal, submission)


def keep_solved(
    store: Path, solving: Solving, options: Mapping[str, Any], hooks: Sequence[Hook]
) -> int:
    """Store what a solve has found, as one run; how many programs were new to their task."""
    budgets, tasks = Budgets(), solving.tasks
    with (
        Store.open(store) as opened,
        Keeper(opened, run_record("solve", 0, tasks, options), budgets) as keeper,
        Trials(Serial(hooks), budgets, for_store=True) as trials,
    ):
        kept = keep_answers(tasks, solving.solved.answers, trials, keeper)
        keeper.end(now())
    return kept


def now() -> str:
    """The time in UTC, as ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def going_on(how: Callable[[], str]) -> Iterator[None]:
    """Where the block is interrupted, note for the user how to go on."""
    try:
        yield
    except KeyboardInterrupt as error:
        error.add_note(how())
        raise
