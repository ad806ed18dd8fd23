"""A batt as a file."""

import ast

import pytest

from batt.compose.batt import Entry
from batt.compose.text import read_batt, write_batt
from batt.errors import NotUnderstood, UsageError
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.programs.scan import LINE_LIMIT

KEY = "0123456789abcdef" * 2


def entries(pool: Pool, *texts: str) -> list[Entry]:
    return [Entry(Program.parse(text, pool).root) for text in texts]


def test_a_batt_has_one_line_a_call_and_one_comment_an_entry() -> None:
    pool = Pool()
    one, two, three = entries(pool, "O = flip(flip(I))", "O = both(flip(I), 12)", "O = I")
    told = [
        Entry(one.node, "007bbfb7"),
        Entry(two.node, "a b\n", (KEY, KEY), mutated=True),
        three,
        one,
    ]
    keys = [Program(entry.node).key for entry in told]
    assert write_batt(told) == (
        "from batt.dsl import *\n\n\n"
        f"# entry 1: key={keys[0]} task=007bbfb7\n"
        f"# entry 2: key={keys[1]} task=a%20b%0A parents={KEY},{KEY} mutated\n"
        f"# entry 3: key={keys[2]}\n"
        f"# entry 4: key={keys[0]}\n"
        "def batt(I):\n"
        "    x1 = flip(I)\n"
        "    x2 = flip(x1)\n"
        "    x3 = both(x1, 12)\n"
        "    return (x2, x3, I, x2)\n"
    )


@pytest.mark.parametrize("count", [1, 2, 12, 13, 3_000])
def test_a_batt_reads_back_as_what_was_written(count: int) -> None:
    pool = Pool()
    told = []
    for place in range(count):
        node = pool.call(pool.primitive("both"), pool.input(), pool.constant((place,)))
        told.append(Entry(node, f"task/{place}", (KEY,) * (place % 3), place % 2 == 1))
    text = write_batt(told)
    assert max(map(len, text.splitlines())) < min(LINE_LIMIT, 300)
    assert read_batt(text.encode(), pool) == told
    ast.parse(text)


def test_constants_tables_and_primitives_may_be_outputs() -> None:
    pool = Pool()
    told = entries(pool, "O = (3, 12)", "O = {1: 2}", "O = T", "O = flip")
    assert read_batt(write_batt(told).encode(), pool) == told
    assert read_batt(write_batt(told[:1]).encode(), pool) == told[:1]


def test_a_batt_without_its_comments_has_the_same_programs() -> None:
    pool = Pool()
    told = entries(pool, "O = flip(I)", "O = both(I, I)")
    lines = write_batt(told).splitlines(keepends=True)
    bare = "".join(line for line in lines if not line.startswith("#"))
    assert read_batt(bare.encode(), pool) == told


@pytest.mark.parametrize(
    "comment",
    [
        "# entry 1: task=a",
        "# entry 1: key=zz parents=short",
        "# entry 9: key=aa task=b",
        "# entry one: key=aa task=b",
        "# entry 1: key=aa task=b%1b%5b2J",
        "# entry 1: key=aa task=%FF%00",
    ],
)
def test_a_comment_that_is_not_well_formed_tells_nothing(comment: str) -> None:
    text = f"{comment}\ndef batt(I):\n    return (flip(I),)\n"
    (read,) = read_batt(text.encode(), Pool())
    assert (read.task, read.parents, read.mutated) == (None, (), False)


def test_keys_in_comments_are_not_trusted() -> None:
    pool = Pool()
    text = f"# entry 1: key={KEY} task=a\ndef batt(I):\n    return flip(I)\n"
    (read,) = read_batt(text.encode(), pool)
    assert read == Entry(Program.parse("O = flip(I)", pool).root, "a")


def test_a_file_of_solver_functions_is_a_batt_too() -> None:
    pool = Pool()
    text = "def solve_a(I):\n    return flip(I)\ndef verify_b(I):\n    return flip(flip(I))\n"
    one, two = entries(pool, "O = flip(I)", "O = flip(flip(I))")
    assert read_batt(text.encode(), pool) == [Entry(one.node, "a"), Entry(two.node, "b")]


def test_the_limits_of_a_function_do_not_hold_for_a_batt() -> None:
    pool = Pool()
    lines = "".join(f"    x{i} = both(x{i - 1}, {i})\n" for i in range(1, 10_100))
    outputs = ", ".join(f"x{i}" for i in range(1, 10_100))
    text = f"def batt(I):\n    x0 = I\n{lines}    return ({outputs})\n"
    assert len(read_batt(text.encode(), pool)) == 10_099


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no `def batt"),
        ("import os\ndef batt(I):\n    return (I,)\n", "line 1, column 1: an import"),
        ("def batt(I):\n    return (I,)\ndef solve(I):\n    return I\n", "a second function"),
        ("def batt(I):\n    return ()\n", "an empty tuple"),
        ("def batt(I):\n    return (foo(I),)\n", "line 2, column 13: `foo` is no"),
        ("def batt(I, J):\n    return (I,)\n", "2 parameters"),
        ("def batt(I):\n    x = I\n", "no `return`"),
        ("def batt(I):\n    for x in I: pass\n    return (I,)\n", "a loop"),
        ("def batt(I):\n    return (" + "[" * 300, "brackets nest deeper than 100"),
        ("def batt(I):\n    return (I,)\0\n", "a null byte"),
        ("def solve(I):\n    return I\ndef solve_a(I):\n    return foo\n", "line 4, column 12"),
        ("def solve(I):\n    return I\nx = 1\n", "line 3, column 1: an assignment outside"),
        ("def differ(S, I, C):\n    return I\n", "line 1: `differ`, where a solver is needed"),
        ("x = 1\n", "no `O`"),
    ],
)
def test_a_batt_that_is_not_understood_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood, match=reason):
        read_batt(text.encode(), Pool())


def test_a_file_past_8_mb_is_refused_when_read_and_when_written() -> None:
    with pytest.raises(NotUnderstood, match="more than 8 MB"):
        read_batt(b"#" * 9_000_000, Pool())
    pool = Pool()
    told = [Entry(pool.input(), "t" * 100_000)] * 90
    with pytest.raises(UsageError, match="more than 8 MB"):
        write_batt(told)


def test_a_batt_of_no_programs_is_refused() -> None:
    with pytest.raises(UsageError, match="no program"):
        write_batt([])
