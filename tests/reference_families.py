"""Which primitives are those of the reference, and which our own big steps.

Big steps take tables and layouts, and few of those that are drawn at random go with the grid.
"""

FAMILIES = {
    "boxes", "colours", "containers", "drawing", "functions", "grid_parts", "grids", "lines",
    "numbers", "objects", "patch_pairs", "patches", "periods", "truth", "turning",
}  # fmt: skip


def is_of_reference(primitive):
    """Whether a primitive is in one of the families that the reference describes."""
    return primitive.__module__.rpartition(".")[2] in FAMILIES
