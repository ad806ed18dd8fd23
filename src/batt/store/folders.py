"""Bringing the folders in line with the database: of some tasks, or all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from itertools import chain

from batt.errors import StoreError
from batt.store import reading
from batt.store.database import Database
from batt.store.files import telling
from batt.store.records import Kept, TaskRecord
from batt.store.texts import check_text, file_bytes
from batt.store.tree import Shelved, Text, Tree

MOST_TRUSTED = 200_000
"""Past this many keys trust begins anew, so that a long run does not fill the memory."""


class Folders:
    """The four folders below ``root``, kept equal to what a database says.

    Methods raise ``StoreError`` where a folder cannot be written.  What was done until then stays,
    and the next call does the rest: every step looks at what is there.
    """

    def __init__(self, root: str, db: Database) -> None:
        """Name the folders; they are made when first written to."""
        self._root, self._db = root, db
        self._solvers, self._differs = Tree(root, "solver"), Tree(root, "differ")
        self._trusted: dict[str, set[str]] = {"solver": set(), "differ": set()}

    def trust(self, kind: str, keys: Iterable[str]) -> None:
        """Programs of this ``kind`` that batt has just printed need no parsing to be written."""
        if len(self._trusted[kind]) > MOST_TRUSTED:
            self._trusted[kind].clear()
        self._trusted[kind].update(keys)

    def refresh_solvers(self, fingerprints: Collection[str]) -> None:
        """Bring ``solver_md5/``, and the tasks' folders in ``solver_dir/``, up to date.

        A file in ``solver_md5/`` that no task keeps any more is removed.
        """
        kept = {
            task: reading.kept(self._db, task.fingerprint) for task in self._tasks(fingerprints)
        }
        with telling(f"writing the folders of the store {self._root}"):
            taken_out = self._write_solvers(kept)
            met = chain.from_iterable(reading.met_keys(self._db, known) for known in fingerprints)
            here = {one.program.key for shelf in kept.values() for one in shelf}
            suspects = self._solvers.lying(taken_out.union(met) - here)
            self._solvers.drop(suspects - self._kept_elsewhere(suspects))

    def rebuild_solvers(self) -> int:
        """Make both folders of solvers anew, byte for byte; the number of places in them."""
        tasks = reading.tasks(self._db)
        kept = {task: reading.kept(self._db, task.fingerprint) for task in tasks}
        with telling(f"writing the folders of the store {self._root}"):
            self._write_solvers(kept)
            for name in set(self._solvers.task_names()) - {task.name for task in tasks}:
                self._solvers.arrange(name, ())
            wanted = {one.program.key for shelf in kept.values() for one in shelf}
            self._solvers.drop(self._solvers.keys() - wanted)
        return sum(map(len, kept.values()))

    def refresh_differs(self, fingerprints: Collection[str]) -> None:
        """Bring ``differ_md5/``, and the tasks' folders in ``differ_dir/``, up to date."""
        self._write_differs(self._tasks(fingerprints))

    def rebuild_differs(self) -> None:
        """Make both folders of differs anew, byte for byte."""
        tasks = reading.tasks(self._db)
        self._write_differs(tasks)
        with telling(f"writing the folders of the store {self._root}"):
            for name in set(self._differs.task_names()) - {task.name for task in tasks}:
                self._differs.arrange(name, ())

    def _tasks(self, fingerprints: Iterable[str]) -> list[TaskRecord]:
        found = [reading.task(self._db, fingerprint) for fingerprint in fingerprints]
        return [task for task in found if task is not None]

    def _write_solvers(self, kept: dict[TaskRecord, list[Kept]]) -> set[str]:
        """Write these tasks' programs and links; the keys of those that were taken out."""
        programs = {one.program.key: one.program for shelf in kept.values() for one in shelf}
        texts = {key: Text(key, file_bytes(made.lines, "solver")) for key, made in programs.items()}
        self._solvers.put(texts.values(), self._checker("solver", lambda key: programs[key].lines))
        taken_out: set[str] = set()
        for task, shelf in kept.items():
            shelved = [
                Shelved(texts[one.program.key], one.result.score, one.result.steps) for one in shelf
            ]
            taken_out |= self._solvers.arrange(task.name, shelved)
        return taken_out

    def _write_differs(self, tasks: Iterable[TaskRecord]) -> None:
        differs = {differ.key: differ for differ in reading.differs(self._db)}
        texts = {key: Text(key, file_bytes(made.lines, "differ")) for key, made in differs.items()}
        with telling(f"writing the folders of the store {self._root}"):
            self._differs.put(
                texts.values(), self._checker("differ", lambda key: differs[key].lines)
            )
            for task in tasks:
                found = reading.differ_results(self._db, task.fingerprint)
                shelved = [Shelved(texts[one.key], one.distinct, one.steps) for one in found]
                self._differs.arrange(task.name, shelved)
            self._differs.drop(self._differs.keys() - differs.keys())

    def _kept_elsewhere(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that some task keeps."""
        kept_by: dict[str, set[str]] = {}
        elsewhere = set()
        for key in keys:
            for fingerprint in reading.tasks_met(self._db, key):
                if fingerprint not in kept_by:
                    outcomes = reading.kept_outcomes(self._db, fingerprint)
                    kept_by[fingerprint] = {kept for kept, *_ in outcomes}
                if key in kept_by[fingerprint]:
                    elsewhere.add(key)
        return elsewhere

    def _checker(self, kind: str, lines_of: Callable[[str], str]) -> Callable[[str], None]:
        def check(key: str) -> None:
            if key not in self._trusted[kind]:
                check_text(key, lines_of(key), kind)

        return check


def make_root(path: str) -> None:
    """Make the folder that the four folders go into; ``StoreError`` where that cannot be."""
    if os.path.exists(path) and not os.path.isdir(path):
        raise StoreError(f"{path} is a file; a folder is needed there")
    with telling(f"making the folder {path}"):
        os.makedirs(path, exist_ok=True)
