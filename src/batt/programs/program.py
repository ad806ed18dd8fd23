"""``Program``: an output node, and the canonical text and key that follow from it."""

from __future__ import annotations

import html
from functools import cached_property
from typing import Self

from batt.programs.canonical import canonical_lines, key_of
from batt.programs.heading import INPUTS
from batt.programs.node import Node, Op, Pool
from batt.programs.read import read_bare, read_only_function
from batt.programs.scan import join, split, unify_newlines
from batt.programs.strict import read_strict

SOLVER_INPUTS = INPUTS["solve"]


class Program:
    r"""A straight-line program; two are equal when their canonical texts are.

    ``root`` is its output node, ``inputs`` the names of what it is given: ``("I",)``, of a differ
    ``("S", "I", "C")``.  What follows from the root is made when asked for, once.

    >>> program = Program.parse("x9 = flip(I)\nunused = flip(x9)\nO = both(x9, flip(I))")
    >>> print(program)
    x1 = flip(I)
    O = both(x1, x1)
    """

    def __init__(self, root: Node, inputs: tuple[str, ...] = SOLVER_INPUTS) -> None:
        """Keep the output node."""
        self.root, self.inputs = root, inputs

    @classmethod
    def from_node(cls, root: Node, inputs: tuple[str, ...] = SOLVER_INPUTS) -> Self:
        """The program whose output a node is."""
        return cls(root, inputs)

    @classmethod
    def parse(
        cls, text: str, pool: Pool | None = None, inputs: tuple[str, ...] = SOLVER_INPUTS
    ) -> Self:
        """Read one function of the public form, or bare lines the last of which binds ``O``.

        The nodes are made in ``pool``, a new one where none is given.  ``inputs`` are the names
        that bare lines may use, and of a function tell which kind is wanted.  Nothing is executed.
        Raises ``NotUnderstood``, with line and column, where the text is no program.
        """
        text = unify_newlines(text)
        pool = Pool() if pool is None else pool
        node = read_strict(text, pool, inputs)
        if node is not None:
            return cls(node, inputs)
        parts = split(text)
        if any(part.is_function for part in parts):
            return cls(read_only_function(parts, pool, inputs), inputs).checked()
        return cls(read_bare(join(text, parts), pool, inputs), inputs).checked()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The canonical lines, ``x1 = ...`` to ``O = ...``.

        Raises ``NotUnderstood`` for a program that is too large to be written.
        """
        return canonical_lines(self.root)

    @cached_property
    def text(self) -> str:
        """The canonical lines as one text, a line feed after each."""
        return "".join(f"{line}\n" for line in self.lines)

    @cached_property
    def key(self) -> str:
        """The MD5 of the canonical lines, 32 hex digits; it never changes."""
        return key_of(self.text)

    @property
    def size(self) -> int:
        """The number of distinct calls."""
        return len(self.lines) if self.root.op is Op.CALL else 0

    def checked(self) -> Self:
        """The program itself; ``NotUnderstood`` where its canonical text would be too large."""
        self.lines  # noqa: B018  (making the lines is the check)
        return self

    def __str__(self) -> str:
        """The canonical lines, as ``print`` shows them."""
        return "\n".join(self.lines)

    def __repr__(self) -> str:
        """The Python that makes the program again."""
        given = "" if self.inputs == SOLVER_INPUTS else f", inputs={self.inputs!r}"
        return f"Program.parse({str(self)!r}{given})"

    def __eq__(self, other: object) -> bool:
        """Whether the canonical texts are equal."""
        return isinstance(other, Program) and self.lines == other.lines

    def __hash__(self) -> int:
        """The hash of the canonical lines."""
        return hash(self.lines)

    def _repr_html_(self) -> str:
        """The text, for notebooks."""
        return f"<pre>{html.escape(str(self))}</pre>"
