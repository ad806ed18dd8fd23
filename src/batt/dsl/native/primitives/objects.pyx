"""Native twins of ``batt.dsl.primitives.objects``."""

from cpython.list cimport PyList_GET_ITEM
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
    NO_HIDDEN = 1000  # no colour


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
    """Which part each cell of a grid belongs to, and how many cells each part has.

    First a label is given to each cell, from row to row: a neighbour's, or a new one.  Where labels
    meet, the higher one leads to the lower one, which came first; then labels become parts.
    """

    cdef Grid grid
    cdef bint univalued
    cdef int32_t *label_of  # by place; NO_PART for what is hidden
    cdef int32_t *leads_to  # by label: itself or a lower one; once all is joined, its part
    cdef int32_t *sizes  # by part
    cdef int32_t labels
    cdef int32_t parts

    def __cinit__(self, Grid grid, bint univalued):
        cdef Py_ssize_t cells = <Py_ssize_t>grid.height * grid.width
        self.grid, self.univalued = grid, univalued
        self.label_of = <int32_t *>PyMem_Malloc(3 * cells * sizeof(int32_t))
        if self.label_of is NULL:
            raise MemoryError
        self.leads_to = self.label_of + cells
        self.sizes = self.leads_to + cells

    def __dealloc__(self):
        PyMem_Free(self.label_of)


cdef void find_parts(Labels labels, bint diagonal, int hidden) noexcept:
    """Label all cells but those of a hidden colour, and number the parts by their first cells."""
    cdef int32_t width = labels.grid.width, height = labels.grid.height, i, j, at = 0, label
    cdef int32_t *label_of = labels.label_of
    cdef int32_t *leads_to = labels.leads_to
    cdef int8_t *cells = labels.grid.cells
    cdef bint alike = labels.univalued
    for i in range(height):
        for j in range(width):
            label = NO_PART
            if cells[at] != hidden:
                if j and may_join(cells, label_of, alike, at, at - 1):
                    label = label_of[at - 1]
                if i and may_join(cells, label_of, alike, at, at - width):
                    label = joined(leads_to, label, label_of[at - width])
                if diagonal and i:
                    if j and may_join(cells, label_of, alike, at, at - width - 1):
                        label = joined(leads_to, label, label_of[at - width - 1])
                    if j + 1 < width and may_join(cells, label_of, alike, at, at - width + 1):
                        label = joined(leads_to, label, label_of[at - width + 1])
                if label == NO_PART:
                    label = leads_to[labels.labels] = labels.labels
                    labels.labels += 1
            label_of[at] = label
            at += 1
    number_parts(labels)


cdef inline bint may_join(
    int8_t *cells, int32_t *label_of, bint alike, int32_t at, int32_t near
) noexcept:
    """Whether a cell joins a neighbour that has been looked at."""
    return cells[near] == cells[at] if alike else label_of[near] != NO_PART


cdef inline int32_t joined(int32_t *leads_to, int32_t label, int32_t other) noexcept:
    """The label of a cell that has one (or none yet) once it is joined to one of another."""
    if label == NO_PART or label == other:
        return other
    label, other = first_of(leads_to, label), first_of(leads_to, other)
    leads_to[max(label, other)] = min(label, other)
    return min(label, other)


cdef inline int32_t first_of(int32_t *leads_to, int32_t label) noexcept:
    """The label that a label leads to in the end; the way there is made shorter."""
    while leads_to[label] != label:
        leads_to[label] = leads_to[leads_to[label]]
        label = leads_to[label]
    return label


cdef void number_parts(Labels labels) noexcept:
    cdef int32_t label, at
    cdef int32_t *leads_to = labels.leads_to
    cdef int32_t *label_of = labels.label_of
    cdef int32_t *sizes = labels.sizes
    for label in range(labels.labels):
        if leads_to[label] == label:
            leads_to[label] = labels.parts
            sizes[labels.parts] = 0
            labels.parts += 1
        else:
            leads_to[label] = leads_to[leads_to[label]]
    for at in range(labels.grid.height * labels.grid.width):
        if label_of[at] != NO_PART:
            label_of[at] = leads_to[label_of[at]]
            sizes[label_of[at]] += 1


cdef list gathered(Labels labels):
    """The object of each part."""
    cdef list made = [new_patch(labels.sizes[part], True) for part in range(labels.parts)]
    cdef Grid grid = labels.grid
    cdef Patch patch
    cdef Py_ssize_t at = 0
    cdef int i, j
    for i in range(grid.height):
        for j in range(grid.width):
            if labels.label_of[at] != NO_PART:
                patch = <Patch>PyList_GET_ITEM(made, labels.label_of[at])
                patch.keys[patch.length] = packed(grid.cells[at], i, j)
                patch.length += 1
            at += 1
    if not labels.univalued:  # else the keys of a part, which has one colour, rise already
        for patch in made:
            settled(patch, patch.length)
    return made


@native(plain.objects, work=joining_steps)
def objects(grid, univalued, diagonal, without_bg):
    cdef Labels labels
    if not has_cells(grid):
        return plain.objects.body(grid, univalued, diagonal, without_bg)
    labels = Labels(<Grid>grid, univalued)
    find_parts(labels, diagonal, background(<Grid>grid) if without_bg else NO_HIDDEN)
    return set_of_patches(gathered(labels))


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
