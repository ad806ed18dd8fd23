"""What a store's texts and folders should be, against what they are; nothing here is changed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from batt.errors import BattError, NotUnderstood
from batt.programs.canonical import key_of
from batt.programs.node import Pool
from batt.programs.normal import Normaliser
from batt.programs.program import Program
from batt.programs.scan import decode
from batt.programs.text import read_bytes
from batt.store import reading
from batt.store.database import Database
from batt.store.files import holds
from batt.store.texts import INPUTS, file_bytes
from batt.store.tree import Shelved, Text

TABLES = {"solver": "programs", "differ": "differs"}
OURS = re.compile(
    r"(solver|differ)_md5/[0-9a-f]{32}\.py"
    r"|(solver|differ)_dir/solve_[A-Za-z0-9_]*/\d{5,}/s\d{2,}/[0-9a-f]{32}\.py"
)
"""The paths in a store that we write; whatever else a user puts there is left alone."""


MISSING = "is missing"
STRAY = "belongs to nothing that the database keeps there"


@dataclass(frozen=True, slots=True)
class Difference:
    """A place in the store that is not as it should be, and in what; ``key`` of a program.

    Where the noted normal form alone is wrong, ``normal`` is the key of the right one.
    """

    place: str
    what: str
    key: str = ""
    normal: str = ""

    def __str__(self) -> str:
        """The place first."""
        return f"{self.place}: {self.what}"


def text_flaws(db: Database, kind: str) -> Iterator[Difference | None]:
    """For each program of a kind in the database its flaw, or None where it has none.

    A program has its key, is in the language and in canonical form, is as long as noted, and a
    solver has the normal form that is noted.
    """
    for key, lines, size, normal in reading.unchecked_texts(db, TABLES[kind]):
        flaw, right = _text_flaw(key, lines, size, normal, kind)
        yield Difference(f"{kind} {key}", flaw, str(key), right) if flaw else None


def _text_flaw(key: Any, lines: Any, size: Any, normal: Any, kind: str) -> tuple[str, str]:
    """What is wrong with a text, if anything, and the normal form where only that is."""
    if not isinstance(lines, str) or key != key_of(lines):
        return "the text in the database is not the one of its key", ""
    pool = Pool()
    try:
        program = Program.parse(lines, pool, INPUTS[kind])
    except NotUnderstood as error:
        return f"the text in the database is no program: {error}", ""
    if program.text != lines:
        return "the text in the database is not in canonical form", ""
    if size != program.size:
        return f"its size is {program.size}, not {size}", ""
    right = Normaliser(pool).key(program.root) if normal is not None else None
    return ("", "") if normal == right else ("its normal form is another", right or "")


def folder_differences(root: str, db: Database, kind: str) -> Iterator[Difference]:
    """Where the two folders of a kind do not show what the database holds, path by path.

    Raises ``StoreError`` where a text in the database is not the one of its key.
    """
    texts, shelves = _solvers(db) if kind == "solver" else _differs(db)
    wanted = {f"{kind}_md5/{text.file}": text for text in texts}
    links = {f"{kind}_dir/{place}": text for place, text in shelves}
    for path in sorted({*wanted, *links, *_present(root, kind)}):
        if path in wanted:
            what = _file_flaw(f"{root}/{path}", wanted[path], kind)
        elif path in links:
            target = f"../../../../{kind}_md5/{links[path].file}"
            what = _link_flaw(f"{root}/{path}", links[path], target, kind)
        else:
            what = STRAY
        if what:
            yield Difference(path, what, path[-35:-3])


def _solvers(db: Database) -> tuple[Iterable[Text], list[tuple[str, Text]]]:
    texts: dict[str, Text] = {}
    shelves = []
    for task in reading.tasks(db):
        for one in reading.kept(db, task.fingerprint):
            program, result = one.program, one.result
            if program.key not in texts:
                texts[program.key] = Text(program.key, file_bytes(program.lines, "solver"))
            item = Shelved(texts[program.key], result.score, result.steps)
            shelves.append((f"solve_{task.name}/{item.place}", item.text))
    return texts.values(), shelves


def _differs(db: Database) -> tuple[Iterable[Text], list[tuple[str, Text]]]:
    differs = reading.differs(db)
    texts = {each.key: Text(each.key, file_bytes(each.lines, "differ")) for each in differs}
    shelves = []
    for task in reading.tasks(db):
        for found in reading.differ_results(db, task.fingerprint):
            item = Shelved(texts[found.key], found.distinct, found.steps)
            shelves.append((f"solve_{task.name}/{item.place}", item.text))
    return texts.values(), shelves


def _present(root: str, kind: str) -> Iterator[str]:
    """Every file or link of ours in the two folders of a kind, as a path from the root."""
    for top in (f"{kind}_md5", f"{kind}_dir"):
        for folder, folders, files in os.walk(f"{root}/{top}"):
            for name in (*files, *folders):
                path = os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
                if OURS.fullmatch(path):
                    yield path


def _file_flaw(path: str, text: Text, kind: str) -> str:
    try:
        if holds(path, text.data):
            return ""
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    if not os.path.lexists(path):
        return MISSING
    return f"was changed by hand: {_what_it_is(path, text.key, kind)}"


def _what_it_is(path: str, key: str, kind: str) -> str:
    """What a file holds now that is not ours any more; it is parsed, never trusted."""
    try:
        found = Program.parse(decode(read_bytes(Path(path))), inputs=INPUTS[kind])
    except BattError as error:
        return f"no program ({error})"
    return "the same program, written otherwise" if found.key == key else f"program {found.key}"


def _link_flaw(path: str, text: Text, target: str, kind: str) -> str:
    """A link to the program is right, and so is a copy, where links cannot be made."""
    if not os.path.islink(path):
        return _file_flaw(path, text, kind)
    found = os.readlink(path)
    return "" if found == target else f"leads to {found!r:.80}, not to {target}"
