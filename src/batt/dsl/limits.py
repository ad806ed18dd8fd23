"""What a value may be: past these limits a result is an error, on every machine alike."""

NUMBER_LIMIT = 2**31 - 1
"""Largest amount of a number."""

SIZE_LIMIT = 100_000
"""Largest size of a value (see ``measure.size``)."""

NEST_LIMIT = 32
"""Most levels of tuples, sets and functions inside one another."""

SIDE_LIMIT = 2047
"""Largest side of a grid, and largest amount of a coordinate in a patch."""

CELL_MIN, CELL_MAX = -128, 127
"""The numbers that a cell of a grid, or the colour of an object's cell, may hold."""

CALL_DEPTH_LIMIT = 64
"""Most calls of function values inside one another: a function may be applied to itself through a
set (``fork(apply, identity, initset)``), and no limit on values would ever stop that."""
