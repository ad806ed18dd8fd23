"""Python's parser as our reader uses it: statements out, or one kind of error in plain words."""

from __future__ import annotations

import ast
import warnings

from batt.dsl.limits import NUMBER_LIMIT
from batt.errors import NotUnderstood
from batt.programs.scan import Part

FORM = "every line has the form `name = primitive(argument, ...)`"
"""What every refusal of another form ends with."""

WORDS: dict[type[ast.AST], str] = {
    ast.AsyncFor: "a loop",
    ast.AsyncFunctionDef: "an async function",
    ast.Attribute: "an attribute",
    ast.AugAssign: "an operator",
    ast.BinOp: "an operator",
    ast.BoolOp: "an operator",
    ast.ClassDef: "a class",
    ast.Compare: "an operator",
    ast.Delete: "a `del`",
    ast.DictComp: "a comprehension",
    ast.For: "a loop",
    ast.FunctionDef: "a function inside",
    ast.GeneratorExp: "a comprehension",
    ast.If: "an `if`",
    ast.IfExp: "a conditional expression",
    ast.Import: "an import of something else",
    ast.ImportFrom: "an import of something else",
    ast.JoinedStr: "a string",
    ast.Lambda: "a lambda",
    ast.List: "a list",
    ast.ListComp: "a comprehension",
    ast.NamedExpr: "an assignment inside an expression",
    ast.Pass: "a `pass`",
    ast.Return: "a `return` that is not the last line of a function",
    ast.Set: "a set in braces",
    ast.SetComp: "a comprehension",
    ast.Starred: "a starred argument",
    ast.Subscript: "an index in brackets",
    ast.UnaryOp: "an operator",
    ast.While: "a loop",
}


def statements(part: Part) -> list[ast.stmt]:
    """The statements of a part, parsed and never executed.

    Raises ``NotUnderstood`` for what is not Python, with line and column in the whole text.
    """
    if part.problem is not None:
        raise part.problem
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(part.text).body
    except SyntaxError as error:
        raise _syntax_refusal(part, error) from None
    except (RecursionError, MemoryError):
        raise part.refusal("it nests too deeply", 1) from None
    except ValueError as error:
        raise part.refusal(f"Python cannot read it: {error}", 1) from None


def _syntax_refusal(part: Part, error: SyntaxError) -> NotUnderstood:
    reason = f"not Python: {error.msg}"
    if "integer string conversion" in error.msg:
        reason = f"a number past {NUMBER_LIMIT}"
    return part.refusal(reason, max(1, error.lineno or 1), max(0, error.offset or 0))


def refusal(part: Part, node: ast.expr | ast.stmt, reason: str) -> NotUnderstood:
    """The error for a node of the syntax tree of a part."""
    line = part.text.split("\n")[node.lineno - 1]
    before = line.encode(errors="replace")[: node.col_offset].decode(errors="replace")
    return part.refusal(reason, node.lineno, len(before) + 1)


def found(node: ast.AST) -> str:
    """What a node that a program cannot hold is, in plain words.

    >>> found(ast.parse("x.y", mode="eval").body)
    'an attribute'
    """
    if isinstance(node, ast.Expr):
        return found(node.value) if not _is_plain(node.value) else "a line that binds no name"
    if isinstance(node, ast.Constant):
        return _found_literal(node.value)
    return WORDS.get(type(node), f"a `{type(node).__name__.lower()}`")


def _is_plain(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Call | ast.Tuple | ast.Dict)


def _found_literal(value: object) -> str:
    if isinstance(value, str | bytes):
        return "a string"
    if isinstance(value, float | complex):
        return "a number that is no integer"
    return f"`{value}`" if value is None else "a literal"
