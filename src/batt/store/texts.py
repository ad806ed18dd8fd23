"""Program texts in a store: their keys, the files made of them, and whom to trust."""

from __future__ import annotations

from batt.errors import NotUnderstood, StoreError
from batt.programs.canonical import key_of
from batt.programs.program import Program
from batt.programs.text import HEAD, function_of

INPUTS = {"solver": ("I",), "differ": ("S", "I", "C")}
"""The inputs of each kind of program."""

FUNCTIONS = {"solver": "solve", "differ": "differ"}
"""The name of the function in a stored file of each kind."""


def check_key(key: str, lines: str) -> None:
    """Raise ``StoreError`` unless the key is that of the lines, which makes it a safe file name."""
    if key != key_of(lines):
        raise StoreError(f"program {key!r:.40} is not what its key says; its text was changed")


def file_bytes(lines: str, kind: str) -> bytes:
    """The file of a stored program; ``kind`` is ``solver`` or ``differ``."""
    return (HEAD + function_of(lines.splitlines(), FUNCTIONS[kind], INPUTS[kind])).encode()


def solver_text(lines: str, name: str) -> str:
    """A stored program as one function of the public form."""
    return function_of(lines.splitlines(), name, INPUTS["solver"])


def check_text(key: str, lines: str, kind: str) -> None:
    """Raise ``StoreError`` unless the lines are a program in canonical form.

    A file that we write may be run by hand, so what comes from a database that another made is
    parsed before it is written.
    """
    try:
        program = Program.parse(lines, inputs=INPUTS[kind])
    except NotUnderstood as error:
        raise StoreError(f"{kind} {key} in the database is no program: {error}") from error
    if program.text != lines:
        raise StoreError(f"{kind} {key} in the database is not in canonical form")
