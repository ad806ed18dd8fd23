"""Writing records into the database: each once, and again only where something new is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from batt.dsl.version import known_table, language_of
from batt.errors import NotUnderstood, StoreError
from batt.programs.program import Program
from batt.store.database import Database, Row
from batt.store.reading import RESULT_COLUMNS, find_results, task_number, texts_of
from batt.store.records import (
    DifferRecord,
    DifferResult,
    ProgramRecord,
    ResultRecord,
    TaskRecord,
)
from batt.store.texts import check_key

VERDICTS = {True: "1", False: "0", None: "?"}


def note_primitives(db: Database) -> None:
    """Note the hash of every primitive, so that it can be told later which of them changed."""
    note_hashes(db, known_table().items())


def note_hashes(db: Database, hashes: Iterable[tuple[str, str]]) -> None:
    """Note names and hashes of primitives."""
    db.change("INSERT OR IGNORE INTO primitives (name, hash) VALUES (?, ?)", hashes)


def forget_primitives(db: Database) -> None:
    """Forget the hashes that primitives had before, once no result depends on them."""
    with db.transaction():
        db.change("DELETE FROM primitives", [()])
        note_primitives(db)


def save_tasks(db: Database, tasks: Iterable[TaskRecord]) -> None:
    """Make tasks known; one that is known stays as it was first named."""
    db.change(
        "INSERT INTO tasks (fingerprint, id, dataset, task_group) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (fingerprint) DO NOTHING",
        [
            (task.fingerprint, storable(task.id), storable(task.dataset), storable(task.group))
            for task in tasks
        ],
    )


def save_programs(db: Database, programs: Iterable[ProgramRecord]) -> list[bool]:
    """Save programs; for each whether it is new.  ``StoreError`` where key and text disagree."""
    given = list(programs)
    with db.transaction():
        known = texts_of(db, "programs", [program.key for program in given])
        fresh = [_is_new(known, program.key, program.lines) for program in given]
        add_programs(
            db,
            [
                (one.key, one.lines, one.size, one.normal or _normal_of(one.lines))
                for one, new in zip(given, fresh, strict=True)
                if new
            ],
        )
    return fresh


def add_programs(db: Database, rows: Iterable[tuple[str, str, int, str]]) -> None:
    """Insert programs that are not there: key, lines, size, key of the normal form."""
    db.change("INSERT INTO programs (key, lines, size, normal) VALUES (?, ?, ?, ?)", rows)


def _normal_of(lines: str) -> str:
    """The key of the normal form; empty for what is no program, which ``verify`` will name."""
    from batt.programs.normal import normal_key  # here, as few uses of a store need the laws

    try:
        return normal_key(Program.parse(lines))
    except NotUnderstood:
        return ""


def mend_normals(db: Database, normals: Iterable[tuple[str, str]]) -> None:
    """Write keys of normal forms, given by the programs' keys, over those that are there."""
    db.change("UPDATE programs SET normal = ? WHERE key = ?", [(new, key) for key, new in normals])


def _is_new(known: dict[str, str], key: str, lines: str) -> bool:
    """Whether a key is not known yet, and note it; a hit is confirmed, as MD5 can be deceived."""
    check_key(key, lines)
    new = key not in known
    if known.setdefault(key, lines) != lines:
        raise StoreError(f"two texts have the key {key}; the one in the store was kept")
    return new


def save_results(db: Database, results: Iterable[ResultRecord]) -> list[bool]:
    """Save results; for each whether task and program meet for the first time.

    Task, program and run must be known.  See ``settled`` for a result that is there already.
    """
    number_of = numbers(db)
    changed: dict[tuple[int, str], ResultRecord] = {}
    fresh = []
    with db.transaction():
        given = _with_languages(db, list(results))
        stored = _stored(db, given, number_of)
        for new in given:
            place = number_of(new.fingerprint), new.key
            known = stored.get(place)
            record = new if known is None else settled(known, new)
            if known is None or record != known or record.noted != known.noted:
                stored[place] = changed[place] = record
            fresh.append(known is None)
        write_results(db, changed)
    return fresh


def _with_languages(db: Database, results: list[ResultRecord]) -> list[ResultRecord]:
    """The results, with the language filled in of those without one."""
    texts = texts_of(db, "programs", [each.key for each in results if not each.language])
    return [
        replace(each, language=language_of(texts[each.key])) if each.key in texts else each
        for each in results
    ]


def _stored(
    db: Database, results: list[ResultRecord], number_of: Callable[[str], int]
) -> dict[tuple[int, str], ResultRecord]:
    """What the store holds already for the tasks and programs of these results."""
    keys: dict[str, list[str]] = {}
    for each in results:
        keys.setdefault(each.fingerprint, []).append(each.key)
    return {
        (number_of(fingerprint), found.key): found
        for fingerprint, wanted in keys.items()
        for found in find_results(db, number_of(fingerprint), fingerprint, wanted)
    }


