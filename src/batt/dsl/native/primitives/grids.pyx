"""Native twins of ``batt.dsl.primitives.grids``."""

from libc.stdint cimport int8_t, uint32_t
from libc.string cimport memcmp, memcpy, memset

from batt.dsl.native.grid cimport Grid, as_grid, new_grid
from batt.dsl.native.patch cimport (
    NO_COLOUR,
    Patch,
    colour_of,
    column_of,
    empty_patch,
    in_order,
    new_patch,
    packed,
    row_of,
    set_of_patches,
    settled,
)
from batt.dsl.native.reading cimport has_cells, in_range, is_colour, is_vector

from batt.dsl.primitive import native
from batt.dsl.primitives import grids as plain


def canvas_size(value, dimensions):
    cdef long height = 0, width = 0
    if not is_vector(dimensions, &height, &width):
        return plain.canvas.plain_result_size(value, dimensions)
    return height * max(width, 1) if height > 0 else 1


def area(grid):
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.asindices.plain_result_size(grid)
    return <Py_ssize_t>(<Grid>grid).height * (<Grid>grid).width or 1


def side_sum(grid):
    grid = as_grid(grid)
    if not has_cells(grid):
        return plain.frontiers.plain_work(grid)
    return (<Grid>grid).height + (<Grid>grid).width


@native(plain.canvas, result_size=canvas_size)
def canvas(value, dimensions):
    cdef int8_t colour = 0
    cdef long height = 0, width = 0
    cdef Grid made
    if not is_colour(value, &colour) or not is_vector(dimensions, &height, &width):
        return plain.canvas.body(value, dimensions)
    if height <= 0:
        return new_grid(0, 0)
    if not (height <= 2047 and width <= 2047 and height * width <= 100_000):
        return plain.canvas.body(value, dimensions)
    made = new_grid(height, max(width, 0))
    if width > 0:
        memset(made.cells, colour, height * width)
    return made


@native(plain.asindices, result_size=area)
def asindices(grid):
    cdef Patch made
    cdef int i, j
    cdef Py_ssize_t at = 0
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.asindices.body(grid)
    made = new_patch(<Py_ssize_t>(<Grid>grid).height * (<Grid>grid).width, False)
    for i in range((<Grid>grid).height):
        for j in range((<Grid>grid).width):
            made.keys[at] = packed(NO_COLOUR, i, j)
            at += 1
    return in_order(made, at)


@native(plain.asobject)
def asobject(grid):
    cdef Patch made
    cdef int i, j
    cdef Py_ssize_t at = 0
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.asobject.body(grid)
    made = new_patch(<Py_ssize_t>(<Grid>grid).height * (<Grid>grid).width, True)
    for i in range((<Grid>grid).height):
        for j in range((<Grid>grid).width):
            made.keys[at] = packed((<Grid>grid).cells[at], i, j)
            at += 1
    return settled(made, at)


@native(plain.index)
def index(grid, loc):
    cdef long i = 0, j = 0
    grid = as_grid(grid)
    if type(grid) is not Grid or not (<Grid>grid).height or not is_vector(loc, &i, &j):
        return plain.index.body(grid, loc)
    if 0 <= i < (<Grid>grid).height and 0 <= j < (<Grid>grid).width:
        return (<Grid>grid).cells[i * (<Grid>grid).width + j]
    return None


# Turning grids: the cell at (i, j) of what is made lies at start + i * down + j * right


cdef Grid turned(Grid grid, bint swap, Py_ssize_t start, Py_ssize_t down, Py_ssize_t right):
    """A grid turned or mirrored; ``swap`` says that its sides change places."""
    cdef Py_ssize_t height = grid.width if swap else grid.height
    cdef Py_ssize_t width = grid.height if swap else grid.width
    cdef Py_ssize_t i, j, source
    cdef Grid made = new_grid(height, width)
    cdef int8_t *target = made.cells
    if not made.width:
        return made
    for i in range(height):
        source = start + i * down
        for j in range(width):
            target[j] = grid.cells[source]
            source += right
        target += width
    return made


cdef inline Py_ssize_t last(Grid grid):
    return <Py_ssize_t>grid.height * grid.width - 1


@native(plain.rot90)
def rot90(grid):
    cdef Py_ssize_t width
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.rot90.body(grid)
    width = (<Grid>grid).width
    return turned(<Grid>grid, True, last(<Grid>grid) - width + 1, 1, -width)


@native(plain.rot180)
def rot180(grid):
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.rot180.body(grid)
    return turned(<Grid>grid, False, last(<Grid>grid), -(<Grid>grid).width, -1)


@native(plain.rot270)
def rot270(grid):
    cdef Py_ssize_t width
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.rot270.body(grid)
    width = (<Grid>grid).width
    return turned(<Grid>grid, True, width - 1, -1, width)


# Mirroring patches: each position within the bounding box, each box corner kept


cdef enum Mirror:
    TOP_BOTTOM, LEFT_RIGHT, FALLING, RISING


