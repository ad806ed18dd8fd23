"""Native twins of ``batt.dsl.primitives.lines``."""

from libc.stdint cimport uint32_t

from batt.dsl.native.patch cimport NO_COLOUR, Patch, empty_patch, in_order, new_patch, packed, settled
from batt.dsl.native.reading cimport in_range, is_vector

from batt.dsl.primitive import native
from batt.dsl.primitives import lines as plain

cdef long REACH = plain.REACH
cdef int FRONTIER = plain.FRONTIER


cdef object around(object loc, bint edges, bint corners):
    """The positions next to one; None for what the plain twin has to judge."""
    cdef long i = 0, j = 0
    cdef int down, along, straight
    cdef Py_ssize_t at = 0
    cdef Patch made
    if not is_vector(loc, &i, &j) or not in_range(i - 1, j - 1, i + 1, j + 1):
        return None
    made = new_patch(8, False)
    for down in range(-1, 2):
        for along in range(-1, 2):
            straight = abs(down) + abs(along)
            if (straight == 1 and edges) or (straight == 2 and corners):
                made.keys[at] = packed(NO_COLOUR, <int>i + down, <int>j + along)
                at += 1
    return in_order(made, at)


@native(plain.dneighbors)
def dneighbors(loc):
    made = around(loc, True, False)
    return plain.dneighbors.body(loc) if made is None else made


@native(plain.ineighbors)
def ineighbors(loc):
    made = around(loc, False, True)
    return plain.ineighbors.body(loc) if made is None else made


@native(plain.neighbors)
def neighbors(loc):
    made = around(loc, True, True)
    return plain.neighbors.body(loc) if made is None else made


cdef inline long line_length(long down, long along) noexcept:
    """How many positions a line has that goes so far; 0 if it is not straight or diagonal."""
    down, along = abs(down), abs(along)
    return max(down, along) + 1 if not down or not along or down == along else 0


cdef inline int sign(long number) noexcept:
    return (number > 0) - (number < 0)


cdef object line(long i, long j, long k, long m):
    """The line between two positions; None where it leaves the limits."""
    cdef long length = line_length(k - i, m - j), at
    cdef int down = sign(k - i), along = sign(m - j)
    cdef Patch made
    if not length:
        return empty_patch()
    if not in_range(min(i, k), min(j, m), max(i, k), max(j, m)):
        return None
    made = new_patch(length, False)
    for at in range(length):
        made.keys[at] = packed(NO_COLOUR, <int>(i + at * down), <int>(j + at * along))
    return settled(made, length)


def connect_size(a, b):
    cdef long i = 0, j = 0, k = 0, m = 0
    if not is_vector(a, &i, &j) or not is_vector(b, &k, &m):
        return plain.connect.plain_result_size(a, b)
    return line_length(k - i, m - j) or 1


@native(plain.connect, result_size=connect_size)
def connect(a, b):
    cdef long i = 0, j = 0, k = 0, m = 0
    made = None
    if is_vector(a, &i, &j) and is_vector(b, &k, &m):
        made = line(i, j, k, m)
    return plain.connect.body(a, b) if made is None else made


def shoot_size(start, direction):
    cdef long i = 0, j = 0, down = 0, along = 0
    if not is_vector(start, &i, &j) or not is_vector(direction, &down, &along):
        return plain.shoot.plain_result_size(start, direction)
    return line_length(REACH * down, REACH * along) or 1


@native(plain.shoot, result_size=shoot_size)
def shoot(start, direction):
    cdef long i = 0, j = 0, down = 0, along = 0
    made = None
    if is_vector(start, &i, &j) and is_vector(direction, &down, &along):
        made = line(i, j, i + REACH * down, j + REACH * along)
    return plain.shoot.body(start, direction) if made is None else made


@native(plain.vfrontier)
def vfrontier(location):
    cdef long i = 0, j = 0
    made = None
    if is_vector(location, &i, &j):
        made = line(0, j, FRONTIER - 1, j)
    return plain.vfrontier.body(location) if made is None else made


@native(plain.hfrontier)
def hfrontier(location):
    cdef long i = 0, j = 0
    made = None
    if is_vector(location, &i, &j):
        made = line(i, 0, i, FRONTIER - 1)
    return plain.hfrontier.body(location) if made is None else made
