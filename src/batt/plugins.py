"""Plugins: a user's own Python file, run in the driver and in the workers, to add primitives.

It is the one kind of file that batt executes; programs are only ever parsed.
"""

from __future__ import annotations
import __future__

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from batt.dsl.outside import admitting
from batt.errors import UsageError

RUN = "batt.plugins:run_plugin"

TYPES_AS_WRITTEN = __future__.annotations.compiler_flag
"""Annotations stay text in a plugin, so that ``Colour`` is not taken for any ``Integer``."""

_done: set[str] = set()
"""The SHA-256 of each plugin that has run in this process."""


@dataclass(frozen=True)
class Plugin:
    """A file as it was when it was read, so that every worker runs the same text."""

    path: str
    source: bytes = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of its bytes, 64 hex digits."""
        return sha256(self.source).hexdigest()

    @property
    def hook(self) -> tuple[str, tuple[Any, ...]]:
        """What an engine calls wherever its jobs run (``make_engine(initialise=...)``)."""
        return RUN, (self.path, self.source)


def load_plugins(paths: Iterable[str | os.PathLike[str]] | None) -> list[Plugin]:
    """Read and run plugin files; ``UsageError`` for the first that cannot be used."""
    plugins = [Plugin(os.fspath(path), _read(path)) for path in paths or ()]
    for plugin in plugins:
        run_plugin(plugin.path, plugin.source)
    return plugins


def as_options(plugins: Iterable[Plugin]) -> dict[str, str]:
    """What the run log keeps of plugins: the SHA-256 of each by its file's name."""
    return {Path(plugin.path).name: plugin.sha256 for plugin in plugins}


def run_plugin(path: str, source: bytes) -> None:
    """Run a plugin's text; one that has run in this process already is left alone.

    Raises ``UsageError``, with the line, for whatever it raises, and for a primitive of a name that
    is taken or that no program could use; the language is then as it was.
    """
    digest = sha256(source).hexdigest()
    if digest in _done:
        return
    # A word of the hash, since two plugins may have one file name.
    name = f"batt_plugin_{re.sub(r'[^A-Za-z0-9]', '_', Path(path).stem)}_{digest[:8]}"
    module = ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    try:
        with admitting(f"plugin {path}", path):
            code = compile(source, path, "exec", TYPES_AS_WRITTEN, dont_inherit=True)
            exec(code, module.__dict__)
    except BaseException:
        del sys.modules[name]
        raise
    _done.add(digest)


def _read(path: str | os.PathLike[str]) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot read the plugin {os.fspath(path)}: {reason}") from None
