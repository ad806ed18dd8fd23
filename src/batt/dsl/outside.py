"""Primitives from outside batt: how a module that defines some is taken in, whole or not at all."""

from __future__ import annotations

import inspect
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points

from batt.dsl import kinds
from batt.dsl.constants import CONSTANTS
from batt.dsl.laws import RULES
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.errors import BattError, UsageError

GROUP = "batt.primitives"
"""The group of entry points whose modules are imported when the language is loaded."""

RESERVED = re.compile(r"x\d+|[ISCO]")
"""What the text of a program calls its lines and its inputs."""

WORDS = frozenset({*kinds.__all__, "None"})
"""What the annotation of a primitive may name."""

WORD = re.compile(r"[\w']+")

FUTURE = "begin the file with `from __future__ import annotations`"


def load_installed() -> None:
    """Import what installed packages name in the group ``batt.primitives``.

    Raises ``UsageError``, which names the package, for one that cannot be used.
    """
    for found in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        package = found.dist.name if found.dist else "an unknown package"
        with admitting(f"the primitives of {package} (entry point {found.name} = {found.value})"):
            found.load()


@contextmanager
def admitting(source: str, path: str = "") -> Iterator[None]:
    """Let the block inside define primitives: all that it defines stay, or none.

    Raises ``UsageError``, which begins with ``source``, for whatever is raised inside and for a
    primitive that no program could use.  ``path`` is the file whose line the message is to name.
    """
    known, rules = set(CATALOGUE), set(RULES)
    try:
        yield
        for name in CATALOGUE.keys() - known:
            check_usable(CATALOGUE[name])
    except (Exception, SystemExit) as error:
        for name in CATALOGUE.keys() - known:
            del CATALOGUE[name]
        for name in RULES.keys() - rules:
            del RULES[name]
        raise UsageError(f"{source}{_place(error, path)}: {_told(error)}") from error


def check_usable(primitive: Primitive) -> None:
    """Raise ``UsageError`` for a primitive that programs cannot name, call or type."""
    name = primitive.name
    if not (name.isascii() and name.isidentifier()):
        raise UsageError(f"`{name}` is no name for a primitive: it has ASCII letters, digits, `_`")
    if name in CONSTANTS or RESERVED.fullmatch(name):
        raise UsageError(f"`{name}` is no name for a primitive: in programs it means another thing")
    signature = inspect.signature(primitive.body)
    for parameter in signature.parameters.values():
        what = f"`{name}`, parameter `{parameter.name}`"
        if parameter.kind is not parameter.POSITIONAL_OR_KEYWORD:
            raise UsageError(f"{what}: a primitive takes a fixed number of arguments by place")
        if parameter.default is not parameter.empty:
            raise UsageError(f"{what}: a primitive has no default arguments")
        _check_annotation(what, parameter.annotation)
    _check_annotation(f"`{name}`, what it returns", signature.return_annotation)


def _check_annotation(what: str, annotation: object) -> None:
    if annotation is inspect.Signature.empty:
        raise UsageError(f"{what}: no type; write one of the words in `batt.dsl.kinds`")
    if not isinstance(annotation, str):
        raise UsageError(f"{what}: the type is not kept as it is written; {FUTURE}")
    for word in WORD.findall(annotation):
        if word not in WORDS:
            raise UsageError(f"{what}: `{word}` is no type; the words are in `batt.dsl.kinds`")


def _place(error: BaseException, path: str) -> str:
    """The line of the file where it happened, to go on with behind the file's name."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return f", line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    line = next((frame.lineno for frame in reversed(frames) if frame.filename == path), None)
    return f", line {line}" if line else ""


def _told(error: BaseException) -> str:
    if isinstance(error, BattError):
        return str(error)
    if isinstance(error, SyntaxError):
        return error.msg
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
