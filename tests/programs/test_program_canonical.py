"""The canonical form, and ``Program``, which keeps it."""

import hashlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program_strategies import Line, as_text, programs

from batt.errors import NotUnderstood
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.programs.text import function_text


@settings(deadline=None)
@given(programs)
def test_a_program_prints_as_the_text_that_rebuilds_it(lines: list[Line]) -> None:
    pool = Pool()
    program = Program.parse(as_text(lines), pool)
    assert Program.parse(str(program), pool).root is program.root
    assert Program.parse(function_text(program, "solve_1"), pool).root is program.root
    assert Program.parse(str(program)).lines == program.lines
    assert eval(repr(program), {"Program": Program}) == program


@settings(deadline=None)
@given(programs)
def test_names_are_x1_and_up_in_line_order_and_the_last_is_o(lines: list[Line]) -> None:
    program = Program.parse(as_text(lines))
    bound = [line.split(" = ")[0] for line in program.lines]
    assert bound == [f"x{place}" for place in range(1, len(bound))] + ["O"]
    assert program.size == len(set(program.lines)) == len(program.lines)


@settings(deadline=None)
@given(programs, st.randoms(use_true_random=False))
def test_names_and_unused_and_repeated_lines_do_not_matter(
    lines: list[Line], random: Random
) -> None:
    program = Program.parse(as_text(lines))
    changed = [f"{name} = {call}" for name, call in lines]
    changed.insert(random.randrange(len(changed)), "unused = flip(I)")
    place = random.randrange(len(changed))
    changed.insert(place, changed[place])
    renamed = "\n".join(changed)
    for name, _ in lines[:-1]:
        renamed = renamed.replace(name, f"{name}_again")
    assert Program.parse(renamed).key == program.key


@pytest.mark.parametrize(
    "text",
    [
        "a = flip(I)\nb = either(I, I)\nO = both(a, b)",
        "b = either(I, I)\na = flip(I)\nO = both(a, b)",
        "b = either(I, I)\nO = both(flip(I), b)",
    ],
)
def test_the_order_of_lines_does_not_matter(text: str) -> None:
    assert Program.parse(text).lines == ("x1 = flip(I)", "x2 = either(I, I)", "O = both(x1, x2)")


def test_the_key_is_the_md5_of_the_lines() -> None:
    program = Program.parse("def solve_a(I):\n    a = flip(I)\n    return flip(a)\n")
    assert program.text == "x1 = flip(I)\nO = flip(x1)\n"
    assert program.key == hashlib.md5(program.text.encode()).hexdigest()
    assert program.key == "0fd2df751ac451ce794308e462df457f"


def test_a_boolean_and_a_number_make_two_keys() -> None:
    texts = ["O = flip(T)", "O = flip(ONE)", "O = flip((T, TWO))", "O = flip((ONE, TWO))"]
    assert len({Program.parse(text).key for text in texts}) == 4
    assert Program.parse("O = flip(True)") == Program.parse("O = flip(T)")


@pytest.mark.parametrize(("text", "size"), [("O = I", 0), ("O = 1", 0), ("O = flip(flip(I))", 2)])
def test_the_size_is_the_number_of_calls(text: str, size: int) -> None:
    assert Program.parse(text).size == size


def test_programs_are_equal_and_hash_alike_when_their_texts_are() -> None:
    one, two = Program.parse("a = flip(I)\nO = flip(a)"), Program.parse("O = flip(flip(I))")
    assert one == two
    assert len({one, two, Program.from_node(one.root), Program.parse("O = I")}) == 2
    assert one != str(one)


def test_html_is_escaped() -> None:
    pool = Pool()
    assert Program.from_node(pool.input("<b>"))._repr_html_() == "<pre>O = &lt;b&gt;</pre>"


def test_ten_thousand_lines_are_read_and_written() -> None:
    lines = ["x1 = flip(I)", *(f"x{i} = both(x{i - 1}, I)" for i in range(2, 10_000))]
    text = "\n".join([*lines, "O = flip(x9999)"])
    pool = Pool()
    program = Program.parse(text, pool)
    assert str(program) == text
    assert Program.parse(function_text(program, "solve"), pool).root is program.root


def test_sharing_does_not_make_the_text_longer() -> None:
    doubled = "\n".join(f"x{i} = both(x{i - 1}, x{i - 1})" for i in range(2, 200))
    assert Program.parse(f"x1 = flip(I)\n{doubled}\nO = flip(x199)").size == 200


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\n".join(["O = I", *["O = both(flip(flip(O)), I)"] * 4_000]), "more than 10,000 lines"),
        ("O = both((" + "0,\n" * 9_000 + "), I)", "a line past 20,000 characters"),
        ("O = (" + "0,\n" * 9_000 + ")", "a line past 20,000 characters"),
        ("x = (" + "0," * 2_000 + ")\nO = I\n" + "O = both(x, O)\n" * 100, "more than 1 MB"),
    ],
)
def test_what_our_own_reader_would_not_take_is_refused_at_once(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstood, match=f"too large: .* {reason}"):
        Program.parse(text)


LITERALS = st.recursive(
    st.booleans() | st.integers(-(2**31) + 1, 2**31 - 1) | st.integers(-3, 12),
    lambda inner: st.lists(inner, max_size=4).map(tuple),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(LITERALS)
def test_constants_print_as_text_that_reads_as_the_same_constant(value: object) -> None:
    pool = Pool()
    program = Program.from_node(pool.constant(value))
    assert Program.parse(str(program), pool).root is program.root
    assert Program.parse(f"O = {value!r}", pool).root is program.root