def mend_results(db: Database, results: Iterable[ResultRecord]) -> None:
    """Write measurements in the place of those that are there, whatever these say."""
    number_of = numbers(db)
    write_results(db, {(number_of(each.fingerprint), each.key): each for each in results})


def add_results(db: Database, rows: Iterable[Row]) -> None:
    """Write results as the table holds them: task, ``RESULT_COLUMNS``, size of the program."""
    marks = ", ".join("?" * (len(RESULT_COLUMNS) + 2))
    db.change(
        f"INSERT OR REPLACE INTO results (task, {', '.join(RESULT_COLUMNS)}, size)"
        f" VALUES ({marks})",
        rows,
    )


def write_results(db: Database, results: dict[tuple[int, str], ResultRecord]) -> None:
    """Write results by the numbers of their tasks and by key, over what may be there."""
    marks = ", ".join("?" * (len(RESULT_COLUMNS) + 1))
    db.change(
        f"INSERT OR REPLACE INTO results (task, {', '.join(RESULT_COLUMNS)}, size)"
        f" VALUES ({marks}, (SELECT size FROM programs WHERE key = ?))",
        ((task, *result_row(result), key) for (task, key), result in results.items()),
    )


def settled(stored: ResultRecord, new: ResultRecord) -> ResultRecord:
    """What a store holds after a result comes in for a task and a program that met before.

    Under smaller budgets nothing is learnt.  Otherwise, where the outcome is the same, only
    verdicts on tests whose outputs were not known are added, and the language in which it holds, so
    that doing a thing twice changes nothing; where it is not (larger budgets, another version of
    the language), the new measurement counts.  Where the program came from stays as first noted.
    """
    if _budgets(new) < _budgets(stored):
        return stored
    if _outcome(new) == _outcome(stored):
        pairs = zip(stored.tests_right, new.tests_right, strict=True)
        verdicts = tuple(b if a is None else a for a, b in pairs)
        behaviour = new.behaviour or stored.behaviour
        return replace(stored, tests_right=verdicts, language=new.language, behaviour=behaviour)
    return replace(
        new,
        run=stored.run,
        parents=stored.parents,
        mutation=stored.mutation,
        seed=stored.seed,
        round=stored.round,
    )


def _budgets(result: ResultRecord) -> tuple[int, int]:
    return result.program_budget, result.node_budget


def _outcome(result: ResultRecord) -> tuple[object, ...]:
    return result.scores, result.steps, result.failed, _budgets(result), len(result.tests_right)


def result_row(result: ResultRecord) -> tuple[object, ...]:
    """The columns ``RESULT_COLUMNS`` of a result."""
    return (
        result.key,
        result.failed,
        result.score,
        result.steps,
        " ".join(map(str, result.scores)),
        "".join(VERDICTS[verdict] for verdict in result.tests_right),
        result.behaviour,
        result.node_budget,
        result.program_budget,
        result.seconds,
        result.run,
        " ".join(result.parents),
        result.mutation,
        result.seed,
        result.round,
        result.language,
    )


def save_differs(db: Database, differs: Iterable[DifferRecord]) -> list[bool]:
    """Save differs; for each whether it is new.  One that ships now was perhaps found before."""
    given = list(differs)
    with db.transaction():
        known = texts_of(db, "differs", [differ.key for differ in given])
        fresh = [_is_new(known, differ.key, differ.lines) for differ in given]
        db.change(
            "INSERT INTO differs (key, lines, size, name, shipped) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET name = excluded.name, shipped = excluded.shipped"
            " WHERE excluded.shipped > shipped",
            [(one.key, one.lines, one.size, one.name, one.shipped) for one in given],
        )
    return fresh


def save_differ_results(db: Database, results: Iterable[DifferResult]) -> None:
    """Save how differs tell the candidates of tasks apart; the latest measurement counts."""
    number_of = numbers(db)
    db.change(
        "INSERT INTO differ_results (task, key, distinct_values, steps) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (task, key) DO UPDATE SET"
        " distinct_values = excluded.distinct_values, steps = excluded.steps",
        [
            (number_of(found.fingerprint), found.key, found.distinct, found.steps)
            for found in results
        ],
    )


def numbers(db: Database) -> Callable[[str], int]:
    """The numbers of tasks by fingerprint, each asked for once; ``ValueError`` for an unknown."""

    @cache
    def number_of(fingerprint: str) -> int:
        number = task_number(db, fingerprint)
        if number is None:
            raise ValueError(f"save the task {fingerprint} before what was found on it")
        return number

    return number_of


def storable(text: str) -> str:
    r"""The text as UTF-8 can hold it; a name of a file outside UTF-8 has bytes that it cannot.

    >>> storable("a\udce9")
    'a\\udce9'
    """
    return text.encode("utf-8", "backslashreplace").decode()
