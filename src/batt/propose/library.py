"""The library: the programs that ship with batt, each with the task it was written for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from batt.programs.program import Program
from batt.programs.text import read_functions

FOUND = "found.py"
"""The file of the library with what batt has found itself; ``tools/grow_library.py`` writes it."""


@dataclass(frozen=True)
class LibraryProgram:
    """A program and the id of the task that it solves; written by hand, or found by batt itself."""

    task: str
    program: Program
    is_by_hand: bool = True


@cache
def library() -> tuple[LibraryProgram, ...]:
    """Every shipped program, in the order of their task ids."""
    found = []
    for file in files("batt").joinpath("library").iterdir():
        if file.name.endswith(".py"):
            for function in read_functions(file.read_bytes()):
                if not isinstance(function.program, Program):
                    raise function.program
                found.append(
                    LibraryProgram(function.task or "", function.program, file.name != FOUND)
                )
    return tuple(sorted(found, key=lambda each: (each.task, each.program.key)))


@cache
def by_hand() -> tuple[LibraryProgram, ...]:
    """The shipped programs that were written by hand, without big steps."""
    return tuple(each for each in library() if each.is_by_hand)
