"""Native twins of ``batt.dsl.primitives.boxes``."""

from libc.stdint cimport uint32_t

from batt.dsl.native.patch cimport (
    NO_COLOUR,
    Patch,
    in_order,
    new_patch,
    packed,
)
from batt.dsl.native.primitives.patches cimport indices_of
from batt.dsl.native.reading cimport in_range

from batt.dsl.primitive import native
from batt.dsl.primitives import boxes as plain


cdef struct Bounds:
    long top
    long left
    long bottom
    long right


cdef inline bint is_filled(object patch) noexcept:
    return type(patch) is Patch and (<Patch>patch).length > 0


cdef Bounds bounds_of(Patch patch) except *:
    """The bounding box, of a patch that is not empty."""
    patch.find_bounds()
    return Bounds(patch.top, patch.left, patch.bottom, patch.right)


cdef Bounds outer(Patch patch) except *:
    cdef Bounds box = bounds_of(patch)
    return Bounds(box.top - 1, box.left - 1, box.bottom + 1, box.right + 1)


cdef Bounds inner(Patch patch) except *:
    """The rectangle between the lines one step inside of the box, even where these have crossed."""
    cdef Bounds box = bounds_of(patch)
    return Bounds(
        min(box.top + 1, box.bottom - 1),
        min(box.left + 1, box.right - 1),
        max(box.top + 1, box.bottom - 1),
        max(box.left + 1, box.right - 1),
    )


cdef inline long area(Bounds box) noexcept:
    return (box.bottom - box.top + 1) * (box.right - box.left + 1)


cdef inline long ring_length(Bounds box) noexcept:
    cdef long rows = box.bottom - box.top + 1, columns = box.right - box.left + 1
    return rows * columns - max(0, rows - 2) * max(0, columns - 2)


cdef object ring(Bounds box):
    """The outermost positions of a rectangle; None where it leaves the limits."""
    cdef Patch made
    cdef Py_ssize_t at = 0
    cdef long i, j
    if not in_range(box.top, box.left, box.bottom, box.right):
        return None
    made = new_patch(ring_length(box), False)
    for i in range(box.top, box.bottom + 1):
        j = box.left
        while j <= box.right:
            made.keys[at] = packed(NO_COLOUR, <int>i, <int>j)
            at += 1
            inside = box.top < i < box.bottom and j == box.left and box.left < box.right
            j = box.right if inside else j + 1
    return in_order(made, at)


def backdrop_size(patch):
    return area(bounds_of(<Patch>patch)) if is_filled(patch) else plain.backdrop.plain_result_size(patch)


def box_size(patch):
    return ring_length(bounds_of(<Patch>patch)) if is_filled(patch) else plain.box.plain_result_size(patch)


def outbox_size(patch):
    return ring_length(outer(<Patch>patch)) if is_filled(patch) else plain.outbox.plain_result_size(patch)


def inbox_size(patch):
    return ring_length(inner(<Patch>patch)) if is_filled(patch) else plain.inbox.plain_result_size(patch)


@native(plain.backdrop, result_size=backdrop_size)
def backdrop(patch):
    cdef Patch made
    cdef Bounds box
    cdef Py_ssize_t at = 0
    cdef long i, j
    if not is_filled(patch):
        return plain.backdrop.body(patch)
    box = bounds_of(<Patch>patch)
    made = new_patch(area(box), False)
    for i in range(box.top, box.bottom + 1):
        for j in range(box.left, box.right + 1):
            made.keys[at] = packed(NO_COLOUR, <int>i, <int>j)
            at += 1
    return in_order(made, at)


def delta_size(patch):
    if not is_filled(patch):
        return plain.delta.plain_result_size(patch)
    return max(1, area(bounds_of(<Patch>patch)) - indices_of(<Patch>patch).length)


@native(plain.delta, result_size=delta_size)
def delta(patch):
    cdef Patch made, places
    cdef Bounds box
    cdef Py_ssize_t at = 0, next = 0
    cdef uint32_t key
    cdef long i, j
    if not is_filled(patch):
        return plain.delta.body(patch)
    box, places = bounds_of(<Patch>patch), indices_of(<Patch>patch)
    made = new_patch(area(box), False)
    for i in range(box.top, box.bottom + 1):
        for j in range(box.left, box.right + 1):
            key = packed(NO_COLOUR, <int>i, <int>j)
            if next < places.length and places.keys[next] == key:
                next += 1
            else:
                made.keys[at] = key
                at += 1
    return in_order(made, at)


@native(plain.box, result_size=box_size)
def box(patch):
    made = ring(bounds_of(<Patch>patch)) if is_filled(patch) else None
    return plain.box.body(patch) if made is None else made


@native(plain.outbox, result_size=outbox_size)
def outbox(patch):
    made = ring(outer(<Patch>patch)) if is_filled(patch) else None
    return plain.outbox.body(patch) if made is None else made


@native(plain.inbox, result_size=inbox_size)
def inbox(patch):
    made = ring(inner(<Patch>patch)) if is_filled(patch) else None
    return plain.inbox.body(patch) if made is None else made
