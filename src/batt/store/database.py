"""The database of a store: opening it safely, transactions, and errors that say what to do.

SQLite is known here and nowhere else.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from batt.errors import StoreError
from batt.store.schema import APPLICATION, STATEMENTS, VERSION

SETTINGS = """
PRAGMA trusted_schema=OFF;
PRAGMA foreign_keys=ON;
PRAGMA synchronous=NORMAL;
PRAGMA cache_size=-64000;
"""
"""The schema of another's file runs nothing; 64 MB of pages, taken as needed, hold the indexes."""

OBJECTS = """
SELECT type, name, sql FROM sqlite_master
WHERE NOT (type = 'index' AND sql IS NULL)
AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
"""
"""All but what SQLite itself puts there: the indexes of keys, and the statistics of ANALYZE."""

MAGIC = b"SQLite format 3\x00"
HEADER_BYTES = 100
BUSY_SECONDS = 5.0
"""How long a reader waits for the moment in which a driver opens or closes the journal."""

DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
FORBIDDEN = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_AUTH,
}
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
UNFOLDED = {*BUSY, sqlite3.SQLITE_FULL}
OUR_MISTAKES = (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.InterfaceError)

Row = tuple[Any, ...]


class Database:
    """An open database file; ``writable`` ones are made where there is none.

    Raises ``StoreError``, here and in every method, where the file cannot be used: damaged, from a
    newer batt, not ours, not writable, or the disk full.
    """

    def __init__(self, path: Path, writable: bool) -> None:
        """Open the file, check that it is ours, and make the tables of a new one."""
        self.path = path
        self.writable = writable
        if not writable and is_new(path):
            raise self._no_store()
        self._connection = sqlite3.connect(
            _uri(path, writable), uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
        try:
            with self._telling():
                self._open(is_new(path) or self._is_blank())
        except BaseException:
            self._connection.close()
            raise

    def _open(self, empty: bool) -> None:
        self._connection.executescript(SETTINGS)
        if not empty:
            self._check_schema()
        elif not self.writable:
            raise self._no_store()
        if self.writable:
            self._connection.execute("PRAGMA journal_mode=WAL")
        if empty:
            self._create()

    def _is_blank(self) -> bool:
        """Whether it is a database without anything, as a kill leaves that comes very early."""
        objects = self._connection.execute("SELECT name FROM sqlite_master").fetchall()
        return not (objects or self._number("application_id") or self._number("user_version"))

    def _no_store(self) -> StoreError:
        return StoreError(f"{self.path} holds no store yet; `batt run` makes one")

    def _number(self, pragma: str) -> int:
        return int(self._connection.execute(f"PRAGMA {pragma}").fetchone()[0])

    def _create(self) -> None:
        with self.transaction():
            for statement in STATEMENTS:
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id={APPLICATION}")
            self._connection.execute(f"PRAGMA user_version={VERSION}")

    def _check_schema(self) -> None:
        """Refuse what is not exactly our tables: they are another's, and may act when read."""
        version = self._number("user_version")
        found = self._connection.execute(OBJECTS).fetchall()
        if self._number("application_id") != APPLICATION:
            raise StoreError(f"{self.path} is a database, but not one of batt's")
        if version > VERSION:
            raise StoreError(
                f"{self.path} is from a newer batt (layout {version}, this one knows {VERSION}); "
                "update batt, or name another folder with --store"
            )
        if 0 < version < VERSION:
            raise StoreError(
                f"{self.path} is from an older batt (layout {version}, this one keeps {VERSION}); "
                "name another folder with --store"
            )
        self._compare(version, found)

    def _compare(self, version: int, found: list[Row]) -> None:
        ours = {_name(statement): statement for statement in STATEMENTS}
        strange = sorted(f"{kind} {name}" for kind, name, sql in found if ours.get(name) != sql)
        if strange:
            raise StoreError(
                f"{self.path} holds what no batt has put there: {', '.join(strange)}; "
                "a store has its own tables only, so it is not opened"
            )
        missing = sorted(ours.keys() - {name for _, name, _ in found})
        if missing or version != VERSION:
            gone = ", ".join(missing) or f"its version ({version})"
            raise StoreError(f"{self.path} is damaged: {gone} is missing; {_remedy()}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside is kept, or nothing of it; one inside another joins it."""
        if self._connection.in_transaction:
            yield
            return
        with self._telling():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def without_indexes(self) -> Iterator[None]:
        """In a transaction that fills empty tables: their indexes are made at its end, at once."""
        empty = self.row("SELECT 1 FROM results LIMIT 1") is None
        indexes = [made for made in STATEMENTS if empty and made.startswith("CREATE INDEX results")]
        with self._telling():
            for made in indexes:
                self._connection.execute(f"DROP INDEX {_name(made)}")
        yield
        with self._telling():
            for made in indexes:
                self._connection.execute(made)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside stands as it did at the first read, whoever writes meanwhile."""
        with self._telling():
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def compact(self) -> None:
        """Give the room back that deleted rows have taken."""
        with self._telling():
            self._connection.execute("VACUUM")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # SQLite itself rolls back after some errors
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows that a SELECT gives."""
        with self._telling():
            return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row that a SELECT gives, None where there is none."""
        with self._telling():
            found: Row | None = self._connection.execute(statement, values).fetchone()
            return found

    def change(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each of the rows, in the transaction at hand or in one of its own."""
        with self.transaction():
            self._connection.executemany(statement, rows)

    def insert(self, statement: str, values: Sequence[Any]) -> int:
        """Run an INSERT and give the number of the new row."""
        with self.transaction():
            return self._connection.execute(statement, values).lastrowid or 0

    def close(self) -> None:
        """Fold the journal into the file, so that it can be copied and read alone, and close.

        Where a reader is at it, or the disk is full, the journal stays, with what was saved; the
        next clean close folds it in.
        """
        fold, self.writable = self.writable, False
        try:
            if fold:
                with self._telling():
                    self._fold_journal()
        finally:
            self._connection.close()

    def _fold_journal(self) -> None:
        self._roll_back()
        self._connection.execute("PRAGMA busy_timeout=0")
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if _primary_code(error) not in UNFOLDED:
                raise

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OUR_MISTAKES:
            raise
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_advice(error, self.writable)}") from error


def is_new(path: Path) -> bool:
    """Whether there is no database yet; ``StoreError`` for a file that is no database, or cut."""
    try:
        with open(path, "rb") as file:
            header = file.read(HEADER_BYTES)
            length = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        return True
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error
    if header and not header.startswith(MAGIC):
        raise StoreError(f"{path} is no database: it begins with other bytes; {_remedy()}")
    if _is_cut(header, length) and not _has_journal(path):
        raise StoreError(f"{path} is damaged: its end is missing; {_remedy()}")
    return not header and not _has_journal(path)


def _is_cut(header: bytes, length: int) -> bool:
    """Whether the file is shorter than its header says (SQLite's file format, section 1.3)."""
    if not header:
        return False
    if len(header) < HEADER_BYTES:
        return True
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return header[24:28] == header[92:96] and pages * (65536 if page == 1 else page) > length


def _has_journal(path: Path) -> bool:
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _uri(path: Path, writable: bool) -> str:
    """How SQLite is told to open the file.

    ``immutable`` takes no locks and makes no files beside it; it is for places where nobody writes.
    """
    if writable:
        options = "mode=rwc"
    elif os.access(path.parent, os.W_OK) or _has_journal(path):
        options = "mode=ro"
    else:
        options = "mode=ro&immutable=1"
    return f"{path.absolute().as_uri()}?{options}"


def _advice(error: sqlite3.Error, writable: bool) -> str:
    code = _primary_code(error)
    if code == sqlite3.SQLITE_FULL:
        return (
            "the disk is full; nothing of this step was saved, and what was there before is whole: "
            "make room and run it again"
        )
    if code in DAMAGED:
        return f"the database is damaged ({error}); {_remedy()}"
    if code in FORBIDDEN and writable:
        return f"it cannot be written ({error}); give yourself the right, or use another --store"
    if code in FORBIDDEN:
        return f"it was not closed cleanly ({error}); open it once where it can be written"
    if code in BUSY:
        return "another program holds the database; wait until it has ended"
    return str(error)


def _primary_code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF


def _remedy() -> str:
    return "nothing was changed; put a copy back in its place, or name another folder with --store"


def _name(statement: str) -> str:
    """What a CREATE statement makes.

    >>> _name("CREATE INDEX tasks_by_id ON tasks (id, number)")
    'tasks_by_id'
    """
    found = re.match(r"CREATE \w+ (\w+)", statement)
    return found[1] if found else ""
