"""Programs as files."""

import ast
from pathlib import Path

import pytest

from batt.errors import NotUnderstood, UsageError
from batt.programs.program import Program
from batt.programs.text import function_text, program_file, read_functions

FILE = '''\
"""A file with one of each."""
from dsl import *
from batt.dsl import *  # both names


def solve_00d62c1b(I):
    """Brackets in here ((( [ do not count."""
    x1 = flip(I)  # nor here {{{
    O = flip(x1)
    return O

def verify_a_2db(I: Grid) -> Grid:
    x1: "é" = flip(I)
    return x1

# A comment between.
def solve(grid):
    return both(grid, grid)

import os

def solve_bad(I):
    return foo(I)

def differ_size(S, I, C):
    return branch(S, I, C)

x = 5

def helper(I):
    return I

def solve_open(I):
    x = flip((I
def solve_last(I):
    return I
'''


def test_a_file_is_read_function_by_function() -> None:
    read = read_functions(FILE.encode())
    assert [(each.name, each.kind, each.task, each.line) for each in read] == [
        ("solve_00d62c1b", "solve", "00d62c1b", 6),
        ("verify_a_2db", "verify", "a_2db", 12),
        ("solve", "solve", None, 17),
        ("", "other", None, 20),
        ("solve_bad", "solve", "bad", 22),
        ("differ_size", "differ", None, 25),
        ("helper", "other", None, 30),
        ("solve_open", "solve", "open", 33),
        ("solve_last", "solve", "last", 35),
    ]
    assert [str(each.program).split(";")[0] for each in read] == [
        "x1 = flip(I)\nO = flip(x1)",
        "O = flip(I)",
        "O = both(I, I)",
        "line 20, column 1: an import of something else outside functions, where only "
        "`from dsl|constants|arc_types|batt.dsl import *` may stand",
        "line 23, column 12: `foo` is no primitive, constant or name bound before",
        "O = branch(S, I, C)",
        "line 30: a function `helper`",
        "line 34, column 14: not Python: '(' was never closed",
        "O = I",
    ]


@pytest.mark.parametrize(
    ("data", "results"),
    [
        (b"", []),
        (b"# nothing\n", []),
        (b"from dsl import *\n", []),
        (b"x = flip(I)\nO = flip(x)\n", ["x1 = flip(I)\nO = flip(x1)"]),
        (b"x = flip(I)\n", ["line 1: no `O`; the last line of a program binds it"]),
        (b"# c\nO = flip(", ["line 2, column 9: not Python: '(' was never closed"]),
    ],
)
def test_a_file_without_functions_is_a_bare_program_or_nothing(
    data: bytes, results: list[str]
) -> None:
    assert [str(each.program) for each in read_functions(data)] == results


def test_a_long_comment_outside_functions_does_no_harm() -> None:
    text = f"#{'c' * 30_000}\nfrom dsl import *\n" + f"#{'c' * 999}\n" * 2_000
    (read,) = read_functions(f"{text}def solve(I):\n    return I\n".encode())
    assert str(read.program) == "O = I"


def test_functions_of_a_file_share_one_pool() -> None:
    one, two = read_functions(b"def solve(I):\n  return flip(I)\n" * 2)
    assert isinstance(one.program, Program)
    assert isinstance(two.program, Program)
    assert one.program.root is two.program.root


def test_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "programs.py"
    path.write_bytes(FILE.encode())
    assert len(read_functions(path)) == 9


@pytest.mark.parametrize("name", ["missing.py", ".", "a\0b"])
def test_a_path_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        read_functions(tmp_path / name)


def test_a_file_that_is_too_long_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    with path.open("wb") as file:
        file.truncate(50 * 1024**2)
    with pytest.raises(NotUnderstood, match="more than 8 MB"):
        read_functions(path)


def test_a_stored_file_has_the_agreed_form() -> None:
    program = Program.parse("x9 = flip(I)\nO = both(x9, 12)")
    assert program_file(program) == (
        b"from batt.dsl import *\n\n\ndef solve(I):\n"
        b"    x1 = flip(I)\n    O = both(x1, 12)\n    return O\n"
    )
    ast.parse(program_file(program))


def test_a_differ_is_written_with_its_three_inputs() -> None:
    differ = Program.parse("O = branch(S, I, C)", inputs=("S", "I", "C"))
    assert b"\ndef differ(S, I, C):\n    O = branch(S, I, C)\n" in program_file(differ)
    (read,) = read_functions(function_text(differ, "differ_size").encode())
    assert isinstance(read.program, Program)
    assert read.program == differ
    assert read.program.inputs == differ.inputs
