"""How often what a proposer answers is right: counted on training tasks.

``python benchmarks/precision.py`` counts anew and prints the table.
"""

from __future__ import annotations

MEASURED: dict[str, tuple[int, int]] = {
    "areas": (20, 17),
    "borrowed_colours": (2, 2),
    "cell_tree": (114, 47),
    "chosen_grid": (6, 6),
    "colour_map": (6, 6),
    "continuation": (12, 12),
    "crop": (9, 8),
    "denoise": (5, 5),
    "listed_colours": (2, 2),
    "object_rules": (35, 28),
    "overlay": (5, 5),
    "part_to_cell": (6, 6),
    "pick_one": (38, 33),
    "symmetry": (10, 10),
    "tiling": (28, 28),
    "truth_table": (26, 26),
    "two_steps": (86, 76),
}
"""By proposer, the training tasks for which its first program fits, and of these those right."""


def precision(name: str) -> float:
    """The chance that a program of a proposer is right if it fits; a half where nobody counted.

    >>> precision("of a plugin")
    0.5
    """
    fits, right = MEASURED.get(name, (0, 0))
    return (right + 1) / (fits + 2)
