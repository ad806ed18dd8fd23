"""Whatever is thrown at the reader, it answers with programs or with ``NotUnderstood``."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from program_strategies import Line, as_text, programs

from batt.compose.text import read_batt
from batt.errors import NotUnderstood
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.programs.text import read_functions

PIECES = [
    "(", ")", "[", "]", "{", "}", ",", ":", "=", "-", "+", "*", "**", "~", ".", ";", "@", "\\",
    "\n", "\n    ", "\n  ", "\t", "\r", "\f", "\0", "'", '"', '"""', "'''", "#", "é", "ﬁ", "\ufeff",
    "def ", "def solve(I):", "return ", "lambda ", "if ", "else", "for ", "in ", "not ", "class ",
    "async ", "await ", "yield ", "import ", "from dsl import *", "f'{", "x", "I", "O", "flip",
    "both", "ONE", "0", "1", "99999999999", "0x", "1_0", "1e9", "1j", "True", "None", ":=", "->",
]  # fmt: skip


def only_the_one_error(data: bytes, text: str) -> None:
    try:
        for each in read_functions(data):
            assert isinstance(each.program, Program | NotUnderstood)
    except NotUnderstood as error:
        assert error.reason
    for attempt in (lambda: Program.parse(text), lambda: read_batt(data, Pool())):
        try:
            attempt()
        except NotUnderstood as error:
            assert error.reason


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes(data: bytes) -> None:
    only_the_one_error(data, data.decode("utf-8", errors="surrogateescape"))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_random_pieces(pieces: list[str]) -> None:
    text = "".join(pieces)
    only_the_one_error(text.encode(), text)


@settings(max_examples=200, deadline=None)
@given(programs, st.randoms(use_true_random=False), st.sampled_from(["solve", "batt", ""]))
def test_mutated_programs(lines: list[Line], random: Random, name: str) -> None:
    text = as_text(lines)
    if name:
        body = "".join(f"    {line}\n" for line in text.splitlines())
        text = f"def {name}(I):\n{body}    return O\n"
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(PIECES) + text[at + random.choice((0, 0, 1, 5)) :]
    only_the_one_error(text.encode(), text)
