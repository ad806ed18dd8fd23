"""What the ``def`` line of a program says: its name, its kind, its task, its inputs."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Literal

from batt.errors import NotUnderstood
from batt.programs.reader import short
from batt.programs.scan import Part
from batt.programs.syntax import found, refusal

Kind = Literal["solve", "verify", "differ", "other"]
"""``other`` is what is no function of ours."""

INPUTS: dict[str, tuple[str, ...]] = {
    "solve": ("I",),
    "verify": ("I",),
    "differ": ("S", "I", "C"),
}
"""The inputs of each kind of program."""

NAME = re.compile(r"^def[ \t]++(\w++)", re.MULTILINE | re.ASCII)
KINDS = re.compile(r"solve|(?:solve|verify)_(?P<task>\w+)|(?P<differ>differ)\w*")


@dataclass(frozen=True)
class Heading:
    """The name of a function, with its kind and its task where the name tells them.

    ``task`` is the suffix of the name as written; the id of the task may be escaped in it.
    """

    name: str
    kind: Kind
    task: str | None

    @classmethod
    def of(cls, part: Part) -> Heading:
        """The heading of a function, as far as it can be told before the function is parsed."""
        match = NAME.search(part.text)
        return cls.of_name(match[1] if match else "")

    @classmethod
    def of_name(cls, name: str) -> Heading:
        """What a name tells.

        >>> Heading.of_name("solve_00d62c1b")
        Heading(name='solve_00d62c1b', kind='solve', task='00d62c1b')
        """
        match = KINDS.fullmatch(name)
        if match is None:
            return cls(name, "other", None)
        if match["differ"]:
            return cls(name, "differ", None)
        return cls(name, "solve" if name.startswith("solve") else "verify", match["task"])


def definition(part: Part, body: list[ast.stmt]) -> ast.FunctionDef:
    """The one function that a part is; ``NotUnderstood`` where it is anything else."""
    function = body[0]
    if isinstance(function, ast.FunctionDef) and function.decorator_list:
        raise refusal(part, function.decorator_list[0], "a decorator; functions here have none")
    if not isinstance(function, ast.FunctionDef):
        raise refusal(part, function, f"{found(function)} in the place of a function")
    if len(body) > 1:
        raise refusal(part, body[1], "a line behind a function, which ends with `return`")
    if getattr(function, "type_params", None):
        raise refusal(part, function, "type parameters; functions here have none")
    return function


def parameters(part: Part, function: ast.FunctionDef, inputs: tuple[str, ...]) -> dict[str, str]:
    """The parameter names of a function and the inputs they stand for.

    Raises ``NotUnderstood`` for defaults and starred parameters, and for another number of them.  A
    differ's must be called ``S, I, C``, since nothing else tells which is which.  A solver may have
    these three too, as in the system that batt succeeds, and use ``I`` alone.
    """
    given = function.args
    if given.defaults or given.kw_defaults:
        raise refusal(part, function, "a default; parameters here have none")
    if given.vararg or given.kwarg or given.kwonlyargs or given.posonlyargs:
        raise refusal(part, function, "parameters that are not plain names")
    names = tuple(parameter.arg for parameter in given.args)
    if len(inputs) > 1 and names != inputs:
        raise refusal(part, function, f"a differ has the parameters {', '.join(inputs)}")
    if names == INPUTS["differ"] and len(inputs) == 1:
        return {"I": "I"}
    if len(names) != len(inputs):
        raise refusal(part, function, f"{len(names)} parameters; a solver has one, the grid")
    return dict(zip(names, inputs, strict=True))


def refuse_kind(part: Part, heading: Heading) -> NotUnderstood:
    """The error for a function whose name is that of no program."""
    name = short(heading.name)
    return part.refusal(
        f"a function `{name}`; programs are called `solve`, `solve_<task>`, `verify_<task>` or "
        "`differ...`",
        1,
    )
