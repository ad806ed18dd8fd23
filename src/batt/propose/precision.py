"""How often what a proposer answers is right: counted on training tasks.

``python benchmarks/precision.py`` counts anew and prints the table.
"""

from __future__ import annotations

MEASURED: dict[str, tuple[int, int]] = {
    "cell_tree": (114, 47),
    "object_rules": (35, 28),
    "overlay": (5, 5),
    "part_to_cell": (6, 6),
    "pick_one": (36, 32),
    "symmetry": (10, 10),
    "tiling": (28, 28),
    "truth_table": (26, 26),
}
"""By proposer, the training tasks for which its first program fits, and of these those right."""


def precision(name: str) -> float:
    """The chance that a program of a proposer is right if it fits; a half where nobody counted.

    >>> precision("of a plugin")
    0.5
    """
    fits, right = MEASURED.get(name, (0, 0))
    return (right + 1) / (fits + 2)
