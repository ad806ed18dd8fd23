"""Written by ``python benchmarks/trust.py --write``: what is known of proposers."""

from __future__ import annotations

RECORDS: dict[str, tuple[int, int, int]] = {
    "cell_tree": (98, 37, 5),
    "cell_tree_by_role": (88, 40, 19),
    "elsewhere": (5, 5, 3),
    "mutants": (22, 21, 9),
    "object_rules": (32, 25, 4),
    "object_rules_by_role": (27, 20, 10),
    "overlay": (5, 5, 0),
    "overlay_by_role": (7, 7, 3),
    "part_to_cell": (6, 6, 3),
    "part_to_cell_by_role": (8, 8, 4),
    "pick_one": (20, 17, 6),
    "pick_one_by_role": (19, 18, 7),
    "symmetry": (10, 10, 4),
    "symmetry_by_role": (5, 4, 1),
    "tiling": (28, 28, 25),
    "tiling_by_role": (26, 26, 25),
    "truth_table": (16, 16, 1),
    "truth_table_by_role": (11, 10, 3),
}
"""By proposer, the training tasks for which its best program fits, of these those
right, and of these those where it is right on all fresh samples, too."""

RIGHT: dict[str, float] = {
    "all left out reproduced": 0.61,
    "any": 1.93,
    "colours by role": 0.14,
    "left out and lost": -1.31,
    "length": -1.01,
    "misses a pair": -2.5,
    "not the first of its proposer": -1.35,
    "nothing left out": 0.1,
    "of cell_tree": -1.58,
    "of known programs": 0.65,
    "of object_rules": -0.94,
    "of overlay": 0.23,
    "of part_to_cell": 0.92,
    "of pick_one": -0.29,
    "of symmetry": 0.31,
    "of tiling": 0.31,
    "of truth_table": 0.42,
    "pairs missed": -3.93,
    "proposers agreeing": 0.81,
    "train pairs": 0.29,
}
"""Weights of features for the chance that outputs are right for the tests."""

GENERAL: dict[str, float] = {
    "all left out reproduced": -0.75,
    "any": -0.6,
    "colours by role": 1.26,
    "left out and lost": -1.31,
    "length": -0.4,
    "misses a pair": -2.34,
    "not the first of its proposer": 0.21,
    "nothing left out": -0.51,
    "of cell_tree": -0.16,
    "of known programs": 0.33,
    "of object_rules": -0.41,
    "of overlay": -0.87,
    "of part_to_cell": 0.26,
    "of pick_one": -0.14,
    "of symmetry": -0.34,
    "of tiling": 2.38,
    "of truth_table": -1.06,
    "pairs missed": -1.12,
    "proposers agreeing": 0.03,
    "train pairs": 0.07,
}
"""Weights of features for the chance that a right program is so for any input."""
