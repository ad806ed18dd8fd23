"""One program from one part of a text: a function of the public form, or bare lines."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

from batt.errors import NotUnderstood
from batt.programs.heading import INPUTS, Heading, definition, parameters, refuse_kind
from batt.programs.node import Node, Pool
from batt.programs.reader import Reader
from batt.programs.scan import Part, check_function
from batt.programs.strict import read_strict_function
from batt.programs.syntax import found, refusal, statements

MODULES = ("dsl", "constants", "arc_types", "batt.dsl")
"""What a file may import everything from."""

COMMENT_LINE = re.compile(r"^#[^\n]*", re.MULTILINE)
"""What does not count for a file's limits outside functions; a batt has one for each entry."""


def read_function(part: Part, pool: Pool, heading: Heading) -> Node:
    """The output node of a function; ``NotUnderstood`` where it is no program."""
    node = read_strict_function(part.text, pool, INPUTS.get(heading.kind, ()))
    if node is not None:
        return node
    check_function(part)
    function = definition(part, statements(part))
    if heading.kind == "other":
        raise refuse_kind(part, heading)
    reader, output = read_body(part, pool, function, INPUTS[heading.kind])
    return reader.node(output)


def read_only_function(parts: list[Part], pool: Pool, inputs: tuple[str, ...]) -> Node:
    """The output node of the one function that the parts of a text hold."""
    first, *others = [part for part in parts if part.is_function]
    if others:
        raise others[0].refusal("a second function; a program is one", 1)
    for part in parts:
        error = None if part is first else stray(part, part is parts[0])
        if error is not None:
            raise error
    heading = Heading.of(first)
    if INPUTS.get(heading.kind, inputs) != inputs:
        wanted = "differ" if heading.kind != "differ" else "solver"
        raise first.refusal(f"`{heading.name}`, where a {wanted} is needed", 1)
    return read_function(first, pool, heading)


def read_body(
    part: Part, pool: Pool, function: ast.FunctionDef, inputs: tuple[str, ...]
) -> tuple[Reader, ast.expr]:
    """Bind the lines of a function; the reader that knows their names, and what it returns."""
    reader = Reader(part, pool, parameters(part, function, inputs))
    body = function.body[1:] if is_docstring(function.body[0]) else function.body
    if not body or not isinstance(body[-1], ast.Return):
        raise refusal(part, function, "no `return`; the last line of a function is `return O`")
    if body[-1].value is None:
        raise refusal(part, body[-1], "a `return` of nothing; it returns the output")
    reader.bind_all(body[:-1])
    return reader, body[-1].value


def read_bare(whole: Part, pool: Pool, inputs: tuple[str, ...]) -> Node:
    """The output node of bare lines, what they bind ``O`` to; ``NotUnderstood`` without one."""
    check_function(whole)
    body = statements(whole)
    lines = [line for line in without_docstring(body) if not is_language_import(line)]
    reader = Reader(whole, pool, {name: name for name in inputs})
    reader.bind_all(lines)
    if "O" not in reader.names:
        raise whole.refusal(
            "no `O`; the last line of a program binds it", lines[-1].lineno if lines else 1
        )
    return reader.names["O"]


def stray(part: Part, is_first: bool) -> NotUnderstood | None:
    """What a part outside functions holds that a file must not, as an error, or None."""
    part = replace(part, text=COMMENT_LINE.sub("", part.text))
    try:
        check_function(part)
        body = statements(part)
    except NotUnderstood as error:
        return error
    lines = without_docstring(body) if is_first else body
    other = next((line for line in lines if not is_language_import(line)), None)
    if other is None:
        return None
    what = "an assignment" if isinstance(other, ast.Assign) else found(other)
    allowed = f"`from {'|'.join(MODULES)} import *`"
    return refusal(part, other, f"{what} outside functions, where only {allowed} may stand")


def without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    """Statements without the docstring that may come first."""
    return body[1:] if body and is_docstring(body[0]) else body


def is_docstring(line: ast.stmt) -> bool:
    """Whether a statement is a string and nothing else."""
    return (
        isinstance(line, ast.Expr)
        and isinstance(line.value, ast.Constant)
        and isinstance(line.value.value, str)
    )


def is_language_import(line: ast.stmt) -> bool:
    """Whether a statement imports the language, as other tools or we call it.

    >>> is_language_import(ast.parse("from arc_types import *").body[0])
    True
    """
    return (
        isinstance(line, ast.ImportFrom)
        and line.module in MODULES
        and line.level == 0
        and [alias.name for alias in line.names] == ["*"]
    )
