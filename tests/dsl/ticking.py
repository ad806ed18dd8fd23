"""The language once more, with a tick in every loop: how many steps a body makes inside.

The families of primitives, and the modules that read their arguments for them, are compiled anew
with a tick in each loop and each part of a comprehension.  The classes of values are the real ones.
What Python does inside one call of its own (``sorted``, ``map``, ``set``) is not counted.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
from types import ModuleType, SimpleNamespace
from typing import Any

from batt.dsl.primitive import Primitive

FAMILIES = "batt.dsl.primitives."
READERS = ("batt.dsl.values.reading", "batt.dsl.values.rows", "batt.dsl.values.walking")
TICK = ast.parse("_tick()", mode="eval").body


class Ticking(ast.NodeTransformer):
    """Adds a call of ``_tick``, which is true, to each loop and each part of a comprehension."""

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, ast.Expr(TICK))
        return node

    visit_While = visit_For  # noqa: N815

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs.insert(0, TICK)
        return node


class Twins:
    """The ticking twins of modules, each made when it is first asked for."""

    def __init__(self) -> None:
        self.count = 0
        self._modules: dict[str, SimpleNamespace] = {}

    def ticks(self, primitive: Primitive, args: tuple[Any, ...]) -> int:
        """The ticks of the body in one call."""
        body = getattr(self._module(primitive.__module__), primitive.name).body
        self.count = 0
        body(*args)
        return self.count

    def _module(self, name: str) -> SimpleNamespace:
        if name not in self._modules:
            self._modules[name] = self._made(name)
        return self._modules[name]

    def _made(self, name: str) -> SimpleNamespace:
        tree = Ticking().visit(ast.parse(inspect.getsource(importlib.import_module(name))))
        given = {**vars(builtins), "__import__": self._import}
        names: dict[str, Any] = {"__builtins__": given, "__name__": name, "_tick": self._tick}
        exec(compile(ast.fix_missing_locations(tree), name, "exec"), names)
        return SimpleNamespace(**names)

    def _import(self, name: str, *rest: Any) -> Any:
        """Import twins for the modules that have some, and else what there is."""
        if name == "batt.dsl.primitive":
            return SimpleNamespace(primitive=without_charge)
        if name == "batt.dsl.laws":
            return undeclared(importlib.import_module(name))
        if name.startswith(FAMILIES) or name in READERS:
            return self._module(name)
        return __import__(name, *rest)

    def _tick(self) -> bool:
        self.count += 1
        return True


def without_charge(*given: Any, **_charges: Any) -> Any:
    """Stand in for ``@primitive``: the body alone."""
    if given and inspect.isfunction(given[0]):
        return SimpleNamespace(body=given[0])
    return without_charge


def undeclared(laws: ModuleType) -> SimpleNamespace:
    """Stand in for the laws, so that none is declared twice: the classes, and no function."""
    named = vars(laws).items()
    return SimpleNamespace(
        **{name: (lambda *_, **__: None) if inspect.isfunction(it) else it for name, it in named}
    )
