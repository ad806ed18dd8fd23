"""Native twins of ``batt.dsl.primitives.drawing``."""

from libc.stdint cimport int8_t, uint32_t

from batt.dsl.native.grid cimport Grid
from batt.dsl.native.patch cimport Patch, colour_of, column_of, row_of, walked
from batt.dsl.native.reading cimport (
    background,
    copied,
    has_cells,
    is_colour,
    is_object,
    is_vector,
)

from batt.dsl.primitive import native
from batt.dsl.primitives import drawing as plain


cdef inline int8_t *cell_at(Grid grid, long i, long j) noexcept:
    """The cell at a position; NULL off the grid."""
    if 0 <= i < grid.height and 0 <= j < grid.width:
        return grid.cells + i * grid.width + j
    return NULL


cdef Grid filled(Grid grid, int8_t colour, Patch patch):
    """A grid with one colour at the positions of a patch."""
    cdef Grid made = copied(grid)
    cdef Py_ssize_t at
    cdef int8_t *cell
    for at in range(patch.length):
        cell = cell_at(made, row_of(patch.keys[at]), column_of(patch.keys[at]))
        if cell is not NULL:
            cell[0] = colour
    return made


cdef void paint_shifted(Grid grid, Patch patch, long down, long right) noexcept:
    """Write the cells of an object into a grid that nobody has seen yet."""
    cdef Py_ssize_t at
    cdef int8_t *cell
    for at in range(patch.length):
        cell = cell_at(grid, row_of(patch.keys[at]) + down, column_of(patch.keys[at]) + right)
        if cell is not NULL:
            cell[0] = <int8_t>colour_of(patch.keys[at])


@native(plain.fill)
def fill(grid, value, patch):
    cdef int8_t colour = 0
    cells = walked(patch)
    if not has_cells(grid) or cells is None or not is_colour(value, &colour):
        return plain.fill.body(grid, value, patch)
    return filled(<Grid>grid, colour, <Patch>cells)


@native(plain.paint)
def paint(grid, obj):
    cdef Grid made
    cells = walked(obj)
    if not has_cells(grid) or not is_object(cells):
        return plain.paint.body(grid, obj)
    made = copied(<Grid>grid)
    paint_shifted(made, <Patch>cells, 0, 0)
    return made


@native(plain.underfill)
def underfill(grid, value, patch):
    cdef int8_t colour = 0, under
    cdef Grid made
    cdef Patch given
    cdef Py_ssize_t at
    cdef int8_t *cell
    cells = walked(patch)
    if not has_cells(grid) or cells is None or not is_colour(value, &colour):
        return plain.underfill.body(grid, value, patch)
    made, under, given = copied(<Grid>grid), background(<Grid>grid), <Patch>cells
    for at in range(given.length):
        cell = cell_at(made, row_of(given.keys[at]), column_of(given.keys[at]))
        if cell is not NULL and cell[0] == under:
            cell[0] = colour
    return made


@native(plain.underpaint)
def underpaint(grid, obj):
    cdef int8_t under
    cdef Grid made
    cdef Patch given
    cdef Py_ssize_t at
    cdef int8_t *cell
    cells = walked(obj)
    if not has_cells(grid) or not is_object(cells):
        return plain.underpaint.body(grid, obj)
    made, under, given = copied(<Grid>grid), background(<Grid>grid), <Patch>cells
    for at in range(given.length):
        cell = cell_at(made, row_of(given.keys[at]), column_of(given.keys[at]))
        if cell is not NULL and cell[0] == under:
            cell[0] = <int8_t>colour_of(given.keys[at])
    return made


@native(plain.cover)
def cover(grid, patch):
    cells = walked(patch)
    if not has_cells(grid) or cells is None:
        return plain.cover.body(grid, patch)
    return filled(<Grid>grid, background(<Grid>grid), <Patch>cells)


@native(plain.move)
def move(grid, obj, offset):
    cdef long down = 0, right = 0
    cdef Grid made
    if not has_cells(grid) or not is_object(obj) or not is_vector(offset, &down, &right):
        return plain.move.body(grid, obj, offset)
    made = filled(<Grid>grid, background(<Grid>grid), <Patch>obj)
    paint_shifted(made, <Patch>obj, down, right)
    return made
