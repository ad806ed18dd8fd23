"""Written by ``python benchmarks/trust.py --write``: what is known of proposers."""

from __future__ import annotations

RECORDS: dict[str, tuple[int, int, int]] = {
    "cell_tree": (112, 43, 8),
    "cell_tree_by_role": (105, 48, 23),
    "object_rules": (35, 28, 7),
    "object_rules_by_role": (31, 23, 11),
    "overlay": (5, 5, 0),
    "overlay_by_role": (7, 7, 3),
    "part_to_cell": (6, 6, 3),
    "part_to_cell_by_role": (8, 8, 4),
    "pick_one": (36, 32, 9),
    "pick_one_by_role": (31, 29, 11),
    "symmetry": (10, 10, 4),
    "symmetry_by_role": (5, 4, 1),
    "tiling": (28, 28, 25),
    "tiling_by_role": (26, 26, 25),
    "truth_table": (26, 26, 6),
    "truth_table_by_role": (21, 20, 10),
}
"""By proposer, the training tasks for which its best program fits, of these those
right, and of these those where it is right on all fresh samples, too."""

RIGHT: dict[str, float] = {
    "all left out reproduced": 0.38,
    "any": 1.12,
    "colours by role": 0.31,
    "left out and lost": -1.32,
    "length": -1.69,
    "misses a pair": 0.0,
    "not the first of its proposer": -1.39,
    "nothing left out": 0.54,
    "of cell_tree": -0.36,
    "of object_rules": -0.7,
    "of overlay": 0.02,
    "of part_to_cell": 0.52,
    "of pick_one": -0.13,
    "of symmetry": 0.13,
    "of tiling": 0.19,
    "of truth_table": 0.34,
    "pairs missed": 0.0,
    "proposers agreeing": 1.01,
    "train pairs": 0.62,
}
"""Weights of features for the chance that outputs are right for the tests."""

GENERAL: dict[str, float] = {
    "all left out reproduced": -0.47,
    "any": -1.04,
    "colours by role": 0.68,
    "left out and lost": -2.28,
    "length": -0.69,
    "misses a pair": 0.0,
    "not the first of its proposer": -1.58,
    "nothing left out": -0.95,
    "of cell_tree": 0.09,
    "of object_rules": -0.71,
    "of overlay": -0.37,
    "of part_to_cell": 0.17,
    "of pick_one": -0.1,
    "of symmetry": -0.56,
    "of tiling": 1.81,
    "of truth_table": -0.34,
    "pairs missed": 0.0,
    "proposers agreeing": 0.56,
    "train pairs": -0.08,
}
"""Weights of features for the chance that a program is right for any input."""