cdef object mirrored(Patch patch, Mirror mirror):
    """A patch mirrored; None where that is an error, which the plain twin tells."""
    cdef Patch made
    cdef Py_ssize_t at
    cdef int i, j, top, left, bottom, right
    if not patch.length:
        return None
    patch.find_bounds()
    top, left, bottom, right = patch.top, patch.left, patch.bottom, patch.right
    if mirror >= FALLING and not in_range(top, left, top + right - left, left + bottom - top):
        return None
    made = new_patch(patch.length, patch.cells)
    for at in range(patch.length):
        i, j = row_of(patch.keys[at]), column_of(patch.keys[at])
        if mirror == TOP_BOTTOM:
            i = top + bottom - i
        elif mirror == LEFT_RIGHT:
            j = left + right - j
        elif mirror == FALLING:
            i, j = top + j - left, left + i - top
        else:
            i, j = top + right - j, left + bottom - i
        made.keys[at] = packed(colour_of(patch.keys[at]), i, j)
    return settled(made, patch.length)


@native(plain.hmirror)
def hmirror(piece):
    cdef Py_ssize_t width
    piece = as_grid(piece)
    if type(piece) is Grid:
        width = (<Grid>piece).width
        return turned(<Grid>piece, False, last(<Grid>piece) - width + 1, -width, 1)
    made = mirrored(<Patch>piece, TOP_BOTTOM) if type(piece) is Patch else None
    return plain.hmirror.body(piece) if made is None else made


@native(plain.vmirror)
def vmirror(piece):
    cdef Py_ssize_t width
    piece = as_grid(piece)
    if type(piece) is Grid:
        width = (<Grid>piece).width
        return turned(<Grid>piece, False, width - 1, width, -1)
    made = mirrored(<Patch>piece, LEFT_RIGHT) if type(piece) is Patch else None
    return plain.vmirror.body(piece) if made is None else made


@native(plain.dmirror)
def dmirror(piece):
    piece = as_grid(piece)
    if type(piece) is Grid:
        return turned(<Grid>piece, True, 0, 1, (<Grid>piece).width)
    made = mirrored(<Patch>piece, FALLING) if type(piece) is Patch else None
    return plain.dmirror.body(piece) if made is None else made


@native(plain.cmirror)
def cmirror(piece):
    piece = as_grid(piece)
    if type(piece) is Grid:
        return turned(<Grid>piece, True, last(<Grid>piece), -1, -(<Grid>piece).width)
    made = mirrored(<Patch>piece, RISING) if type(piece) is Patch else None
    return plain.cmirror.body(piece) if made is None else made


@native(plain.cellwise)
def cellwise(a, b, fallback):
    cdef int8_t colour = 0
    cdef Grid left, right, made
    cdef Py_ssize_t i, j, at = 0, other
    if type(a) is not Grid or type(b) is not Grid or not is_colour(fallback, &colour):
        return plain.cellwise.body(a, b, fallback)
    left, right = <Grid>a, <Grid>b
    if not left.height or right.height < left.height or right.width < left.width:
        return plain.cellwise.body(a, b, fallback)
    made = new_grid(left.height, left.width)
    for i in range(left.height):
        other = i * right.width
        for j in range(left.width):
            made.cells[at] = left.cells[at] if left.cells[at] == right.cells[other + j] else colour
            at += 1
    return made


# Lines of one colour


cdef bint single_row(Grid grid, Py_ssize_t i) noexcept:
    cdef int8_t *row = grid.cells + i * grid.width
    return grid.width < 2 or memcmp(row, row + 1, grid.width - 1) == 0


cdef bint single_column(Grid grid, Py_ssize_t j) noexcept:
    cdef Py_ssize_t at
    for at in range(j, <Py_ssize_t>grid.height * grid.width, grid.width):
        if grid.cells[at] != grid.cells[j]:
            return False
    return True


@native(plain.compress)
def compress(grid):
    cdef bint[2048] kept
    cdef Grid given, made
    cdef Py_ssize_t i, j, height = 0, width = 0, at = 0
    grid = as_grid(grid)
    if not has_cells(grid):
        return plain.compress.body(grid)
    given = <Grid>grid
    for j in range(given.width):
        kept[j] = not single_column(given, j)
        width += kept[j]
    for i in range(given.height):
        height += not single_row(given, i)
    made = new_grid(height, width if height else 0)
    if not made.width:
        return made
    for i in range(given.height):
        if single_row(given, i):
            continue
        for j in range(given.width):
            if kept[j]:
                made.cells[at] = given.cells[i * given.width + j]
                at += 1
    return made


@native(plain.frontiers, work=side_sum)
def frontiers(grid):
    cdef Grid given
    cdef Py_ssize_t i, j
    cdef list lines = []
    grid = as_grid(grid)
    if not has_cells(grid):
        return plain.frontiers.body(grid)
    given = <Grid>grid
    for i in range(given.height):
        if single_row(given, i):
            lines.append(line(given, i, i + 1, 0, given.width))
    for j in range(given.width):
        if single_column(given, j):
            lines.append(line(given, 0, given.height, j, j + 1))
    return set_of_patches(lines)


cdef Patch line(Grid grid, Py_ssize_t top, Py_ssize_t bottom, Py_ssize_t left, Py_ssize_t right):
    """The cells of a row or column, which are of one colour and so in order."""
    cdef Patch made = new_patch((bottom - top) * (right - left), True)
    cdef Py_ssize_t i, j, at = 0
    for i in range(top, bottom):
        for j in range(left, right):
            made.keys[at] = packed(grid.cells[i * grid.width + j], <int>i, <int>j)
            at += 1
    return in_order(made, at)
