"""Native twins of ``batt.dsl.primitives.grid_parts``."""

from libc.stdint cimport int8_t
from libc.string cimport memcpy, memset

from batt.dsl.native.grid cimport Grid, as_grid, check_sides, new_grid
from batt.dsl.native.patch cimport (
    Patch,
    colour_of,
    column_of,
    empty_patch,
    new_patch,
    packed,
    row_of,
    settled,
)
from batt.dsl.native.reading cimport (
    bound,
    cut,
    has_cells,
    in_range,
    is_number,
    is_object,
    is_vector,
)

from batt.dsl.primitive import native
from batt.dsl.primitives import grid_parts as plain


cdef inline Grid cropped(Grid grid, long top, long left, long height, long width):
    return cut(
        grid,
        bound(top, grid.height),
        bound(left, grid.width),
        bound(top + height, grid.height),
        bound(left + width, grid.width),
    )


@native(plain.crop)
def crop(grid, start, dims):
    cdef long top = 0, left = 0, height = 0, width = 0
    grid = as_grid(grid)
    if (
        type(grid) is not Grid
        or not is_vector(start, &top, &left)
        or not is_vector(dims, &height, &width)
    ):
        return plain.crop.body(grid, start, dims)
    return cropped(<Grid>grid, top, left, height, width)


@native(plain.subgrid)
def subgrid(patch, grid):
    cdef Patch given
    grid = as_grid(grid)
    if type(patch) is not Patch or type(grid) is not Grid or not (<Patch>patch).length:
        return plain.subgrid.body(patch, grid)
    given = <Patch>patch
    given.find_bounds()
    return cropped(
        <Grid>grid,
        given.top,
        given.left,
        given.bottom - given.top + 1,
        given.right - given.left + 1,
    )


@native(plain.trim)
def trim(grid):
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.trim.body(grid)
    return cut(<Grid>grid, 1, 1, (<Grid>grid).height - 1, (<Grid>grid).width - 1)


