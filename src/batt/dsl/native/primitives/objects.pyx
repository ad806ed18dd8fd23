"""Native twins of ``batt.dsl.primitives.objects``."""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.stdint cimport int8_t, int32_t

from batt.dsl.native.grid cimport Grid
from batt.dsl.native.patch cimport (
    NO_COLOUR,
    Patch,
    colour_of,
    column_of,
    in_order,
    new_patch,
    packed,
    row_of,
    set_of_patches,
    settled,
)
from batt.dsl.native.reading cimport background, count_colours, has_cells

from batt.dsl.primitive import native
from batt.dsl.primitives import objects as plain

cdef enum:
    NO_PART = -1
    FRESH = -2


# Charges


def joining_steps(grid, univalued, diagonal, without_bg):
    cdef long long height
    if type(grid) is not Grid:
        return plain.objects.plain_work(grid, univalued, diagonal, without_bg)
    height = (<Grid>grid).height
    return 3 * height + (14 if diagonal else 10) * height * (<Grid>grid).width


def sorting_steps(grid):
    if type(grid) is not Grid:
        return plain.partition.plain_work(grid)
    return 2 * <long long>(<Grid>grid).height + <long long>(<Grid>grid).height * (<Grid>grid).width


def matching_steps(grid, obj):
    cdef Patch given
    cdef long long height, width, down, along
    if type(grid) is not Grid or type(obj) is not Patch or not (<Patch>obj).length:
        return plain.occurrences.plain_work(grid, obj)
    given = <Patch>obj
    given.find_bounds()
    height, width = (<Grid>grid).height, (<Grid>grid).width
    down = max(0, height - (given.bottom - given.top))
    along = max(0, width - (given.right - given.left))
    return 3 * height + down * (along + 1) + down * along * given.length + 2 * given.length


# Connected parts


cdef class Labels:
    """Which part each cell of a grid belongs to, and how many cells each part has."""

    cdef int32_t *part_of  # by place; FRESH until it is decided
    cdef int32_t *sizes  # by part
    cdef int32_t *waiting  # places whose neighbours are still to be looked at
    cdef Py_ssize_t parts

    def __cinit__(self, Py_ssize_t cells):
        cdef Py_ssize_t at
        self.part_of = <int32_t *>PyMem_Malloc(3 * cells * sizeof(int32_t))
        if self.part_of is NULL:
            raise MemoryError
        self.sizes = self.part_of + cells
        self.waiting = self.sizes + cells
        for at in range(cells):
            self.part_of[at] = FRESH

    def __dealloc__(self):
        PyMem_Free(self.part_of)


cdef void hide(Labels labels, Grid grid, int8_t colour) noexcept:
    """Put the cells of a colour in no part."""
    cdef Py_ssize_t at
    for at in range(<Py_ssize_t>grid.height * grid.width):
        if grid.cells[at] == colour:
            labels.part_of[at] = NO_PART


cdef void find_parts(Labels labels, Grid grid, bint univalued, bint diagonal) noexcept:
    """Number the parts in the order of their first cells."""
    cdef Py_ssize_t at
    for at in range(<Py_ssize_t>grid.height * grid.width):
        if labels.part_of[at] == FRESH:
            spread(labels, grid, <int32_t>at, univalued, diagonal)
            labels.parts += 1


cdef void spread(Labels labels, Grid grid, int32_t start, bint univalued, bint diagonal) noexcept:
    """Give a place, and all that is joined to it, the next part's number."""
    cdef int32_t part = <int32_t>labels.parts, count = 1, done = 0, place, near
    cdef int width = grid.width, height = grid.height, i, j, down, along
    labels.part_of[start] = part
    labels.waiting[0] = start
    while done < count:
        place = labels.waiting[done]
        done += 1
        i, j = place // width, place % width
        for down in range(-1, 2):
            if not 0 <= i + down < height:
                continue
            for along in range(-1, 2):
                if not 0 <= j + along < width or (not diagonal and down and along):
                    continue
                near = place + down * width + along
                if labels.part_of[near] != FRESH:
                    continue
                if univalued and grid.cells[near] != grid.cells[place]:
                    continue
                labels.part_of[near] = part
                labels.waiting[count] = near
                count += 1
    labels.sizes[part] = count


