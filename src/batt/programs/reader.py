"""From text to nodes: the lines of a function, or of a bare program, read one after another."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from batt.dsl.constants import CONSTANTS
from batt.dsl.limits import NEST_LIMIT, NUMBER_LIMIT
from batt.dsl.primitive import CATALOGUE
from batt.dsl.values import natural_key
from batt.errors import NotUnderstood
from batt.programs.literals import nesting
from batt.programs.node import Node, Op, Pool
from batt.programs.scan import DEPTH_LIMIT, Part
from batt.programs.syntax import FORM, found, refusal

OF_DIFFERS = {"S": "the train pairs", "C": "the target"}
"""What a solver is not given."""


class Reader:
    """Reads the lines of one part into a pool; ``names`` are the nodes of the names bound so far.

    A name bound again is a new name from that line on, also where it was a parameter, a constant or
    a primitive before.  Every method raises ``NotUnderstood`` at what the language does not have.
    """

    def __init__(self, part: Part, pool: Pool, parameters: Mapping[str, str]) -> None:
        """Begin with the parameters: their names here, and the inputs that these stand for."""
        self.part, self.pool = part, pool
        self.names = {name: pool.input(given) for name, given in parameters.items()}
        self._lines: Sequence[ast.stmt] = ()

    def bind_all(self, lines: Sequence[ast.stmt]) -> None:
        """Read lines that bind names."""
        self._lines = lines
        for line in lines:
            target, value = self._assignment(line)
            self.names[target] = self.node(value)

    def node(self, expression: ast.expr, depth: int = 0) -> Node:
        """The node of an expression."""
        if isinstance(expression, ast.Name):
            return self._named(expression)
        if isinstance(expression, ast.Call):
            return self._call(expression, depth)
        return self.pool.constant(self._literal(expression))

    def refusal(self, node: ast.expr | ast.stmt, reason: str) -> NotUnderstood:
        """The error for a place."""
        return refusal(self.part, node, reason)

    def _assignment(self, line: ast.stmt) -> tuple[str, ast.expr]:
        """The name that a line binds, and what to."""
        if not isinstance(line, ast.Assign | ast.AnnAssign):
            raise self.refusal(line, f"{found(line)}; {FORM}")
        targets = _targets(line)
        if len(targets) > 1:
            raise self.refusal(line, f"two names bound at once; {FORM}")
        target = targets[0]
        if not isinstance(target, ast.Name):
            raise self.refusal(line, f"what is bound is not one name; {FORM}")
        if line.value is None:
            raise self.refusal(line, f"`{short(target.id)}` is given no value; {FORM}")
        return target.id, line.value

    def _named(self, expression: ast.Name) -> Node:
        name = expression.id
        node = self.names.get(name)
        if node is not None:
            return node
        if name in CONSTANTS:
            return self.pool.constant(CONSTANTS[name])
        if name in CATALOGUE:
            return self.pool.primitive(name)
        raise self.refusal(expression, self._unknown(name))

    def _unknown(self, name: str) -> str:
        for line in self._lines:
            if any(isinstance(bound, ast.Name) and bound.id == name for bound in _targets(line)):
                at = self.part.line + line.lineno - 1
                return f"`{short(name)}` is used before it is bound (line {at})"
        if name == "O":
            return "no `O`: no line binds it"
        if name in OF_DIFFERS:
            return f"`{name}`, {OF_DIFFERS[name]}, is for differs; a solver has the grid `I` alone"
        return f"`{short(name)}` is no primitive, constant or name bound before{suggestion(name)}"

    def _call(self, call: ast.Call, depth: int) -> Node:
        if depth >= DEPTH_LIMIT:
            raise self.refusal(call, f"calls nest deeper than {DEPTH_LIMIT}")
        if call.keywords:
            raise self.refusal(call, "a keyword argument; arguments are given by place")
        if not isinstance(call.func, ast.Name | ast.Call):
            raise self.refusal(call.func, f"{found(call.func)} in the place of a function; {FORM}")
        function = self.node(call.func, depth + 1)
        args = [self.node(arg, depth + 1) for arg in call.args]
        self._check_call(call, function, len(args))
        return self.pool.call(function, *args)

    def _check_call(self, call: ast.Call, function: Node, given: int) -> None:
        if function.op is Op.PRIMITIVE:
            primitive = function.payload
            if given != primitive.arity:
                takes = f"{primitive.arity} argument{'s' if primitive.arity != 1 else ''}"
                names = ", ".join(primitive.parameters)
                raise self.refusal(call, f"`{primitive.name}` takes {takes} ({names}), not {given}")
        elif function.op is not Op.CALL:
            text = short(ast.unparse(call.func))
            kind = "a constant" if function.op is Op.CONSTANT else "an input"
            raise self.refusal(call, f"`{text}` is {kind}, and only functions can be called")

    def _literal(self, expression: ast.expr) -> Any:
        value = self._value(expression)
        if nesting(value) > NEST_LIMIT:
            raise self.refusal(expression, f"values nest at most {NEST_LIMIT} levels")
        return value

    def _value(self, expression: ast.expr) -> Any:
        if isinstance(expression, ast.Constant):
            return self._number(expression, expression.value)
        if isinstance(expression, ast.Tuple):
            return tuple(map(self._member, expression.elts))
        if isinstance(expression, ast.Dict):
            return self._table(expression)
        if isinstance(expression, ast.UnaryOp) and isinstance(expression.op, ast.USub | ast.UAdd):
            inner = expression.operand
            if isinstance(inner, ast.Constant) and type(inner.value) is int:
                number: int = self._number(expression, inner.value)
                return -number if isinstance(expression.op, ast.USub) else number
        raise self.refusal(expression, f"{found(expression)}; {FORM}")

    def _number(self, expression: ast.expr, value: Any) -> Any:
        if type(value) is bool or (type(value) is int and value <= NUMBER_LIMIT):
            return value
        if type(value) is int:
            raise self.refusal(expression, f"a number past {NUMBER_LIMIT}")
        raise self.refusal(expression, f"{found(ast.Constant(value))}; {FORM}")

    def _member(self, expression: ast.expr) -> Any:
        """A member of a tuple or table: a literal, or a constant by its name."""
        if isinstance(expression, ast.Name):
            if expression.id in CONSTANTS and expression.id not in self.names:
                return CONSTANTS[expression.id]
            reason = f"`{short(expression.id)}` in a tuple or table, which hold constants only"
            raise self.refusal(expression, f"{reason}; `astuple(a, b)` makes a tuple of values")
        if isinstance(expression, ast.Call):
            raise self.refusal(expression, "a call in a tuple or table, which hold constants only")
        return self._value(expression)

    def _table(self, table: ast.Dict) -> tuple[Any, ...]:
        pairs: dict[Any, tuple[Any, Any]] = {}
        for key, value in zip(table.keys, table.values, strict=True):
            if key is None:
                raise self.refusal(value, "a table inside a table without a key")
            pair = (self._member(key), self._member(value))
            if pair[0] in pairs:
                raise self.refusal(
                    key, f"the key `{short(ast.unparse(key))}` stands twice in a table"
                )
            pairs[pair[0]] = pair
        return tuple(sorted(pairs.values(), key=lambda pair: natural_key(pair[0])))


def _targets(line: ast.stmt) -> list[ast.expr]:
    """What a line binds."""
    if isinstance(line, ast.Assign):
        return line.targets
    return [line.target] if isinstance(line, ast.AnnAssign) else []


def short(text: str) -> str:
    """A word no longer than a message can bear.

    >>> short("ab" * 40)
    'ababababababababababababababababababa...'
    """
    return text if len(text) <= 40 else f"{text[:37]}..."


@lru_cache(maxsize=1000)
def suggestion(name: str) -> str:
    """What a name that is none may have been meant to be, to end a message with.

    >>> suggestion("equalty")
    '; did you mean `equality`?'
    """
    if len(name) > 40:
        return ""
    near = get_close_matches(name, [*CATALOGUE, *CONSTANTS], n=1, cutoff=0.7)
    return f"; did you mean `{near[0]}`?" if near else ""
