"""The canonical program of an output node: unused lines gone, equal expressions one line."""

from __future__ import annotations

from batt.programs.node import Node
from batt.programs.program import Program


def inline(root: Node) -> Program:
    """The program that ends in a node, with its canonical lines and its key made.

    Linear in the size of the program: the graph already shares what is equal, so nothing is
    printed, substituted and parsed again.
    """
    program = Program.from_node(root)
    program.key  # noqa: B018  (made here, so that later phases only look it up)
    return program
