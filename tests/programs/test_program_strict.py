"""The short way in: what it takes means what the full reader says, and it takes nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_programs import graphs

from batt.errors import NotUnderstood
from batt.programs.node import Node, Pool
from batt.programs.program import Program
from batt.programs.read import read_bare
from batt.programs.scan import join, split
from batt.programs.strict import LONGEST, read_strict_function, read_strict_lines
from batt.programs.text import function_text

SOLVER = ("I",)


def read_fully(text: str, pool: Pool) -> Node | None:
    try:
        return read_bare(join(text, split(text)), pool, SOLVER)
    except NotUnderstood:
        return None


@given(st.data())
def test_our_own_text_is_read_to_the_node_of_the_full_reader(data: st.DataObject) -> None:
    made = Pool()
    root = data.draw(graphs(made))[-1]
    program, pool = Program(root), Pool()
    full = read_fully(program.text, pool)
    short = read_strict_lines(program.text, pool, SOLVER)
    inside = read_strict_function(function_text(program, "solve"), pool, SOLVER)
    assert short in (None, full)
    assert inside is short


WORDS = ["x1", "x2", "O", "I", "flip", "both", "T", "ONE", "3", "-3", "007", "--1", "None", "x"]
GAPS = [" ", "", "  ", "\t", "\n", "\n    ", "\x0c", ";"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS),
            st.sampled_from(WORDS),
            st.lists(st.sampled_from(WORDS), max_size=3),
            st.sampled_from(["\n", "\n", "\n", *GAPS]),
        ),
        max_size=4,
    )
)
def test_what_is_taken_of_any_lines_is_what_the_full_reader_takes(
    lines: list[tuple[str, str, list[str], str]],
) -> None:
    text = "".join(
        f"{target} = {call}({', '.join(args)}){gap}" for target, call, args, gap in lines
    )
    pool = Pool()
    short = read_strict_lines(text, pool, SOLVER)
    assert short is None or short is read_fully(text, pool)


@pytest.mark.parametrize(
    "text",
    [
        "x1 = flip(I)\nO = both(x1, 3)\n",
        "O = both(-3, 2147483647)",
        "O = compose(flip, flip)\nO = O(I)",
        "O = flip(I)\nx1 = flip(O)\nO = both(O, x1)\n",
    ],
)
def test_lines_in_our_form_are_taken(text: str) -> None:
    pool = Pool()
    assert read_strict_lines(text, pool, SOLVER) is read_fully(text, pool) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "O = I",
        "    O = flip(I)",
        "O = flip(I)\n\n",
        "O = flip(I)\x0c",
        "O = flip(I, I)",
        "O = I(I)",
        "O = flip(J)",
        "O = flip(-I)",
        "O = flip(2147483648)",
        "O = flip(007)",
        "O = flip(True)",
        "O = flip((1, 2))",
        "O = flip(flip(I))",
        "None = flip(I)",
        "x1 = flip(I)",
        "O = flip(I)\n" * (LONGEST // 10),
    ],
)
def test_all_else_is_left_to_the_full_reader(text: str) -> None:
    assert read_strict_lines(text, Pool(), SOLVER) is None


@pytest.mark.parametrize(
    ("text", "inputs"),
    [
        ("def solve(J):\n    O = flip(I)\n    return O\n", ("I",)),
        ("def solve(I):\n    O = flip(I)\n    return O\n", ("S", "I", "C")),
        ("def solve(I):\n    O = flip(I)\n    return I\n", ("I",)),
        ("def solve(I):\n  O = flip(I)\n  return O\n", ("I",)),
        ("def solve(I):\n    O = flip(I)\n    return O\nO = 1\n", ("I",)),
        ('def solve(I):\n    """a\n"""\n    O = flip(I)\n    return O\n', ("I",)),
        ('def solve(I):\n    """a\0"""\n    O = flip(I)\n    return O\n', ("I",)),
    ],
)
def test_other_functions_are_left_to_the_full_reader(text: str, inputs: tuple[str, ...]) -> None:
    assert read_strict_function(text, Pool(), inputs) is None


def test_a_function_in_our_form_with_a_docstring_is_taken() -> None:
    pool = Pool()
    text = 'def differ_a(S, I, C):\n    """Why\u00e9."""\n    O = both(I, C)\n    return O\n\n\n'
    node = read_strict_function(text, pool, ("S", "I", "C"))
    assert node is pool.call(pool.primitive("both"), pool.input("I"), pool.input("C"))


def test_a_function_of_another_name_is_still_refused() -> None:
    with pytest.raises(NotUnderstood, match="a function `other`"):
        Program.parse("def other(I):\n    O = flip(I)\n    return O\n")
