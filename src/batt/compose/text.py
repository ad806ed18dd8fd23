"""A batt as a file: one function with the shared lines, and a comment line for each entry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, unquote

from batt.compose.batt import Entry
from batt.errors import NotUnderstood, UsageError
from batt.programs.canonical import call_lines
from batt.programs.heading import Heading, definition
from batt.programs.node import Node, Pool
from batt.programs.program import Program
from batt.programs.read import read_body, stray
from batt.programs.scan import FILE_LIMIT, MEGABYTE, Part, decode, split
from batt.programs.syntax import statements
from batt.programs.text import HEAD, FunctionText, read_functions

COMMENT = re.compile(
    r"^# entry (?P<place>[0-9]{1,9}): key=\w*(?: task=(?P<task>\S+))?"
    r"(?: parents=(?P<parents>[0-9a-f]{32}(?:,[0-9a-f]{32})*))?(?P<mutated> mutated)?[ \t]*$",
    re.MULTILINE | re.ASCII,
)
NAMES_PER_LINE = 12


def write_batt(entries: Sequence[Entry]) -> str:
    """The text of a batt file, which ``read_batt`` reads back.

    Raises ``UsageError`` without entries, and where it would be longer than a file may be;
    ``NotUnderstood`` for an entry that is too large to be written.
    """
    if not entries:
        raise UsageError("there is no program to put into the batt")
    texts: dict[int, str] = {}
    lines = [f"    {line}\n" for line in call_lines((entry.node for entry in entries), texts)]
    outputs = [texts[entry.node.number] for entry in entries]
    comments = [f"{_comment(place, entry)}\n" for place, entry in enumerate(entries, 1)]
    text = "".join([HEAD, *comments, "def batt(I):\n", *lines, *_return_lines(outputs)])
    if len(text) > FILE_LIMIT:
        raise UsageError(
            f"a batt of {len(entries)} programs would have more than {FILE_LIMIT // MEGABYTE} MB; "
            "take fewer"
        )
    return text


def read_batt(data: bytes, pool: Pool) -> list[Entry]:
    """The entries of a batt file, or of a file of solver functions, made in ``pool``.

    The comments of a batt tell tasks and parents where they are there and well formed; keys in them
    are passed over.  Raises ``NotUnderstood`` for whatever is not understood.
    """
    text = decode(data)
    parts = split(text)
    functions = [part for part in parts if part.is_function]
    if not any(Heading.of(part).name == "batt" for part in functions):
        return _solver_entries(data, pool)
    if len(functions) > 1:
        raise functions[1].refusal("a second function; a batt is one", 1)
    for part in parts:
        error = None if part.is_function else stray(part, part is parts[0])
        if error is not None:
            raise error
    return _batt_entries(functions[0], text, pool)


def _batt_entries(part: Part, text: str, pool: Pool) -> list[Entry]:
    function = definition(part, statements(part))
    reader, output = read_body(part, pool, function, ("I",))
    outputs = output.elts if isinstance(output, ast.Tuple) else [output]
    if not outputs:
        raise reader.refusal(output, "an empty tuple; a batt returns the outputs of its programs")
    told = {int(match["place"]): match for match in COMMENT.finditer(text)}
    return [
        _entry_as_told(reader.node(expression), told.get(place))
        for place, expression in enumerate(outputs, 1)
    ]


def _entry_as_told(node: Node, told: re.Match[str] | None) -> Entry:
    if told is None:
        return Entry(node)
    task = unquote(told["task"] or "")
    parents = tuple(told["parents"].split(",")) if told["parents"] else ()
    return Entry(
        node, task if task and task.isprintable() else None, parents, bool(told["mutated"])
    )


def _solver_entries(data: bytes, pool: Pool) -> list[Entry]:
    functions = read_functions(data, pool)
    if not functions:
        raise NotUnderstood("no `def batt(I):` and no solver function")
    return [_solver_entry(function) for function in functions]


def _solver_entry(function: FunctionText) -> Entry:
    if isinstance(function.program, NotUnderstood):
        raise function.program
    if function.kind == "differ":
        raise NotUnderstood(f"`{function.name}`, where a solver is needed", function.line)
    return Entry(function.program.root, task=function.task)


def _comment(place: int, entry: Entry) -> str:
    """The line about one entry; an id of any characters stays on it, as in a web address."""
    words = [f"# entry {place}:", f"key={Program(entry.node).key}"]
    if entry.task:
        words.append(f"task={quote(entry.task, safe='/', errors='surrogatepass')}")
    if entry.parents:
        words.append(f"parents={','.join(entry.parents)}")
    if entry.mutated:
        words.append("mutated")
    return " ".join(words)


def _return_lines(outputs: list[str]) -> Iterator[str]:
    if len(outputs) == 1:
        yield f"    return ({outputs[0]},)\n"
    elif len(outputs) <= NAMES_PER_LINE:
        yield f"    return ({', '.join(outputs)})\n"
    else:
        yield "    return (\n"
        for start in range(0, len(outputs), NAMES_PER_LINE):
            yield f"        {', '.join(outputs[start : start + NAMES_PER_LINE])},\n"
        yield "    )\n"
