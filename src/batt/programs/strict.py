"""The short way in for the form that we write ourselves: one call a line, nothing but plain words.

It knows no errors: whatever it does not take, also what is wrong, is left to the full reader, which
gives the same node for all that is taken here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from batt.dsl.constants import CONSTANTS
from batt.dsl.limits import NUMBER_LIMIT
from batt.dsl.primitive import CATALOGUE
from batt.programs.heading import INPUTS, Heading
from batt.programs.node import Node, Op, Pool

LONGEST = 3_000
"""Most characters of a text that is taken: so short a one is within every limit."""

FUNCTION = re.compile(
    r"def \w+\((?P<inputs>[SIC, ]+)\):\n"
    r'(?:    """[^"\\\n\x00]*"""\n)?'
    r"(?:    (?P<lines>.+(?:\n    .+)*?)\n)"
    r"    return O\n*",
    re.ASCII,
)
LINE = re.compile(r"(x[0-9]+|O) = (\w+)\(((?:-?\w+(?:, -?\w+)*)?)\)", re.ASCII)
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,9})")


def read_strict(text: str, pool: Pool, inputs: Sequence[str]) -> Node | None:
    """The output node of bare lines, or of one function with nothing around it, in our form."""
    if not text.startswith("def "):
        return read_strict_lines(text, pool, inputs)
    heading = Heading.of_name(text[len("def ") : text.find("(")])
    wanted = INPUTS.get(heading.kind) == tuple(inputs)
    return read_strict_function(text, pool, inputs) if wanted else None


def read_strict_function(text: str, pool: Pool, inputs: Sequence[str]) -> Node | None:
    """The output node of a function in our form; None where it is in another."""
    match = FUNCTION.fullmatch(text) if len(text) <= LONGEST else None
    if match is None or match["inputs"] != ", ".join(inputs):
        return None
    return _read(match["lines"].split("\n    "), pool, inputs)


def read_strict_lines(text: str, pool: Pool, inputs: Sequence[str]) -> Node | None:
    """The node that bare lines in our form bind ``O`` to; None where they are in another."""
    if len(text) > LONGEST:
        return None
    return _read(text.removesuffix("\n").split("\n"), pool, inputs)


def _read(lines: list[str], pool: Pool, inputs: Sequence[str]) -> Node | None:
    names = {name: pool.input(name) for name in inputs}
    for line in lines:
        match = LINE.fullmatch(line)
        if match is None:
            return None
        target, function, args = match.groups()
        words = [function, *args.split(", ")] if args else [function]
        nodes = [node for word in words if (node := _word(word, pool, names)) is not None]
        if len(nodes) < len(words) or not _can_call(nodes[0], len(words) - 1):
            return None
        names[target] = pool.call(*nodes)
    return names.get("O")


def _can_call(function: Node, given: int) -> bool:
    if function.op is Op.PRIMITIVE:
        return bool(function.payload.arity == given)
    return function.op is Op.CALL


def _word(word: str, pool: Pool, names: dict[str, Node]) -> Node | None:
    """What a word stands for, noted among the names; a name bound later takes its place."""
    node = names.get(word)
    if node is not None:
        return node
    if word in CONSTANTS:
        names[word] = pool.constant(CONSTANTS[word])
    elif word in CATALOGUE:
        names[word] = pool.primitive(word)
    elif NUMBER.fullmatch(word) and abs(int(word)) <= NUMBER_LIMIT:
        names[word] = pool.constant(int(word))
    return names.get(word)
