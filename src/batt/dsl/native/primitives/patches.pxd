"""What other families see of the patches."""

from batt.dsl.native.patch cimport Patch


cdef bint filled(object patch) except -1
cdef Patch indices_of(Patch patch)
