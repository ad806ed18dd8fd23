"""How native twins read their arguments and write grids, for all families.

A reader says whether the argument is one of the plain cases that a twin is made for; where it is
not, the twin leaves the call to the plain body, which knows every case and every error.
"""

from cpython.long cimport PyLong_AsLongAndOverflow, PyLong_Check, PyLong_CheckExact
from cpython.tuple cimport PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE
from libc.stdint cimport int8_t
from libc.string cimport memcpy, memset

from batt.dsl.native.grid cimport Grid, new_grid
from batt.dsl.native.patch cimport Patch

cdef enum:
    FARTHEST = 2047  # the largest amount of a coordinate in a patch
    NUMBERS = 2147483647  # the largest amount of a number


cdef inline bint is_number(object value, long *number) noexcept:
    """Whether it is a number, booleans too, within the limit of numbers."""
    cdef int overflow = 0
    if not PyLong_Check(value):
        return False
    number[0] = PyLong_AsLongAndOverflow(value, &overflow)
    return not overflow and -NUMBERS <= number[0] <= NUMBERS


cdef inline bint is_colour(object value, int8_t *colour) noexcept:
    """Whether it is a number that a cell may hold as it is: no boolean."""
    cdef int overflow = 0
    cdef long number
    if not PyLong_CheckExact(value):
        return False
    number = PyLong_AsLongAndOverflow(value, &overflow)
    colour[0] = <int8_t>number
    return not overflow and -128 <= number <= 127


cdef inline bint is_vector(object value, long *i, long *j) noexcept:
    """Whether it is a tuple of two numbers."""
    if not PyTuple_CheckExact(value) or PyTuple_GET_SIZE(value) != 2:
        return False
    return is_number(<object>PyTuple_GET_ITEM(value, 0), i) and is_number(
        <object>PyTuple_GET_ITEM(value, 1), j
    )


cdef inline bint is_object(object value) noexcept:
    """Whether it is a patch of cells, or the empty patch."""
    return type(value) is Patch and ((<Patch>value).cells or not (<Patch>value).length)


cdef inline bint has_cells(object value) noexcept:
    """Whether it is a grid that has cells."""
    return type(value) is Grid and (<Grid>value).width > 0


cdef inline bint in_range(long top, long left, long bottom, long right) noexcept:
    """Whether a patch may hold every position of the rectangle."""
    return min(top, left) >= -FARTHEST and max(bottom, right) <= FARTHEST


cdef inline Grid copied(Grid grid):
    """A grid like the given one, for the caller to write in before anybody sees it."""
    cdef Grid made = new_grid(grid.height, grid.width)
    if grid.width:
        memcpy(made.cells, grid.cells, <size_t>grid.height * grid.width)
    return made


cdef inline long bound(long at, long length) noexcept:
    """Where a bound of a slice lies: counted from the end if negative, then cut to the length."""
    if at < 0:
        at += length
    return max(0, min(at, length))


cdef inline Grid cut(Grid grid, long top, long left, long bottom, long right):
    """The rows from top to before bottom and columns alike, bounds within the grid."""
    cdef long i, height = max(0, bottom - top), width = max(0, right - left)
    cdef Grid made = new_grid(height, width if height else 0)
    if made.width:
        for i in range(height):
            memcpy(made.cells + i * width, grid.cells + (top + i) * grid.width + left, width)
    return made


cdef inline void count_colours(Grid grid, int *counts) noexcept:
    """How many cells each colour has, in 256 places from -128 on.

    Neighbours, which are mostly alike, are counted apart: one need not wait for the other.
    """
    cdef int[256] odd
    cdef Py_ssize_t at, cells = <Py_ssize_t>grid.height * grid.width
    memset(counts, 0, sizeof(odd))
    memset(odd, 0, sizeof(odd))
    for at in range(0, cells - 1, 2):
        counts[<int>grid.cells[at] + 128] += 1
        odd[<int>grid.cells[at + 1] + 128] += 1
    if cells % 2:
        counts[<int>grid.cells[cells - 1] + 128] += 1
    for at in range(256):
        counts[at] += odd[at]


cdef inline int8_t most_common(int *counts) noexcept:
    """The colour of the highest count, of several the least."""
    cdef int place, best = 0
    for place in range(1, 256):
        if counts[place] > counts[best]:
            best = place
    return <int8_t>(best - 128)


cdef inline int8_t background(Grid grid) noexcept:
    """The colour with most cells, of several the least."""
    cdef int[256] counts
    count_colours(grid, counts)
    return most_common(counts)
