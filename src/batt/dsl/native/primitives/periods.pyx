"""Native twins of ``batt.dsl.primitives.periods``."""

from libc.stdint cimport uint32_t

from batt.dsl.native.patch cimport ROW_STEP, Patch, column_of, row_of
from batt.dsl.native.primitives.patches cimport filled

from batt.dsl.primitive import native
from batt.dsl.primitives import periods as plain


cdef bint repeats(Patch patch, int move, bint rows) noexcept:
    """Whether every cell, moved up or to the left and not past the first line, is on its like.

    The moved cells are in order like the others, so one walk over the two is enough.
    """
    cdef uint32_t key, less = <uint32_t>(move * ROW_STEP if rows else move)
    cdef Py_ssize_t at, there = 0
    cdef int first = (patch.top if rows else patch.left) + move
    for at in range(patch.length):
        key = patch.keys[at]
        if (row_of(key) if rows else column_of(key)) < first:
            continue
        key -= less
        while patch.keys[there] < key:
            there += 1
        if patch.keys[there] != key:
            return False
    return True


cdef int period(Patch patch, int extent, bint rows) noexcept:
    """The least move after which an object repeats, or past its extent."""
    cdef int move
    for move in range(1, extent):
        if repeats(patch, move, rows):
            return move
    return extent


cdef inline Py_ssize_t moves(Patch patch, int farthest) noexcept:
    return patch.length * (4 + min(patch.length, <Py_ssize_t>farthest))


def moves_left(obj):
    if not filled(obj):
        return plain.hperiod.plain_work(obj)
    return moves(<Patch>obj, (<Patch>obj).right - (<Patch>obj).left)


@native(plain.hperiod, work=moves_left)
def hperiod(obj):
    cdef int extent
    if not filled(obj) or not (<Patch>obj).cells:
        return plain.hperiod.body(obj)
    extent = (<Patch>obj).right - (<Patch>obj).left + 1
    return period(<Patch>obj, extent, False)


def moves_up(obj):
    if not filled(obj):
        return plain.vperiod.plain_work(obj)
    return moves(<Patch>obj, (<Patch>obj).bottom - (<Patch>obj).top)


@native(plain.vperiod, work=moves_up)
def vperiod(obj):
    cdef int extent
    if not filled(obj) or not (<Patch>obj).cells:
        return plain.vperiod.body(obj)
    extent = (<Patch>obj).bottom - (<Patch>obj).top + 1
    return period(<Patch>obj, extent, True)
