"""What other native modules see of ``Grid``."""

from libc.stdint cimport int8_t


cdef class Grid:
    cdef readonly int height
    cdef readonly int width
    cdef int8_t *cells  # row-major, height * width of them; NULL where there are none
    cdef Py_hash_t made_hash  # -1 until it is asked for
    cdef tuple made_rows  # None until they are asked for

    cdef tuple rows(self)
    cdef tuple row(self, Py_ssize_t i)


cdef Grid new_grid(Py_ssize_t height, Py_ssize_t width)
cdef int check_sides(Py_ssize_t height, Py_ssize_t width) except -1
cdef Grid grid_of(tuple rows)
cdef object as_grid(object value)