cdef list gathered(Labels labels, Grid grid):
    """The object of each part."""
    cdef list made = []
    cdef Patch patch
    cdef Py_ssize_t at = 0, part
    cdef int i, j
    for part in range(labels.parts):
        made.append(new_patch(labels.sizes[part], True))
    for i in range(grid.height):
        for j in range(grid.width):
            part = labels.part_of[at]
            if part >= 0:
                patch = <Patch>made[part]
                patch.keys[patch.length] = packed(grid.cells[at], i, j)
                patch.length += 1
            at += 1
    for part in range(labels.parts):
        settled(<Patch>made[part], (<Patch>made[part]).length)
    return made


@native(plain.objects, work=joining_steps)
def objects(grid, univalued, diagonal, without_bg):
    cdef Labels labels
    if not has_cells(grid):
        return plain.objects.body(grid, univalued, diagonal, without_bg)
    labels = Labels(<Py_ssize_t>(<Grid>grid).height * (<Grid>grid).width)
    if without_bg:
        hide(labels, <Grid>grid, background(<Grid>grid))
    find_parts(labels, <Grid>grid, univalued, diagonal)
    return set_of_patches(gathered(labels, <Grid>grid))


# Parts by colour


cdef list split(Grid grid, int *counts):
    """One object of each colour with a count."""
    cdef list made = [None] * 256
    cdef Patch patch
    cdef Py_ssize_t at = 0, place
    cdef int i, j
    for place in range(256):
        if counts[place]:
            made[place] = new_patch(counts[place], True)
    for i in range(grid.height):
        for j in range(grid.width):
            place = grid.cells[at] + 128
            if counts[place]:
                patch = <Patch>made[place]
                patch.keys[patch.length] = packed(grid.cells[at], i, j)
                patch.length += 1
            at += 1
    return [patch for patch in made if patch is not None]


@native(plain.partition, work=sorting_steps)
def partition(grid):
    cdef int[256] counts
    if not has_cells(grid):
        return plain.partition.body(grid)
    count_colours(<Grid>grid, counts)
    return set_of_patches(split(<Grid>grid, counts))


@native(plain.fgpartition, work=sorting_steps)
def fgpartition(grid):
    cdef int[256] counts
    if not has_cells(grid):
        return plain.fgpartition.body(grid)
    count_colours(<Grid>grid, counts)
    counts[background(<Grid>grid) + 128] = 0
    return set_of_patches(split(<Grid>grid, counts))


@native(plain.toobject)
def toobject(patch, grid):
    cdef Patch given, made
    cdef Grid source
    cdef Py_ssize_t at, kept = 0
    cdef int i, j
    if type(patch) is not Patch or not has_cells(grid):
        return plain.toobject.body(patch, grid)
    given, source = <Patch>patch, <Grid>grid
    made = new_patch(given.length, True)
    for at in range(given.length):
        i, j = row_of(given.keys[at]), column_of(given.keys[at])
        if 0 <= i < source.height and 0 <= j < source.width:
            made.keys[kept] = packed(source.cells[i * source.width + j], i, j)
            kept += 1
    return settled(made, kept)


# Occurrences


@native(plain.occurrences, work=matching_steps)
def occurrences(grid, obj):
    cdef Patch given, made
    cdef Grid source
    cdef int i, j, down, along
    cdef Py_ssize_t found = 0
    if not has_cells(grid) or type(obj) is not Patch or not (<Patch>obj).cells:
        return plain.occurrences.body(grid, obj)
    given, source = <Patch>obj, <Grid>grid
    given.find_bounds()
    down = max(0, source.height - (given.bottom - given.top))
    along = max(0, source.width - (given.right - given.left))
    made = new_patch(<Py_ssize_t>down * along, False)
    for i in range(down):
        for j in range(along):
            if appears(source, given, i - given.top, j - given.left):
                made.keys[found] = packed(NO_COLOUR, i, j)
                found += 1
    return in_order(made, found)


cdef bint appears(Grid grid, Patch obj, int down, int right) noexcept:
    """Whether the object, moved that way and then on the grid, finds its colours there."""
    cdef Py_ssize_t at, place
    for at in range(obj.length):
        place = <Py_ssize_t>(row_of(obj.keys[at]) + down) * grid.width
        if grid.cells[place + column_of(obj.keys[at]) + right] != colour_of(obj.keys[at]):
            return False
    return True
