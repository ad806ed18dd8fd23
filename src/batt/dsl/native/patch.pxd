"""What other native modules see of ``Patch``, and how its cells are packed.

A member is one 32-bit key: colour + 128 in the highest byte (0 for a position), then row + 2048
and column + 2048 with twelve bits each.  So natural order is the order of the keys, and moving a
patch adds the same number to each.
"""

from libc.stdint cimport int32_t, uint32_t

cdef enum:
    MIDDLE = 2048  # what is added to a coordinate
    NO_COLOUR = -128  # packs to 0, so that a position is packed like a cell of this colour
    PLACE = 0xFFFFFF  # the bits of the position
    ROW_STEP = 4096  # from a row to the next


cdef class Patch:
    cdef Py_ssize_t length
    cdef uint32_t *keys  # rising, no two equal
    cdef bint cells  # whether the members are cells; not so for the empty patch
    cdef bint bounded  # whether the four bounds are known
    cdef int top, left, bottom, right
    cdef Py_hash_t made_hash  # -1 until it is asked for
    cdef tuple made_members  # None until they are asked for

    cdef tuple members(self)
    cdef int find_bounds(self) except -1


cdef inline uint32_t packed(int colour, int row, int column) noexcept nogil:
    """The key of a cell; of a position with ``NO_COLOUR``."""
    return (<uint32_t>(colour + 128) << 24) | (<uint32_t>(row + MIDDLE) << 12) | <uint32_t>(column + MIDDLE)


cdef inline int colour_of(uint32_t key) noexcept nogil:
    return <int>(key >> 24) - 128


cdef inline int row_of(uint32_t key) noexcept nogil:
    return <int>((key >> 12) & 0xFFF) - MIDDLE


cdef inline int column_of(uint32_t key) noexcept nogil:
    return <int>(key & 0xFFF) - MIDDLE


cdef Patch new_patch(Py_ssize_t room, bint cells)
cdef Patch settled(Patch patch, Py_ssize_t length)
cdef Patch in_order(Patch patch, Py_ssize_t length)
cdef Patch empty_patch()
cdef object set_of(list members)
cpdef object collect_set(object members)
cdef object set_of_patches(list patches)
cdef object general_set(list members)
cdef object walked(object patch)
