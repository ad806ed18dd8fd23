"""``Store``: what runs have kept, as one object."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from batt.errors import StoreError, UsageError
from batt.store import export, generality, log, prune, reading, saving, stats, table
from batt.store.database import Database, is_new
from batt.store.folders import Folders, make_root
from batt.store.generality import GeneralityRecord
from batt.store.lock import FolderLock, claim
from batt.store.merge import Merged, Merger
from batt.store.prune import Pruned
from batt.store.records import (
    DifferRecord,
    DifferResult,
    IncidentRecord,
    Kept,
    ProgramRecord,
    ResultRecord,
    RoundRecord,
    RunRecord,
    TaskRecord,
)
from batt.store.stats import Stats
from batt.store.tree import Tree

if TYPE_CHECKING:
    from batt.store.verify import Difference

DATABASE_NAME = "batt.sqlite"


class Store:
    """A store folder, open until ``close`` or the end of its ``with`` block.

    Opened with ``rw`` it is made where there is none, and belongs to this process alone: it is the
    driver.  Opened with ``r`` it is only read, also while a driver writes.  What goes wrong with
    the folder or the database is a ``StoreError`` that says what to do.

    The database is the truth and the folders are a view: save inside one ``transaction``, then
    ``refresh``.
    """

    def __init__(self, path: str | os.PathLike[str], mode: Literal["r", "rw"] = "rw") -> None:
        """Open the folder; ``StoreError`` where it cannot be used."""
        self.path = Path(path)
        self._lock: FolderLock | None = None
        if self.path.exists() and not self.path.is_dir():
            raise StoreError(f"{path} is a file; a store is a folder: name one with --store")
        if mode == "rw":
            self._lock = claim(self.path)
        try:
            if mode == "rw":
                _check_not_lost(self.path)
            self._db = Database(self.path / DATABASE_NAME, writable=mode == "rw")
        except BaseException:
            self._release()
            raise
        self._folders = Folders(str(self.path), self._db)

    @classmethod
    def open(cls, path: str | os.PathLike[str], mode: Literal["r", "rw"] = "rw") -> Store:
        """The same as calling the class, in words."""
        return cls(path, mode)

    def close(self) -> None:
        """Leave the database as one file that can be copied, and let other drivers in.

        A second time does nothing.
        """
        try:
            self._db.close()
        finally:
            self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close; an error on the way out does not hide the one that led here."""
        try:
            self.close()
        except StoreError:
            if error is None:
                raise

    # Writing

    def transaction(self) -> AbstractContextManager[None]:
        """A ``with`` block of which everything is saved, or nothing."""
        return self._db.transaction()

    def begin_run(self, run: RunRecord) -> int:
        """Note that a run begins; the number that its results and incidents carry."""
        return log.begin_run(self._db, run)

    def end_run(self, number: int, ended: str, reproducible: bool = True) -> None:
        """Note when a run ended, and whether no guard tripped in it."""
        log.end_run(self._db, number, ended, reproducible)

    def note_spent(self, number: int, spent: Mapping[str, float]) -> None:
        """Note the CPU seconds that a run has taken so far, by phase, over what was noted before.

        They are part of no digest, and do not tell runs apart.
        """
        log.note_spent(self._db, number, spent)

    def save_tasks(self, tasks: Iterable[TaskRecord]) -> None:
        """Make tasks known, before anything that was found on them."""
        saving.save_tasks(self._db, tasks)

    def save_programs(self, programs: Iterable[ProgramRecord]) -> list[bool]:
        """Save programs; for each whether it is new.  ``StoreError`` where a key is not its text's.

        They are taken to be canonical, as ``Program`` prints them.
        """
        given = list(programs)
        fresh = saving.save_programs(self._db, given)
        self._folders.trust("solver", (program.key for program in given))
        return fresh

    def save_results(self, results: Iterable[ResultRecord]) -> list[bool]:
        """Save results of saved programs on saved tasks; for each whether the two meet first here.

        See ``saving.settled`` for a second result of the same two.
        """
        return saving.save_results(self._db, results)

    def mend_results(self, results: Iterable[ResultRecord]) -> None:
        """Write new measurements of saved results over them, whatever these say."""
        saving.mend_results(self._db, results)

    def forget_primitives(self) -> None:
        """Forget the hashes that primitives had before: every result was measured with these."""
        saving.forget_primitives(self._db)

    def save_differs(self, differs: Iterable[DifferRecord]) -> list[bool]:
        """Save differs; for each whether it is new."""
        given = list(differs)
        fresh = saving.save_differs(self._db, given)
        self._folders.trust("differ", (differ.key for differ in given))
        return fresh

    def save_differ_results(self, results: Iterable[DifferResult]) -> None:
        """Save how saved differs tell the candidates of saved tasks apart."""
        saving.save_differ_results(self._db, results)

    def mend_normals(self, normals: Iterable[tuple[str, str]]) -> None:
        """Write (key, key of the normal form) of saved programs over what is there."""
        saving.mend_normals(self._db, normals)

    def save_round(self, done: RoundRecord) -> None:
        """Note that a round of a run is over, in the transaction that saves what it found."""
        log.save_round(self._db, done)

    def prune(self, watch: Callable[[int], object] = lambda _: None) -> Pruned:
        """Delete what falls out of the kept places; ``watch`` is told of each task."""
        pruned = prune.prune(self._db, watch)
        self._db.compact()
        return pruned

    def merge(
        self, sources: Sequence[Store], watch: Callable[[int], object] = lambda _: None
    ) -> Merged:
        """Take over what other stores hold, in one transaction; then ``export`` shows it.

        A text that is not the one of its key is left out and named, and so is one that would be
        kept and is no program.  ``watch`` is told of every program.
        """
        with ExitStack() as stack:
            for source in sources:
                stack.enter_context(source._db.snapshot())
            with self.transaction():
                merger = Merger(self._db, [source._db for source in sources], watch)
                merged = merger.run()
        self._folders.trust("solver", merger.parsed)
        return merged

    def save_incidents(self, incidents: Iterable[IncidentRecord]) -> None:
        """Note programs that a guard stopped on saved tasks."""
        log.save_incidents(self._db, incidents)

    def save_generality(self, records: Iterable[GeneralityRecord]) -> int:
        """Keep how programs do beyond their train pairs, where they have a result; how many."""
        return generality.save_generality(self._db, records)

    # Reading

    def snapshot(self) -> AbstractContextManager[None]:
        """A ``with`` block in which all that is read stands as at the first read.

        So it is one state of the store, also while a driver writes.
        """
        return self._db.snapshot()

    def tasks(self, id: str | None = None) -> list[TaskRecord]:
        """The tasks in the order in which they came: all, or those of an id."""
        return reading.tasks(self._db, id)

    def programs(self, key: str | None = None) -> Iterator[ProgramRecord]:
        """All programs in the order of their keys, kept or not, or the one of a key."""
        return reading.programs(self._db, key)

    def texts(self, keys: Iterable[str]) -> dict[str, str]:
        """The lines by key of those programs that are here."""
        return reading.texts_of(self._db, "programs", keys)

    def normals(self) -> Iterator[tuple[str, str]]:
        """Key, and key of the normal form, of every program."""
        return reading.normals(self._db)

    def find(self, prefix: str) -> ProgramRecord:
        """The one program whose key begins so; ``UsageError`` for none or several."""
        return reading.find_program(self._db, prefix)

    def kept(self, fingerprint: str, places: int | None = None) -> list[Kept]:
        """The programs that are kept for a task, best first: at most 32.

        By score, then steps, size and key; those that fail on every train pair come last.  With
        more ``places`` it gives those too that fell out of the 32.
        """
        return reading.kept(self._db, fingerprint, places)

    def solved(self, fingerprint: str | None = None, run: int | None = None) -> dict[str, bool]:
        """The tasks with a program that fits, and whether one of these is right: all, or one.

        Of a run those that it was the first to find.
        """
        return reading.solved(self._db, fingerprint, run)

    def found(
        self, fingerprint: str | None = None, key: str | None = None
    ) -> Iterator[ResultRecord]:
        """The results by task and key, kept or not: all, those on a task, those of a program."""
        return reading.results(self._db, fingerprint, key)

    def results(
        self, fingerprint: str | None = None, key: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """What ``found`` gives, as dicts for a data frame: the columns of ``table.COLUMNS``."""
        return table.table_rows(self._db, fingerprint, key)

    def ranked(self, fingerprint: str, most: int | None = None) -> list[dict[str, Any]]:
        """The rows of ``results`` for a task, best first: what is kept, or so many."""
        return table.kept_rows(self._db, fingerprint, most or reading.KEPT_PLACES)

    def counts(self) -> dict[str, int]:
        """How many there are of everything: ``tasks``, ``programs``, ``results`` and more."""
        return stats.counts(self._db)

    def stats(self) -> Stats:
        """How much there is of everything, and how far the tasks have come."""
        return stats.stats(self._db)

    def differs(self) -> list[DifferRecord]:
        """The differs, shipped and found, in the order of their keys."""
        return reading.differs(self._db)

    def differ_results(self, fingerprint: str) -> list[DifferResult]:
        """How the differs tell the candidates of a task apart."""
        return reading.differ_results(self._db, fingerprint)

    def generality(self, fingerprint: str | None = None) -> Iterator[GeneralityRecord]:
        """How programs do beyond their train pairs: all that is kept, or that on a task."""
        return generality.read_generality(self._db, fingerprint)

    def runs(self) -> list[RunRecord]:
        """The runs, oldest first."""
        return log.runs(self._db)

    def rounds(self, run: int) -> list[RoundRecord]:
        """The rounds of a run, in order."""
        return log.rounds(self._db, run)

    def incidents(self, run: int | None = None) -> list[IncidentRecord]:
        """The programs that a guard stopped: all, or those of a run."""
        return log.incidents(self._db, run)

    def primitives(self) -> list[tuple[str, str]]:
        """Name and hash of each primitive as runs have known it, of a changed one several."""
        return reading.primitives(self._db)

    def text_flaws(self, kind: str) -> Iterator[Difference | None]:
        """For each ``solver`` or ``differ`` in the database what its text has wrong, or None."""
        from batt.store import verify  # here, as few uses of a store need the parser

        return verify.text_flaws(self._db, kind)

    def folder_differences(self, kind: str) -> Iterator[Difference]:
        """Where the two folders of ``solver`` or ``differ`` do not show what the database holds."""
        from batt.store import verify

        return verify.folder_differences(str(self.path), self._db, kind)

    def digest(self) -> str:
        """What tells two stores apart that keep different things: a SHA-256 in hex.

        It is over these lines, sorted as bytes, each ended by a newline, in UTF-8: for every kept
        program ``<task fingerprint> <key> <scores, joined by commas> <steps>``, for every differ
        ``differ <key>``.
        """
        lines = [f"differ {differ.key}\n" for differ in self.differs()]
        for task in self.tasks():
            for key, scores, steps in reading.kept_outcomes(self._db, task.fingerprint):
                lines.append(f"{task.fingerprint} {key} {scores.replace(' ', ',')} {steps}\n")
        return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()

    # The folders

    def refresh(self, fingerprints: Collection[str]) -> None:
        """Bring the folders of these tasks up to date, solvers and differs."""
        self.refresh_solvers(fingerprints)
        self.refresh_differs(fingerprints)

    def refresh_solvers(self, fingerprints: Collection[str]) -> None:
        """Bring ``solver_md5/`` and ``solver_dir/`` of these tasks up to date."""
        self._folders.refresh_solvers(fingerprints)

    def refresh_differs(self, fingerprints: Collection[str]) -> None:
        """Bring ``differ_md5/`` and ``differ_dir/`` of these tasks up to date."""
        self._folders.refresh_differs(fingerprints)

    def export(
        self,
        form: str = "tree",
        path: str | os.PathLike[str] | None = None,
        watch: Callable[[int], object] = lambda _: None,
        without: Collection[str] = (),
    ) -> int:
        """Write what is kept, and return the number of (task, program) in it.

        Without ``path`` the store's own folders are made anew, byte for byte.  With it, ``tree``
        makes such folders there, ``files`` a file for each kept program, ``one-file`` one for all.
        ``table`` writes every result, kept or not, as CSV or JSON lines, ``library`` a program for
        each task that has one which generalises, ``without`` tasks of some ids.  ``UsageError``
        for a form that is none of these, or a place that does not go with it.
        """
        if form == "one-file" and path is not None:
            return export.export_one_file(self._db, os.fspath(path))
        if form == "table" and path is not None:
            return table.write_table(self.results(), os.fspath(path), watch)
        if form == "files" and path is not None:
            return export.export_files(self._db, os.fspath(path))
        if form == "library" and path is not None:
            return export.export_library(self._db, os.fspath(path), without)
        if form == "tree":
            return self._export_tree(self.path if path is None else Path(path))
        if form in ("one-file", "files", "table", "library"):
            raise UsageError(f"--form {form} needs a place to write to: -o PATH")
        raise UsageError(f"there is no form {form!r}; use one-file, files, tree, table or library")

    def _export_tree(self, path: Path) -> int:
        folders = self._folders
        if path.resolve() != self.path.resolve():
            if (path / DATABASE_NAME).exists():
                raise UsageError(f"{path} is a store of its own; its folders show what it holds")
            make_root(str(path))
            folders = Folders(str(path), self._db)
        elif self._lock is None:
            raise StoreError(f"the store {path} is open for reading only")
        folders.rebuild_differs()
        return folders.rebuild_solvers()


def _check_not_lost(path: Path) -> None:
    """Refuse to begin anew where programs lie that a lost database knew of."""
    if is_new(path / DATABASE_NAME) and any(
        Tree(str(path), kind).keys() for kind in ("solver", "differ")
    ):
        raise StoreError(
            f"{path} has programs in its folders, but its database {DATABASE_NAME} is empty or "
            "missing: put a copy back in its place, or move the folders away to begin anew"
        )
