"""Program texts in a store: their keys, the files made of them, and whom to trust."""

from __future__ import annotations

import hashlib
import re

from batt.errors import NotUnderstood, StoreError

HEAD = "from batt.dsl import *\n"
KEY_PATTERN = re.compile(r"[0-9a-f]{32}")
INPUTS = {"solver": ("I",), "differ": ("S", "I", "C")}
"""The inputs of each kind of program."""

FUNCTIONS = {"solver": "solve", "differ": "differ"}
"""The name of the function in a stored file of each kind."""


def key_of(lines: str) -> str:
    r"""The key of canonical lines: the MD5 of their UTF-8, as 32 hex digits.

    >>> key_of("O = I\n")
    '18e66f14a96ee1894b8aaed6f74fca26'
    """
    return hashlib.md5(lines.encode(), usedforsecurity=False).hexdigest()


def check_key(key: str, lines: str) -> None:
    """Raise ``StoreError`` unless the key is that of the lines, which makes it a safe file name."""
    if key != key_of(lines):
        raise StoreError(f"program {key!r:.40} is not what its key says; its text was changed")


def function_text(lines: str, name: str, inputs: tuple[str, ...] = ("I",)) -> str:
    r"""The lines as one function of the public form.

    >>> print(function_text("O = hmirror(I)\n", "solve_67a3c6ac"), end="")
    def solve_67a3c6ac(I):
        O = hmirror(I)
        return O
    """
    body = "".join(f"    {line}\n" for line in lines.splitlines())
    return f"def {name}({', '.join(inputs)}):\n{body}    return O\n"


def file_bytes(lines: str, kind: str) -> bytes:
    """The file of a stored program; ``kind`` is ``solver`` or ``differ``."""
    return f"{HEAD}\n\n{function_text(lines, FUNCTIONS[kind], INPUTS[kind])}".encode()


def check_text(key: str, lines: str, kind: str) -> None:
    """Raise ``StoreError`` unless the lines are a program in canonical form.

    A file that we write may be run by hand, so what comes from a database that another made is
    parsed before it is written.
    """
    from batt.programs.program import Program  # here, as few uses of a store need the parser

    try:
        program = Program.parse(lines, inputs=INPUTS[kind])
    except NotUnderstood as error:
        raise StoreError(f"{kind} {key} in the database is no program: {error}") from error
    if program.text != lines:
        raise StoreError(f"{kind} {key} in the database is not in canonical form")
