"""Splitting a text and keeping its limits, before Python's parser sees it."""

import pytest

from batt.errors import NotUnderstood
from batt.programs.scan import (
    ASSIGNMENT_LIMIT,
    DEPTH_LIMIT,
    FILE_LIMIT,
    FUNCTION_LIMIT,
    LINE_LIMIT,
    check_function,
    decode,
    split,
)


def function(*lines: str) -> str:
    return "def solve(I):\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("", []),
        ("# only a comment\n\n  \n", []),
        ("O = flip(I)\nx = 1\n", ["O = flip(I)"]),
        (function("return I"), ["def solve(I):"]),
        ("# c\n\n" + function("return I"), ["def solve(I):"]),
        (function("return I") * 2, ["def solve(I):", "def solve(I):"]),
        (function("return I") + "x = 1\ny = 2\n", ["def solve(I):", "x = 1"]),
        ('"""doc\ndef fake(I):\n"""\n' + function("return I"), ['"""doc', "def solve(I):"]),
        ("'''it's\ndef fake(I):\n\\''' '''\n" + function("return I"), ["'''it's", "def solve(I):"]),
        ("@a\n@b\n" + function("return I") * 2, ["@a", "def solve(I):"]),
        (function("x = (") + function("return I"), ["def solve(I):", "def solve(I):"]),
        (function("x = flip(", "I", ")", "return x") + "y = 1\n", ["def solve(I):", "y = 1"]),
        ("definitely = flip(I)\n", ["definitely = flip(I)"]),
        (function("'''", "def fake(I):", "return I"), ["def solve(I):"]),
    ],
)
def test_a_text_is_split_where_functions_begin_and_end(text: str, firsts: list[str]) -> None:
    parts = split(text)
    assert [part.text.lstrip("# c\n").split("\n")[0] for part in parts] == firsts
    lines = text.split("\n")
    assert all(lines[part.line - 1] == part.text.split("\n")[0] for part in parts)


@pytest.mark.parametrize(
    ("line", "reason", "column"),
    [
        ("x = " + "(" * 101 + ")" * 101, "brackets nest deeper than 100", 109),
        ("x = add(--3, 1)", "two signs in a row", 13),
        ("x = add(- +3, 1)", "two signs in a row", 13),
        ("été = flip(I)", "`été`; names are ASCII", 5),
        ("x = ﬁll(I, ONE, I)", "`ﬁll`; names are ASCII", 9),
        ("x = flip(I)\0", "a null byte", 16),
        ('x = "\0"', "a null byte", 10),
    ],
)
def test_a_breach_is_named_with_its_place(line: str, reason: str, column: int) -> None:
    (part,) = split(function("# ok", line, "return x"))
    with pytest.raises(NotUnderstood, match=reason) as caught:
        check_function(part)
    assert (caught.value.line, caught.value.column) == (3, column)


@pytest.mark.parametrize(
    "line",
    [
        "x = " + "(" * DEPTH_LIMIT + ")" * DEPTH_LIMIT,
        '"' + "(" * 200 + '--é"',
        "# " + "[" * 200 + "--é",
        "'\\'" + "(" * 200 + "'",
        "x = add(-3, -4)",
    ],
)
def test_strings_comments_and_what_is_just_allowed_are_no_breach(line: str) -> None:
    (part,) = split(function(line))
    check_function(part)
    assert part.problem is None


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        (function("x = flip(I)", "#" * LINE_LIMIT), "a line has at most 20,000", 3),
        (function(*["x = flip(I)"] * (ASSIGNMENT_LIMIT + 1)), "at most 10,000", 1),
        (function(*["#" * 999] * 1100), "more than 1 MB", 1),
    ],
)
def test_a_function_is_refused_past_its_limits(text: str, reason: str, line: int) -> None:
    (part,) = split(text)
    with pytest.raises(NotUnderstood, match=reason) as caught:
        check_function(part)
    assert caught.value.line == line


def test_a_function_may_reach_its_limits() -> None:
    widest = "#" * (LINE_LIMIT - 4)
    (part,) = split(function(*["x = flip(I)"] * ASSIGNMENT_LIMIT, widest))
    check_function(part)
    fullest = function("x = 1").ljust(FUNCTION_LIMIT, "\n")
    check_function(split(fullest)[0])


def test_keyword_arguments_and_tables_count_as_no_assignment() -> None:
    (part,) = split(function("x = f(a=1, b=2)", "# y = 1", 'z: "a=b" = {1: 2}'))
    assert part.assignments == 2


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"x" * (FILE_LIMIT + 1), "more than 8 MB", 0),
        (b"# ok\nx = '\xe9'\n", "0xe9 is not UTF-8", 2),
        (b"x = \xed\xa0\x80", "not UTF-8", 1),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, reason: str, line: int) -> None:
    with pytest.raises(NotUnderstood, match=reason) as caught:
        decode(data)
    assert caught.value.line == line


def test_a_byte_order_mark_and_other_line_ends_are_read() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n") == "a\nb\nc\n"