@native(plain.tophalf)
def tophalf(grid):
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.tophalf.body(grid)
    return cut(<Grid>grid, 0, 0, (<Grid>grid).height // 2, (<Grid>grid).width)


@native(plain.bottomhalf)
def bottomhalf(grid):
    cdef long height
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.bottomhalf.body(grid)
    height = (<Grid>grid).height
    return cut(<Grid>grid, (height + 1) // 2, 0, height, (<Grid>grid).width)


@native(plain.lefthalf)
def lefthalf(grid):
    cdef long half
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.lefthalf.body(grid)
    half = (<Grid>grid).width // 2
    return cut(<Grid>grid, 0, 0, (<Grid>grid).height if half else 0, half)


@native(plain.righthalf)
def righthalf(grid):
    cdef long half, width
    grid = as_grid(grid)
    if type(grid) is not Grid:
        return plain.righthalf.body(grid)
    width = (<Grid>grid).width
    half = width // 2
    return cut(<Grid>grid, 0, width - half, (<Grid>grid).height if half else 0, width)


cdef long long split_size(Grid grid, long parts, bint across) noexcept:
    """The size of that many pieces of a grid, side by side or on top of one another."""
    cdef long long height = grid.height if across else grid.height // parts
    cdef long long width = grid.width // parts if across else grid.width
    return 1 + parts * max(height * max(width, 1), 1)


def hsplit_size(grid, n):
    cdef long parts = 0
    grid = as_grid(grid)
    if not has_cells(grid) or not is_number(n, &parts) or parts <= 0:
        return plain.hsplit.plain_result_size(grid, n)
    return split_size(<Grid>grid, parts, True)


def vsplit_size(grid, n):
    cdef long parts = 0
    grid = as_grid(grid)
    if not has_cells(grid) or not is_number(n, &parts) or parts <= 0:
        return plain.vsplit.plain_result_size(grid, n)
    return split_size(<Grid>grid, parts, False)


cdef tuple split(Grid grid, Py_ssize_t parts, bint across):
    """Parts of one width side by side, or of one height on top of one another."""
    cdef Py_ssize_t height = grid.height, width = grid.width, part, at, period
    cdef Py_ssize_t length = width if across else height, each = length // parts
    cdef list made = []
    if not each:
        return (new_grid(height if across else 0, 0),) * parts
    period = each + (length % parts != 0)
    for part in range(parts):
        at = min(part * period, length)
        if across:
            made.append(cut(grid, 0, at, height, min(at + each, length)))
        else:
            made.append(cut(grid, at, 0, min(at + each, length), width))
    return tuple(made)


@native(plain.hsplit, result_size=hsplit_size)
def hsplit(grid, n):
    cdef long parts = 0
    grid = as_grid(grid)
    if not has_cells(grid) or not is_number(n, &parts) or parts <= 0:
        return plain.hsplit.body(grid, n)
    return split(<Grid>grid, parts, True)


@native(plain.vsplit, result_size=vsplit_size)
def vsplit(grid, n):
    cdef long parts = 0
    grid = as_grid(grid)
    if not has_cells(grid) or not is_number(n, &parts) or parts <= 0:
        return plain.vsplit.body(grid, n)
    return split(<Grid>grid, parts, False)


@native(plain.hconcat)
def hconcat(a, b):
    cdef Grid left, right, made
    cdef Py_ssize_t i, height
    if type(a) is not Grid or type(b) is not Grid:
        return plain.hconcat.body(a, b)
    left, right = <Grid>a, <Grid>b
    height = min(left.height, right.height)
    made = new_grid(height, left.width + right.width)
    for i in range(height):
        memcpy(made.cells + i * made.width, left.cells + i * left.width, left.width)
        memcpy(made.cells + i * made.width + left.width, right.cells + i * right.width, right.width)
    return made


@native(plain.vconcat)
def vconcat(a, b):
    cdef Grid upper, lower, made
    cdef Py_ssize_t cells
    if type(a) is not Grid or type(b) is not Grid or (<Grid>a).width != (<Grid>b).width:
        return plain.vconcat.body(a, b)
    upper, lower = <Grid>a, <Grid>b
    made = new_grid(upper.height + lower.height, upper.width)
    if made.width:
        cells = <Py_ssize_t>upper.height * upper.width
        memcpy(made.cells, upper.cells, cells)
        memcpy(made.cells + cells, lower.cells, <Py_ssize_t>lower.height * lower.width)
    return made


cdef Grid scaled(Grid grid, long across, long down):
    """A grid with each cell repeated that often along its row, and each row that often."""
    cdef Py_ssize_t i, j, width
    cdef int8_t *target
    cdef int8_t *row
    cdef Grid made
    across, down = max(across, 0), max(down, 0)
    width = grid.width * across
    made = new_grid(grid.height * down, width if grid.height * down else 0)
    target = made.cells
    if not made.width:
        return made
    for i in range(grid.height):
        row = target
        for j in range(grid.width):
            memset(target, grid.cells[i * grid.width + j], across)
            target += across
        for j in range(1, down):
            memcpy(target, row, width)
            target += width
    return made


cdef long long scaled_size(Grid grid, long across, long down) noexcept:
    """The size of a grid that has cells, scaled; past 2 ** 53 whatever is past the limit will do."""
    cdef double size
    across, down = max(across, 0), max(down, 0)
    size = <double>max(<long>grid.height * grid.width * across, grid.height) * down
    return <long long>min(size, 1e15) or 1


def hupscale_size(grid, factor):
    cdef long times = 0
    grid = as_grid(grid)
    if not has_cells(grid) or not is_number(factor, &times):
        return plain.hupscale.plain_result_size(grid, factor)
    return scaled_size(<Grid>grid, times, 1)


def vupscale_size(grid, factor):
    cdef long times = 0
    grid = as_grid(grid)
    if not has_cells(grid) or not is_number(factor, &times):
        return plain.vupscale.plain_result_size(grid, factor)
    return scaled_size(<Grid>grid, 1, times)


def upscale_size(element, factor):
    cdef long times = 0
    if not has_cells(element) or not is_number(factor, &times):
        return plain.upscale.plain_result_size(element, factor)
    return scaled_size(<Grid>element, times, times)


@native(plain.hupscale, result_size=hupscale_size)
def hupscale(grid, factor):
    cdef long times = 0
    grid = as_grid(grid)
    if type(grid) is not Grid or not is_number(factor, &times):
        return plain.hupscale.body(grid, factor)
    return scaled(<Grid>grid, times, 1)


@native(plain.vupscale, result_size=vupscale_size)
def vupscale(grid, factor):
    cdef long times = 0
    grid = as_grid(grid)
    if type(grid) is not Grid or not is_number(factor, &times):
        return plain.vupscale.body(grid, factor)
    return scaled(<Grid>grid, 1, times)


@native(plain.upscale, result_size=upscale_size)
def upscale(element, factor):
    cdef long times = 0
    if not is_number(factor, &times):
        return plain.upscale.body(element, factor)
    if type(element) is Grid:
        return scaled(<Grid>element, times, times)
    if not is_object(element):
        return plain.upscale.body(element, factor)
    if not (<Patch>element).length or times <= 0:
        return empty_patch()
    made = grown(<Patch>element, times)
    return plain.upscale.body(element, factor) if made is None else made


cdef object grown(Patch patch, long times):
    """An object with each cell a square of that side; None where it leaves the limits."""
    cdef Patch made
    cdef Py_ssize_t at, place = 0
    cdef int i, j, down, along, colour
    patch.find_bounds()
    if not in_range(
        patch.top,
        patch.left,
        patch.top + (patch.bottom - patch.top + 1) * times - 1,
        patch.left + (patch.right - patch.left + 1) * times - 1,
    ):
        return None
    made = new_patch(patch.length * times * times, True)
    for at in range(patch.length):
        colour = colour_of(patch.keys[at])
        i = patch.top + (row_of(patch.keys[at]) - patch.top) * <int>times
        j = patch.left + (column_of(patch.keys[at]) - patch.left) * <int>times
        for down in range(<int>times):
            for along in range(<int>times):
                made.keys[place] = packed(colour, i + down, j + along)
                place += 1
    return settled(made, place)


@native(plain.downscale)
def downscale(grid, factor):
    cdef long step = 0
    cdef Py_ssize_t i, j
    cdef Grid given, made
    cdef int8_t *source
    grid = as_grid(grid)
    if not has_cells(grid) or not is_number(factor, &step) or not step:
        return plain.downscale.body(grid, factor)
    given, step = <Grid>grid, abs(step)
    made = new_grid((given.height + step - 1) // step, (given.width + step - 1) // step)
    for i in range(made.height):
        source = given.cells + i * step * given.width
        for j in range(made.width):
            made.cells[i * made.width + j] = source[j * step]
    return made
