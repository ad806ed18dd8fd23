"""Reading JSON that may hold anything."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from batt.drawing.text import printable
from batt.errors import TaskError


def shown_path(path: Path | str) -> str:
    """A path as messages show it."""
    return printable(str(path))


def read_file(path: Path) -> bytes:
    """The bytes of a file; ``TaskError`` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TaskError(f"{shown_path(path)} cannot be read: {error.strerror}") from None


def read_json(path: Path) -> Any:
    """What a JSON file holds; ``TaskError`` where it cannot be read or is no usable JSON."""
    return parse_json(read_file(path), path)


def parse_json(content: bytes, path: Path) -> Any:
    """What the bytes of a JSON file hold.

    Raises ``TaskError`` where they are empty or not JSON, nest too deep, or a key comes twice in
    one object, of which plain Python keeps the last and says nothing.
    """
    if not content.strip():
        raise TaskError(f"{shown_path(path)} is empty")
    try:
        return json.loads(content, object_pairs_hook=_object)
    except RecursionError:
        raise TaskError(f"{shown_path(path)} nests too deep to be a task") from None
    except ValueError as error:
        raise TaskError(f"{shown_path(path)} is not usable JSON: {error}") from None


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(members)
    if len(made) < len(members):
        twice, _ = Counter(key for key, _ in members).most_common(1)[0]
        raise ValueError(f"the key '{printable(twice)}' comes twice")
    return made
