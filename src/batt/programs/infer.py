"""Inference: the type of every node of a program, and the clashes in it.

A clash is a call for which no reading exists: a grid where a function is needed, a number where a
container is.  Each type holds whatever values its node can have; where it is not known better it
is ``Any``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from batt.programs.canonical import call_lines
from batt.programs.node import Node, Op, walk
from batt.programs.type_calls import Calls, Misfit, primitive_type
from batt.programs.type_terms import ANY, GRID, Type
from batt.programs.type_values import type_of_value
from batt.programs.type_words import read_type

GRID_INPUT: Mapping[str, Type] = {"I": GRID}


@dataclass(frozen=True)
class Clash:
    """A call that has no reading: ``call`` needs a type, and ``giver`` gives another.

    ``parameter`` and ``needed`` are as the signature writes them, ``given`` is the type; ``str`` is
    the whole as a sentence that names both calls.
    """

    call: Node
    giver: Node
    parameter: str
    needed: str
    given: Type
    text: str

    def __str__(self) -> str:
        """The clash as a sentence."""
        return self.text


class Typing:
    """The types of a program's nodes, and its clashes in the order of its lines."""

    def __init__(self, types: Mapping[Node, Type], clashes: tuple[Clash, ...]) -> None:
        """Keep what inference found."""
        self._types, self.clashes = types, clashes

    def of(self, node: Node) -> Type:
        """The type of a node; ``KeyError`` for a node of another program."""
        return self._types[node]


def infer(root: Node, inputs: Mapping[str, str | Type] = GRID_INPUT) -> Typing:
    r"""The type of every node that a program's output depends on.

    ``inputs`` gives the types of the program's inputs, in the words of signatures or as types; an
    input that is not named can be anything.

    >>> from batt.programs.program import Program
    >>> root = Program.parse("x1 = objects(I, T, F, T)\nO = argmax(x1, size)").root
    >>> str(infer(root).of(root))
    'Object'
    >>> print(infer(Program.parse("O = crop(objects(I, T, F, T), UNITY, UNITY)").root).clashes[0])
    `crop` in O needs `grid: Grid`, and `objects` in x1 gives FrozenSet[Object]
    """
    return _Inference(root, inputs).typing()


def input_types(inputs: Mapping[str, str | Type]) -> dict[str, Type]:
    """The types of inputs, where these are given in the words of signatures or as types."""
    return {
        name: read_type(kind) if isinstance(kind, str) else kind for name, kind in inputs.items()
    }


def leaf_type(node: Node, inputs: Mapping[str, Type]) -> Type:
    """The type of an input, a constant or a primitive."""
    if node.op is Op.PRIMITIVE:
        return primitive_type(node.payload)
    if node.op is Op.INPUT:
        return inputs.get(node.payload, ANY)
    return type_of_value(node.payload)


class _Inference:
    def __init__(self, root: Node, inputs: Mapping[str, str | Type]) -> None:
        self._root = root
        self._inputs = input_types(inputs)
        self._calls = Calls()
        self._types: dict[Node, Type] = {}
        self._misfits: list[tuple[Node, Misfit]] = []

    def typing(self) -> Typing:
        for node in walk([self._root]):
            self._types[node] = self._type(node)
        names = _Names(self._root) if self._misfits else None
        clashes = [] if names is None else [names.clash(*each) for each in self._misfits]
        return Typing(self._types, tuple(clashes))

    def _type(self, node: Node) -> Type:
        return self._call_type(node) if node.op is Op.CALL else leaf_type(node, self._inputs)

    def _call_type(self, node: Node) -> Type:
        """The type of a call: anything where it clashes, so that each mistake is told once."""
        called, *args = [self._types[arg] for arg in node.args]
        result = self._calls.result(called, tuple(args))
        if isinstance(result, Type):
            return result
        while isinstance(result, Misfit):
            self._misfits.append((node, result))
            if result.place < 0 or args[result.place] is ANY:
                break
            args[result.place] = ANY
            result = self._calls.result(called, tuple(args))
        return ANY


class _Names:
    """What clashes call the nodes of a program: by the canonical names of their lines."""

    def __init__(self, root: Node) -> None:
        self._texts = {root.number: "O"} if root.op is Op.CALL else {}
        for _ in call_lines([root], self._texts):
            pass

    def clash(self, call: Node, misfit: Misfit) -> Clash:
        giver = call.args[misfit.place + 1]
        text = f"{self._need(call, misfit)}, and {self._told(giver)} gives {misfit.given}"
        if not misfit.parameter:
            text = self._no_call(call, misfit)
        elif misfit.inner:
            text = f"{self._need(call, misfit)}, and {self._told(giver)} gives it {misfit.given}"
        return Clash(call, giver, misfit.parameter, misfit.needed, misfit.given, text)

    def _need(self, call: Node, misfit: Misfit) -> str:
        called = self._told(call)
        if misfit.inner:
            name = f"`{misfit.name}`" if misfit.name else "a function"
            return f"{name}, called by {called}, needs `{_asked(misfit)}`"
        return f"{called} needs `{_asked(misfit)}`"

    def _no_call(self, call: Node, misfit: Misfit) -> str:
        if misfit.needed == "a function":
            found = f"{self._told(call.args[0])} gives {misfit.given}"
            return f"{self._texts[call.number]} needs a function to call, and {found}"
        name = f"`{misfit.name}`" if misfit.name else "a function"
        return f"{name}, called by {self._told(call)}, takes {misfit.needed}"

    def _told(self, node: Node) -> str:
        text = self._texts[node.number]
        if node.op is not Op.CALL:
            return f"`{text}`"
        return f"`{self._texts[node.args[0].number]}` in {text}"


def _asked(misfit: Misfit) -> str:
    spaced = " " in misfit.parameter
    return misfit.needed if spaced else f"{misfit.parameter}: {misfit.needed}"
