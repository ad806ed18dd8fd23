"""Written by ``python benchmarks/trust.py --write``: what is known of proposers."""

from __future__ import annotations

RECORDS: dict[str, tuple[int, int, int]] = {
    "cell_tree": (98, 37, 6),
    "cell_tree_by_role": (88, 39, 19),
    "elsewhere": (5, 5, 3),
    "mutants": (18, 17, 9),
    "object_rules": (32, 25, 4),
    "object_rules_by_role": (27, 20, 10),
    "overlay": (5, 5, 0),
    "overlay_by_role": (7, 7, 3),
    "part_to_cell": (6, 6, 3),
    "part_to_cell_by_role": (8, 8, 4),
    "pick_one": (22, 19, 6),
    "pick_one_by_role": (21, 20, 7),
    "symmetry": (10, 10, 4),
    "symmetry_by_role": (5, 4, 1),
    "tiling": (28, 28, 25),
    "tiling_by_role": (26, 26, 25),
    "truth_table": (17, 17, 2),
    "truth_table_by_role": (12, 11, 4),
}
"""By proposer, the training tasks for which its best program fits, of these those
right, and of these those where it is right on all fresh samples, too."""

RIGHT: dict[str, float] = {
    "all left out reproduced": 0.57,
    "any": 1.92,
    "colours by role": 0.14,
    "left out and lost": -1.32,
    "length": -1.04,
    "misses a pair": -2.42,
    "not the first of its proposer": -1.34,
    "nothing left out": 0.12,
    "of cell_tree": -1.53,
    "of elsewhere": 0.21,
    "of mutants": 0.53,
    "of object_rules": -0.91,
    "of overlay": 0.11,
    "of part_to_cell": 0.92,
    "of pick_one": -0.3,
    "of symmetry": 0.28,
    "of tiling": 0.31,
    "of truth_table": 0.42,
    "pairs missed": -3.91,
    "proposers agreeing": 0.83,
    "train pairs": 0.3,
}
"""Weights of features for the chance that outputs are right for the tests."""

GENERAL: dict[str, float] = {
    "all left out reproduced": -0.75,
    "any": -1.11,
    "colours by role": 1.11,
    "left out and lost": -2.03,
    "length": -0.66,
    "misses a pair": -2.99,
    "not the first of its proposer": -1.49,
    "nothing left out": -0.5,
    "of cell_tree": -0.58,
    "of elsewhere": -0.03,
    "of mutants": 1.34,
    "of object_rules": -0.7,
    "of overlay": -0.56,
    "of part_to_cell": 0.03,
    "of pick_one": -0.56,
    "of symmetry": -0.69,
    "of tiling": 2.27,
    "of truth_table": -0.54,
    "pairs missed": -1.97,
    "proposers agreeing": 0.57,
    "train pairs": 0.02,
}
"""Weights of features for the chance that a program is right for any input."""
