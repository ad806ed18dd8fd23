"""Native twins of ``batt.dsl.primitives.colours``."""

from libc.stdint cimport int8_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memchr, memcpy, memset

from batt.dsl.native.grid cimport Grid, as_grid
from batt.dsl.native.patch cimport (
    NO_COLOUR,
    PLACE,
    Patch,
    colour_of,
    empty_patch,
    general_set,
    in_order,
    new_patch,
    packed,
    settled,
    walked,
)
from batt.dsl.native.reading cimport (
    copied,
    count_colours,
    is_colour,
    is_number,
    is_object,
    most_common,
)

from batt.dsl.primitive import native
from batt.dsl.primitives import colours as plain


cdef bint counted(object element, int *counts) noexcept:
    """Count the cells of each colour; whether it is a grid or an object, and has any."""
    cdef Py_ssize_t at
    if type(element) is Grid:
        count_colours(<Grid>element, counts)
        return (<Grid>element).width > 0
    if type(element) is not Patch or not (<Patch>element).cells:
        return False
    memset(counts, 0, 256 * sizeof(int))
    for at in range((<Patch>element).length):
        counts[(<Patch>element).keys[at] >> 24] += 1
    return True


@native(plain.mostcolor)
def mostcolor(element):
    cdef int[256] counts
    if not counted(element, counts):
        return plain.mostcolor.body(element)
    return most_common(counts)


@native(plain.leastcolor)
def leastcolor(element):
    cdef int[256] counts
    cdef int place, best = -1
    if not counted(element, counts):
        return plain.leastcolor.body(element)
    for place in range(256):
        if counts[place] and (best < 0 or counts[place] < counts[best]):
            best = place
    return best - 128


@native(plain.colorcount)
def colorcount(element, value):
    cdef int[256] counts
    cdef long colour = 0
    if not is_number(value, &colour) or not counted(element, counts):
        return plain.colorcount.body(element, value)
    return counts[colour + 128] if -128 <= colour <= 127 else 0


@native(plain.palette)
def palette(element):
    cdef int[256] counts
    cdef int place
    if not counted(element, counts):
        return plain.palette.body(element)
    return general_set([place - 128 for place in range(256) if counts[place]])


@native(plain.numcolors)
def numcolors(element):
    cdef int[256] counts
    cdef int place, found = 0
    if not counted(element, counts):
        return plain.numcolors.body(element)
    for place in range(256):
        found += counts[place] != 0
    return found


@native(plain.color)
def color(obj):
    if type(obj) is not Patch or not (<Patch>obj).cells:
        return plain.color.body(obj)
    return colour_of((<Patch>obj).keys[0])


@native(plain.ofcolor)
def ofcolor(grid, value):
    cdef long colour = 0
    grid = as_grid(grid)
    if type(grid) is not Grid or not is_number(value, &colour):
        return plain.ofcolor.body(grid, value)
    if not -128 <= colour <= 127:
        return empty_patch()
    return positions(<Grid>grid, <int8_t>colour)


cdef enum:
    SEVEN_BITS = 0x7F7F7F7F7F7F7F7F
    EACH_BYTE = 0x0101010101010101


cdef Py_ssize_t times_of(int8_t *cells, Py_ssize_t length, int8_t colour) noexcept:
    """How many cells have a colour, eight at a time: a byte that is 0 becomes a bit."""
    cdef uint64_t pattern = <uint64_t>EACH_BYTE * <uint8_t>colour, word
    cdef Py_ssize_t found = 0
    while length >= 8:
        memcpy(&word, cells, 8)
        word ^= pattern
        word = ~(((word & <uint64_t>SEVEN_BITS) + <uint64_t>SEVEN_BITS) | word | <uint64_t>SEVEN_BITS)
        found += <Py_ssize_t>(((word >> 7) * <uint64_t>EACH_BYTE) >> 56)
        cells, length = cells + 8, length - 8
    while length:
        found += cells[0] == colour
        cells, length = cells + 1, length - 1
    return found


cdef Patch positions(Grid grid, int8_t colour):
    """The positions of the cells of a colour."""
    cdef Py_ssize_t found = times_of(grid.cells, <Py_ssize_t>grid.height * grid.width, colour)
    cdef int i, j
    cdef int8_t *row = grid.cells
    cdef Patch made
    made = new_patch(found + 1, False)  # one more, for a key that is written and not kept
    if not found:
        return in_order(made, 0)
    found = 0
    for i in range(grid.height):
        for j in range(grid.width):
            made.keys[found] = packed(NO_COLOUR, i, j)
            found += row[j] == colour
        row += grid.width
    return in_order(made, found)


@native(plain.replace)
def replace(grid, replacee, replacer):
    cdef long old = 0
    cdef int8_t colour = 0
    cdef Grid made
    cdef Py_ssize_t at
    if (
        type(grid) is not Grid
        or not is_number(replacee, &old)
        or not is_colour(replacer, &colour)
    ):
        return plain.replace.body(grid, replacee, replacer)
    made = copied(<Grid>grid)
    for at in range(<Py_ssize_t>made.height * made.width):
        if made.cells[at] == old:
            made.cells[at] = colour
    return made


@native(plain.switch)
def switch(grid, a, b):
    cdef int8_t one = 0, two = 0
    cdef Grid made
    cdef Py_ssize_t at
    grid = as_grid(grid)
    if type(grid) is not Grid or not is_colour(a, &one) or not is_colour(b, &two):
        return plain.switch.body(grid, a, b)
    made = copied(<Grid>grid)
    for at in range(<Py_ssize_t>made.height * made.width):
        if made.cells[at] == one:
            made.cells[at] = two
        elif made.cells[at] == two:
            made.cells[at] = one
    return made


@native(plain.recolor)
def recolor(value, patch):
    cdef int8_t colour = 0
    cdef uint32_t marked
    cdef Patch given, made
    cdef Py_ssize_t at
    cells = walked(patch)
    if cells is None or not is_colour(value, &colour):
        return plain.recolor.body(value, patch)
    given, marked = <Patch>cells, <uint32_t>(colour + 128) << 24
    made = new_patch(given.length, True)
    for at in range(given.length):
        made.keys[at] = (given.keys[at] & PLACE) | marked
    return settled(made, given.length)
