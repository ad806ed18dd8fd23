"""Programs as files: reading any number of functions, writing one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from batt.errors import NotUnderstood, UsageError
from batt.programs.heading import INPUTS, Heading, Kind
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.programs.read import read_bare, read_function, stray
from batt.programs.scan import FILE_LIMIT, Part, decode, join, split

HEAD = "from batt.dsl import *\n\n\n"


@dataclass(frozen=True)
class FunctionText:
    """What one function of a file is: a program, or the reason why it is none.

    ``line`` is its first line in the file.  ``task`` is the end of its name as written, which may
    be an escaped id.  Bare lines, and what must not stand outside functions, have no name.
    """

    name: str
    kind: Kind
    task: str | None
    line: int
    program: Program | NotUnderstood


def read_functions(
    source: bytes | os.PathLike[str], pool: Pool | None = None
) -> list[FunctionText]:
    """Every function of a file, given as its bytes or its path, in order; nothing is executed.

    What must not stand outside functions gives one result of its own, for the first place, and the
    functions are read all the same.  A file without any function is read as one bare program.  All
    share ``pool``, or a new one.  Raises ``NotUnderstood`` where the file is too long or is not
    UTF-8, ``UsageError`` where there is no reading it.
    """
    text = decode(source if isinstance(source, bytes) else read_bytes(source))
    pool = Pool() if pool is None else pool
    parts = split(text)
    if any(part.is_function for part in parts):
        found = [_read(part, pool) for part in parts if part.is_function]
        return sorted([*found, *_first_stray(parts)], key=lambda each: each.line)
    whole = join(text, parts)
    return [_read_lines(whole, pool)] if stray(whole, is_first=True) else []


def read_bytes(path: os.PathLike[str]) -> bytes:
    """The bytes of a file, one more than the limit at most; ``UsageError`` without any."""
    try:
        with Path(path).open("rb") as file:
            return file.read(FILE_LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot read {os.fspath(path)}: {reason}") from None


def program_file(program: Program) -> bytes:
    """The file in which a store keeps a program, whose name is its key and ``.py``."""
    name = next(kind for kind, inputs in INPUTS.items() if inputs == program.inputs)
    return (HEAD + function_text(program, name)).encode()


def function_text(program: Program, name: str) -> str:
    """A program as one function of the public form.

    >>> print(function_text(Program.parse("O = flip(I)"), "solve_67a3c6ac"), end="")
    def solve_67a3c6ac(I):
        O = flip(I)
        return O
    """
    return function_of(program.lines, name, program.inputs)


def function_of(lines: Iterable[str], name: str, inputs: tuple[str, ...]) -> str:
    """Canonical lines as one function of the public form."""
    body = "".join(f"    {line}\n" for line in lines)
    return f"def {name}({', '.join(inputs)}):\n{body}    return O\n"


def _read(part: Part, pool: Pool) -> FunctionText:
    heading = Heading.of(part)
    program: Program | NotUnderstood
    try:
        root = read_function(part, pool, heading)
        program = Program(root, INPUTS[heading.kind]).checked()
    except NotUnderstood as error:
        program = error if error.line else part.refusal(error.reason, 1)
    return FunctionText(heading.name, heading.kind, heading.task, part.line, program)


def _read_lines(whole: Part, pool: Pool) -> FunctionText:
    program: Program | NotUnderstood
    try:
        program = Program(read_bare(whole, pool, INPUTS["solve"])).checked()
    except NotUnderstood as error:
        program = error if error.line else whole.refusal(error.reason, 1)
    return FunctionText("", "solve", None, 1, program)


def _first_stray(parts: list[Part]) -> list[FunctionText]:
    for part in parts:
        error = None if part.is_function else stray(part, part is parts[0])
        if error is not None:
            return [FunctionText("", "other", None, error.line, error)]
    return []
